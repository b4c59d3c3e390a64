using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Tables;
using EcosystemSim.Model;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim verify</c>: whether a folder of results is what its inputs give.</summary>
internal sealed class VerifyResults(string folder, string? scenarioFile, int sample, int threads, Screen screen, Interrupts? interrupts)
{
    private readonly List<string> _found = [];
    private readonly List<string> _unchecked = [];

    // Names of files that have been compared, or are about to be, each in its own way.
    private readonly HashSet<string> _seen = [ResultPaths.Manifest, ResultPaths.Checkpoint, ResultPaths.DataPackage];

    /// <summary>Returns the exit code.</summary>
    public int Go() => ResultInput.Guard(folder, screen, Check);

    private int Check()
    {
        if (ResultFolders.Of(folder) is ResultKind.Design) return CheckDesign();
        // What a sweep states is enough to look at its files; nothing of it is run.
        if (Sweep() is var (swept, table)) return CheckSweep(swept, table);
        if (ResultOrigin.Read(folder, scenarioFile) is not { } origin) return Fail($"{folder} holds no results of 'ecosim run'; expected a folder with a {ResultPaths.Manifest}.");
        if (origin.Request.SweepLoad || origin.Request.BreakEven) return Fail($"{folder}: {ResultPaths.Manifest} lists no table of the sweep or break-even that it names.");
        if (Load.Scenario(origin.Request.FileToRead, screen, origin.Request.Set) is not { } scenario) return ExitCode.BadInput;
        if (Load.UnknownArms(scenario, origin.Request.Arms, screen)) return ExitCode.BadInput;
        var experiment = StoredExperiment.Of(ManifestCheck.Read(Path.Combine(folder, ResultPaths.Manifest)), ExperimentOf.Scenario(scenario, origin.Request));
        var all = FinishedReplications.Read(folder, experiment, ofSameInputs: false);
        var finished = all.Of(experiment);
        if (finished.InputsHash != experiment.InputsHash)
            screen.Out.WriteLine($"Made from other inputs or by another build of the model ({Characters.Short(finished.ModelVersion)}, here {ModelVersion.Text}); compared all the same.");
        if (finished.Numbers.Count + finished.Changed.Length == 0) return Fail($"{folder} holds no finished replication.");
        var manifest = StoredResults.OpenManifest(folder);
        CheckReplications(all, experiment);
        bool isOver = manifest.Status != RunStatus.Unfinished;
        if (!isOver || finished.Changed.Length > 0) return CheckParts(manifest, experiment, finished);
        var (summary, effects) = finished.Summarise(experiment);
        if (origin.ResultHash.Length > 0 && summary.ResultHash != origin.ResultHash) _found.Add($"{ResultPaths.Manifest}: names the result hash {origin.ResultHash}; the data have {summary.ResultHash}");
        bool sameInputs = finished.InputsHash == experiment.InputsHash;
        // The version that made it is no part of the result; where the inputs are the same, so is the version.
        CheckTables(summary with { InputsHash = finished.InputsHash, ModelVersion = sameInputs ? ModelVersion.Text : finished.ModelVersion }, effects, sameInputs);
        CheckDictionary(experiment, sameInputs, summary.ResultHash);
        CheckManifest(manifest, experiment, summary);
        NameOthers("'ecosim run' did not write it");
        return RecomputeAndReport(experiment, finished, origin.ResultHash);
    }

    /// <summary>The manifest of a folder that holds a sweep or a break-even and no run, and the name of its table; null where it does not.</summary>
    private (Manifest Manifest, string Table)? Sweep()
    {
        // A run is not to be taken for less than it is.
        if (!FolderFile.Exists(folder, ResultPaths.Manifest) || FolderFile.Exists(folder, ResultPaths.Checkpoint) || FolderFile.Exists(folder, ResultPaths.Summary)) return null;
        var manifest = StoredResults.OpenManifest(folder);
        return manifest.Files.FirstOrDefault(file => file.Name is ResultPaths.Sweep or ResultPaths.BreakEven) is { } table ? (manifest, table.Name) : null;
    }

    private int RecomputeAndReport(Experiment experiment, FinishedReplications finished, string hash)
    {
        int[] chosen = Choose(finished, hash);
        if (!Recompute(experiment, finished, chosen)) return ExitCode.Cancelled;
        return Report(chosen.Length == 0 ? "no replication was computed again" : $"{Named(chosen)}, computed again, {(chosen.Length == 1 ? "is" : "are")} the same to the last bit");
    }

    /// <summary>Where replications are lacking, tables cannot be made from them: what is there is what was written, or it is not.</summary>
    private int CheckParts(Manifest manifest, Experiment experiment, FinishedReplications finished)
    {
        if (manifest.Status == RunStatus.Unfinished)
            _found.Add(FormattableString.Invariant($"the run is not over: {finished.Numbers.Count} of its {experiment.Replications.Length} replications {(finished.Numbers.Count == 1 ? "is" : "are")} there, and tables and figures come at its end; the same command goes on from there"));
        CheckFiles(manifest);
        NameOthers("'ecosim run' did not write it");
        return RecomputeAndReport(experiment, finished, manifest.ResultHash ?? "");
    }

    /// <summary>The folder of a sweep or of a search for the break-even: its files against their hashes, its figures against what they are made from.</summary>
    private int CheckSweep(Manifest manifest, string table)
    {
        if (manifest.Files.All(file => file.Name != ResultPaths.DataPackage)) _found.Add($"{ResultPaths.Manifest}: does not list {ResultPaths.DataPackage}");
        CheckFiles(manifest);
        // What was changed is refused by whoever reads it.
        if (table == ResultPaths.Sweep && _found.Count == 0)
        {
            var (_, summary) = StoredResults.OpenSweepIn(folder);
            if (summary.InputsHash != manifest.InputsHash) _found.Add($"{ResultPaths.SweepSummary}: is of another sweep than {ResultPaths.Manifest}");
            if (Convert.ToHexStringLower(SHA256.HashData(FolderFile.Read(folder, table))) != summary.ResultHash) _found.Add($"{ResultPaths.SweepSummary}: names another hash of {table}");
            if (summary.ModelVersion == ModelVersion.Text)
            {
                foreach (var (name, svg) in AnswerPrinter.Figures(summary)) Compare($"{ResultPaths.Figures}/{name}.svg", svg);
            }
        }
        NameOthers("'ecosim run' did not write it");
        return Report($"nothing was computed again: 'ecosim rerun {folder}' does that", "its files are those that its manifest lists");
    }

    /// <summary>The folder of a design: its points and its table against their hashes, and the table row by row.</summary>
    private int CheckDesign()
    {
        var manifest = DesignFolder.ReadManifest(folder)!;
        _seen.UnionWith([DesignFolder.Manifest, DesignFolder.Design, DesignFolder.Table, DesignFolder.Part, DesignFolder.Failures]);
        _found.AddRange(DesignFolder.Differences(folder, manifest));
        if (manifest.Status != RunStatus.Complete)
            _found.Add(FormattableString.Invariant($"the design is not whole: it has {manifest.Done:N0} replications of {manifest.Points:N0} points, {manifest.Replications:N0} each{(manifest.Shard is { } shard ? $", and is part {shard}" : "")}; the same command goes on from there"));
        NameOthers($"{DesignFolder.Manifest} states nothing of it");
        return Report("nothing was computed again: the command that its manifest names does that, with --out for another folder", $"points and table are those that {DesignFolder.Manifest} speaks of");
    }

    private void CheckReplications(FinishedReplications finished, Experiment experiment)
    {
        foreach (int number in finished.Changed)
        {
            string asked = ResultPaths.ObservationsOf(number, experiment.Replications.BinarySearch(number) >= 0), other = ResultPaths.ObservationsOf(number, experiment.Replications.BinarySearch(number) < 0);
            string name = !FolderFile.Exists(folder, asked) && FolderFile.Exists(folder, other) ? other : asked;
            _found.Add($"{name}: {(FolderFile.Exists(folder, name) ? "is not the file that was written" : "is missing")}");
        }
        _seen.UnionWith(finished.Numbers.Concat(finished.Changed).SelectMany(number => (string[])[ResultPaths.ObservationsOf(number), ResultPaths.ObservationsOf(number, isAsked: false)]));
    }

    /// <summary>What tables and figures would be, made from the data, against what lies there.</summary>
    private void CheckTables(RunSummary summary, string effects, bool sameInputs)
    {
        Compare(ResultPaths.Effects, effects);
        Compare(ResultPaths.Ledger, LedgerFile.Write(summary));
        Compare(ResultPaths.Evaluations, EvaluationsFile.Write(summary));
        if (summary.Survivals is not null) Compare(ResultPaths.Survival, SurvivalFile.Write(summary));
        Compare(ResultPaths.Summary, JsonSerializer.Serialize(summary, ResultJson.Options) + "\n");
        if (!summary.Levers.IsEmpty)
        {
            Compare(ResultPaths.Levers, LeversFile.Text(summary));
            Compare(ResultPaths.LeversPage, AnswerPrinter.LeversPage(summary));
        }
        if (sameInputs)
        {
            Compare(ResultPaths.Report, HtmlReport.Write(summary, Language.English));
            foreach (var (name, svg) in AnswerPrinter.Figures(summary)) Compare($"{ResultPaths.Figures}/{name}.svg", svg);
        }
    }

    /// <summary>What lies there besides, such as figures in another language, is not of the run.</summary>
    private void NameOthers(string why)
    {
        foreach (string name in Below(new DirectoryInfo(folder), "").Where(name => !_seen.Contains(name)).Order(StringComparer.Ordinal))
            _unchecked.Add($"{Characters.Short(name, 200)}: {why}");
    }

    /// <summary>All that lies in a folder and below it; what is a link is named and not followed.</summary>
    private static IEnumerable<string> Below(DirectoryInfo within, string before) => within.EnumerateFileSystemInfos().SelectMany(entry =>
        entry is DirectoryInfo { LinkTarget: null } deeper ? Below(deeper, $"{before}{entry.Name}/") : [$"{before}{entry.Name}"]);

    /// <summary>What the manifest says of the run, and of the files that it lists.</summary>
    private void CheckManifest(Manifest manifest, Experiment experiment, RunSummary summary)
    {
        foreach (string difference in ManifestCheck.Differences(manifest, experiment, summary)) _found.Add($"{ResultPaths.Manifest}: {difference}");
        foreach (string name in StoredResults.Unlisted(folder, manifest)) _found.Add($"{ResultPaths.Manifest}: does not list {name}");
        if (manifest.Status != RunStatus.Unfinished && StoredResults.ListedObservations(manifest).Count() != summary.Replications)
            _found.Add($"{ResultPaths.Manifest}: does not list the observations of each of its {summary.Replications} replications");
        CheckFiles(manifest);
    }

    /// <summary>The files that a manifest lists.</summary>
    private void CheckFiles(Manifest manifest)
    {
        foreach (var file in manifest.Files)
        {
            _seen.Add(file.Name);
            if (IsNamed(file.Name) || FolderFile.IsAsStated(folder, file, mayGoOn: manifest.Status == RunStatus.Unfinished)) continue;
            _found.Add(FolderFile.Exists(folder, file.Name) ? $"{ResultPaths.Manifest}: states another size or hash of {file.Name}" : $"{file.Name}: is missing");
        }
    }

    /// <summary>Whether it has been said already that a file is not what the data give, or was not checked.</summary>
    private bool IsNamed(string name) => _found.Concat(_unchecked).Any(said => said.StartsWith($"{name}: ", StringComparison.Ordinal));

    /// <summary>The data dictionary against the tables that lie there, where there is one.</summary>
    private void CheckDictionary(Experiment experiment, bool sameInputs, string hash)
    {
        if (!FolderFile.Exists(folder, ResultPaths.DataPackage)) return;
        try
        {
            byte[] bytes = FolderFile.Read(folder, ResultPaths.DataPackage);
            var stated = DataPackage.FilesIn(bytes);
            foreach (var file in stated)
            {
                // Sizes and hashes of files of observations are in the manifest.
                if (file.Bytes < 0)
                {
                    if (!FolderFile.Exists(folder, file.Name)) _found.Add($"{ResultPaths.DataPackage}: names {Characters.Printable(file.Name)}, which is not there");
                    continue;
                }
                // A table that is not what the data give has been named already.
                _seen.Add(file.Name);
                if (!IsNamed(file.Name) && !FolderFile.IsAsStated(folder, file)) _found.Add($"{ResultPaths.DataPackage}: states another size or hash of {file.Name}");
            }
            if (sameInputs && !bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(DataPackage.Text(experiment, hash, stated)))) _found.Add($"{ResultPaths.DataPackage}: is not what this version writes");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            _found.Add($"{ResultPaths.DataPackage}: cannot be read");
        }
    }

    private void Compare(string name, string expected)
    {
        _seen.Add(name);
        byte[] bytes = Encoding.UTF8.GetBytes(expected);
        if (!FolderFile.Exists(folder, name)) _found.Add($"{name}: is missing");
        // Its length first, which can be beyond all reading.
        else if (OrdinaryFile.Length(FolderFile.PathOf(folder, name)) != bytes.Length || !FolderFile.Read(folder, name).AsSpan().SequenceEqual(bytes)) _found.Add($"{name}: is not what the data give");
    }

    /// <summary>Which replications to compute again: decided by the result hash, so that nobody chose them.</summary>
    private int[] Choose(FinishedReplications finished, string hash) =>
        [.. finished.Numbers.OrderBy(number => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash} {number}"))), StringComparer.Ordinal).Take(sample).Order()];

    private bool Recompute(Experiment experiment, FinishedReplications finished, int[] chosen)
    {
        if (chosen.Length > 0) screen.Out.WriteLine($"Computing {Named(chosen)} of {experiment.Title} again …");
        var sink = new Sink(experiment, finished);
        var outcome = LocalEngine.Run(experiment.Plan, chosen, Math.Max(1, threads), sink, null, interrupts?.Token ?? CancellationToken.None);
        foreach (var failure in outcome.Failures) _found.Add($"replication {failure.Replication}: fails now: {failure.Error.Message}");
        int[] different = [.. sink.Different];
        if (different.Length > 0) _found.Add($"{Named(different)}: computed again, {(different.Length == 1 ? "it is another" : "they are others")}");
        return !outcome.Cancelled;
    }

    private static string Named(IReadOnlyCollection<int> replications) => $"{(replications.Count == 1 ? "replication" : "replications")} {NumberRanges.Write([.. replications.Order()])}";

    /// <param name="again">What was computed again.</param>
    /// <param name="holds">What is so where no difference was found.</param>
    private int Report(string again, string holds = "data, tables and figures belong together")
    {
        foreach (string name in _unchecked) screen.Out.WriteLine($"{folder}: not checked: {name}.");
        foreach (string found in _found) screen.Out.WriteLine($"{folder}: {found}.");
        if (_found.Count > 0)
        {
            screen.Out.WriteLine(_found.Count == 1 ? "1 difference." : $"{_found.Count} differences.");
            return ExitCode.Difference;
        }
        screen.Out.WriteLine($"{folder}: {holds}{Aside()}; {again}.");
        return ExitCode.Done;
    }

    private string Aside() => _unchecked.Count switch
    {
        0 => "",
        1 => ", the file that was not checked aside",
        int some => $", the {some} files that were not checked aside",
    };

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }

    /// <summary>Compares as replications finish.</summary>
    private sealed class Sink(Experiment experiment, FinishedReplications finished) : IReplicationSink
    {
        private readonly Lock _lock = new();

        public List<int> Different { get; } = [];

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            if (finished.IsSame(experiment, replication, runs)) return;
            lock (_lock) Different.Add(replication);
        }
    }
}
