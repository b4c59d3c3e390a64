using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.5 Decision and matching, at the end of the quarter: agencies rank applications and pay until the budget is empty;
/// brokers match innovation partners among the applicants they see.
/// </summary>
internal static class S5Decisions
{
    public static void Apply(World world)
    {
        MatchedOutlay.Receive(world);
        ReceiveBudgets(world);
        CommonFund.GiveBack(world);
        ProgrammeMoney.Decide(world);
        if (!world.Policy.SupportOpen) GiveBack(world);
        ResourceChecks.PayInfrastructure(world);
        Decide(world);
        ResourceChecks.Match(world);
        LapseBudgets(world);
        MatchedOutlay.Record(world);
    }

    /// <summary>All that is in hand goes back.</summary>
    internal static void GiveBack(World world) => Lapse(world, 0);

    /// <summary>At the end of the year: money older than may be carried over goes back, and what was reserved and not used is free.</summary>
    private static void LapseBudgets(World world)
    {
        if ((world.Luck.Quarter + world.Plan.WarmUpQuarters) % 4 != 3) return;
        Lapse(world, world.Parameters.Finance.CarryOverYears);
        world.Funds.TurnYear();
        ProgrammeMoney.Lapse(world);
    }

    /// <summary>What is more than came in in so many years goes back. What was granted ahead stays to be paid.</summary>
    private static void Lapse(World world, double years)
    {
        for (int p = 0; p < world.GrantsInHand.Length; p++) world.GrantsInHand[p] -= Lapsing(world, world.GrantsInHand[p], world.Funds.Kept(p, years));
        world.Funds.Common -= Lapsing(world, world.Funds.Common, world.Funds.Kept(world.GrantsInHand.Length, years));
        Array.Clear(world.GrantsReserved);
    }

    private static long Lapsing(World world, long held, long kept)
    {
        long lapsed = Math.Max(0, held - kept);
        world.Tally.GrantsLapsed += lapsed;
        return lapsed;
    }

    /// <summary>What an agency may give out: what it has in hand, without the reserve where the firm is not one of those it is for, and ahead of its next budget.</summary>
    internal static long Free(World world, int agency, bool withReserve)
    {
        if (!world.Policy.SupportOpen) return 0;
        // Whoever spends what another arm has spent gives out nothing ahead.
        long ahead = world.FollowsOutlay ? 0 : (long)(world.Parameters.Finance.OverCommitment * world.System.Providers[agency].GrantBudgetPerYear);
        return world.GrantsInHand[agency] + ahead - (withReserve ? 0 : world.GrantsReserved[agency]);
    }

    private static void Decide(World world)
    {
        var deciding = world.Luck.Deciding;
        deciding.Clear();
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref var c = ref world.Pool.Cases[i];
            if (c.State != CaseState.Deciding) continue;
            ref readonly var need = ref world.Luck.NeedOf(c);
            int list = (c.Provider * 2) + (need.Type == NeedType.Finance ? 0 : 1);
            deciding.Add(list, need.Priority, need.Firm, i);
        }
        deciding.Sort();
        var taken = new bool[deciding.Count];
        CommonFund.Grant(world, deciding, taken);
        var abroadTaken = new ulong[world.Queues.Length];
        for (int from = 0; from < deciding.Count;)
        {
            int list = deciding.Provider(from), to = from;
            while (to < deciding.Count && deciding.Provider(to) == list) to++;
            if (list % 2 == 0) Grant(world, list / 2, deciding, from, to, taken);
            else PartnerMatching.Apply(world, list / 2, deciding, from, to, taken, abroadTaken);
            from = to;
        }
    }

    private static void ReceiveBudgets(World world)
    {
        var policy = world.Policy;
        if (!policy.SupportOpen) return;
        var money = world.Frictions.Money;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            long budget = world.Grants(world.System.Providers[p].GrantBudgetPerYear / 4), moved = world.Grants(money.BudgetMoved[p]), added = world.Grants(money.BudgetAdded[p]);
            world.Tally.GrantsBudget += budget + moved;
            world.Tally.GrantsAdded += added;
            long mine = ProgrammeMoney.SetApart(world, p, budget + Math.Min(0, moved));
            // What was granted ahead is paid before anything goes into a common fund or a reserve.
            long owed = Math.Clamp(-world.GrantsInHand[p], 0, mine), own = CommonFund.PayIn(world, p, mine - owed);
            // What the state puts beside it is for what region and state have agreed on.
            long beside = Math.Max(0, moved) + added;
            world.GrantsInHand[p] += owed + own + beside;
            world.Funds.Received[p * FundsState.Remembered] += owed + own + beside;
            world.GrantsReserved[p] += (long)(own * (double)world.Frictions.ReservedShare[p]) + (world.Frictions.Focus.AsSpan().Contains(true) ? beside : 0);
        }
    }

    /// <summary>
    /// Critical mass: S(x) = x^ν / (1 + x^ν), x the granted share of the project over the critical share. Many small grants
    /// do less than few sufficient ones.
    /// </summary>
    public static float CriticalMass(float share, float criticalShare, float exponent)
    {
        float x = Elementary.Power(MathF.Max(share / criticalShare, 1e-6f), exponent);
        return x / (1 + x);
    }

    /// <summary>What an agency sees of a project's potential, and of the region's strength in its sector where it looks at that (L04).</summary>
    internal static float Signal(World world, int agency, int index)
    {
        float weight = world.Frictions.StrengthWeight[agency];
        ref readonly var need = ref world.Luck.NeedOf(world.Pool.Cases[index]);
        float strength = weight > 0 ? weight * world.Luck.LogQuotient(need.Market) : 0;
        float noise = (float)world.Parameters.Finance.SignalNoise * world.Frictions.More.AdviceNoise[agency];
        return need.Potential + (noise * need.SignalNoise) + strength;
    }

    /// <summary>Whole cost of a project, currency units.</summary>
    internal static float ProjectOf(World world, in Need need) =>
        (float)world.Parameters.Finance.MedianProject * Elementary.Exp((float)world.Parameters.Finance.ProjectSpread * need.ProjectSize);

    /// <summary>L15: a closer look at an application.</summary>
    internal static void Assess(World world, int agency)
    {
        float minutes = world.Frictions.Money.AssessmentMinutes[agency];
        if (minutes > 0) world.Work(agency, minutes);
    }

    /// <summary>Counts a grant that has been taken from where it was, and sets off its effect.</summary>
    internal static void Award(World world, int agency, int index, long grant, float project)
    {
        var p = world.Parameters.Finance;
        ref readonly var need = ref world.Luck.NeedOf(world.Pool.Cases[index]);
        world.Tally.GrantsPaid += grant;
        world.Tally.GrantsPaidOfRegion[need.Market / world.System.Sectors.Length] += grant;
        world.Tally.GrantsAwarded++;
        S4Triage.Help(world, agency, index, world.Luck.FirstWeek + S3Search.Weeks, CriticalMass(grant / project, (float)p.CriticalShare, (float)p.CriticalExponent));
    }

    private static void Grant(World world, int agency, VisitList applications, int from, int to, bool[] taken)
    {
        var p = world.Parameters.Finance;
        var money = world.Frictions.Money;
        var all = new List<(float Signal, uint Firm, int Case)>(to - from);
        for (int i = from; i < to; i++)
        {
            if (taken[i]) continue;
            int index = applications.Case(i);
            all.Add((Signal(world, agency, index), world.Luck.NeedOf(world.Pool.Cases[index]).Firm, index));
        }
        var ranked = all.ToArray();
        Array.Sort(ranked, static (a, b) => a.Signal != b.Signal ? b.Signal.CompareTo(a.Signal) : a.Firm.CompareTo(b.Firm));
        // L09: the best go to the programme, as far as it may be expected to pay; who has failed there is decided here.
        if (money.ProgrammeShare[agency] > 0) ranked = Array.FindAll(ranked, r => !ProgrammeMoney.Apply(world, agency, r.Case));
        world.Tally.GrantsApplied += ranked.Length;
        if (world.GrantsReserved[agency] > 0) ranked = ReserveFirst(world, agency, ranked);
        foreach (var (_, _, index) in ranked)
        {
            ref var c = ref world.Pool.Cases[index];
            ref readonly var need = ref world.Luck.NeedOf(c);
            world.Tally.FirmMinutes += (long)(p.ApplicationHours * 60);
            Assess(world, agency);
            float project = ProjectOf(world, need);
            bool first = InFocus(world, index);
            long full = (long)(project * money.GrantShare[agency]);
            long grant = Math.Min(full, Free(world, agency, first));
            if (grant <= 0 || grant < (long)(full * (double)money.LeastPart[agency]) || project < money.MinimumProject[agency])
            {
                c.Tried |= CommonFund.DoorsOf(world, agency);
                Reject(world, index);
                continue;
            }
            world.GrantsInHand[agency] -= grant;
            if (first) world.GrantsReserved[agency] -= Math.Min(grant, world.GrantsReserved[agency]);
            Award(world, agency, index, grant, project);
        }
    }

    /// <summary>The best of those whom the reserve is for come first, until it is used up; the others and the rest of them follow by rank.</summary>
    private static (float Signal, uint Firm, int Case)[] ReserveFirst(World world, int agency, (float Signal, uint Firm, int Case)[] ranked)
    {
        long left = world.GrantsReserved[agency];
        var before = new bool[ranked.Length];
        for (int i = 0; i < ranked.Length && left > 0; i++)
        {
            if (!InFocus(world, ranked[i].Case)) continue;
            before[i] = true;
            left -= (long)(ProjectOf(world, world.Luck.NeedOf(world.Pool.Cases[ranked[i].Case])) * world.Frictions.Money.GrantShare[agency]);
        }
        return [.. ranked.Where((_, i) => before[i]), .. ranked.Where((_, i) => !before[i])];
    }

    private static bool InFocus(World world, int index) =>
        world.Frictions.Focus[world.Luck.NeedOf(world.Pool.Cases[index]).Market % world.System.Sectors.Length];

    /// <summary>Not this time: the firm searches again, with this door marked as tried.</summary>
    public static void Reject(World world, int index)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        int end = world.Luck.FirstWeek + S3Search.Weeks;
        world.Journey?.Add(new(need.Firm, world.Luck.Quarter, S3Search.Weeks, JourneyKind.Rejected, need.Type, c.Provider, Fate.Open, 0) { Arose = world.Luck.Cohorts[c.Cohort].Quarter });
        c.Provider = -1;
        if (c.EndWeek <= end) world.End(index, c.EndFate, Math.Max(c.EndWeek, end));
        else S3Search.Schedule(world, index, S3Search.Weeks);
    }
}
