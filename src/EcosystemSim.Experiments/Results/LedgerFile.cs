using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
    public static string Write(RunSummary summary)
    {
        var text = new StringBuilder(Header);
        foreach (var arm in summary.Arms)
        {
            foreach (var ledger in arm.Ledgers)
            {
                foreach (var row in ledger.Lines) Line(row.Line, row.Area, "jobs", row.Jobs, row.Firms);
                Line("total", Everywhere, "jobs", ledger.Total, ledger.Lines.Sum(row => row.Firms));
                if (ledger.Terms is not { } terms) continue;
                Line("change_since_first_support", Everywhere, "jobs", terms.ChangeSinceFirstSupport, double.NaN);
                Line("change_without_support", Everywhere, "jobs", terms.ChangeWithoutSupport, double.NaN);
                Line("supported", Everywhere, "jobs", terms.Supported, double.NaN);
                Line("displacement", "inside", "jobs", terms.Displacement, double.NaN);
                Line("leakage", "outside", "jobs", terms.Leakage, double.NaN);
                Line("exists_in_one_only", Everywhere, "jobs", terms.ExistsInOneOnly, double.NaN);
                Line("net", Everywhere, "jobs", terms.Net, double.NaN);
                Line("public_cost_beyond", Everywhere, "currency units", terms.Cost, double.NaN);
                Line("cost_per_job", Everywhere, "currency units", Shown(terms), double.NaN);

                void Line(string line, string area, string unit, Estimate value, double firms) => Append(text, arm, ledger.Against, line, area, unit, value, firms);
            }
        }
        return text.ToString();
    }

    // A ratio of jobs that may be none, or of jobs lost, says nothing.
    private static Estimate Shown(LedgerTerms terms) => terms.CostPerJob is { Bound: RatioBound.Bounded, Value: > 0 } cost && terms.Net.Mean > 0
        ? new(cost.Value, cost.Low, cost.High, double.NaN, terms.Net.Count)
        : new(double.NaN, double.NaN, double.NaN, double.NaN, terms.Net.Count);

    private static void Append(StringBuilder text, ArmSummary arm, string against, string line, string area, string unit, Estimate value, double firms) =>
        text.Append(CultureInfo.InvariantCulture, $"{RowFormatter.Field(arm.Arm)},{Names.Of(arm.Labour)},{against},{line},{area},{unit},")
            .Append(CultureInfo.InvariantCulture, $"{EffectsFile.Number(value.Mean)},{EffectsFile.Number(value.Low)},{EffectsFile.Number(value.High)},{EffectsFile.Number(firms)}\n");
}
