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
        + "specialised_per_1000_mean,specialised_per_1000_low,specialised_per_1000_high,jobs_mean,jobs_low,jobs_high,n,"
        + "based_on,specialised_per_1000_beyond_basis_mean,specialised_per_1000_beyond_basis_low,specialised_per_1000_beyond_basis_high,"
        + "jobs_beyond_basis_mean,jobs_beyond_basis_low,jobs_beyond_basis_high\n";

    /// <summary>The table as text, one row per load and labour closure.</summary>
    /// <param name="basis">Arm that the arm is based on; null leaves what it would fill empty.</param>
    public static string Text(string arm, string? basis, IEnumerable<SweepRow> rows)
    {
        var text = new StringBuilder(Header);
        foreach (var row in rows)
        {
            string[] fields =
            [
                RowFormatter.Field(arm), Names.Of(row.Labour), Number(row.Load), Number(row.CapacityScale), Number(row.BaselineUtilisation),
                Number(row.CoordinationShare), .. Numbers(row.Specialised), .. Numbers(row.Jobs), row.Jobs.Count.ToString(CultureInfo.InvariantCulture),
                basis is null ? "" : RowFormatter.Field(basis), .. Numbers(row.SpecialisedBeyondBasis), .. Numbers(row.JobsBeyondBasis),
            ];
            text.AppendJoin(',', fields).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Numbers(Estimate? estimate) =>
        estimate is { } e ? [Number(e.Mean), Number(e.Low), Number(e.High)] : ["", "", ""];

    private static string Number(double value) => EffectsFile.Number(value);
}
