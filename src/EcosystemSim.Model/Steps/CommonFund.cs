using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// What L10 adds to the decisions (ODD 7.5): agencies pay a part of their money into one fund, which finances the best of all their
/// applications, whoever received them; a refusal holds at all of them.
/// </summary>
internal static class CommonFund
{
    /// <summary>Pays into the fund. Returns what is left to the agency.</summary>
    public static long PayIn(World world, int agency, long budget)
    {
        long part = (long)(budget * (double)world.Frictions.Money.PoolShare[agency]);
        world.Funds.Common += part;
        world.Funds.PaidIn[agency] += part;
        world.Funds.Received[world.Queues.Length * FundsState.Remembered] += part;
        return budget - part;
    }

    /// <summary>Where nobody pays in any more, the agencies get back what is left, in proportion to what they have paid.</summary>
    public static void GiveBack(World world)
    {
        var funds = world.Funds;
        if (funds.Common <= 0 || world.Frictions.Money.PoolShare.AsSpan().ContainsAnyExcept(0f)) return;
        int[] payers = [.. Enumerable.Range(0, world.Queues.Length).Where(p => funds.PaidIn[p] > 0)];
        MoneyFrictions.Split(funds.Common, payers, p => funds.PaidIn[p], (p, part) =>
        {
            world.GrantsInHand[p] += part;
            funds.Received[p * FundsState.Remembered] += part;
        });
        funds.Common = 0;
        Array.Clear(funds.PaidIn);
        Array.Clear(funds.Received, world.Queues.Length * FundsState.Remembered, FundsState.Remembered);
    }

    /// <summary>Finances the best of all applications until the fund is empty; for the last the agency adds what is lacking, as far as it can.</summary>
    /// <param name="taken">By entry: has it been decided?</param>
    public static void Grant(World world, VisitList applications, bool[] taken)
    {
        if (world.Funds.Common <= 0) return;
        var money = world.Frictions.Money;
        var ranked = new List<(float Signal, uint Firm, int Entry)>();
        for (int i = 0; i < applications.Count; i++)
        {
            // Even lists are applications for grants.
            if (applications.Provider(i) % 2 != 0 || money.PoolShare[applications.Provider(i) / 2] <= 0) continue;
            int index = applications.Case(i);
            ranked.Add((S5Decisions.Signal(world, applications.Provider(i) / 2, index), world.Luck.NeedOf(world.Pool.Cases[index]).Firm, i));
        }
        ranked.Sort(static (a, b) => a.Signal != b.Signal ? b.Signal.CompareTo(a.Signal) : a.Firm.CompareTo(b.Firm));
        foreach (var (_, _, entry) in ranked)
        {
            if (world.Funds.Common <= 0) return;
            int agency = applications.Provider(entry) / 2, index = applications.Case(entry);
            float project = S5Decisions.ProjectOf(world, world.Luck.NeedOf(world.Pool.Cases[index]));
            long full = (long)(project * money.GrantShare[agency]);
            if (full <= 0 || project < money.MinimumProject[agency]) continue;
            long common = Math.Min(full, world.Funds.Common), own = Math.Min(full - common, Math.Max(0, S5Decisions.Free(world, agency, withReserve: false)));
            if (common + own < (long)(full * (double)money.LeastPart[agency])) continue;
            taken[entry] = true;
            world.Funds.Common -= common;
            world.GrantsInHand[agency] -= own;
            world.Tally.GrantsApplied++;
            world.Tally.FirmMinutes += (long)(world.Parameters.Finance.ApplicationHours * 60);
            S5Decisions.Assess(world, agency);
            S5Decisions.Award(world, agency, index, common + own, project);
        }
    }

    /// <summary>Doors of all funders of the fund, if the agency is one: they have seen the application and refused it.</summary>
    public static ulong DoorsOf(World world, int agency)
    {
        var money = world.Frictions.Money;
        if (money.PoolShare[agency] <= 0) return 0;
        ulong doors = 0;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            if (money.PoolShare[p] > 0 && world.Luck.Doors.DoorOf[p] >= 0) doors |= 1UL << world.Luck.Doors.DoorOf[p];
        }
        return doors;
    }
}
