using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EcosystemSim.Cli.Tests;

/// <summary>SIGINT and SIGTERM end every wait of the program, with code 130.</summary>
[Trait("Category", "Slow")]
public class SignalTests
{
    // Far above what an end takes; only a wait that does not end gets there.
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_ends_and_keeps_what_is_done(string signal)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        using var program = Start("run", Command.SmallWorld, "--replications", "100000", "--no-equal-outlay", "--out", folder.Of("out"));
        while (await program.StandardOutput.ReadLineAsync() is { } line && !line.Contains("results in"))
        {
        }
        Assert.Equal(130, await Ended(program, signal));
        Assert.Contains("replications are kept", await program.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task Verify_ends_where_it_computes()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        Command.Run("run", Command.SmallWorld, "--quarters", "80", "--replications", "4", "--no-equal-outlay", "--out", folder.Of("out"));
        using var program = Start("verify", folder.Of("out"), "--sample", "4", "--threads", "1");
        Assert.StartsWith("Computing", await program.StandardOutput.ReadLineAsync());
        Assert.Equal(130, await Ended(program, "INT"));
    }

    [Fact]
    public async Task A_pipe_for_a_scenario_is_no_wait_at_all()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        using (var made = Process.Start("mkfifo", [folder.Of("pipe")])) await made.WaitForExitAsync();
        using var program = Start("check", folder.Of("pipe"));
        Assert.Equal(2, await Ended(program, null));
    }

    [Theory]
    [InlineData("INT", "run {0} --cluster {1} --out {2}")]
    [InlineData("TERM", "run {0} --cluster {1} --out {2}")]
    [InlineData("TERM", "cluster status --cluster {1}")]
    [InlineData("INT", "cluster cancel some --cluster {1}")]
    [InlineData("TERM", "silo --init-database --cluster {1}")]
    public async Task A_database_that_takes_the_connection_and_says_nothing_is_not_waited_for(string signal, string line)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        string database = $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Database=none;Username=nobody;Timeout=600";
        using var program = Start([.. line.Split(' ').Select(word => string.Format(CultureInfo.InvariantCulture, word, Command.SmallWorld, database, folder.Of("out")))]);
        using var taken = await silent.AcceptTcpClientAsync();
        Assert.Equal(130, await Ended(program, signal));
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    private static Process Start(params string[] args)
    {
        // A shell without a terminal starts what runs beside it deaf to Ctrl-C, tests included, and whatever they start inherits that.
        string[] program = [.. OperatingSystem.IsLinux() ? (string[])["env", "--default-signal=INT,TERM"] : [], "dotnet", Path.Combine(AppContext.BaseDirectory, "ecosim.dll")];
        var start = new ProcessStartInfo(program[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string arg in (string[])[.. program[1..], .. args]) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    private static async Task<int> Ended(Process program, string? signal)
    {
        if (signal is not null)
        {
            using var kill = Process.Start("kill", [$"-{signal}", program.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        using var limit = new CancellationTokenSource(Never);
        try
        {
            await program.WaitForExitAsync(limit.Token);
            return program.ExitCode;
        }
        catch (OperationCanceledException e)
        {
            program.Kill();
            throw new TimeoutException($"SIG{signal} does not end it.", e);
        }
    }
}
