using System.Globalization;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>evaluations.csv</c>: what help did to the firms that got it, by type of help and quarters since it began.</summary>
public static class EvaluationsFile
{
    internal const string Header = "arm,labour,help,quarters_after,outcome,unit,mean,se,low,high,firms,n\n";

    /// <summary>The whole file.</summary>
    public static string Write(RunSummary summary) => CsvText.Write(
        Header,
        from arm in summary.Arms
        from row in arm.Evaluations
        select (string[])
        [
            arm.Arm, Names.Of(arm.Labour), row.Help, row.QuartersAfter.ToString(CultureInfo.InvariantCulture), row.Outcome, UnitOf(row.Outcome),
            EffectsFile.Number(row.Mean), EffectsFile.Number(row.StandardError), EffectsFile.Number(row.Low), EffectsFile.Number(row.High),
            EffectsFile.Number(row.Firms), summary.Replications.ToString(CultureInfo.InvariantCulture),
        ]);

    private static string UnitOf(string outcome) => outcome switch { "jobs" => "jobs per firm", "survival" => "share", _ => "log points" };
}
