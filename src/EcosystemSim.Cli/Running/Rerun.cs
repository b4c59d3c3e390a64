using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim rerun</c>: the run behind a figure or a folder of results once more.</summary>
internal sealed class Rerun(string path, string? output, string? scenarioFile, int threads, Screen screen, Interrupts? interrupts)
{
    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        try
        {
            return Repeat();
        }
        catch (ResultFolderException e)
        {
            Fail(e.Message);
            return ResultInput.Code(e);
        }
    }

    private int Repeat()
    {
        if (Directory.Exists(path) && ResultFolders.Of(path) is ResultKind.Design)
            return Fail($"{path} holds a design, which is computed again by its own command, with --out for another folder: '{DesignFolder.ReadManifest(path)!.Command}'.");
        if (ResultOrigin.Read(path, scenarioFile) is not { } origin)
            return Fail($"{path} does not say how it was made; expected a figure of 'ecosim run', a manifest.json or a folder of results.");
        if (origin.ResultHash.Length == 0) return Fail($"{path} is of a run that did not come to its end, so there is nothing to compare with; '{origin.Request.Command}' goes on with it.");
        if (Load.Scenario(origin.Request.FileToRead, screen, origin.Request.Set) is not { } scenario) return ExitCode.BadInput;
        if (Load.UnknownArms(scenario, origin.Request.Arms, screen)) return ExitCode.BadInput;
        // A sweep adds what it varies to the inputs.
        bool isSweep = origin.Request.SweepLoad || origin.Request.BreakEven;
        if (!isSweep && ExperimentOf.Scenario(scenario, origin.Request).InputsHash != origin.InputsHash)
            screen.Out.WriteLine("The scenario, its seeds or the version of the model are not those that it was made with; it is run all the same.");

        string folder = output ?? Directory.CreateTempSubdirectory("ecosim-rerun-").FullName;
        try
        {
            int code = new RunScenario(origin.Request with { Out = folder, Threads = threads }, screen, interrupts).Go();
            return code == ExitCode.Done ? Compare(origin, folder) : code;
        }
        finally
        {
            if (output is null && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private int Compare(ResultOrigin origin, string folder)
    {
        string found = ResultOrigin.Read(folder, scenarioFile)?.ResultHash ?? "";
        bool same = found == origin.ResultHash;
        screen.Out.WriteLine();
        screen.Out.WriteLine(same
            ? $"The same result to the last bit: {found}"
            : $"A different result: {found} now, {origin.ResultHash} in {path}");
        if (!same) return ExitCode.Difference;
        return File.Exists(path) && ResultOrigin.IsDrawing(path) ? CompareDrawing(folder) : CompareManifest(folder);
    }

    /// <summary>The result may be the same and the figure another: somebody may have changed a number in it.</summary>
    private int CompareDrawing(string folder)
    {
        byte[] given = OrdinaryFile.Read(path, FolderFile.MostBytes);
        string[] made = [.. Directory.GetFiles(folder, "*" + Path.GetExtension(path).ToLowerInvariant(), SearchOption.AllDirectories)];
        bool isSame = made.Any(file => File.ReadAllBytes(file).AsSpan().SequenceEqual(given));
        // What says of itself that it was made in the same way, and is another, was changed.
        bool isChanged = !isSame && made.Any(file => ResultOrigin.Stamp(file) == ResultOrigin.Stamp(path));
        screen.Out.WriteLine(isSame ? $"{path} is what this result gives, to the last byte."
            : isChanged ? $"{path} is not what this result gives: something in it was changed."
            : $"Whether {path} is what this result gives was not checked: a run draws in English, in one width and theme, and by this version. 'ecosim plot' and 'ecosim report' make others anew.");
        return isChanged ? ExitCode.Difference : ExitCode.Done;
    }

    private int CompareManifest(string folder)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, ResultPaths.Manifest) : path;
        if (ManifestCheck.Read(file) is not { } stated || ManifestCheck.Read(Path.Combine(folder, ResultPaths.Manifest)) is not { } made)
        {
            screen.Out.WriteLine($"Not checked: what else {file} says of the run; it cannot be read as a whole.");
            return ExitCode.Done;
        }
        var differences = ManifestCheck.Differences(stated, made);
        foreach (string difference in differences) screen.Out.WriteLine($"{file}: {difference}.");
        return differences.Count == 0 ? ExitCode.Done : ExitCode.Difference;
    }

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
