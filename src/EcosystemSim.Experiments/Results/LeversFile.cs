using System.Globalization;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>levers.csv</c>: what each lever does alone and in the package.</summary>
public static class LeversFile
{
    internal const string Header = "lever,labour,change,arm,against,outcome,unit,mean,low,high,n\n";

    /// <summary>A row per lever, labour closure, change (<c>added</c> or <c>taken</c>) and outcome.</summary>
    public static string Text(RunSummary summary) => CsvText.Write(Header, summary.Levers.SelectMany(effect => (string[][])
    [
        .. effect.Added is { } added ? Rows(effect, "added", added) : [],
        .. effect.Taken is { } taken ? Rows(effect, "taken", taken) : [],
    ]));

    private static IEnumerable<string[]> Rows(LeverEffect effect, string kind, LeverChange change)
    {
        yield return Row("specialised_per_1000", "needs", change.Specialised);
        yield return Row("job_years", "job-years", change.JobYears);
        yield return Row("jobs", "jobs", change.Jobs);
        yield return Row("jobs_under_50_at_start", "jobs", change.JobsUnder50);
        yield return Row("jobs_50_plus_at_start", "jobs", change.JobsOver50);
        foreach (var region in change.Regions) yield return Row($"jobs_in_{region.Region}", "jobs", region.Jobs);
        yield return Row("hours_coordination_per_year", "hours", change.CoordinationHours);

        string[] Row(string outcome, string unit, Estimate value) =>
        [
            effect.Lever, Names.Of(effect.Labour), kind, change.Arm, change.Against, outcome, unit,
            EffectsFile.Number(value.Mean), EffectsFile.Number(value.Low), EffectsFile.Number(value.High), value.Count.ToString(CultureInfo.InvariantCulture),
        ];
    }
}
