using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim merge</c>: parts of one experiment, computed apart, to the result of one run. Nothing is written unless the parts are whole.</summary>
internal sealed class MergeResults(IReadOnlyList<string> folders, string? output, bool force, bool byRegion, bool details, string? scenarioFile, Screen screen)
{
    /// <summary>Returns the exit code.</summary>
    public int Go() => ResultInput.Guard(string.Join(", ", folders), screen, Merge);

    private int Merge()
    {
        if (DesignFolder.ReadManifest(folders[0]) is not null) return MergeDesigns();
        var parts = new List<(string Folder, FinishedReplications Finished)>();
        Experiment? whole = null;
        foreach (string folder in folders.Select(f => f.Length > 1 ? f.TrimEnd('/') : f).Distinct())
        {
            if (ResultOrigin.Read(folder, scenarioFile) is not { Request: var request }) return Fail($"{folder} holds no results of 'ecosim run'; expected a folder with a {ResultPaths.Manifest}.");
            if (Load.Scenario(request.FileToRead, screen, request.Set) is not { } scenario) return ExitCode.BadInput;
            if (Load.UnknownArms(scenario, request.Arms, screen)) return ExitCode.BadInput;
            var manifest = StoredResults.OpenManifest(folder);
            parts.Add((folder, FinishedReplications.Read(folder, StoredExperiment.Of(manifest, ExperimentOf.Scenario(scenario, request)))));
            var joined = StoredExperiment.Of(manifest, ExperimentOf.Scenario(scenario, request with { Only = null }));
            if (whole is not null && joined.InputsHash != whole.InputsHash) return Fail($"{folder} and {parts[0].Folder} are parts of different experiments: '{joined.Command}' and '{whole.Command}'.");
            // Replications are no input: ten of one run count towards the hundred of another.
            if (whole is null || joined.Replications.Length > whole.Replications.Length) whole = joined;
        }
        int[] missing = [.. whole!.Replications.Except(parts.SelectMany(p => p.Finished.Numbers))];
        if (missing.Length > 0)
            return Fail($"the parts lack replications {NumberRanges.Write(missing)} of {NumberRanges.Write(whole.Replications)}; '{whole.Command} --only {NumberRanges.Write(missing)}' computes them. Nothing was written.");
        return Join(whole, parts);
    }

    private int MergeDesigns()
    {
        var (folder, manifest) = DesignMerge.Join([.. folders.Select(f => f.Length > 1 ? f.TrimEnd('/') : f).Distinct()], output, force);
        screen.Out.WriteLine(FormattableString.Invariant($"{manifest.Done:N0} {(manifest.Done == 1 ? "replication" : "replications")} of {manifest.Points:N0} {(manifest.Points == 1 ? "point" : "points")} joined in {Path.Combine(folder, DesignFolder.Table)}."));
        long lacking = (manifest.Points * manifest.Replications) - manifest.Done;
        if (lacking > 0) screen.Out.WriteLine(FormattableString.Invariant($"{lacking:N0} are lacking; '{manifest.Command} --out {folder}' computes them."));
        else if (manifest.Kind != DesignRequest.SweepKind) screen.Out.WriteLine($"'{manifest.Command} --out {folder}' says what they come to.");
        return lacking > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private int Join(Experiment whole, List<(string Folder, FinishedReplications Finished)> parts)
    {
        screen.Document?.Take(whole);
        string folder = output ?? Path.Combine("results", whole.FolderName);
        if (!force && FinishedRun.Find(whole, folder) is { } finished)
        {
            screen.Out.WriteLine($"These results are there already, so nothing is joined: {folder} (--force joins them again).");
            screen.Document?.WasFound();
            AnswerPrinter.Print(finished.Summary, folder, byRegion, details, screen);
            return ExitCode.Done;
        }
        // Before anything is opened: parts that contradict each other leave no folder behind.
        if (FinishedReplications.FirstThatDiffers(parts.ConvertAll(p => p.Finished)) is var (part, replication)) return Differs(replication, parts[part].Folder);
        using var store = ResultStore.Open(whole, folder, new RunSettings(Engines.Local, 0, 0), force);
        foreach (var (from, replications) in parts)
        {
            if (store.Merge(replications) is not { } different) continue;
            // The folder held some already.
            store.Pause();
            return Differs(different, from);
        }
        var (summary, _) = AnswerPrinter.Write(store, []);
        screen.Out.WriteLine($"{store.Done} {(store.Done == 1 ? "replication" : "replications")} of {parts.Count} {(parts.Count == 1 ? "part" : "parts")} joined.");
        AnswerPrinter.Print(summary, folder, byRegion, details, screen);
        return ExitCode.Done;
    }

    private int Differs(int replication, string folder)
    {
        screen.Error.WriteLine($"ecosim: replication {replication} of {folder} differs from the same replication of another part: one of the two is not what the inputs give. 'ecosim run … --only {replication}' tells which.");
        return ExitCode.Difference;
    }

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
