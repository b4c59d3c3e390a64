using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;
using Xunit;
using EcosystemSim.Model.Tests.Levers;

namespace EcosystemSim.Model.Tests;

public class ConservationTests
{
    [Fact]
    public void Every_need_ends_in_exactly_one_state_or_is_still_open()
    {
        var plan = TestWorld.Small();
        var replication = new Replication(plan, 0);
        var arisen = new Dictionary<World, long>();
        do
        {
            foreach (var world in replication.Worlds)
            {
                // A world forked from another has the needs of the one it came from.
                long ended = Ended(plan, world), open = OpenCases(world);
                if (arisen.TryGetValue(world, out long before))
                {
                    arisen[world] = before + world.Tally.NeedsOfRegion.Sum();
                    Assert.Equal(arisen[world], ended + open);
                }
                else
                {
                    arisen[world] = ended + open;
                }
                Assert.Equal(open, world.Firms.OpenNeeds.Sum(n => (long)n));
            }
        }
        while (replication.Advance());
        Assert.Equal(8, replication.Worlds.Count);
    }

    [Fact]
    public void Fates_within_a_horizon_never_exceed_the_needs_that_arose()
    {
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var table = run.Observations;
            for (int q = 0; q < table.Quarters; q++)
            {
                foreach (int horizon in Outcomes.FateHorizons)
                {
                    if (Value(table, q, Outcomes.NeedsWithin("alone", horizon)) is ObservationTable.Missing) continue;
                    Assert.InRange(Outcomes.FateNames.Sum(f => Value(table, q, Outcomes.NeedsWithin(f, horizon))), 0, Value(table, q, Outcomes.NeedsArisen));
                }
            }
        }
    }

    [Fact]
    public void Hours_balance_to_the_minute_every_quarter()
    {
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var t = run.Observations;
            for (int q = 1; q < t.Quarters; q++)
            {
                long used = new[] { Outcomes.HoursOverhead, Outcomes.HoursIntake, Outcomes.HoursSpecialised, Outcomes.HoursGeneric, Outcomes.HoursHandOver, Outcomes.HoursCoordination }
                    .Sum(o => Value(t, q, o));
                // What was begun is what was worked, but for the change in what is begun and not yet worked.
                long worked = used - (Value(t, q, Outcomes.HoursBacklog) - Value(t, q - 1, Outcomes.HoursBacklog));
                Assert.Equal(Value(t, q, Outcomes.HoursCapacity), worked + Value(t, q, Outcomes.HoursIdle));
            }
        }
    }

    [Fact]
    public void Adviser_hours_are_the_same_in_every_arm_that_has_support()
    {
        var runs = ResultHash.Run(TestWorld.Small()).Runs;
        for (int q = 0; q < runs[0].Observations.Quarters; q++)
        {
            Assert.Single(runs.Where(r => r.Arm > 0).Select(r => Value(r.Observations, q, Outcomes.HoursCapacity)).Distinct());
            Assert.Equal(0, Value(runs[0].Observations, q, Outcomes.HoursCapacity));
        }
    }

    [Fact]
    public void Grant_money_balances_to_the_unit_and_is_never_overspent()
    {
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var t = run.Observations;
            for (int q = 1; q < t.Quarters; q++)
            {
                Assert.Equal(
                    Value(t, q, Outcomes.GrantsInHand),
                    Value(t, q - 1, Outcomes.GrantsInHand) + Value(t, q, Outcomes.GrantsBudget) + Value(t, q, Outcomes.GrantsAdded) - Value(t, q, Outcomes.GrantsPaid) - Value(t, q, Outcomes.GrantsLapsed) - Value(t, q, Outcomes.InfrastructurePaid));
                // Without support nothing comes in any more, and what was granted ahead before stays to be paid.
                Assert.True(Value(t, q, Outcomes.GrantsInHand) >= Math.Min(Value(t, q - 1, Outcomes.GrantsInHand), -TestParameters.Default.Finance.OverCommitment * 4 * Value(t, q, Outcomes.GrantsBudget)));
            }
        }
    }

    [Fact]
    public void Jobs_change_only_by_hires_losses_entry_and_exit()
    {
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var t = run.Observations;
            for (int q = 1; q < t.Quarters; q++)
            {
                Assert.Equal(
                    Value(t, q, Outcomes.Jobs),
                    Value(t, q - 1, Outcomes.Jobs) + Value(t, q, Outcomes.JobsCreated) + Value(t, q, Outcomes.JobsEntered)
                        - Value(t, q, Outcomes.JobsDestroyed) - Value(t, q, Outcomes.JobsExited));
                Assert.Equal(Value(t, q, Outcomes.Firms), Value(t, q - 1, Outcomes.Firms) + Value(t, q, Outcomes.Births) - Value(t, q, Outcomes.Deaths));
            }
        }
    }

    [Theory]
    [InlineData(Scope.Region)]
    [InlineData(Scope.Sector)]
    [InlineData(Scope.SizeClass)]
    [InlineData(Scope.Cohort)]
    public void Parts_add_up_to_the_total(Scope scope)
    {
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var t = run.Observations;
            for (int q = 0; q < t.Quarters; q++)
            {
                foreach (string outcome in new[] { Outcomes.Firms, Outcomes.Jobs, Outcomes.ValueAdded })
                {
                    long parts = Enumerable.Range(0, t.Series.Length).Where(i => t.Series[i].Scope == scope && t.Series[i].Outcome == outcome).Sum(i => t[q, i]);
                    Assert.Equal(Value(t, q, outcome), parts);
                }
            }
        }
    }

    [Fact]
    public void Needs_by_first_door_are_no_more_than_all_needs_and_none_ends_twice()
    {
        long asked = 0;
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var t = run.Observations;
            for (int q = 0; q + 4 < t.Quarters; q++)
            {
                long here = ByDoor(t, q, Outcomes.NeedsAskedWithin4);
                asked += here;
                Assert.True(here <= Value(t, q, Outcomes.NeedsArisen));
                long ended = 0;
                foreach (string fate in Outcomes.FateNames)
                {
                    long byDoor = ByDoor(t, q, Outcomes.NeedsWithin(fate, 4)), all = Value(t, q, Outcomes.NeedsWithin(fate, 4));
                    // Who was helped or gave up between doors had been at a door.
                    if (fate is "specialised" or "generic" or "dropped_out") Assert.Equal(all, byDoor);
                    else Assert.True(byDoor <= all);
                    ended += byDoor;
                }
                Assert.True(ended <= here);
            }
        }
        Assert.True(asked > 0);

        static long ByDoor(ObservationTable t, int quarter, string outcome) =>
            Enumerable.Range(0, t.Series.Length).Where(i => t.Series[i].Scope == Scope.FirstDoor && t.Series[i].Outcome == outcome).Sum(i => t[quarter, i]);
    }

    [Fact]
    public void Firms_of_a_size_or_more_are_those_of_the_size_classes()
    {
        foreach (var run in ResultHash.Run(TestWorld.Small()).Runs)
        {
            var t = run.Observations;
            int last = t.Quarters - 1;
            Assert.Equal(Value(t, last, Outcomes.Firms), OfSize(1));
            Assert.Equal(OfClass("10-49") + OfClass("50-249") + OfClass("250+"), OfSize(10));
            Assert.Equal(OfClass("50-249") + OfClass("250+"), OfSize(50));

            long OfSize(int jobs) => t[last, Column(Scope.FirmSize, $"{jobs}", Outcomes.FirmsOfSizeOrMore)];
            long OfClass(string name) => t[last, Column(Scope.SizeClass, name, Outcomes.Firms)];
            int Column(Scope scope, string id, string outcome) =>
                Enumerable.Range(0, t.Series.Length).Single(i => t.Series[i].Scope == scope && t.Series[i].ScopeId == id && t.Series[i].Outcome == outcome);
        }
    }

    [Fact]
    public void Binding_labour_never_employs_more_than_there_are()
    {
        foreach (var run in ResultHash.Run(TestWorld.Small(quarters: 24)).Runs.Where(r => r.Closure == Policy.LabourClosure.Binding))
        {
            var t = run.Observations;
            for (int q = 1; q < t.Quarters; q++)
            {
                // Hires are rounded firm by firm, so the sum may pass supply by a few; entrants hire before the market clears.
                long supply = Value(t, q - 1, Outcomes.LabourSupply);
                Assert.True(Value(t, q, Outcomes.Jobs) <= supply + Value(t, q, Outcomes.JobsEntered) + Math.Sqrt(supply));
            }
        }
    }

    internal static long Value(ObservationTable table, int quarter, string outcome) => LeverWorld.Value(table, quarter, outcome);

    private static long Ended(Policy.ExperimentPlan plan, World world)
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

    private static long OpenCases(World world) => world.Pool.Cases.Take(world.Pool.Used).Count(c => c.State != CaseState.None);
}
