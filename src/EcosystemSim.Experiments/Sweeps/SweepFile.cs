using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>Writes <c>sweep.csv</c>.</summary>
public static class SweepFile
{
    internal const string Header =
        "arm,labour,load,capacity_scale,baseline_utilisation,coordination_share,"
        + "specialised_per_1000_mean,specialised_per_1000_low,specialised_per_1000_high,jobs_mean,jobs_low,jobs_high,n\n";

    /// <summary>The table as text, one row per load and labour closure.</summary>
    public static string Text(string arm, IEnumerable<SweepRow> rows)
    {
        var text = new StringBuilder(Header);
        foreach (var row in rows)
        {
            string[] fields =
            [
                RowFormatter.Field(arm), Names.Of(row.Labour), Number(row.Load), Number(row.CapacityScale), Number(row.BaselineUtilisation),
                Number(row.CoordinationShare), .. Numbers(row.Specialised), .. Numbers(row.Jobs), row.Jobs.Count.ToString(CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', fields).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Numbers(Estimate estimate) => [Number(estimate.Mean), Number(estimate.Low), Number(estimate.High)];

    private static string Number(double value) => EffectsFile.Number(value);
}
