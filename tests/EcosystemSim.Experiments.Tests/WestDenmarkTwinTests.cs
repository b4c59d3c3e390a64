using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Populations;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>Arms are twins, on the real scenario with a twentieth of its firms and of its advisers.</summary>
[Trait("Category", "Slow")]
public class WestDenmarkTwinTests
{
    private static readonly ExperimentPlan Plan = Scaled();

    [Fact]
    public void Each_arm_alone_is_the_arm_among_others()
    {
        var together = Runs(Plan);
        for (int arm = 0; arm < Plan.Arms.Length; arm++)
        {
            var alone = Runs(Plan with { Arms = [Plan.Arms[arm]] });
            for (int closure = 0; closure < Plan.Closures.Length; closure++)
                Assert.Equal(together[(arm * Plan.Closures.Length) + closure].Observations.Values, alone[closure].Observations.Values);
        }
    }

    [Fact]
    public void Each_arm_run_alone_equals_the_baseline_before_its_first_date_and_differs_after()
    {
        int baseline = Index("fragmented");
        var fragmented = Runs(Plan with { Arms = [Plan.Arms[baseline]], Closures = [LabourClosure.Slack] })[0].Observations;
        for (int arm = 0; arm < Plan.Arms.Length; arm++)
        {
            if (arm == baseline) continue;
            var alone = Runs(Plan with { Arms = [Plan.Arms[arm]], Closures = [LabourClosure.Slack] })[0].Observations;
            int date = Parting.Quarter(Plan.Arms[baseline], Plan.Arms[arm], Plan.Quarters);
            Assert.Equal(date, FirstDifference(fragmented, alone));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    public void Block_size_never_changes_a_result(int blockSize) => Assert.Equal(Hash(Plan), Hash(Plan with { BlockSize = blockSize }));

    [Fact]
    public void Opening_the_borders_parts_in_2015Q3_and_the_agreement_in_2016Q2()
    {
        Assert.Equal(10, Parting.Quarter(Plan.Arms[Index("fragmented")], Plan.Arms[Index("eligibility")], Plan.Quarters));
        Assert.Equal(13, Parting.Quarter(Plan.Arms[Index("eligibility")], Plan.Arms[Index("coordinated")], Plan.Quarters));
        Assert.Equal(13, Parting.Quarter(Plan.Arms[Index("coordinated")], Plan.Arms[Index("coordinated-free")], Plan.Quarters));
        Assert.Equal(13, Parting.CountingFrom(Plan));
        Assert.Equal(0, Parting.Quarter(Plan.Arms[Index("fragmented")], Plan.Arms[Index("none")], Plan.Quarters));
    }

    private static int Index(string arm) => Plan.Arms.ToList().FindIndex(a => a.Id == arm);

    private static IReadOnlyList<ArmRun> Runs(ExperimentPlan plan)
    {
        var replication = new Replication(plan, 0);
        while (replication.Advance())
        {
        }
        return replication.Runs;
    }

    private static string Hash(ExperimentPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var run in Runs(plan)) hash.AppendData(MemoryMarshal.AsBytes(run.Observations.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>First quarter in which any value differs; fates are written under the quarter of arising and look ahead, so they are left out.</summary>
    private static int FirstDifference(ObservationTable a, ObservationTable b)
    {
        for (int quarter = 0; quarter < a.Quarters; quarter++)
        {
            for (int i = 0; i < a.Series.Length; i++)
            {
                if (!a.Series[i].Outcome.Contains("_within_", StringComparison.Ordinal) && a[quarter, i] != b[quarter, i]) return quarter;
            }
        }
        return a.Quarters;
    }

    private static ExperimentPlan Scaled()
    {
        var scenario = ScenarioLoader.Load(Repository.Scenario("west-denmark")).Scenario!;
        const double scale = 0.05;
        var system = scenario.System with { Providers = [.. scenario.System.Providers.Select(p => p with { AdviserFte = p.AdviserFte * scale, GrantBudgetPerYear = p.GrantBudgetPerYear * scale })] };
        var marginals = scenario.Marginals with { Firms = (int)(scenario.Marginals.Firms * scale), Jobs = (long)(scenario.Marginals.Jobs * scale) };
        return scenario.BuildPlan(new() { DrawParameters = false }) with
        {
            System = system,
            Population = PopulationSynthesis.Create(system, marginals, scenario.Seed),
            // A ledger compares arms, so that an arm alone has none.
            Baseline = null,
            WithoutSupport = null,
            WarmUpQuarters = 6,
            Quarters = 20,
        };
    }
}
