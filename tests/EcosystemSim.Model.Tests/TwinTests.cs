using System.Collections.Immutable;
using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using Xunit;

namespace EcosystemSim.Model.Tests;

public class TwinTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    public void Block_size_never_changes_a_result(int blockSize)
    {
        var plan = TestWorld.Small();
        Assert.Equal(ResultHash.Of(plan), ResultHash.Of(plan with { BlockSize = blockSize }));
    }

    // As software where the processor has no vectors of the width, so the world is small.
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void The_width_of_vectors_never_changes_a_result(int lanes)
    {
        var plan = TestWorld.Small(firms: 300, quarters: 8);
        var other = plan with { Kernels = KernelSet.All.Single(k => k.Lanes == lanes) };
        Assert.Equal(ResultHash.Of(plan with { Kernels = KernelSet.All[0] }), ResultHash.Of(other));
    }

    [Fact]
    public void A_replication_is_the_same_alone_or_after_others()
    {
        var plan = TestWorld.Small();
        string alone = ResultHash.Of(plan, 3);
        for (int i = 0; i < 3; i++) ResultHash.Of(plan, i);
        Assert.Equal(alone, ResultHash.Of(plan, 3));
    }

    [Fact]
    public void Each_arm_alone_is_the_arm_among_others()
    {
        var plan = TestWorld.Small();
        var together = ResultHash.Run(plan).Runs;
        for (int arm = 0; arm < plan.Arms.Length; arm++)
        {
            for (int closure = 0; closure < plan.Closures.Length; closure++)
            {
                var alone = ResultHash.Run(plan with { Arms = [plan.Arms[arm]], Closures = [plan.Closures[closure]] }).Runs.Single();
                Assert.Equal(together[(arm * 2) + closure].Observations.Values, alone.Observations.Values);
            }
        }
    }

    [Fact]
    public void Each_arm_run_alone_equals_its_baseline_before_its_first_date_and_differs_after()
    {
        var plan = TestWorld.Small();
        var baseline = Alone(plan, "fragmented");
        foreach (var (id, first) in new[] { ("eligibility", 4), ("coordinated", 4), ("none", 0) })
        {
            var arm = Alone(plan, id);
            Assert.Equal(first, FirstDifference(baseline, arm));
        }
        Assert.Equal(7, FirstDifference(Alone(plan, "eligibility"), Alone(plan, "coordinated")));
    }

    [Fact]
    public void Arms_with_equal_policy_are_equal_throughout()
    {
        var plan = TestWorld.Small();
        var twin = plan.Arms[3] with { Id = "twin", Title = "Twin" };
        Assert.Equal(-1, FirstDifference(Alone(plan, "coordinated"), Alone(plan with { Arms = plan.Arms.Add(twin) }, "twin")));
    }

    // The twin that makes one extra draw: its needs are keyed one quarter on, as if a generator with state had been advanced.
    [Fact]
    public void A_twin_that_draws_once_more_is_caught()
    {
        var plan = TestWorld.Small();
        var twin = new Replication(plan with { Arms = [plan.Arms[1]], Closures = [LabourClosure.Slack] }, 0);
        twin.Luck.ExtraDraws = 1;
        while (twin.Advance())
        {
        }
        Assert.NotEqual(-1, FirstDifference(Alone(plan, "fragmented"), twin.Runs[0].Observations));
    }

    [Fact]
    public void An_agreement_that_no_cost_and_no_lever_follow_from_changes_nothing()
    {
        var plan = TestWorld.Small();
        var empty = new ArmSpec("empty", "Empty", int.MaxValue, [new("empty", 4, 0, true, Secretariat.Rotating, 1, [.. plan.System.Providers.Select(_ => true)], [])]);
        Assert.Equal(-1, FirstDifference(Alone(plan, "fragmented"), Alone(plan with { Arms = plan.Arms.Add(empty) }, "empty")));
    }

    internal static ObservationTable Alone(ExperimentPlan plan, string arm, LabourClosure closure = LabourClosure.Slack) =>
        ResultHash.Run(plan with { Arms = [plan.Arms.Single(a => a.Id == arm)], Closures = [closure] }).Runs.Single().Observations;

    /// <summary>
    /// First quarter in which any recorded value differs; -1 if none does. Fates of needs are written under the quarter in
    /// which the need arose and look ahead, so they are left out here.
    /// </summary>
    internal static int FirstDifference(ObservationTable a, ObservationTable b)
    {
        for (int quarter = 0; quarter < a.Quarters; quarter++)
        {
            for (int i = 0; i < a.Series.Length; i++)
            {
                if (!a.Series[i].Outcome.Contains("_within_", StringComparison.Ordinal) && a[quarter, i] != b[quarter, i]) return quarter;
            }
        }
        return -1;
    }
}
