using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>The clients for Python and R pass their own tests against this build of the command.</summary>
[Trait("Category", "Slow")]
public sealed class ClientTests : IDisposable
{
    private static readonly string Clients = Path.Combine(Repository.Root, "clients");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactNeedingPython]
    public void Python() => TestsOfPython(OtherLanguages.Python!);

    // Another Python than the first may be the one that has it.
    [FactNeedingFrames]
    public void Python_with_pandas() => Assert.DoesNotContain("pandas is not installed", TestsOfPython(OtherLanguages.PythonWithFrames!));

    [FactNeedingRClient]
    public void R()
    {
        var (code, text) = OtherLanguages.Run(OtherLanguages.RWithClient!, _folder.Path, Ecosim(), [Path.Combine(Clients, "r", "tests", "tests.R")]);
        Assert.True(code == 0, text);
        Assert.EndsWith("all tests passed\n", text.ReplaceLineEndings("\n"));
    }

    private string TestsOfPython(string python)
    {
        var (code, text) = OtherLanguages.Run(python, _folder.Path, Ecosim(), ["-B", "-m", "unittest", "discover", "-v", "-s", Path.Combine(Clients, "python", "tests")]);
        Assert.True(code == 0, text);
        Assert.DoesNotContain("there is no ecosim", text);
        Assert.True(int.Parse(Regex.Match(text, @"Ran (\d+) tests").Groups[1].Value) > 10, text);
        return text;
    }

    /// <summary>This build as one program, wherever .NET is.</summary>
    private string Ecosim()
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "ecosim.dll");
        if (OperatingSystem.IsWindows()) return Path.ChangeExtension(assembly, ".exe");
        string script = _folder.Of("ecosim");
        File.WriteAllText(script, $"#!/bin/sh\nexec dotnet '{assembly}' \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }
}
