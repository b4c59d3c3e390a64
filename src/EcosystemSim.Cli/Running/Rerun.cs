using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim rerun</c>: the run behind a figure or a folder of results once more.</summary>
internal sealed class Rerun(string path, string? output, int threads, Screen screen, Interrupts? interrupts)
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
            return Fail(e.Message);
        }
    }

    private int Repeat()
    {
        if (ResultOrigin.Read(path) is not { } origin)
            return Fail($"{path} does not say how it was made; expected a figure of 'ecosim run', a manifest.json or a folder of results.");
        if (origin.ResultHash.Length == 0) return Fail($"{path} is of a run that did not come to its end, so there is nothing to compare with; '{origin.Request.Command}' goes on with it.");
        if (Load.Scenario(origin.Request.File, screen) is not { } scenario) return ExitCode.BadInput;
        if (Load.UnknownArms(scenario, origin.Request.Arms, screen)) return ExitCode.BadInput;
        if (ExperimentOf.Scenario(scenario, origin.Request).InputsHash != origin.InputsHash)
            screen.Out.WriteLine("The scenario, its seeds or the version of the model are not those that it was made with; it is run all the same.");

        string folder = output ?? Directory.CreateTempSubdirectory("ecosim-rerun-").FullName;
        try
        {
            int code = new RunScenario(origin.Request with { Out = folder, Threads = threads }, screen, interrupts).Go();
            return code == ExitCode.Done ? Compare(origin, folder) : code;
        }
        finally
        {
            if (output is null) Directory.Delete(folder, recursive: true);
        }
    }

    private int Compare(ResultOrigin origin, string folder)
    {
        string found = ResultOrigin.Read(folder)?.ResultHash ?? "";
        bool same = found == origin.ResultHash;
        screen.Out.WriteLine();
        screen.Out.WriteLine(same
            ? $"The same result to the last bit: {found}"
            : $"A different result: {found} now, {origin.ResultHash} in {path}");
        return same ? ExitCode.Done : ExitCode.Difference;
    }

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
