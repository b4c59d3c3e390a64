using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Tests;

/// <summary>One call of the command, without a terminal.</summary>
internal sealed record Command(int ExitCode, string Out, string Error)
{
    /// <summary>Folder of the repository.</summary>
    public static string Repository => EcosystemSim.Repository.Root;

    /// <summary>A scenario of some thousand firms.</summary>
    public static string SmallWorld { get; } = Path.Combine(Repository, "scenarios", "small-world.yaml");

    public static Command Run(params string[] args) => Run(null, args);

    public static Command Run(Interrupts? interrupts, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        int code = Ecosim.Invoke(args, Screen.Plain(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), interrupts);
        // How far a run is comes every five seconds, and a busy machine takes as long.
        string told = string.Concat(error.ToString().Split('\n').Where(line => !line.StartsWith("progress: ", StringComparison.Ordinal)).Select((line, i) => i == 0 ? line : $"\n{line}"));
        return new Command(code, output.ToString(), told);
    }

    /// <summary>Runs the small world for some quarters.</summary>
    public static Command RunSmall(string folder, params string[] more) =>
        Run(["run", SmallWorld, "--quarters", "12", "--replications", "3", "--out", folder, .. more]);

    /// <summary>The result hash that an answer ends with.</summary>
    public string ResultHash => Line("Result hash: ");

    /// <summary>The rest of the line that begins so.</summary>
    public string Line(string start) => Out.Split('\n').Single(line => line.StartsWith(start))[start.Length..];

    /// <summary>From the question on: what the run was like is no part of it.</summary>
    public string Answer => Out[Out.IndexOf("\nQuestion: ", StringComparison.Ordinal)..];
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ecosim-test-").FullName;

    public string Of(string name) => global::System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
