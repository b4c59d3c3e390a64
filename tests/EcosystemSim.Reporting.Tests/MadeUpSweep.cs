using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Tests;

/// <summary>Made-up sweeps with the shape of real ones. Nothing in it is a result.</summary>
internal static class MadeUpSweep
{
    public static SweepSummary Of(double scale, bool byCost, int replications = 10)
    {
        double size = double.IsFinite(scale) ? scale : 0;
        return new()
        {
            SchemaVersion = SweepSummary.CurrentSchema,
            Scenario = "west-denmark",
            ModelVersion = "0.1.0",
            InputsHash = "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            ResultHash = replications == 0 ? "" : "9a3c1f60b7e84d25a1c0ffee0badf00d9a3c1f60b7e84d25a1c0ffee0badf00d",
            Seed = 42,
            Command = "",
            Replications = replications,
            Arm = "coordinated",
            Baseline = "fragmented",
            Basis = "eligibility",
            Cells = replications == 0
                ? []
                :
                [
                    .. from cost in byCost ? LoadSweep.DefaultCosts : [1.0]
                       from load in LoadSweep.DefaultLoads
                       let gain = (1.05 - load) * 2 - cost * 0.2
                       select new SweepCell(LabourClosure.Slack, load, cost, Around(gain * 90), Around(gain * size), Around(gain * 40), Around(gain * size / 2)),
                ],
        };

        Estimate Around(double mean) => replications == 1
            ? new(mean, double.NaN, double.NaN, double.NaN, 1)
            : new(mean, mean - 0.4 * Math.Abs(size) - 12, mean + 0.4 * Math.Abs(size) + 12, 10, replications);
    }
}
