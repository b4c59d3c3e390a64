using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.10 Money: a money-matched twin spends what another arm of the replication has spent by the same quarter. What that arm has paid
/// and the twin has neither paid nor in hand comes in as its grants, shared by agencies as their budgets are.
/// </summary>
internal static class MatchedOutlay
{
    /// <summary>Sets what part of the budgets comes in this quarter. Worlds are decided in their order, in which the arm followed comes first.</summary>
    public static void Receive(World world)
    {
        world.BudgetShare = 1;
        if (world.Policy.SpendsLike is null) return;
        if (!world.FollowsOutlay)
        {
            // What was saved up before the arms part is money that the other arm does not spend either.
            S5Decisions.GiveBack(world);
            world.FollowsOutlay = true;
        }
        var money = world.Frictions.Money;
        double budgets = 0;
        for (int p = 0; p < world.Queues.Length; p++)
            budgets += (world.System.Providers[p].GrantBudgetPerYear / 4) + money.BudgetMoved[p] + money.BudgetAdded[p] + money.ProgrammeAdded[p];
        long due = world.SpendsLike!.Outlay - world.Outlay - OfQuarter(world) - world.GrantsInHand.Sum() - world.Funds.Held;
        world.BudgetShare = budgets > 0 ? Math.Max(0, due) / budgets : 0;
    }

    /// <summary>Adds the quarter to what has been spent, once all of it is decided.</summary>
    public static void Record(World world) => world.Outlay += OfQuarter(world);

    /// <summary>Public cost of the quarter as far as it is decided; the observation's, in whole currency units.</summary>
    private static long OfQuarter(World world)
    {
        long minutes = 0;
        for (int p = 0; p < world.Queues.Length; p++) minutes += world.CapacityMinutes(p);
        return PublicOutlay.Of(world, minutes);
    }
}
