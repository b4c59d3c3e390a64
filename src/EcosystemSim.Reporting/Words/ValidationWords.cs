using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Validation;

namespace EcosystemSim.Reporting.Words;

/// <summary>The pattern table in words.</summary>
public static class ValidationWords
{
    private static readonly ImmutableDictionary<string, string> CountryNames =
        new Dictionary<string, string> { ["DK"] = "Denmark", ["NO"] = "Norway", ["SE"] = "Sweden" }.ToImmutableDictionary();

    /// <summary>Name of a country.</summary>
    public static string Country(string country) => CountryNames.GetValueOrDefault(country, country);

    /// <summary>The table for a screen.</summary>
    public static AnswerTable Table(ValidationTable table) => new(
        $"{Country(table.Country)}: {table.System}, {table.Arm}, slack labour, parameters as stated",
        [.. new[] { "simulated", "evidence", "kind", "result", "entry" }.Select(heading => new AnswerColumn(heading, "", heading, TablePart.Jobs))],
        [
            .. table.Rows.Select(row => new AnswerRow(row.Pattern.Name, row.Pattern.Definition,
            [
                new(Simulated(row), row.Simulated.Mean), new(Evidence(row), row.Value), new(Kind(row), double.NaN), new(Result(row), double.NaN), new(row.Target.Evidence, double.NaN),
            ])),
        ],
        [$"Mean of {table.Replications} {(table.Replications == 1 ? "replication" : "replications")} of {table.Quarters} quarters, in brackets its 95 % interval of simulation error; figure of the evidence, in brackets its range. A row passes where the mean lies in the range. Nothing was set by a hold-out. 'ecosim explain ENTRY' has the source."])
    {
        RowHeading = "pattern",
    };

    /// <summary>What the table comes to, and each row that fails.</summary>
    public static IEnumerable<string> Sentences(ValidationTable table)
    {
        foreach (var kind in table.Rows.GroupBy(row => Kind(row)))
        {
            var judged = kind.Where(row => row.Verdict != Verdict.NoRange).ToList();
            yield return $"{(kind.Key == "fit" ? "Fitted" : "Held out")}: {judged.Count(row => row.Verdict == Verdict.Pass)} of {judged.Count} rows pass{(judged.Count < kind.Count() ? $"; {kind.Count() - judged.Count} more have no range" : "")}.";
        }
        foreach (var row in table.Rows.Where(row => row is { Verdict: Verdict.Fail, Known: not null })) yield return $"Known to fail: {row.Pattern.Name}. {row.Known!.Reason}";
        foreach (var row in table.Rows.Where(row => row.IsOver)) yield return $"Listed as failing, and no longer fails: {row.Pattern.Name}.";
        foreach (var row in table.Rows.Where(row => row.IsNew)) yield return $"Fails, and is not among the known failures: {row.Pattern.Name}.";
    }

    /// <summary>Mean with its interval.</summary>
    public static string Simulated(ValidationRow row)
    {
        int decimals = Decimals(row);
        var s = row.Simulated;
        return double.IsNaN(s.Mean) ? Numbers.NotAvailable : double.IsNaN(s.Low) ? Numbers.Fixed(s.Mean, decimals) : $"{Numbers.Fixed(s.Mean, decimals)} ({Numbers.Fixed(s.Low, decimals)} to {Numbers.Fixed(s.High, decimals)})";
    }

    /// <summary>Figure with its range.</summary>
    public static string Evidence(ValidationRow row)
    {
        int decimals = Decimals(row);
        string value = Numbers.Fixed(row.Value, decimals);
        return row.Target.IsSign ? "above 0" : row.Target.IsUpperBound ? $"at most {value}" : row is { Low: { } low, High: { } high } ? $"{value} ({Numbers.Fixed(low, decimals)} to {Numbers.Fixed(high, decimals)})" : value;
    }

    /// <summary><c>fit</c> or <c>hold-out</c>.</summary>
    public static string Kind(ValidationRow row) => row.Target.Kind == TargetKind.Fit ? "fit" : "hold-out";

    /// <summary><c>pass</c>, <c>fail</c>, <c>fail, known</c> or <c>no range</c>.</summary>
    public static string Result(ValidationRow row) => row.Verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => row.Known is null ? "fail" : "fail, known",
        _ => "no range",
    };

    private static int Decimals(ValidationRow row) => row.Value is > 0 and < 0.02 ? 4 : 3;
}
