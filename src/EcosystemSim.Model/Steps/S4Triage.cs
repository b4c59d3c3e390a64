using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.4 Triage: in each of the thirteen weeks every provider works off its queue in the order of arrival, then takes
/// what came this week: it serves, queues, hands over, serves generically or turns away. Hours are whole minutes; a case
/// begins while minutes are left, and what it needs beyond the week is carried over.
/// </summary>
internal static class S4Triage
{
    // Draws of a dispatch from a full door are apart from those of the visits, of which no case makes so many.
    private const int DispatchDraw = 200;

    /// <summary>Steps 3 and 4 of the schedule, week by week.</summary>
    public static void Apply(World world)
    {
        var scratch = world.Luck.Visits;
        if (!world.HasDoors) return;
        OpenBooks(world);
        for (int week = 0; week < S3Search.Weeks; week++)
        {
            CollectVisits(world, week, scratch);
            int next = 0;
            for (int provider = 0; provider < world.Queues.Length; provider++)
            {
                Work(world, provider, week, scratch, ref next);
            }
            // What colleagues see of each other is how it stood at the end of the week.
            world.IsFree.CopyTo(world.WasFree, 0);
        }
    }

    /// <summary>Writes down overhead and coordination of the quarter; coordination cannot take more than there is.</summary>
    public static void OpenBooks(World world)
    {
        for (int p = 0; p < world.Queues.Length; p++)
        {
            long capacity = world.CapacityMinutes(p);
            long overhead = (long)(capacity * (double)world.Frictions.OverheadShare[p]);
            world.Tally.Capacity[p] = capacity;
            world.Tally.Overhead[p] = overhead;
            world.Tally.Coordination[p] = Math.Min(capacity - overhead, (long)world.Frictions.Coordination[p]);
        }
    }

    /// <summary>Cases that move this week choose their door, and arrive there in the order of provider, priority, firm.</summary>
    private static void CollectVisits(World world, int week, VisitList visits)
    {
        visits.Clear();
        int now = world.Luck.FirstWeek + week;
        var moving = CollectionsMarshal.AsSpan(Moving(world, week));
        for (int i = 0; i < moving.Length; i++)
        {
            int index = moving[i];
            Ahead.FetchChoice(world, moving, i, Ahead.Choices);
            ref var c = ref world.Pool.Cases[index];
            if (c.EndWeek <= now)
            {
                world.End(index, c.EndFate, c.EndWeek);
            }
            else
            {
                int provider = c.Provider >= 0 && !world.Frictions.Closed[c.Provider] ? c.Provider : S3Search.ChooseDoor(world, ref c);
                if (provider < 0)
                {
                    c.State = CaseState.Waiting;
                    Note(world, c, week, JourneyKind.NoDoorKnown, -1);
                }
                else
                {
                    ref readonly var need = ref world.Luck.NeedOf(c);
                    visits.Add(provider, need.Priority, need.Firm, index);
                }
            }
        }
        visits.Sort();
    }

    /// <summary>Cases that move in a week, in order; until the next call.</summary>
    public static List<int> Moving(World world, int week)
    {
        var moving = world.Luck.Moving;
        moving.Clear();
        for (int index = world.WeekHead[week]; index >= 0; index = world.Pool.Cases[index].Next) moving.Add(index);
        return moving;
    }

    /// <summary>One provider's week: its queue, then what came.</summary>
    public static void Work(World world, int provider, int week, VisitList visits, ref int next)
    {
        if (world.System.Providers[provider].IsPrivate)
        {
            for (; next < visits.Count && visits.Provider(next) == provider; next++) HelpPrivately(world, provider, visits.Case(next), week);
            return;
        }
        var tally = world.Tally;
        long perWeek = OfWeek(tally.Capacity[provider] - tally.Overhead[provider] - tally.Coordination[provider], week);
        long minutes = perWeek - world.Carry[provider];
        int now = world.Luck.FirstWeek + week;
        var queue = world.Queues[provider];
        while (minutes > 0 && queue.Count > 0)
        {
            int index = queue.Dequeue();
            ref var c = ref world.Pool.Cases[index];
            if (c.State != CaseState.Queued)
            {
                world.LeaveQueue(index);
                continue;
            }
            queue.Waiting--;
            c.State = CaseState.Moving;
            if (c.EndWeek <= now) world.End(index, c.EndFate, c.EndWeek);
            else if (c.Received) minutes -= Serve(world, provider, index, week);
            else minutes -= Receive(world, provider, index, week, minutes, inTurn: true);
        }
        // A busy door sees the firm when its turn comes. Under triage it sends on at once, on up to a week's credit, whom a free colleague can take.
        for (; next < visits.Count && visits.Provider(next) == provider; next++)
        {
            int index = visits.Case(next);
            Ahead.FetchVisit(world, visits, next);
            if (minutes > 0 || (minutes > -perWeek && FreeColleague(world, provider, index) >= 0)) minutes -= Receive(world, provider, index, week, minutes, inTurn: false);
            else Enqueue(world, provider, index, week, received: false);
        }
        world.Carry[provider] = Math.Max(0, -minutes);
        tally.Idle[provider] += Math.Max(0, minutes);
        world.IsFree[provider] = minutes > 0 && queue.Waiting == 0;
    }

    /// <summary>A firm at the door. Returns the minutes that it took.</summary>
    /// <param name="inTurn">Whether the firm has waited for its turn, so that nobody waits before it.</param>
    private static long Receive(World world, int provider, int index, int week, long minutes, bool inTurn)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        var tally = world.Tally;
        var f = world.Frictions;
        int visit = c.Visits;
        Enter(world, provider, index, week);
        tally.Visits++;
        tally.VisitsOfRegion[need.Market / world.System.Sectors.Length]++;
        tally.FirmMinutes += (long)(world.Parameters.Search.FirmHoursPerDoor * 60);
        long taken = (long)(f.IntakeMinutes[provider] * (c.HasRecord ? f.RepeatIntakeRatio[provider] : 1));
        tally.Intake[provider] += taken;
        c.HasRecord = true;
        Note(world, c, week, JourneyKind.VisitedDoor, provider);

        var match = world.Tables.MatchFor(provider, (int)need.Type, need.Market);
        if (match == Match.Specialised && FitsSize(world, provider, need))
        {
            // A case begins with its intake, while minutes are left; what it takes beyond the week is carried into the next.
            bool free = minutes > 0 && (inTurn || world.Queues[provider].Waiting == 0);
            if (free) return taken + Serve(world, provider, index, week);
            int colleague = FreeColleague(world, provider, index);
            if (colleague >= 0) return taken + Refer(world, provider, colleague, index, week, visit, dispatched: true);
            Enqueue(world, provider, index, week, received: true);
            return taken;
        }

        tally.WrongDoors++;
        Note(world, c, week, JourneyKind.WrongDoor, provider);
        var (uHoard, _, uDrop, uFirst) = VisitDraws(world, need, c, visit);
        bool dispatches = uHoard < f.Dispatch[provider];
        int target = -1;
        if (dispatches)
        {
            target = Colleague(world, provider, need, c, visit, mustBeFree: false);
            if (target >= 0) return taken + Refer(world, provider, target, index, week, visit, dispatched: true);
        }
        bool hoards = uHoard >= 1 - f.Hoarding[provider] && !f.Leaves(provider, need.Market % world.System.Sectors.Length, need.Type);
        if (hoards && minutes > 0) return taken + ServeGenerically(world, provider, index, week);
        int adviser = KnownPrivateAdviser(world, need, c, visit);
        if (adviser >= 0 && uFirst < (float)world.Parameters.PrivateAdvice.FirstShare) return taken + ReferPrivately(world, provider, adviser, index, week, visit);
        if (!dispatches) target = Colleague(world, provider, need, c, visit, mustBeFree: false);
        if (target >= 0) return taken + Refer(world, provider, target, index, week, visit, dispatched: false);
        if (adviser >= 0) return taken + ReferPrivately(world, provider, adviser, index, week, visit);
        tally.TurnedAway++;
        Note(world, c, week, JourneyKind.TurnedAway, provider);
        SearchAgainOrGiveUp(world, index, week, uDrop);
        return taken;
    }

    /// <summary>A firm comes in: the case notes the door.</summary>
    private static void Enter(World world, int provider, int index, int week)
    {
        ref var c = ref world.Pool.Cases[index];
        if (c.Visits == 0 && world.Luck.FirstWeek + week - world.Luck.NeedOf(c).Week <= FateCounts.WeeksOfDoors)
        {
            c.FirstDoor = (byte)(world.System.Providers[provider].Kind + 1);
            world.CountFirstVisit(index);
        }
        c.Visits++;
        c.Tried |= 1UL << world.Luck.Doors.DoorOf[provider];
        c.Provider = -1;
    }

    /// <summary>
    /// A firm at private advisers', who are as many as are asked for: it pays and is helped at once. No public hour is worked and no firm
    /// counts as supported; the help is as real as any.
    /// </summary>
    private static void HelpPrivately(World world, int provider, int index, int week)
    {
        Enter(world, provider, index, week);
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        int now = world.Luck.FirstWeek + week;
        world.Tally.FirmMinutes += (long)(world.Parameters.Search.FirmHoursPerDoor * 60);
        Note(world, c, week, JourneyKind.VisitedDoor, provider);
        float amount = DeliverHelp(world, provider, need, c, now, 1, 0);
        world.Tally.CasesPrivate++;
        world.Tally.PrivateFees += (long)world.Tables.Offer[(provider * NeedTypes.Count) + (int)need.Type]!.Price;
        world.Remember(need, provider);
        if (need.Type == NeedType.Internationalisation) BecomeExporter(world, provider, need);
        world.Journey?.Add(new(need.Firm, world.Luck.Quarter, week, JourneyKind.HelpBegan, need.Type, provider, Fate.Private, amount) { Arose = world.Luck.Cohorts[c.Cohort].Quarter });
        c.Provider = (short)provider;
        world.End(index, Fate.Private, now);
    }

    /// <summary>Private advisers of the firm's region who have help for the need, whom the firm has not tried and of whom the adviser knows; -1 if there are none.</summary>
    private static int KnownPrivateAdviser(World world, in Need need, in Case c, int visit)
    {
        if (!world.Luck.Doors.HasPrivate) return -1;
        int adviser = world.Luck.Doors.PrivateOf(need.Municipality);
        if (adviser < 0 || world.Tables.MatchFor(adviser, (int)need.Type, need.Market) != Match.Specialised) return -1;
        int door = world.Luck.Doors.DoorOf[adviser];
        if ((c.Tried >> door & 1) != 0) return -1;
        var (u0, u1, u2, u3) = world.Luck.Key.Uniforms(Purpose.Knowledge, need.Firm, world.Luck.Cohorts[c.Cohort].Quarter, (uint)((visit * DoorMap.Maximum) + (door / 4)));
        float u = (door & 3) switch { 0 => u0, 1 => u1, 2 => u2, _ => u3 };
        return u < (float)world.Parameters.PrivateAdvice.Knowledge ? adviser : -1;
    }

    /// <summary>Names private advisers to the firm, which follows if it would have followed anybody and is willing to pay. Returns the minutes of the hand-over.</summary>
    private static long ReferPrivately(World world, int provider, int adviser, int index, int week, int visit)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        long taken = (long)world.Frictions.HandOverMinutes[provider];
        world.Tally.HandOver[provider] += taken;
        world.Tally.Referrals++;
        world.Tally.ReferralsOf[provider]++;
        world.Tally.ReferralsPrivateOf[provider]++;
        var (_, uFollow, uDrop, _) = VisitDraws(world, need, c, visit);
        double price = world.Tables.Offer[(adviser * NeedTypes.Count) + (int)need.Type]!.Price;
        bool follows = uFollow < world.Frictions.FollowThroughCold * Willingness(price, world.Firms.Jobs[need.Slot], world.Parameters.PrivateAdvice);
        Note(world, c, week, JourneyKind.Referred, adviser, follows ? 1 : 0);
        if (follows)
        {
            world.Tally.ReferralsFollowed++;
            c.Provider = (short)adviser;
            S3Search.Schedule(world, index, week + 1);
        }
        else
        {
            // The price will be no other the next time.
            c.Tried |= 1UL << world.Luck.Doors.DoorOf[adviser];
            SearchAgainOrGiveUp(world, index, week, uDrop);
        }
        return taken;
    }

    /// <summary>Share of firms of so many jobs that pay a price when somebody sends them to a private adviser.</summary>
    public static float Willingness(double price, int jobs, PrivateAdviceParameters p) =>
        Elementary.Exp(-(float)(price / p.WillingPrice) / Elementary.Power(jobs, (float)p.WillingSizeExponent));

    /// <summary>L02: a colleague with free hours for a firm that would wait long at a door with the right offer; -1 if none.</summary>
    private static int FreeColleague(World world, int provider, int index)
    {
        float dispatch = world.Frictions.Dispatch[provider];
        if (dispatch <= 0) return -1;
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        if (world.Tables.MatchFor(provider, (int)need.Type, need.Market) != Match.Specialised || !FitsSize(world, provider, need)) return -1;
        var (uHand, _, _, _) = VisitDraws(world, need, c, DispatchDraw);
        if (uHand >= dispatch || ExpectedWaitWeeks(world, provider) <= world.Parameters.Triage.LongWait) return -1;
        return Colleague(world, provider, need, c, DispatchDraw, mustBeFree: true);
    }

    private static void Enqueue(World world, int provider, int index, int week, bool received)
    {
        ref var c = ref world.Pool.Cases[index];
        c.State = CaseState.Queued;
        c.Provider = (short)provider;
        c.Received = received;
        world.Queues[provider].Enqueue(index);
        world.Log?.Add(new(DeskEventKind.Queued, c, index));
        Note(world, c, week, JourneyKind.Queued, provider);
    }

    /// <summary>Begins specialised help, or files the application that is decided at the end of the quarter. Returns the minutes.</summary>
    private static long Serve(World world, int provider, int index, int week)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        var offer = world.Tables.Offer[(provider * NeedTypes.Count) + (int)need.Type]!;
        long taken = (long)(offer.HoursPerCase * 60);
        if (world.System.Providers[provider].Region != need.Market / world.System.Sectors.Length) taken += (long)world.Frictions.SettlementMinutes;
        bool translated = !offer.Sectors[need.Market % world.System.Sectors.Length];
        if (translated) taken += (long)world.Frictions.TranslationMinutes;
        taken += ResourceChecks.Check(world, provider, need);
        world.Tally.Specialised[provider] += taken;
        bool decided = need.Type == NeedType.InnovationCollaboration
            || (need.Type == NeedType.Finance && world.System.Providers[provider].HasGrants);
        if (decided)
        {
            c.State = CaseState.Deciding;
            c.Provider = (short)provider;
            world.Log?.Add(new(DeskEventKind.Applies, c, index));
            Note(world, c, week, JourneyKind.Applied, provider);
        }
        else
        {
            Help(world, provider, index, world.Luck.FirstWeek + week, translated ? world.Frictions.CrossCuttingReach[provider] : 1);
        }
        return taken;
    }

    /// <summary>Help begins: the need is met, its effect is on the way, provider and firm remember it.</summary>
    /// <param name="scale">Part of the full effect: how good the partner, how much of the project is financed.</param>
    /// <param name="spread">Quarters over which the effect arrives; 0 = as help of its kind spreads.</param>
    public static void Help(World world, int provider, int index, int week, float scale, int spread = 0)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        float amount = DeliverHelp(world, provider, need, c, week, scale, spread);
        int like = (provider * NeedTypes.Count) + (int)need.Type;
        world.Experience[like]++;
        world.Year.Cases[like]++;
        world.Year.Delivered[like] += (long)(amount * 1e6f);
        world.Year.Served[(provider * world.System.Regions.Length) + (need.Market / world.System.Sectors.Length)]++;
        world.Tally.CasesSpecialised[provider]++;
        world.CountHelp(need, c.Visits, week, need.Type == NeedType.Finance && world.System.Providers[provider].HasGrants ? HelpKind.Grant : HelpKind.Specialised);
        world.Remember(need, provider);
        if (need.Type == NeedType.Internationalisation) BecomeExporter(world, provider, need);
        world.Journey?.Add(new(need.Firm, world.Luck.Quarter, week - world.Luck.FirstWeek, JourneyKind.HelpBegan, need.Type, provider, Fate.Specialised, amount) { Arose = world.Luck.Cohorts[c.Cohort].Quarter });
        c.Provider = (short)provider;
        world.End(index, Fate.Specialised, week);
    }

    /// <summary>Sets off the effect of specialised help, and what the firm would have done by itself beyond it. Returns the effect.</summary>
    private static float DeliverHelp(World world, int provider, in Need need, in Case c, int week, float scale, int spread)
    {
        var offer = world.Tables.Offer[(provider * NeedTypes.Count) + (int)need.Type]!;
        float quality = scale * world.QualityAt(provider, need);
        bool isAdviceOnly = need.Type == NeedType.Finance && !world.System.Providers[provider].HasGrants;
        var (amount, channel) = isAdviceOnly ? world.EffectOfAdviceOnFinance(need, week - need.Week, quality) : world.EffectOf(need, week - need.Week, quality, Fate.Specialised);
        world.Deliver(need, amount, channel, world.Luck.Quarter + offer.LeadQuarters, spread);
        world.DeliverOwnSolution(need, c, amount, channel, isAdviceOnly ? 1 : scale);
        return amount;
    }

    private static long ServeGenerically(World world, int provider, int index, int week)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        int now = world.Luck.FirstWeek + week;
        long taken = (long)(world.Parameters.Triage.GenericHours * 60);
        world.Tally.Generic[provider] += taken;
        world.Tally.CasesGeneric[provider]++;
        foreach (int other in world.Tables.Specialists((int)need.Type, need.Market))
        {
            if (other == provider || !FitsSize(world, other, need)) continue;
            world.Tally.GenericOverlapping++;
            break;
        }
        float travel = Elementary.Exp(-(float)world.Parameters.Delivery.TravelLoss * world.TravelHours(provider, need));
        var (amount, channel) = world.EffectOf(need, now - need.Week, travel, Fate.Generic);
        world.Deliver(need, amount, channel, world.Luck.Quarter + 1);
        world.DeliverOwnSolution(need, c, amount, channel);
        world.CountHelp(need, c.Visits, now, HelpKind.Generic);
        world.Journey?.Add(new(need.Firm, world.Luck.Quarter, week, JourneyKind.HelpBegan, need.Type, provider, Fate.Generic, amount) { Arose = world.Luck.Cohorts[c.Cohort].Quarter });
        c.Provider = (short)provider;
        world.End(index, Fate.Generic, now);
        return taken;
    }

    /// <summary>Hands the case to a colleague; the firm follows or does not. Returns the minutes of the hand-over.</summary>
    private static long Refer(World world, int provider, int target, int index, int week, int visit, bool dispatched)
    {
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        var f = world.Frictions;
        // Working closely together is for firms that still gain by it; the others are given a name.
        bool isWorthIt = f.More.LeastValue <= 0 || world.ValueLeft(need, world.Luck.FirstWeek + week) >= f.More.LeastValue;
        // It takes two who have agreed on it.
        float warm = isWorthIt && !f.More.AreCold(provider, target) ? MathF.Min(f.Warmth[provider], f.Warmth[target]) : 0;
        float minutes = f.HandOverMinutes[provider] + (warm > 0 ? f.More.WarmMinutes[provider] : 0);
        if (need.Type == NeedType.Internationalisation) minutes *= f.More.HandOverAbroadRatio[provider];
        long taken = (long)minutes;
        world.Tally.HandOver[provider] += taken;
        world.Tally.Referrals++;
        world.Tally.ReferralsOf[provider]++;
        // A dispatch is an appointment made for the firm, so it is as warm as a hand-over can be under the agreements.
        float follow = f.FollowThroughCold + ((f.FollowThroughWarm - f.FollowThroughCold) * warm);
        if (dispatched) follow = MathF.Max(follow, (float)world.Parameters.Levers.Referral.WarmFollowThrough);
        var (_, uFollow, uDrop, _) = VisitDraws(world, need, c, visit);
        bool follows = uFollow < follow;
        Note(world, c, week, JourneyKind.Referred, target, follows ? 1 : 0);
        if (follows)
        {
            world.Tally.ReferralsFollowed++;
            world.Year.ReferralsOut[provider]++;
            world.Year.ReferralsIn[target]++;
            ref float learned = ref world.Learned[(provider * world.Queues.Length) + target];
            learned = MathF.Min(1, learned + (float)world.Parameters.Triage.KnowledgeLearning);
            c.Provider = (short)target;
            S3Search.Schedule(world, index, week + 1);
        }
        else
        {
            SearchAgainOrGiveUp(world, index, week, uDrop);
        }
        return taken;
    }

    private static void SearchAgainOrGiveUp(World world, int index, int week, float uDrop)
    {
        if (uDrop < (float)world.Parameters.Triage.DropOut) world.End(index, Fate.DroppedOut, world.Luck.FirstWeek + week);
        else S3Search.Schedule(world, index, week + 1);
    }

    /// <summary>The nearest known colleague with the specialised offer whom the firm has not tried; a free one if asked for; -1 if none.</summary>
    private static int Colleague(World world, int provider, in Need need, in Case c, int visit, bool mustBeFree)
    {
        var specialists = world.Tables.Specialists((int)need.Type, need.Market);
        bool looksAtQueues = world.Frictions.Dispatch[provider] > 0;
        int fallback = -1, block = -1;
        Span<float> four = stackalloc float[4];
        for (int i = 0; i < specialists.Length; i++)
        {
            int other = specialists[i], door = world.Luck.Doors.DoorOf[other];
            if (other == provider || (c.Tried >> door & 1) != 0 || !FitsSize(world, other, need)) continue;
            // Keyed by the door, so that a colleague is known or not whatever else the list holds.
            if (door / 4 != block)
            {
                block = door / 4;
                (four[0], four[1], four[2], four[3]) = world.Luck.Key.Uniforms(Purpose.Knowledge, need.Firm, world.Luck.Cohorts[c.Cohort].Quarter, (uint)((visit * DoorMap.Maximum) + block));
            }
            if (four[door & 3] >= world.Knowledge(provider, other, need.Type)) continue;
            if (world.WasFree[other]) return other;
            if (fallback < 0) fallback = other;
            // Without triage the adviser names the first colleague who comes to mind and knows nothing of queues.
            if (!mustBeFree && !looksAtQueues) return fallback;
        }
        return mustBeFree ? -1 : fallback;
    }

    private static (float U0, float U1, float U2, float U3) VisitDraws(World world, in Need need, in Case c, int visit) =>
        world.Luck.Key.Uniforms(Purpose.Visit, need.Firm, world.Luck.Cohorts[c.Cohort].Quarter, (uint)visit);

    private static double ExpectedWaitWeeks(World world, int provider)
    {
        double perWeek = Math.Max(1, world.CapacityMinutes(provider) / 13.0);
        var tally = world.Tally;
        double perCase = tally.CasesSpecialised[provider] > 0 ? tally.Specialised[provider] / (double)tally.CasesSpecialised[provider] : perWeek;
        return (world.Carry[provider] + (world.Queues[provider].Waiting * perCase)) / perWeek;
    }

    private static bool FitsSize(World world, int provider, in Need need)
    {
        var offer = world.Tables.Offer[(provider * NeedTypes.Count) + (int)need.Type]!;
        int jobs = world.Firms.Jobs[need.Slot];
        return jobs >= offer.MinimumJobs && jobs <= offer.MaximumJobs;
    }

    private static void BecomeExporter(World world, int provider, in Need need)
    {
        var (u, _, _, _) = world.Luck.Key.Uniforms(Purpose.Export, need.Firm, (need.Week / S3Search.Weeks) - world.Plan.WarmUpQuarters);
        var e = world.Parameters.Export;
        if (u >= (float)e.EntryProbability * world.DoorFactor(provider)) return;
        float tau = (float)world.System.Sectors[need.Market % world.System.Sectors.Length].Tradability;
        world.RaiseOpenness(need.Slot, tau + ((1 - tau) * (float)e.ExportShare));
    }

    /// <summary>Part of a quarter's minutes that falls into a week; the thirteen parts add up exactly.</summary>
    private static long OfWeek(long minutes, int week) => (minutes * (week + 1) / S3Search.Weeks) - (minutes * week / S3Search.Weeks);

    private static void Note(World world, in Case c, int week, JourneyKind kind, int provider, double value = 0)
    {
        if (world.Journey is null) return;
        ref readonly var need = ref world.Luck.NeedOf(c);
        world.Journey.Add(new(need.Firm, world.Luck.Quarter, week, kind, need.Type, provider, Fate.Open, value) { Arose = world.Luck.Cohorts[c.Cohort].Quarter });
    }
}
