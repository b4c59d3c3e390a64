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
        ReceiveBudgets(world);
        ResourceChecks.PayInfrastructure(world);
        Decide(world);
        ResourceChecks.Match(world);
        LapseBudgets(world);
    }

    /// <summary>At the end of the year what is left goes back, so that no arm lives on savings from before its policies.</summary>
    private static void LapseBudgets(World world)
    {
        if ((world.Luck.Quarter + world.Plan.WarmUpQuarters) % 4 != 3) return;
        foreach (ref long left in world.GrantsInHand.AsSpan())
        {
            world.Tally.GrantsLapsed += left;
            left = 0;
        }
        Array.Clear(world.GrantsReserved);
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
        var abroadTaken = new ulong[world.Queues.Length];
        for (int from = 0; from < deciding.Count;)
        {
            int list = deciding.Provider(from), to = from;
            while (to < deciding.Count && deciding.Provider(to) == list) to++;
            if (list % 2 == 0) Grant(world, list / 2, deciding, from, to);
            else PartnerMatching.Apply(world, list / 2, deciding, from, to, taken, abroadTaken);
            from = to;
        }
    }

    private static void ReceiveBudgets(World world)
    {
        if (!world.Policy.SupportOpen) return;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            long budget = (long)(world.System.Providers[p].GrantBudgetPerYear / 4);
            world.GrantsInHand[p] += budget;
            world.GrantsReserved[p] += (long)(budget * (double)world.Frictions.ReservedShare[p]);
            world.Tally.GrantsBudget += budget;
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

    private static void Grant(World world, int agency, VisitList applications, int from, int to)
    {
        var p = world.Parameters.Finance;
        float weight = world.Frictions.StrengthWeight[agency];
        var ranked = new (float Signal, uint Firm, int Case)[to - from];
        for (int i = from; i < to; i++)
        {
            ref readonly var need = ref world.Luck.NeedOf(world.Pool.Cases[applications.Case(i)]);
            float strength = weight > 0 ? weight * world.Luck.LogQuotient(need.Market) : 0;
            ranked[i - from] = (need.Potential + ((float)p.SignalNoise * need.SignalNoise) + strength, need.Firm, applications.Case(i));
        }
        Array.Sort(ranked, static (a, b) => a.Signal != b.Signal ? b.Signal.CompareTo(a.Signal) : a.Firm.CompareTo(b.Firm));
        world.Tally.GrantsApplied += ranked.Length;
        if (world.GrantsReserved[agency] > 0) ranked = ReserveFirst(world, agency, ranked);
        foreach (var (_, _, index) in ranked)
        {
            ref var c = ref world.Pool.Cases[index];
            ref readonly var need = ref world.Luck.NeedOf(c);
            world.Tally.FirmMinutes += (long)(p.ApplicationHours * 60);
            float project = (float)p.MedianProject * Elementary.Exp((float)p.ProjectSpread * need.ProjectSize);
            bool first = InFocus(world, index);
            long grant = Math.Min((long)(project * (float)p.GrantShare), world.GrantsInHand[agency] - (first ? 0 : world.GrantsReserved[agency]));
            if (grant <= 0)
            {
                Reject(world, index);
                continue;
            }
            world.GrantsInHand[agency] -= grant;
            if (first) world.GrantsReserved[agency] -= Math.Min(grant, world.GrantsReserved[agency]);
            world.Tally.GrantsPaid += grant;
            world.Tally.GrantsPaidOfRegion[need.Market / world.System.Sectors.Length] += grant;
            world.Tally.GrantsAwarded++;
            float scale = CriticalMass(grant / project, (float)p.CriticalShare, (float)p.CriticalExponent);
            S4Triage.Help(world, agency, index, world.Luck.FirstWeek + S3Search.Weeks, scale);
        }
    }

    /// <summary>The best of those whom the reserve is for come first, until it is used up; the others and the rest of them follow by rank.</summary>
    private static (float Signal, uint Firm, int Case)[] ReserveFirst(World world, int agency, (float Signal, uint Firm, int Case)[] ranked)
    {
        var p = world.Parameters.Finance;
        long left = world.GrantsReserved[agency];
        var before = new bool[ranked.Length];
        for (int i = 0; i < ranked.Length && left > 0; i++)
        {
            if (!InFocus(world, ranked[i].Case)) continue;
            before[i] = true;
            left -= (long)((float)p.MedianProject * Elementary.Exp((float)p.ProjectSpread * world.Luck.NeedOf(world.Pool.Cases[ranked[i].Case]).ProjectSize) * (float)p.GrantShare);
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
        world.Journey?.Add(new(need.Firm, world.Luck.Quarter, S3Search.Weeks, JourneyKind.Rejected, need.Type, c.Provider, Fate.Open, 0));
        c.Provider = -1;
        if (c.EndWeek <= end) world.End(index, c.EndFate, Math.Max(c.EndWeek, end));
        else S3Search.Schedule(world, index, S3Search.Weeks);
    }
}
