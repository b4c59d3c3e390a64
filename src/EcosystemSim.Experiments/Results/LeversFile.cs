using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>levers.csv</c>: what each lever does alone and in the package.</summary>
public static class LeversFile
{
    internal const string Header = "lever,labour,change,arm,against,outcome,unit,mean,low,high,n\n";

    /// <summary>A row per lever, labour closure, change (<c>added</c> or <c>taken</c>) and outcome.</summary>
    public static string Text(RunSummary summary)
    {
        var text = new StringBuilder(Header);
        foreach (var effect in summary.Levers)
        {
            if (effect.Added is { } added) Append(text, effect, "added", added);
            if (effect.Taken is { } taken) Append(text, effect, "taken", taken);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, LeverEffect effect, string kind, LeverChange change)
    {
        Row("specialised_per_1000", "needs", change.Specialised);
        Row("job_years", "job-years", change.JobYears);
        Row("jobs", "jobs", change.Jobs);
        Row("jobs_under_50_at_start", "jobs", change.JobsUnder50);
        Row("jobs_50_plus_at_start", "jobs", change.JobsOver50);
        foreach (var region in change.Regions) Row($"jobs_in_{region.Region}", "jobs", region.Jobs);
        Row("hours_coordination_per_year", "hours", change.CoordinationHours);

        void Row(string outcome, string unit, Estimate value) => text.AppendJoin(
            ',', effect.Lever, Names.Of(effect.Labour), kind, RowFormatter.Field(change.Arm), RowFormatter.Field(change.Against), RowFormatter.Field(outcome), unit,
            EffectsFile.Number(value.Mean), EffectsFile.Number(value.Low), EffectsFile.Number(value.High), value.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
