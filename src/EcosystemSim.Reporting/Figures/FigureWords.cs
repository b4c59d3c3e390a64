using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Phrases that figures share.</summary>
internal static class FigureWords
{
    public static string Under(LabourClosure labour) => labour == LabourClosure.Slack ? "under slack labour" : "under binding labour supply";

    public static string MeanOf(RunSummary summary) => summary.Replications switch
    {
        0 => "no replication has finished yet",
        1 => "one replication",
        _ => $"means of {Replications(summary)}",
    };

    public static string Replications(RunSummary summary) => Language.English.Answer.Replications(Languages.Replications.Of(summary));

    public static string Source(RunSummary summary)
    {
        string results = summary.ResultHash.Length == 0 ? "" : $", results {summary.ResultHash[..Math.Min(12, summary.ResultHash.Length)]}";
        return $"Source: EcosystemSim {summary.ModelVersion}, scenario {summary.Scenario}, seed {summary.Seed}, {Replications(summary)}{results}";
    }

    /// <summary>The year in whose last quarter the run ends, or the quarter.</summary>
    public static string LastQuarter(RunSummary summary)
    {
        int last = summary.StartCalendarQuarter + summary.Quarters - 1;
        return last % 4 == 3 ? $"{last / 4}" : Names.Quarter(last);
    }

    public static string Joined(string title, string addition) => title.Length == 0 ? addition : $"{title} ({addition})";
}
