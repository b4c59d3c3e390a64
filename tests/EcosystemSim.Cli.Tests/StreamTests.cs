using System.Diagnostics;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Tests;

/// <summary>Standard streams that are closed, full, or read by nobody.</summary>
[Trait("Category", "Slow")]
public class StreamTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ecosim.dll");

    // What the shell does to the streams, and what the command then returns: never more than 2, which is what an abort would be.
    [Theory]
    [InlineData("check {0}", 0)]
    [InlineData("check {0} 2>&-", 0)]
    [InlineData("check nope.yaml 2>&-", 2)]
    [InlineData("run nope.yaml 2>&-", 2)]
    [InlineData("run --nope 2>&-", 2)]
    [InlineData("plot /nope 2>&-", 2)]
    [InlineData("check {0} >&-", 2)]
    [InlineData("check {0} >&- 2>&-", 2)]
    [InlineData("check {0} <&- >&- 2>&-", 2)]
    [InlineData("check {0} <&-", 0)]
    [InlineData("check {0} >/dev/full", 2)]
    [InlineData("check {0} >/dev/full 2>/dev/full", 2)]
    public async Task Whatever_the_streams_are_the_command_ends_in_order(string line, int expected)
    {
        if (!OperatingSystem.IsLinux()) return;
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"dotnet '{Program}' {string.Format(System.Globalization.CultureInfo.InvariantCulture, line, $"'{Command.SmallWorld}'")}");
        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.True(expected == shell.ExitCode, $"{shell.ExitCode}: {await output}{await error}");
    }

    [Fact]
    public void A_pipe_that_nobody_reads_any_more_ends_no_run()
    {
        using var folder = new TemporaryFolder();
        var error = new StringWriter();
        var broken = new GuardedWriter(new Broken());
        int code = Ecosim.Invoke(["run", Command.SmallWorld, "--quarters", "4", "--replications", "1", "--out", folder.Of("out")], Screen.Plain(broken, error));
        Assert.Equal(2, code);
        Assert.Equal("ecosim: cannot write to standard output: Broken pipe.\n", error.ToString().ReplaceLineEndings("\n"));
        Assert.True(File.Exists(folder.Of("out/manifest.json")));
        Assert.Equal(0, Command.Run("verify", folder.Of("out"), "--sample", "0").ExitCode);
    }

    /// <summary>A pipe whose reader has gone.</summary>
    private sealed class Broken : StringWriter
    {
        public override void Write(string? value) => throw new IOException("Broken pipe");
    }
}
