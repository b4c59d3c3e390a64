using System.Globalization;

namespace EcosystemSim.Experiments.Results;

/// <summary>Names of the files in a folder of results.</summary>
public static class ResultPaths
{
    /// <summary>What was run.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>Folder of the observations, a Parquet file per replication; from them an interrupted run goes on, and summaries are made anew.</summary>
    public const string Observations = "observations";

    /// <summary>Folder of the same of replications that are there and not asked for.</summary>
    public const string Kept = "kept";

    /// <summary>Which replications are finished, with the hashes of their files.</summary>
    public const string Checkpoint = "checkpoint.txt";

    /// <summary>Paired differences from the baseline.</summary>
    public const string Effects = "effects.csv";

    /// <summary>The additionality ledgers of every arm.</summary>
    public const string Ledger = "ledger.csv";

    /// <summary>What help did to the firms that got it, by type of help.</summary>
    public const string Evaluations = "evaluations.csv";

    /// <summary>In how many plausible worlds rankings hold, where replications draw their parameters.</summary>
    public const string Survival = "plausible-worlds.csv";

    /// <summary>What tables and figures are made from.</summary>
    public const string Summary = "summary.json";

    /// <summary>Folder of the figures.</summary>
    public const string Figures = "figures";

    /// <summary>The answer for people, in one file.</summary>
    public const string Report = "report.html";

    /// <summary>Table of a sweep of the load.</summary>
    public const string Sweep = "sweep.csv";

    /// <summary>What the figures of a sweep are made from.</summary>
    public const string SweepSummary = "sweep.json";

    /// <summary>Table of a search for the break-even.</summary>
    public const string BreakEven = "break-even.csv";

    /// <summary>What each lever does, where the arms of single levers were run.</summary>
    public const string Levers = "levers.csv";

    /// <summary>The same as tables and sentences in Markdown.</summary>
    public const string LeversPage = "levers.md";

    /// <summary>The data dictionary of the tables.</summary>
    public const string DataPackage = "datapackage.json";

    /// <summary>Name of the observations of a replication, below the folder.</summary>
    public static string ObservationsOf(int replication, bool isAsked = true) => FormattableString.Invariant($"{(isAsked ? Observations : Kept)}/{replication:D5}.parquet");

    /// <summary>Whether a file of results carries numbers, and not pictures or sentences that are made from them.</summary>
    public static bool HoldsNumbers(string file) =>
        file.EndsWith(".csv", StringComparison.Ordinal) || file.EndsWith(".parquet", StringComparison.Ordinal) || file is Checkpoint or Summary or SweepSummary;

    /// <summary>Number of the replication that a file is called after; null where it is called otherwise.</summary>
    public static int? ReplicationOf(string file) =>
        int.TryParse(file.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && ObservationsOf(number) == $"{Observations}/{file}" ? number : null;

    /// <summary>All that a run may write besides, folders left out.</summary>
    internal static IReadOnlyList<string> Own { get; } = [Manifest, Effects, Ledger, Evaluations, Survival, Summary, Report, Sweep, SweepSummary, BreakEven, Levers, LeversPage, DataPackage];
}
