using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>evaluations.csv</c>: what help did to the firms that got it, by type of help and quarters since it began.</summary>
public static class EvaluationsFile
{
    internal const string Header = "arm,labour,help,quarters_after,outcome,unit,mean,se,low,high,firms,n\n";

    /// <summary>The whole file.</summary>
    public static string Write(RunSummary summary)
    {
        var text = new StringBuilder(Header);
        foreach (var arm in summary.Arms)
        {
            foreach (var row in arm.Evaluations)
            {
                text.Append(CultureInfo.InvariantCulture, $"{RowFormatter.Field(arm.Arm)},{Names.Of(arm.Labour)},{row.Help},{row.QuartersAfter},{row.Outcome},{UnitOf(row.Outcome)},")
                    .Append(CultureInfo.InvariantCulture, $"{EffectsFile.Number(row.Mean)},{EffectsFile.Number(row.StandardError)},{EffectsFile.Number(row.Low)},{EffectsFile.Number(row.High)},")
                    .Append(CultureInfo.InvariantCulture, $"{EffectsFile.Number(row.Firms)},{summary.Replications}\n");
            }
        }
        return text.ToString();
    }

    private static string UnitOf(string outcome) => outcome switch { "jobs" => "jobs per firm", "survival" => "share", _ => "log points" };
}
