using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>The examples of <c>docs/r-and-python.md</c> run, and come to the effects of the console to the last digit.</summary>
[Trait("Category", "Slow")]
public sealed class RAndPythonTests : IDisposable
{
    private static readonly string Docs = Path.Combine(Command.Repository, "docs");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactNeedingPython]
    public void Python_computes_the_same_effects() => ComputesTheSame(OtherLanguages.Python!, "effects.py");

    [FactNeedingR]
    public void R_computes_the_same_effects_and_draws_them()
    {
        ComputesTheSame(OtherLanguages.R!, "effects.R", _folder.Of("difference.svg"));
        Assert.Contains("</svg>", File.ReadAllText(_folder.Of("difference.svg")));
    }

    [FactNeedingPandas]
    public void Pandas_draws_the_difference()
    {
        RunSmall();
        var (code, text) = OtherLanguages.Run(OtherLanguages.PythonWithPandas!, _folder.Path, Path.Combine(Docs, "examples", "plot.py"), "results/small-world", "difference.svg");
        Assert.True(code == 0, text);
        Assert.Contains("</svg>", File.ReadAllText(_folder.Of("difference.svg")));
    }

    [FactNeedingPython]
    public void What_the_page_says_in_Python_runs() => Runs(OtherLanguages.Python!, "-c", "python", block => !block.Contains("pandas"));

    [FactNeedingPandas]
    public void What_the_page_says_in_pandas_runs() => Runs(OtherLanguages.PythonWithPandas!, "-c", "python", block => block.Contains("pandas"));

    [FactNeedingR]
    public void What_the_page_says_in_R_runs() => Runs(OtherLanguages.R!, "-e", "r", _ => true);

    /// <summary>The example says so of the run as it is, and says the contrary when a digit of the table is another.</summary>
    private void ComputesTheSame(string program, string script, params string[] more)
    {
        var run = RunSmall();
        string[] arguments = [Path.Combine(Docs, "examples", script), "results/small-world", .. more];
        var (code, text) = OtherLanguages.Run(program, _folder.Path, arguments);
        Assert.True(code == 0, text);
        string table = _folder.Of("results/small-world/effects.csv"), before = File.ReadAllText(table);
        int rows = before.Count(c => c == '\n') - 1;
        Assert.Contains($"{rows} effects computed again, 0 of them other than in effects.csv.", text);
        // The jobs that the console shows are among them.
        var jobs = Regex.Match(text, @"coordinated, slack: (\S+) jobs \((\S+) to (\S+)\)");
        Assert.Contains($"coordinated,slack,total,all,jobs,jobs,end,{jobs.Groups[1]},", before);
        Assert.Contains("coordinated", run.Out);

        File.WriteAllText(table, new Regex(@"(?<=coordinated,slack,total,all,jobs,jobs,mean,[^,]*\d)(\d)(?=,)").Replace(before, digit => $"{(digit.Value[0] - '0' + 1) % 10}", 1));
        Assert.NotEqual(before, File.ReadAllText(table));
        (code, text) = OtherLanguages.Run(program, _folder.Path, arguments);
        Assert.Equal(1, code);
        Assert.Contains("1 of them other than in effects.csv.", text);
    }

    private void Runs(string program, string option, string language, Func<string, bool> chosen)
    {
        RunSmall();
        string page = File.ReadAllText(Path.Combine(Docs, "r-and-python.md"));
        string[] blocks = [.. Regex.Matches(page, $@"```{language}\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).Where(chosen)];
        Assert.NotEmpty(blocks);
        foreach (string block in blocks)
        {
            var (code, text) = OtherLanguages.Run(program, _folder.Path, option, block);
            Assert.True(code == 0, block + text);
        }
    }

    private Command RunSmall()
    {
        var run = Command.RunSmall(_folder.Of("results/small-world"), "--parameters", "fixed");
        Assert.Equal(0, Command.Run("export", _folder.Of("results/small-world"), "--csv").ExitCode);
        return run;
    }
}
