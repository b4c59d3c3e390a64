using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.State;

/// <summary>
/// One world: the whole state under one policy and one labour closure. Arms that have been equal so far share a world;
/// where they part, it is copied. Nothing in here is random: all luck comes from <see cref="Luck"/>.
/// </summary>
internal sealed class World
{
    private readonly ExperimentPlan _plan;

    /// <param name="firms">Columns of firms; null = new ones, empty.</param>
    public World(ExperimentPlan plan, Luck luck, FirmColumns? firms = null)
    {
        _plan = plan;
        Luck = luck;
        var system = plan.System;
        // A block of firms knows no provider and observes nothing by itself.
        bool isBlock = luck.Side == FirmSide.Block;
        int providers = isBlock ? 0 : system.Providers.Length, markets = system.Markets;
        Firms = firms ?? new(luck.Layout.Length, luck.Side);
        Outbox = luck.Side == FirmSide.Support ? [] : null;
        Log = luck.Side == FirmSide.Desk ? [] : null;
        bool observes = luck.Side is FirmSide.Whole or FirmSide.Support;
        LandingAdded = new float[markets];
        Markets = new(markets);
        Pool = new();
        Queues = new ProviderQueue[providers];
        for (int p = 0; p < providers; p++) Queues[p] = new();
        Carry = new long[providers];
        Reallocated = new long[providers];
        Adjusted = new long[providers];
        Left = new bool[(Enum.GetValues<Lever>().Length + 1) * providers];
        Commitment = new float[providers];
        Array.Fill(Commitment, 1f);
        Learned = new float[providers * providers];
        Experience = new float[providers * NeedTypes.Count];
        GrantsInHand = new long[providers];
        Relation = new float[providers];
        GrantsReserved = new long[providers];
        Symbiosis = new(providers, system.Regions.Length);
        Funds = new(providers);
        WasFree = new bool[providers];
        Array.Fill(WasFree, true);
        IsFree = new bool[providers];
        Year = new(providers, system.Regions.Length);
        LabourSupply = new double[system.Regions.Length];
        Observations = new(luck.Series, observes ? plan.Quarters : 0);
        FateCounts = new(luck.Side == FirmSide.Desk ? 0 : plan.WarmUpQuarters + plan.Quarters, system.Regions.Length);
        Cumulative = new long[providers * OutcomeTable.Provider.Length];
        Tally = new(providers, system.Regions.Length);
    }

    public ExperimentPlan Plan => _plan;

    public Luck Luck { get; }

    public LabourClosure Closure { get; set; }

    public FirmColumns Firms { get; private set; }

    public MarketState Markets { get; private set; }

    public CasePool Pool { get; private set; }

    public ProviderQueue[] Queues { get; private set; }

    /// <summary>Minutes committed and not yet worked, by provider.</summary>
    public long[] Carry { get; private set; }

    /// <summary>Minutes per quarter moved to a provider by documented effect; sums to zero.</summary>
    public long[] Reallocated { get; private set; }

    /// <summary>Minutes per quarter moved to a provider by the monitoring cycle (L13); sums to zero.</summary>
    public long[] Adjusted { get; private set; }

    public float[] Commitment { get; private set; }

    /// <summary>Parties that have left the loose agreement under which a lever is in force. [lever * providers + p]</summary>
    public bool[] Left { get; private set; }

    /// <summary>The policy as the arm states it; <see cref="Policy"/> is without those who have left.</summary>
    public PolicyState Stated { get; set; } = new(true);

    /// <summary>What advisers have learned of other providers' offers by referral, above all else. [p * providers + q]</summary>
    public float[] Learned { get; private set; }

    /// <summary>Decayed number of like cases. [p * need types + need]</summary>
    public float[] Experience { get; private set; }

    /// <summary>Grant money, currency units, by provider.</summary>
    public long[] GrantsInHand { get; private set; }

    /// <summary>Public cost since the beginning, currency units.</summary>
    public long Outlay { get; set; }

    /// <summary>World of the arm whose outlay this one's grants follow; null where they follow none.</summary>
    public World? SpendsLike { get; set; }

    /// <summary>Whether grants follow that outlay already.</summary>
    public bool FollowsOutlay { get; set; }

    /// <summary>Part of all budgets that comes in this quarter: 1 but where an outlay is followed.</summary>
    public double BudgetShare { get; set; } = 1;

    /// <summary>Grant money that comes in, whole currency units.</summary>
    public long Grants(double budget) => (long)(budget * BudgetShare);

    /// <summary>Relations of offices abroad that the agreement in force has built up (L17), 0 to 1, by provider.</summary>
    public float[] Relation { get; private set; }
    /// <summary>The part of it that is for firms of the focus sectors, by provider.</summary>
    public long[] GrantsReserved { get; private set; }

    /// <summary>Register, exchanges and infrastructure of L20.</summary>
    public SymbiosisState Symbiosis { get; private set; }

    /// <summary>Programme money, the common fund, and what dialogue has come to (L09, L10, L19).</summary>
    public FundsState Funds { get; private set; }

    /// <summary>Whether the provider had free hours and no queue at the end of the week before.</summary>
    public bool[] WasFree { get; private set; }

    /// <summary>The same in the week that is being worked.</summary>
    public bool[] IsFree { get; }

    /// <summary>What the yearly status will be made from.</summary>
    public YearStatus Year { get; private set; }

    /// <summary>Persons a region's firms can employ; used under binding supply.</summary>
    public double[] LabourSupply { get; private set; }

    public ObservationTable Observations { get; private set; }

    public FateCounts FateCounts { get; private set; }

    /// <summary>By provider since the start: minutes of capacity, idle minutes, specialised cases, generic cases, referrals, referrals to private advisers.</summary>
    public long[] Cumulative { get; private set; }

    /// <summary>Help under way.</summary>
    public List<Effect> Effects { get; private set; } = [];

    /// <summary>Who got help for the first time since the start, for the evaluations.</summary>
    public FirstHelps FirstHelps { get; private set; } = new();

    /// <summary>What happened to the firms that are traced; null if none is.</summary>
    public List<JourneyEvent>? Journey { get; set; }

    /// <summary>Share of candidates from abroad that land beyond the usual, by market; as the frictions in force have it.</summary>
    public float[] LandingAdded { get; set; }

    /// <summary>What this quarter's help changes in firms that lie elsewhere, in order; null where the firms are here.</summary>
    public List<FirmChange>? Outbox { get; }

    /// <summary>What a provider did with its cases, in order, for the support side to carry out; null where it is done here.</summary>
    public List<DeskEvent>? Log { get; }

    // Made anew each quarter; nothing below is carried over.

    /// <summary>First case that moves in each week of the quarter; -1 = none.</summary>
    public int[] WeekHead { get; } = new int[13];

    /// <summary>Policy in force this quarter.</summary>
    public PolicyState Policy { get; set; } = new(true);

    public Frictions Frictions { get; set; } = null!;

    public SupportTables Tables { get; set; } = null!;

    /// <summary>Whether the tables were made anew for this quarter.</summary>
    public bool TablesAreNew { get; set; }

    public Tally Tally { get; set; }

    /// <summary>By region and quarter: what the labour market and the firms' step counted.</summary>
    public FirmTotals Totals { get; } = new();

    public ModelParameters Parameters => _plan.Parameters;

    public SystemSpec System => _plan.System;

    /// <summary>An independent copy, for an arm that parts here.</summary>
    public World Fork()
    {
        var copy = new World(_plan, Luck, Firms.Clone())
        {
            Closure = Closure,
            Markets = Markets.Clone(),
            Pool = Pool.Clone(),
            Queues = [.. Queues.Select(q => q.Clone())],
            Carry = [.. Carry],
            Reallocated = [.. Reallocated],
            Adjusted = [.. Adjusted],
            Left = [.. Left],
            Stated = Stated,
            Commitment = [.. Commitment],
            Learned = [.. Learned],
            Experience = [.. Experience],
            GrantsInHand = [.. GrantsInHand],
            Relation = [.. Relation],
            GrantsReserved = [.. GrantsReserved],
            Symbiosis = Symbiosis.Clone(),
            Funds = Funds.Clone(),
            Outlay = Outlay,
            FollowsOutlay = FollowsOutlay,
            WasFree = [.. WasFree],
            Year = Year.Clone(),
            LabourSupply = [.. LabourSupply],
            FateCounts = FateCounts.Clone(),
            Cumulative = [.. Cumulative],
            Effects = [.. Effects],
            FirstHelps = FirstHelps.Clone(),
            Journey = Journey is null ? null : [.. Journey],
            Policy = Policy,
            Frictions = Frictions,
            Tables = Tables,
            LandingAdded = LandingAdded,
        };
        Observations.Values.CopyTo(copy.Observations.Values, 0);
        return copy;
    }

    /// <summary>Whether firms can turn to anybody: to public support, or without it to private advisers.</summary>
    public bool HasDoors => Policy.SupportOpen || Luck.Doors.HasPrivate;

    /// <summary>Adviser minutes of a provider this quarter, after what moved by division of labour and documented effect.</summary>
    public long CapacityMinutes(int provider) =>
        Policy.SupportOpen ? Luck.BaseMinutes[provider] + Frictions.HoursMoved[provider] + Reallocated[provider] + Adjusted[provider] : 0;

    /// <summary>Adviser minutes by provider before any division of labour.</summary>
    public long[] OwnMinutes() => [.. Luck.BaseMinutes.Select((minutes, p) => minutes + Reallocated[p] + Adjusted[p])];

    /// <summary>Minutes that a provider may still give away, so that its hours stay above zero whichever agreement ends first.</summary>
    /// <param name="moved">What the agreement in question has moved to it so far.</param>
    public long MayGive(int provider, long moved)
    {
        long own = Luck.BaseMinutes[provider];
        return Math.Max(0, Math.Min(own + moved, own + Reallocated[provider] + Adjusted[provider]));
    }

    /// <summary>Share of q's offers for needs of a type that an adviser of p knows: by itself, or through agreements, of which some are about help abroad alone; and what it has learned by referring.</summary>
    public float Knowledge(int p, int q, NeedType need)
    {
        var t = Parameters.Triage;
        float own = System.Providers[p].Region == System.Providers[q].Region ? (float)t.KnowledgeInRegion : (float)t.KnowledgeAcrossRegions;
        int pair = (p * System.Providers.Length) + q;
        float known = Frictions.Either(own, Frictions.KnowledgeAdded[pair]);
        if (need == NeedType.Internationalisation) known = Frictions.Either(known, Frictions.More.KnowledgeAbroad[pair]);
        return known + Learned[pair];
    }

    /// <summary>Part of its full effect that help can still have: how late it comes, and how much the firm can take in.</summary>
    public float ValueLeft(in Need need, int week)
    {
        var d = Parameters.Delivery;
        float timeliness = Luck.TimelinessOf(week - need.Week);
        return timeliness * ((float)d.AbsorptionFloor + ((1 - (float)d.AbsorptionFloor) * need.Absorption));
    }

    /// <summary>Takes over columns laid out anew.</summary>
    public void Relaid(FirmColumns firms) => Firms = firms;

    /// <summary>Whether the firm in a slot exists in this world.</summary>
    public bool IsActive(int slot) => Firms.Jobs[slot] > 0;

    /// <summary>Sets off help: its amount arrives in equal parts over the quarters of the spread.</summary>
    /// <param name="spread">Quarters; 0 = as help of its kind spreads.</param>
    public void Deliver(in Need need, float amount, EffectChannel channel, int fromQuarter, int spread = 0)
    {
        if (Log is not null)
        {
            Log.Add(new(DeskEventKind.Effect, Pool.Cases[need.Slot], need.Slot) { Amount = amount, Number = (int)channel, Week = fromQuarter, Spread = spread });
            return;
        }
        int quarters = Math.Max(1, spread > 0 ? spread : SpreadOf(need.Type, channel));
        Effects.Add(new() { Slot = need.Slot, Channel = channel, From = fromQuarter, Quarters = (short)quarters, PerQuarter = amount / quarters });
    }

    /// <summary>Quarters over which an effect builds up: light help is soon there, the gain of a project among partners takes years.</summary>
    private int SpreadOf(NeedType need, EffectChannel channel)
    {
        var d = Parameters.Delivery;
        if (channel == EffectChannel.ReachLight) return (int)d.LightSpread;
        return (int)(need switch
        {
            NeedType.Finance => d.InvestmentSpread,
            NeedType.InnovationCollaboration => d.InnovationSpread,
            NeedType.Internationalisation => d.ExportSpread,
            _ => d.Spread,
        });
    }

    /// <summary>Help arrives in a firm: here, or in the message to where it lies.</summary>
    public void AddToFirm(EffectChannel channel, int slot, float amount)
    {
        if (Outbox is not null)
        {
            Outbox.Add(new(Luck.Layout.Id[slot], (FirmChangeKind)channel, amount));
            return;
        }
        float[] column = channel switch
        {
            EffectChannel.ReachLight => Firms.ReachLight,
            EffectChannel.ReachDurable => Firms.ReachDurable,
            EffectChannel.Productivity => Firms.Productivity,
            _ => Firms.HiringEase,
        };
        column[slot] += amount;
    }

    /// <summary>A firm sells at least this share against the world from now on.</summary>
    public void RaiseOpenness(int slot, float least)
    {
        if (Log is not null)
        {
            Log.Add(new(DeskEventKind.Openness, Pool.Cases[slot], slot) { Amount = least });
            return;
        }
        if (Outbox is null) Firms.Openness[slot] = MathF.Max(Firms.Openness[slot], least);
        else Outbox.Add(new(Luck.Layout.Id[slot], FirmChangeKind.Openness, least));
    }

    /// <summary>Ends a need: counts its fate by the age at which it came, and frees the case unless it stands in a queue.</summary>
    public void End(int index, Fate fate, int week)
    {
        ref var c = ref Pool.Cases[index];
        if (Log is not null)
        {
            Log.Add(new(DeskEventKind.Ended, c, index) { Number = (int)fate, Week = week });
            c.State = CaseState.None;
            return;
        }
        ref readonly var need = ref Luck.NeedOf(c);
        int age = week - need.Week;
        FateCounts.Add(Luck.Cohorts[c.Cohort].Quarter + _plan.WarmUpQuarters, need.Market / System.Sectors.Length, age, fate, c.FirstDoor);
        Firms.OpenNeeds[need.Slot]--;
        if (fate == Fate.Alone && IsActive(need.Slot))
        {
            var (amount, channel) = EffectOf(need, age, 1, fate);
            Deliver(need, amount, channel, Luck.Quarter + 1);
        }
        // Who gives up looking for public help has not given up: the own effort goes on as it would have without any door.
        if (fate == Fate.DroppedOut) DeliverOwnSolution(need, c, 0, EffectChannel.ReachLight);
        Journey?.Add(JourneyEvent.Ended(this, need, c, fate, week));
        Pool.Release(index);
    }

    /// <summary>Effect of help (ODD 7.6): β of the need type, quality, timeliness and absorption; travel counts where someone helps.</summary>
    public (float Amount, EffectChannel Channel) EffectOf(in Need need, int ageWeeks, float quality, Fate fate)
    {
        var d = Parameters.Delivery;
        var (beta, channel) = need.Type switch
        {
            NeedType.BusinessDevelopment => (d.BusinessDevelopment, EffectChannel.ReachLight),
            NeedType.Finance => (d.Finance, EffectChannel.ReachDurable),
            NeedType.InnovationCollaboration => (d.InnovationCollaboration, EffectChannel.Productivity),
            NeedType.Internationalisation => (d.Internationalisation, EffectChannel.ReachDurable),
            NeedType.Skills => (d.Skills, EffectChannel.HiringEase),
            NeedType.GreenTransition => (d.GreenTransition, EffectChannel.Productivity),
            _ => (d.CrossCuttingCompetence, EffectChannel.Productivity),
        };
        if (fate == Fate.Generic)
        {
            quality *= (float)d.GenericQuality;
            // A conversation fades like a conversation, whatever it was about.
            if (channel == EffectChannel.ReachDurable) channel = EffectChannel.ReachLight;
        }
        if (fate == Fate.Alone) quality *= (float)Parameters.Needs.AloneQuality;
        float timeliness = Luck.TimelinessOf(ageWeeks);
        float absorption = (float)d.AbsorptionFloor + ((1 - (float)d.AbsorptionFloor) * need.Absorption);
        float amount = (float)beta * quality * timeliness * absorption * SizeFactor(Firms.Jobs[need.Slot]);
        return (need.Type == NeedType.Finance ? amount * PotentialOf(need) : amount, channel);
    }

    /// <summary>Specialised advice on finance from a provider that has no grants: it is worth what advice on the business is worth, fades like it, and owes nothing to the project's potential, since no project is paid by it.</summary>
    public (float Amount, EffectChannel Channel) EffectOfAdviceOnFinance(in Need need, int ageWeeks, float quality)
    {
        var advice = need;
        advice.Type = NeedType.BusinessDevelopment;
        return EffectOf(advice, ageWeeks, quality, Fate.Specialised);
    }

    /// <summary>What a project, an adviser, a partner can move in a firm: less and less of it, the larger it is.</summary>
    public float SizeFactor(int jobs) => Luck.SizeFactor(jobs);

    /// <summary>Potential of a project to be financed, with mean 1, whoever finances it.</summary>
    public float PotentialOf(in Need need)
    {
        float spread = (float)Parameters.Finance.PotentialSpread;
        return Elementary.Exp((spread * need.Potential) - (spread * spread / 2));
    }

    /// <summary>
    /// What the firm would have done by itself still comes at its own time, as far as help of the same kind has not done it
    /// already: help never leaves a firm with less than it would have had, and what it replaces is deadweight. The rule is one
    /// for conversations, advice and projects. A grant replaces the part of the firm's own project that it carries.
    /// </summary>
    /// <param name="helped">Effect of the help.</param>
    /// <param name="part">Part of the project that help carries: how much is financed, how good the partner.</param>
    /// <param name="helpedChannel">What the help works on: a conversation about an investment replaces no investment.</param>
    public void DeliverOwnSolution(in Need need, in Case c, float helped, EffectChannel helpedChannel, float part = 1)
    {
        if (c.EndFate != Fate.Alone) return;
        var (own, channel) = EffectOf(need, c.EndWeek - need.Week, 1, Fate.Alone);
        helped = channel == helpedChannel ? MathF.Min(helped, part * own) : 0;
        if (own > helped) Deliver(need, own - helped, channel, (c.EndWeek / 13) - _plan.WarmUpQuarters + 1);
    }

    /// <summary>Quality that experience with like cases gives, and what travel leaves of it.</summary>
    public float QualityAt(int provider, in Need need)
    {
        var d = Parameters.Delivery;
        float away = Elementary.Exp(-(float)d.TravelLoss * TravelHours(provider, need));
        // One door stands for many advisers, so that its cases are nobody's experience.
        if (System.Providers[provider].IsPrivate) return (float)Parameters.PrivateAdvice.Quality * away;
        float learned = 1 - Elementary.Exp(-Experience[(provider * NeedTypes.Count) + (int)need.Type] / (float)d.ExperienceScale);
        float quality = (float)d.QualityFloor + ((1 - (float)d.QualityFloor) * learned);
        return quality * away;
    }

    /// <summary>Work on a case beyond what it took at the door; it is done from the next week on.</summary>
    public void Work(int provider, float minutes)
    {
        Carry[provider] += (long)minutes;
        Tally.Specialised[provider] += (long)minutes;
    }

    /// <summary>How much more often an office abroad makes an exporter of a firm through the relations that L17 has built up; 1 without.</summary>
    public float DoorFactor(int provider)
    {
        var lever = Policy[Lever.InternationalDoors];
        if (lever.Strength <= 0 || !lever.HasParty(provider) || System.Providers[provider].Kind != ProviderKind.PartnerRegionOffice) return 1;
        var p = Parameters.Levers.InternationalDoors;
        float own = Relation[provider], best = own;
        for (int i = 0; i < Relation.Length; i++) best = lever.HasParty(i) ? MathF.Max(best, Relation[i]) : best;
        float floor = (float)p.DoorFloor, relation = own + ((float)p.SharedContacts * (best - own));
        return (floor + ((1 - floor) * lever.Strength * relation)) / floor;
    }

    /// <summary>One way, hours.</summary>
    public float TravelHours(int provider, in Need need) => System.Providers[provider].IsLocal
        ? 0
        : Tables.Travel(provider, need.Market / System.Sectors.Length) + (float)System.Municipalities[need.Municipality].TravelToCentreHours;

    /// <summary>The firm will think of this provider first.</summary>
    public void Remember(in Need need, int provider)
    {
        if (Log is null) Firms.Remembered[need.Slot] = (ushort)(provider + 1);
        else Log.Add(new(DeskEventKind.Remembered, Pool.Cases[need.Slot], need.Slot) { Number = provider });
    }

    /// <summary>Counts a firm's first visit with a need, by the kind of door that the case has noted.</summary>
    public void CountFirstVisit(int index)
    {
        ref var c = ref Pool.Cases[index];
        if (Log is null) FateCounts.AddVisit(Luck.Cohorts[c.Cohort].Quarter + _plan.WarmUpQuarters, c.FirstDoor);
        else Log.Add(new(DeskEventKind.FirstVisit, c, index));
    }

    /// <summary>Frees the entry of a case that ended while it queued.</summary>
    public void LeaveQueue(int index)
    {
        if (Log is null) Pool.Free(index);
        else Log.Add(new(DeskEventKind.LeftQueue, Pool.Cases[index], index));
    }

    /// <summary>Counts a firm that is being helped.</summary>
    public void CountHelp(in Need need, int visits, int week, HelpKind kind)
    {
        if (Log is not null)
        {
            Log.Add(new(DeskEventKind.Helped, Pool.Cases[need.Slot], need.Slot) { Number = visits, Week = week, Spread = (int)kind });
            return;
        }
        int region = need.Market / System.Sectors.Length;
        Tally.NeedsHelped++;
        Tally.HopsOfHelped += visits;
        Tally.WeeksOfHelped += week - need.Week;
        Tally.HelpedOfRegion[region]++;
        Tally.HopsOfRegion[region] += visits;
        if (Luck.Quarter < 0) return;
        ref ushort last = ref Firms.LastHelped[need.Slot];
        if (last == 0)
        {
            Firms.JobsAtFirstHelp[need.Slot] = Firms.Jobs[need.Slot];
            FirstHelps.Add(Luck.Quarter, need.Slot, EvaluationCatalogue.IndexOf(need.Type, kind));
            Tally.FirmsFirstHelped++;
            Tally.FirstHelpedOfRegion[region]++;
        }
        if (last != Luck.Quarter + 1) Tally.FirmsHelped++;
        last = (ushort)(Luck.Quarter + 1);
    }
}
