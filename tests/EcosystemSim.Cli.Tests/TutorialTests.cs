using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>What docs/tutorial.md tells a newcomer to type is typed here, in order, in a copy of the scenarios and seeds.</summary>
[Trait("Category", "Slow")]
public class TutorialTests
{
    private const string Start = "dotnet run -c Release --project src/EcosystemSim.Cli -- ";

    private static readonly string Page = File.ReadAllText(Path.Combine(Command.Repository, "docs", "tutorial.md"));

    [Fact]
    public void Every_command_of_the_tutorial_works_and_its_change_of_the_scenario_fits()
    {
        using var copy = new TemporaryFolder();
        CopyFolder("scenarios", copy);
        CopyFolder("seeds", copy);
        int commands = 0, changes = 0;
        foreach (Match block in Regex.Matches(Page, @"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline))
        {
            string text = block.Groups[2].Value;
            switch (block.Groups[1].Value)
            {
                case "sh":
                    foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    {
                        Assert.StartsWith(Start, line, StringComparison.Ordinal);
                        var (exitCode, output) = Run(line[Start.Length..], copy.Path);
                        Assert.True(exitCode == 0, $"'{line}' ended with {exitCode}:\n{output}");
                        commands++;
                    }
                    break;
                case "diff":
                    Change(copy.Of("scenarios/small-world.yaml"), text);
                    changes++;
                    break;
            }
        }
        Assert.True(commands >= 8, $"Only {commands} commands were found.");
        Assert.Equal(1, changes);
        Assert.Equal(3, Directory.GetDirectories(copy.Of("results")).Count(IsRun));
        ColumnsAreExplained(Directory.GetDirectories(copy.Of("results")).First(IsRun));
        string[] tables = [.. Directory.GetFiles(copy.Of("results"), "*.csv", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is "levers.csv" or "break-even.csv")];
        Assert.Equal(2, tables.Length);
        AreExplained(tables.Select(table => File.ReadLines(table).First()));
    }

    [Fact]
    public void The_tutorial_starts_with_the_run_that_can_be_copied() =>
        Assert.StartsWith(Start + "run ", Regex.Match(Page, @"^```sh\n(.*)$", RegexOptions.Multiline).Groups[1].Value, StringComparison.Ordinal);

    private static bool IsRun(string folder) => File.Exists(Path.Combine(folder, "effects.csv"));

    /// <summary>As a process of its own, since the commands name files from the top folder.</summary>
    private static (int ExitCode, string Output) Run(string arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "ecosim.dll")}\" {arguments}")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>Replaces the line that the page takes out by the one that it puts in; the line must be there once.</summary>
    private static void Change(string file, string diff)
    {
        string[] lines = diff.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string taken = lines.Single(line => line[0] == '-')[1..], put = lines.Single(line => line[0] == '+')[1..];
        string text = File.ReadAllText(file);
        Assert.Equal(2, text.Split($"\n{taken}\n").Length);
        File.WriteAllText(file, text.Replace($"\n{taken}\n", $"\n{put}\n", StringComparison.Ordinal));
    }

    /// <summary>docs/outcomes.md names every column of the files that the tutorial's runs have written.</summary>
    private static void ColumnsAreExplained(string run)
    {
        string table = Path.Combine(run, "observations.csv");
        Assert.Equal(0, Command.Run("export", run, "--csv", "--out", table).ExitCode);
        string[] headers = [File.ReadLines(table).First(), File.ReadLines(Path.Combine(run, "effects.csv")).First(), File.ReadLines(Path.Combine(run, "ledger.csv")).First()];
        AreExplained(headers);
    }

    private static void AreExplained(IEnumerable<string> headers)
    {
        string page = File.ReadAllText(Path.Combine(Command.Repository, "docs", "outcomes.md"));
        string files = page[page.IndexOf("## Files of a run", StringComparison.Ordinal)..];
        Assert.All(headers.SelectMany(header => header.Split(',')), column => Assert.Contains($"`{column}`", files, StringComparison.Ordinal));
    }

    private static void CopyFolder(string name, TemporaryFolder copy)
    {
        string from = Path.Combine(Command.Repository, name);
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = copy.Of(Path.Combine(name, Path.GetRelativePath(from, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
