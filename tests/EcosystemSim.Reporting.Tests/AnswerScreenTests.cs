using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class AnswerScreenTests
{
    public static TheoryData<string> Runs => [.. FigureCases.Runs.Keys];

    // The question, what runs, and where the rest is take the other lines.
    [Theory, MemberData(nameof(Runs))]
    public void The_answer_fits_on_one_screen(string run)
    {
        RunSummary summary = FigureCases.Runs[run]();
        string text = AnswerScreen.Of(summary).Text(200);
        string[] lines = text.TrimEnd('\n').Split('\n');
        // A row whose numbers do not fit beside each other stands on two lines.
        Assert.InRange(lines.Length, 1, summary.Arms.Length > 4 && run == "huge" ? AnswerScreen.Lines : AnswerScreen.Lines - 7);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, AnswerScreen.Columns));
        Assert.DoesNotContain("NaN", text);
        Assert.DoesNotContain("∞", text);
    }

    [Fact]
    public void The_verdict_is_at_equal_outlay_and_names_its_interval_and_what_all_support_gives()
    {
        AnswerScreen screen = AnswerScreen.Of(MadeUpRun.SixArms(scale: 10, twins: true));
        Assert.StartsWith("At equal public money, coordinated has ", screen.Verdict);
        Assert.Contains(" more job-years than fragmented (95 % interval ", screen.Verdict);
        // At different money, so in a sentence of its own that says what it costs.
        Assert.Matches(@"\. All support of fragmented gives \+\S+ \(.*\) job-years against none, for \S+ million DKK in present value\.$", screen.Verdict);
        Assert.StartsWith("Who got help at equal public money: ", screen.Help);
        Assert.Contains("at equal outlay and at no cost (coordinated-free)", screen.RestsOn, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("simulation error only", screen.RestsOn);
    }

    [Fact]
    public void Without_twins_the_verdict_says_that_the_arms_spend_different_money() =>
        Assert.StartsWith("At what each spends, coordinated has ", AnswerScreen.Of(MadeUpRun.SixArms()).Verdict);

    [Fact]
    public void A_loss_is_told_with_the_interval_of_its_size()
    {
        RunSummary run = With(MadeUpRun.SixArms(), new(-54, -84, -23, 40, 100));
        Assert.Contains("coordinated has 54 fewer job-years than fragmented (95 % interval 23 to 84)", AnswerScreen.Of(run).Verdict);
    }

    [Fact]
    public void What_simulation_error_could_have_made_is_no_difference()
    {
        RunSummary run = With(MadeUpRun.SixArms(), new(5, -14, 24, 40, 100));
        Assert.Contains("between coordinated and fragmented is not statistically different from zero (+5, 95 % interval −14 to 24)", AnswerScreen.Of(run).Verdict);
    }

    [Fact]
    public void Where_the_run_goes_on_after_the_quarter_of_the_question_the_verdict_says_what_had_come_by_then()
    {
        RunSummary run = MadeUpRun.SixArms();
        Assert.DoesNotContain(" of them by the end of ", AnswerScreen.Of(run with { Headline = run.Quarters - 1 }).Verdict);
        Assert.Contains(" of them by the end of ", AnswerScreen.Of(run with { Headline = run.Quarters - 5 }).Verdict);
    }

    [Fact]
    public void One_replication_decides_nothing() => Assert.Contains("tells nothing of simulation error", AnswerScreen.Of(MadeUpRun.SixArms(replications: 1)).Verdict);

    [Fact]
    public void What_the_question_asks_of_before_jobs_stands_with_the_verdict()
    {
        RunSummary run = MadeUpRun.SixArms();
        Assert.Contains(run.Arms[^1].Outcomes, o => o.Outcome == "exporters");
        RunSummary exporters = run with { Arms = [.. run.Arms.Select(a => a with { Outcomes = [.. a.Outcomes.Where(o => o.Outcome == "exporters")] })] };
        Assert.StartsWith("What the question asks of first (exporters) differs under coordinated by ", AnswerScreen.Of(exporters).Verdict);
        Assert.DoesNotContain("asks of first", AnswerScreen.Of(run with { Arms = [.. run.Arms.Select(a => a with { Outcomes = [] })] }).Verdict);
    }

    [Fact]
    public void With_fixed_parameters_the_command_for_the_other_interval_is_named()
    {
        RunSummary run = MadeUpRun.SixArms(twins: true);
        Assert.EndsWith("--parameters drawn.", AnswerScreen.Of(run with { Arms = [.. run.Arms.Where(a => a.AtNoCost is null)] }).RestsOn);
        Assert.Contains("For intervals that hold both: ecosim run a.yaml --seed 3 --parameters drawn.", AnswerScreen.Of(run with { Command = "ecosim run a.yaml --seed 3 --parameters fixed" }).RestsOn);
        Assert.DoesNotContain("--parameters", AnswerScreen.Of(MadeUpRun.InWorlds()).RestsOn);
    }

    [Fact]
    public void In_plausible_worlds_the_answer_says_how_many_agree_what_the_interval_holds_and_where_the_sign_turns()
    {
        AnswerScreen screen = AnswerScreen.Of(MadeUpRun.InWorlds());
        Assert.StartsWith("At equal public money, plausible worlds do not agree on whether coordinated has more job-years than fragmented (on average +240, 95 % of them −30 to 610)", screen.Verdict);
        Assert.Contains("It has more than fragmented in 94 % (87 % to 98 %) of them, and fewer than eligibility in 62 % (48 % to 74 %).", screen.Verdict);
        Assert.Contains("The first turns at delivery.business_development 0.14 (more above).", screen.Verdict);
        Assert.Contains("hold both kinds of uncertainty (100 replications with 75 draws of the parameters", screen.RestsOn);
        Assert.Contains("97 % (95 % to 98 %) is parameters and the rest simulation error, by which the mean is known to ±38.", screen.RestsOn);
        Assert.DoesNotContain("statistically", screen.Verdict + screen.Jobs + screen.RestsOn);
        string[] lines = screen.Text(200).TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 1, AnswerScreen.Lines - 7);
    }

    private static RunSummary With(RunSummary run, Estimate jobYears) =>
        run with { Arms = [.. run.Arms.Select(a => a.Arm == "coordinated" ? a with { AgainstBaseline = a.AgainstBaseline! with { JobYears = jobYears } } : a)] };
}
