using System.ComponentModel;
using System.Diagnostics;

namespace EcosystemSim.Cli.Tests;

/// <summary>Programs of other languages, where this machine has them.</summary>
internal static class OtherLanguages
{
    /// <summary>Python 3; null if there is none.</summary>
    public static string? Python { get; } = FirstThatRuns(["python3", "python"], "-c", "import sys; assert sys.version_info >= (3, 8)");

    /// <summary>Python 3 with pandas and Matplotlib; null if there is none.</summary>
    public static string? PythonWithPandas { get; } = FirstThatRuns(["python3", "/usr/bin/python3"], "-c", "import pandas, matplotlib");

    /// <summary>Python 3 with pandas, whether it draws or not; null if there is none.</summary>
    public static string? PythonWithFrames { get; } = FirstThatRuns(["python3", "/usr/bin/python3"], "-c", "import pandas");

    /// <summary>R; null if there is none.</summary>
    public static string? R { get; } = FirstThatRuns(["Rscript"], "-e", "stopifnot(capabilities('cairo'))");

    /// <summary>R with what the client for it needs; null if there is none.</summary>
    public static string? RWithClient { get; } = FirstThatRuns(["Rscript"], "-e", "stopifnot(requireNamespace('jsonlite'), requireNamespace('processx'))");

    /// <summary>Runs a program to its end; its output is what a test fails with.</summary>
    public static (int ExitCode, string Text) Run(string program, string folder, params string[] arguments) => Run(program, folder, null, arguments);

    /// <param name="ecosim">What the variable ECOSIM says.</param>
    public static (int ExitCode, string Text) Run(string program, string folder, string? ecosim, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (ecosim is not null) start.Environment["ECOSIM"] = ecosim;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + error.Result);
    }

    private static string? FirstThatRuns(string[] programs, params string[] arguments) => Array.Find(programs, program =>
    {
        try
        {
            return Run(program, Path.GetTempPath(), arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });
}

/// <summary>A fact that is skipped, with the reason, where there is no Python.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingPythonAttribute : FactAttribute
{
    public FactNeedingPythonAttribute() => Skip = OtherLanguages.Python is null ? "There is no Python 3 on this machine." : null;
}

/// <summary>A fact that is skipped, with the reason, where Python has no pandas and Matplotlib.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingPandasAttribute : FactAttribute
{
    public FactNeedingPandasAttribute() => Skip = OtherLanguages.PythonWithPandas is null ? "There is no Python 3 with pandas and Matplotlib on this machine." : null;
}

/// <summary>A fact that is skipped, with the reason, where Python has no pandas.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingFramesAttribute : FactAttribute
{
    public FactNeedingFramesAttribute() => Skip = OtherLanguages.PythonWithFrames is null ? "There is no Python 3 with pandas on this machine." : null;
}

/// <summary>A fact that is skipped, with the reason, where there is no R.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingRAttribute : FactAttribute
{
    public FactNeedingRAttribute() => Skip = OtherLanguages.R is null ? "There is no R with cairo on this machine." : null;
}

/// <summary>A fact that is skipped, with the reason, where R lacks what the client for it needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingRClientAttribute : FactAttribute
{
    public FactNeedingRClientAttribute() => Skip = OtherLanguages.RWithClient is null ? "There is no R with jsonlite and processx on this machine." : null;
}
