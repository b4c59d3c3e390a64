using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Tests;

/// <summary><c>ecosim evaluate</c>: what help did, by type of help; the same numbers as in the files of a run.</summary>
public class EvaluateTests
{
    [Fact]
    public void Each_type_of_help_has_a_row_after_one_two_three_and_five_years()
    {
        var command = Command.Run("evaluate", Command.SmallWorld, "--replications", "2");
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        foreach (string title in new[] { "Jobs per firm", "Log jobs", "Log sales", "Log productivity", "Survival" }) Assert.Contains($"{title}: fragmented less none, slack labour", command.Out);
        foreach (string help in new[] { "business_development_specialised", "finance_grant", "skills_generic", "all" }) Assert.Contains(command.Out.Split('\n'), line => line.StartsWith(help + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_parameters_rest_on_stands_beside_it()
    {
        var command = Command.Run("evaluate", Command.SmallWorld, "--replications", "1", "--quarters", "9");
        Assert.Contains("fragmented beside the evidence that parameters name", command.Out);
        Assert.Contains("eff.advice.gvp.path.year_1", command.Out);
        // Three years after, a run of nine quarters is over.
        Assert.Matches(@"log_sales +3 +n/a .* no +eff\.advice\.gvp\.path\.year_3", command.Out);
    }

    [Fact]
    public void A_run_writes_what_evaluating_the_same_replications_finds()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated", "--parameters", "fixed");
        var plan = ScenarioLoader.Load(Command.SmallWorld).Scenario!.BuildPlan(new() { DrawParameters = false, Arms = ["eligibility", "coordinated"], AddWithoutSupport = true, Quarters = 12 });
        var table = EvaluationTable.Of(plan, 3);
        string[][] rows = [.. File.ReadAllLines(folder.Of("out/evaluations.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(table.Rows.Length, rows.Length);
        foreach (string[] row in rows)
        {
            var found = table.Find(row[0], row[1] == "slack" ? LabourClosure.Slack : LabourClosure.Binding, row[2], int.Parse(row[3]), row[4])!;
            Assert.Equal(found.Mean, double.Parse(row[6]), 1e-9);
            Assert.Equal(found.Firms, double.Parse(row[10]), 1e-6);
        }
        Assert.DoesNotContain(rows, row => row[0] == "none");
        Assert.Contains(rows, row => row is [_, _, "finance_grant", "4", "jobs", ..] && double.Parse(row[6]) > 0);
    }

    [Fact]
    public void An_unknown_arm_is_named_with_the_nearest_one()
    {
        var command = Command.Run("evaluate", Command.SmallWorld, "--arms", "cordinated");
        Assert.Equal((2, "ecosim: '--arms' names the unknown arm 'cordinated'. Did you mean 'coordinated'?\n"), (command.ExitCode, command.Error));
    }
}
