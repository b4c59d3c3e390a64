using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>What holds under any policy. Each law says what is wrong, or null.</summary>
internal static class Laws
{
    /// <summary>Laws of a finished arm, by name.</summary>
    public static readonly (string Name, Func<ObservationTable, string?> Broken)[] OfTables =
    [
        ("hours", Hours), ("grant money", Money), ("jobs", Jobs), ("firms", Firms), ("fates", Fates),
    ];

    /// <summary>To the minute: what was begun, but for the change in what is begun and not yet worked, and what was idle, is what there was.</summary>
    public static string? Hours(ObservationTable t) => EachQuarter(t, q =>
    {
        long used = new[]
        {
            Outcomes.HoursOverhead, Outcomes.HoursIntake, Outcomes.HoursSpecialised, Outcomes.HoursGeneric, Outcomes.HoursHandOver, Outcomes.HoursCoordination, Outcomes.HoursIdle,
        }.Sum(o => V(t, q, o));
        // Where support has ended nobody works any more, and what was begun is left.
        if (V(t, q, Outcomes.HoursCapacity) == 0) return (0, used + V(t, q, Outcomes.HoursBacklog));
        return (V(t, q, Outcomes.HoursCapacity), used - V(t, q, Outcomes.HoursBacklog) + V(t, q - 1, Outcomes.HoursBacklog));
    });

    public static string? Money(ObservationTable t) => EachQuarter(t, q => (
        V(t, q, Outcomes.GrantsInHand),
        V(t, q - 1, Outcomes.GrantsInHand) + V(t, q, Outcomes.GrantsBudget) + V(t, q, Outcomes.GrantsAdded) - V(t, q, Outcomes.GrantsPaid) - V(t, q, Outcomes.GrantsLapsed) - V(t, q, Outcomes.InfrastructurePaid)));

    public static string? Jobs(ObservationTable t) => EachQuarter(t, q => (
        V(t, q, Outcomes.Jobs),
        V(t, q - 1, Outcomes.Jobs) + V(t, q, Outcomes.JobsCreated) + V(t, q, Outcomes.JobsEntered) - V(t, q, Outcomes.JobsDestroyed) - V(t, q, Outcomes.JobsExited)));

    public static string? Firms(ObservationTable t) => EachQuarter(t, q => (V(t, q, Outcomes.Firms), V(t, q - 1, Outcomes.Firms) + V(t, q, Outcomes.Births) - V(t, q, Outcomes.Deaths)));

    /// <summary>Needs whose fate is known are not more than arose.</summary>
    public static string? Fates(ObservationTable t) => EachQuarter(t, q =>
    {
        long known = Outcomes.FateHorizons.Max(h => V(t, q, Outcomes.NeedsWithin("alone", h)) == ObservationTable.Missing ? 0 : Outcomes.FateNames.Sum(f => V(t, q, Outcomes.NeedsWithin(f, h))));
        return (Math.Max(known, V(t, q, Outcomes.NeedsArisen)), V(t, q, Outcomes.NeedsArisen));
    });

    /// <summary>
    /// Coordination is paid out of the same budget: while there is support, hours and grant money are those of the arm without policy,
    /// and no more comes from outside than the agreements in force state.
    /// </summary>
    public static string? SameMeans(ObservationTable without, ObservationTable with, ArmSpec arm)
    {
        for (int q = 0; q < Math.Min(arm.SupportEnds, with.Quarters); q++)
        {
            double stated = arm.Agreements.Where(g => g.From <= q).Sum(g => g.AddsMoney.Sum(m => m.PerYear)) / 4;
            if (V(with, q, Outcomes.GrantsAdded) < 0 || V(with, q, Outcomes.GrantsAdded) > stated) return $"Quarter {q}: {V(with, q, Outcomes.GrantsAdded)} from outside, {stated} stated.";
            foreach (string outcome in (string[])[Outcomes.HoursCapacity, Outcomes.GrantsBudget])
            {
                if (V(without, q, outcome) != V(with, q, outcome)) return $"{outcome} in quarter {q}: {V(without, q, outcome)} without the policy, {V(with, q, outcome)} with it.";
            }
        }
        return null;
    }

    /// <summary>Every recorded value is the same, but those of fates that look beyond the date.</summary>
    public static string? TwinsBefore(int date, ObservationTable a, ObservationTable b)
    {
        int first = TwinTests.FirstDifference(a, b);
        return first >= 0 && first < date ? $"A value differs in quarter {first}; the policy begins in quarter {date}." : null;
    }

    public static string? Same(ObservationTable a, ObservationTable b)
    {
        for (int i = 0; i < a.Values.Length; i++)
        {
            if (a.Values[i] != b.Values[i]) return $"{a.Series[i % a.Series.Length]} in quarter {i / a.Series.Length}: {a.Values[i]} and {b.Values[i]}.";
        }
        return null;
    }

    private static string? EachQuarter(ObservationTable t, Func<int, (long Found, long Expected)> balance)
    {
        for (int q = 1; q < t.Quarters; q++)
        {
            var (found, expected) = balance(q);
            if (found != expected) return $"quarter {q}: {found}, expected {expected}.";
        }
        return null;
    }

    private static long V(ObservationTable t, int quarter, string outcome) => ConservationTests.Value(t, quarter, outcome);

    /// <summary>Laws of a world while it runs: every need is in one place, no provider works or pays more than it has.</summary>
    public sealed class OfWorld(ExperimentPlan plan)
    {
        private long _arisen;

        /// <summary>To be called after each quarter.</summary>
        public string? Broken(World world)
        {
            _arisen += world.Tally.NeedsOfRegion.Sum();
            long open = world.Pool.Cases.Take(world.Pool.Used).Count(c => c.State != CaseState.None), ended = Ended(world);
            if (_arisen != ended + open) return $"{_arisen} needs arose; {ended} have ended and {open} are open.";
            if (open != world.Firms.OpenNeeds.Sum(n => (long)n)) return $"{open} cases are open, and firms have {world.Firms.OpenNeeds.Sum(n => (long)n)} needs.";
            if (world.Reallocated.Sum() != 0 || world.Frictions.HoursMoved.Sum() != 0) return "Hours that moved do not sum to zero.";
            for (int p = 0; p < plan.System.Providers.Length; p++)
            {
                var t = world.Tally;
                if (t.Capacity[p] < 0 || t.Idle[p] < 0 || world.Carry[p] < 0) return $"{plan.System.Providers[p].Id} has hours below zero.";
                if (t.Overhead[p] + t.Coordination[p] > t.Capacity[p]) return $"{plan.System.Providers[p].Id} coordinates {t.Coordination[p]} of {t.Capacity[p]} minutes.";
                var finance = plan.Parameters.Finance;
                long ahead = (long)(finance.OverCommitment * plan.System.Providers[p].GrantBudgetPerYear);
                if (world.GrantsInHand[p] < -ahead) return $"{plan.System.Providers[p].Id} has overspent by {-world.GrantsInHand[p] - ahead}.";
                if (world.GrantsReserved[p] < 0 || world.GrantsReserved[p] > world.GrantsInHand[p] + ahead) return $"{plan.System.Providers[p].Id} reserves {world.GrantsReserved[p]} of {world.GrantsInHand[p]}.";
                // At the end of a year: no more than came in in the years that count, of which the one that begins has brought none.
                if ((world.Luck.Quarter + plan.WarmUpQuarters) % 4 == 0 && world.GrantsInHand[p] > Math.Max(0, world.Funds.Kept(p, finance.CarryOverYears + 1)))
                    return $"{plan.System.Providers[p].Id} carries over {world.GrantsInHand[p]}; {finance.CarryOverYears} years brought {world.Funds.Kept(p, finance.CarryOverYears + 1)}.";
                if (world.Funds.Programme.Min() < 0 || world.Funds.Common < 0) return "A fund is overspent.";
                if (world.Frictions.Money.BudgetMoved.Sum() != 0) return "Budgets that moved do not sum to zero.";
                if (world.Commitment[p] is not (>= 0 and <= 1)) return $"{plan.System.Providers[p].Id} has a commitment of {world.Commitment[p]}.";
            }
            return null;
        }

        private long Ended(World world)
        {
            long sum = 0;
            for (int q = 0; q < plan.WarmUpQuarters + plan.Quarters; q++)
            {
                for (int r = 0; r < plan.System.Regions.Length; r++)
                {
                    for (int f = 1; f <= (int)Fate.Private; f++) sum += world.FateCounts.Within(q, r, 3, (Fate)f);
                }
            }
            return sum;
        }
    }
}
