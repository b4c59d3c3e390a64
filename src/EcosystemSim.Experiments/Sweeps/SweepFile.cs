using System.Globalization;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>Writes <c>sweep.csv</c>.</summary>
public static class SweepFile
{
    internal const string Header =
        "arm,labour,load,capacity_scale,baseline_utilisation,coordination_share,"
        + "specialised_per_1000_mean,specialised_per_1000_low,specialised_per_1000_high,job_years_mean,job_years_low,job_years_high,n,"
        + "based_on,specialised_per_1000_beyond_basis_mean,specialised_per_1000_beyond_basis_low,specialised_per_1000_beyond_basis_high,"
        + "job_years_beyond_basis_mean,job_years_beyond_basis_low,job_years_beyond_basis_high,outlay_difference_share\n";

    /// <summary>The table as text, one row per load and labour closure.</summary>
    /// <param name="basis">Arm that the arm is based on; null leaves what it would fill empty.</param>
    public static string Text(string arm, string? basis, IEnumerable<SweepRow> rows) => CsvText.Write(Header, rows.Select(row => (string[])
    [
        arm, Names.Of(row.Labour), Number(row.Load), Number(row.CapacityScale), Number(row.BaselineUtilisation),
        Number(row.CoordinationShare), .. Numbers(row.Specialised), .. Numbers(row.JobYears), row.JobYears.Count.ToString(CultureInfo.InvariantCulture),
        basis ?? "", .. Numbers(row.SpecialisedBeyondBasis), .. Numbers(row.JobYearsBeyondBasis), Number(row.OutlayApart),
    ]));

    private static IEnumerable<string> Numbers(Estimate? estimate) =>
        estimate is { } e ? [Number(e.Mean), Number(e.Low), Number(e.High)] : ["", "", ""];

    private static string Number(double value) => EffectsFile.Number(value);
}
