using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>How long firms that begin to export go on with it, and how many export at all: West Denmark without support, where nobody begins because of help.</summary>
public class ExporterTests
{
    private const int Years = 5;

    private static readonly Lazy<Exporters> Measured = new(() => Measure(Plan()));

    [Fact]
    public void As_many_beginners_become_lasting_exporters_as_the_evidence_says()
    {
        var (low, high) = Evidence();
        Assert.InRange(Measured.Value.Lasting, low, high);
    }

    // Larger firms begin more often; were the hazard to fall with size as fast as it once did, half of all beginners would stay.
    [Fact]
    public void Beginners_that_stay_with_it_are_caught()
    {
        var plan = Plan();
        plan = plan with { Parameters = plan.Parameters with { Export = plan.Parameters.Export with { StopHazard = 0.052, StopSizeDecline = 0.35 } } };
        Assert.True(Measure(plan).Lasting > Evidence().High);
    }

    [Fact]
    public void The_share_of_exporters_stays_about_level() => Assert.InRange(Measured.Value.LastShare, 0.9 * Measured.Value.FirstShare, 1.1 * Measured.Value.FirstShare);

    private static (double Low, double High) Evidence()
    {
        var entry = WestDenmark.Scenario.Evidence.Single(e => e.Id == "eff.export.exit");
        return (entry.Low!.All[0], entry.High!.All[0]);
    }

    /// <summary>Firms that begin to export, and those of them that still live and export five years later. Who ceases and begins again counts as lasting.</summary>
    private static Exporters Measure(ExperimentPlan plan)
    {
        var run = new Replication(plan, 0);
        var exporting = new List<ImmutableHashSet<uint>>();
        var active = new List<HashSet<uint>>();
        bool more = true;
        while (more)
        {
            int quarter = run.Quarter;
            more = run.Advance();
            if (quarter < 0) continue;
            var world = run.WorldOf(0, 0);
            var layout = run.Luck.Layout;
            var all = new HashSet<uint>();
            var exporters = ImmutableHashSet.CreateBuilder<uint>();
            for (int market = 0; market < layout.Start.Length; market++)
            {
                float home = (float)plan.System.Sectors[market % plan.System.Sectors.Length].Tradability + 1e-4f;
                for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++)
                {
                    if (!world.IsActive(i)) continue;
                    all.Add(layout.Id[i]);
                    if (world.Firms.Openness[i] > home) exporters.Add(layout.Id[i]);
                }
            }
            active.Add(all);
            exporting.Add(exporters.ToImmutable());
        }
        double begun = 0, lasting = 0;
        for (int quarter = 1; quarter + (4 * Years) < exporting.Count; quarter++)
        {
            foreach (uint firm in exporting[quarter])
            {
                if (exporting[quarter - 1].Contains(firm) || !active[quarter - 1].Contains(firm)) continue;
                begun++;
                lasting += exporting[quarter + (4 * Years)].Contains(firm) ? 1 : 0;
            }
        }
        return new(begun, lasting / begun, exporting[0].Count / (double)active[0].Count, exporting[^1].Count / (double)active[^1].Count);
    }

    private static ExperimentPlan Plan() => WestDenmark.Plan("none");

    private sealed record Exporters(double Begun, double Lasting, double FirstShare, double LastShare);
}
