using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>ledger.csv</c>: the additionality ledgers of every arm, lines first, then what is derived from them.</summary>
public static class LedgerFile
{
    internal const string Header = "arm,labour,against,line,area,unit,mean,low,high,firms\n";

    /// <summary>What stands in <c>line</c> beside the lines themselves.</summary>
    internal static ImmutableArray<string> Terms { get; } =
        ["total", "change_since_first_support", "change_without_support", "supported", "displacement", "leakage", "exists_in_one_only", "net", "public_cost_beyond", "cost_per_job"];

    private const string Everywhere = "all";

    /// <summary>The whole file.</summary>
    public static string Write(RunSummary summary) => CsvText.Write(Header, Rows(summary));

    private static IEnumerable<string[]> Rows(RunSummary summary)
    {
        foreach (var arm in summary.Arms)
        {
            foreach (var ledger in arm.Ledgers)
            {
                foreach (var row in ledger.Lines) yield return Line(row.Line, row.Area, "jobs", row.Jobs, row.Firms);
                yield return Line("total", Everywhere, "jobs", ledger.Total, ledger.Lines.Sum(row => row.Firms));
                if (ledger.Terms is not { } terms) continue;
                yield return Line("change_since_first_support", Everywhere, "jobs", terms.ChangeSinceFirstSupport, double.NaN);
                yield return Line("change_without_support", Everywhere, "jobs", terms.ChangeWithoutSupport, double.NaN);
                yield return Line("supported", Everywhere, "jobs", terms.Supported, double.NaN);
                yield return Line("displacement", "inside", "jobs", terms.Displacement, double.NaN);
                yield return Line("leakage", "outside", "jobs", terms.Leakage, double.NaN);
                yield return Line("exists_in_one_only", Everywhere, "jobs", terms.ExistsInOneOnly, double.NaN);
                yield return Line("net", Everywhere, "jobs", terms.Net, double.NaN);
                yield return Line("public_cost_beyond", Everywhere, "currency units", terms.Cost, double.NaN);
                yield return Line("cost_per_job", Everywhere, "currency units", Shown(terms), double.NaN);

                string[] Line(string line, string area, string unit, Estimate value, double firms) =>
                [
                    arm.Arm, Names.Of(arm.Labour), ledger.Against, line, area, unit,
                    EffectsFile.Number(value.Mean), EffectsFile.Number(value.Low), EffectsFile.Number(value.High), EffectsFile.Number(firms),
                ];
            }
        }
    }

    // A ratio of jobs that may be none, or of jobs lost, says nothing.
    private static Estimate Shown(LedgerTerms terms) => terms.CostPerJob is { Bound: RatioBound.Bounded, Value: > 0 } cost && terms.Net.Mean > 0
        ? new(cost.Value, cost.Low, cost.High, double.NaN, terms.Net.Count)
        : new(double.NaN, double.NaN, double.NaN, double.NaN, terms.Net.Count);
}
