using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Laws that hold under any policy: thirty policies drawn by key, each with one to three agreements of any levers.</summary>
public class RandomPolicyTests
{
    public static TheoryData<uint> Policies => [.. Enumerable.Range(0, 30).Select(i => (uint)i)];

    [Theory, MemberData(nameof(Policies))]
    public void Needs_hours_money_and_twins_hold_under_any_policy(uint number)
    {
        var (plan, arm) = Draw(number);
        var both = plan with { Arms = [LeverWorld.Fragmented, arm] };
        var replication = new Replication(both, (int)number % 3);
        long[] arisen = new long[2];
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            for (int a = 0; a < 2; a++)
            {
                var world = replication.WorldOf(a, 0);
                arisen[a] += world.Tally.NeedsOfRegion.Sum();
                long open = world.Pool.Cases.Take(world.Pool.Used).Count(c => c.State != CaseState.None);
                Assert.Equal(arisen[a], Ended(plan, world) + open);
                Assert.Equal(open, world.Firms.OpenNeeds.Sum(n => (long)n));
                Assert.Equal(0, world.Reallocated.Sum());
                Assert.Equal(0, world.Frictions.HoursMoved.Sum());
                Assert.All(world.Tally.Capacity, minutes => Assert.True(minutes >= 0));
                Assert.All(world.GrantsInHand, money => Assert.True(money >= 0));
            }
        }
        ObservationTable before = replication.Runs[0].Observations, after = replication.Runs[1].Observations;
        Assert.InRange(TwinTests.FirstDifference(before, after), arm.Agreements.Min(g => g.From), plan.Quarters);
        for (int q = 1; q < plan.Quarters; q++)
        {
            Assert.Equal(Value(before, q, Outcomes.HoursCapacity), Value(after, q, Outcomes.HoursCapacity));
            Assert.Equal(Value(before, q, Outcomes.GrantsBudget), Value(after, q, Outcomes.GrantsBudget));
            long used = new[]
            {
                Outcomes.HoursOverhead, Outcomes.HoursIntake, Outcomes.HoursSpecialised, Outcomes.HoursGeneric, Outcomes.HoursHandOver,
                Outcomes.HoursCoordination, Outcomes.HoursIdle,
            }.Sum(o => Value(after, q, o));
            Assert.Equal(Value(after, q, Outcomes.HoursCapacity), used - Value(after, q, Outcomes.HoursBacklog) + Value(after, q - 1, Outcomes.HoursBacklog));
            Assert.Equal(Value(after, q - 1, Outcomes.GrantsInHand) + Value(after, q, Outcomes.GrantsBudget) + Value(after, q, Outcomes.GrantsAdded) - Value(after, q, Outcomes.GrantsPaid) - Value(after, q, Outcomes.GrantsLapsed) - Value(after, q, Outcomes.InfrastructurePaid), Value(after, q, Outcomes.GrantsInHand));
            Assert.Equal(
                Value(after, q - 1, Outcomes.Jobs) + Value(after, q, Outcomes.JobsCreated) + Value(after, q, Outcomes.JobsEntered)
                    - Value(after, q, Outcomes.JobsDestroyed) - Value(after, q, Outcomes.JobsExited),
                Value(after, q, Outcomes.Jobs));
        }
        string whole = ResultHash.Of(both);
        Assert.Equal(whole, ResultHash.Of(both with { BlockSize = 1 + ((int)number * 37 % 300) }));
        if (number % 3 == 0)
        {
            var alone = ResultHash.Run(plan with { Arms = [arm] }, 0).Runs.Single().Observations;
            Assert.Equal(alone.Values, after.Values);
        }
    }

    /// <summary>A policy as the file of a scenario could say it: any levers, strengths, dates, parties, form and costs.</summary>
    private static (ExperimentPlan Plan, ArmSpec Arm) Draw(uint number)
    {
        var key = new RandomKey(2013, number);
        uint next = 0;
        var agreements = ImmutableArray.CreateBuilder<AgreementSpec>();
        int count = 1 + (int)(Uniform() * 3);
        for (int g = 0; g < count; g++)
        {
            var levers = LeverWorld.Built.Where(_ => Uniform() < 0.5f).Select(l => new LeverSetting(l, Uniform() < 0.3f ? 1 : Uniform())).ToImmutableArray();
            ImmutableArray<bool> parties = [.. Enumerable.Range(0, 8).Select(_ => Uniform() < 0.8f)];
            agreements.Add(new(
                $"agreement-{g}", (int)(Uniform() * 10), (int)(Uniform() * 6), Uniform() < 0.5f, (Secretariat)(int)(Uniform() * 3),
                Uniform() < 0.2f ? 0 : Uniform() * 3, parties, levers));
        }
        float labour = Uniform();
        var plan = LeverWorld.Plan([], hours: 0.5 + (Uniform() * 6), firms: 400 + (int)(Uniform() * 500), quarters: 18);
        // Documentation comes soon, so that hours move within the run.
        var rule = plan.Parameters.Levers.DocumentedEffect with { LagYears = 0.5 };
        plan = plan with
        {
            Closures = [labour < 0.5f ? LabourClosure.Binding : LabourClosure.Slack],
            Parameters = plan.Parameters with { Levers = plan.Parameters.Levers with { DocumentedEffect = rule } },
        };
        return (plan, new($"random-{number}", "Random", int.MaxValue, agreements.ToImmutable()));

        float Uniform() => key.Uniforms(Purpose.Documentation, next++).U0;
    }

    private static long Ended(ExperimentPlan plan, World world)
    {
        long sum = 0;
        for (int q = 0; q < plan.WarmUpQuarters + plan.Quarters; q++)
        {
            for (int r = 0; r < plan.System.Regions.Length; r++)
            {
                for (int f = 1; f <= 6; f++) sum += world.FateCounts.Within(q, r, 3, (Fate)f);
            }
        }
        return sum;
    }

    private static long Value(ObservationTable table, int quarter, string outcome) => ConservationTests.Value(table, quarter, outcome);
}
