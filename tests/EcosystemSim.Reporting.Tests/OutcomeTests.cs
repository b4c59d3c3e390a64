using System.Reflection;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

/// <summary>What the question is about, beside jobs: its table, its sentence, and what public cost differs by.</summary>
public class OutcomeTests
{
    private static readonly RunSummary Run = MadeUpRun.SixArms();

    public static TheoryData<string, int> Every() => TableTests.Every();

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    [Theory, MemberData(nameof(Every))]
    public void The_table_fits_a_terminal_and_loses_no_cell(string run, int width)
    {
        if (width < 80) return;     // the names of outcomes are longer than those of arms
        foreach (var table in OutcomeTable.All(FigureCases.Runs[run]()))
        {
            string text = PlainText.Render(table, width);
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
            Assert.DoesNotContain("NaN", text);
            foreach (var cell in table.Rows.SelectMany(row => row.Cells)) Assert.All(cell.Text.Split(" ("), part => Assert.Contains(part, text));
        }
    }

    [Fact]
    public void A_row_per_outcome_but_jobs_and_per_arm_its_value_and_its_paired_difference()
    {
        var table = OutcomeTable.For(Run, LabourClosure.Slack)!;
        Assert.Equal(["value added (output of a mean job)", "exporters", "needs: specialised help, within a year", "grants paid (million DKK)", "public cost (million DKK)"], table.Rows.Select(row => row.Arm));
        Assert.Equal("at the end", Cell(table, "value added", "measure").Text);
        Assert.Equal("total", Cell(table, "grants paid", "measure").Text);
        Assert.Equal(("751,400", "751,184"), (Cell(table, "value added", "fragmented_value").Text, Cell(table, "value added", "coordinated_value").Text));
        Assert.Equal(("−216 (−231 to −201)", -216), (Cell(table, "value added", "coordinated_difference").Text, Cell(table, "value added", "coordinated_difference").Value));
        Assert.Equal("+5.4 (5.1 to 5.7)", Cell(table, "grants paid", "coordinated_difference").Text);
        Assert.Equal(["", "fragmented", "coordinated", "eligibility", "coordinated-free", "house-package", "none"], table.Columns.Select(column => column.Group).Distinct());
        Assert.DoesNotContain(table.Columns, column => column.Key == "fragmented_difference");
        Assert.Contains(table.Notes, note => note.Contains("summed from 2015Q3 on"));
        Assert.Contains(table.Notes, note => note.Contains("Of 25 such intervals one in twenty"));
    }

    [Fact]
    public void There_is_a_table_under_each_closure_and_none_where_the_summary_names_no_outcomes()
    {
        Assert.Equal(["What the question is about, slack labour", "What the question is about, binding labour supply"], OutcomeTable.All(Run).Select(table => table.Title));
        Assert.Empty(OutcomeTable.All(Without(Run)));
        Assert.Empty(OutcomeTable.All(MadeUpRun.SixArms(replications: 0)));
    }

    [Fact]
    public void The_sentence_names_what_fell_first_and_what_the_run_cannot_tell_last()
    {
        Assert.Equal(
            "Of what else the question is about, coordinated changed under slack labour, against fragmented: value added (output of a mean job) −216 of 751,000 (−231 to −201), "
            + "grants paid (million DKK) +5.4 of 190 (5.1 to 5.7); the sign of the change in exporters it cannot tell.",
            AnswerSentences.For(Run).Outcomes);
        Assert.Contains("−216 af 751.000 (−231 til −201)", AnswerSentences.For(Run, language: Language.Danish).Outcomes);
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_sentence_is_there_in_every_language_and_only_where_there_is_an_interval(string code)
    {
        Language language = Language.Find(code)!;
        string name = language.Outcomes.Name("value_added");
        AnswerSentences answer = AnswerSentences.For(Run, language: language);
        Assert.Contains($"{name} −216 ", answer.Outcomes);
        Assert.Equal([answer.Needs, answer.Jobs, answer.Outcomes, answer.Cost, answer.Turn, answer.About], answer.All.AsEnumerable());
        Assert.Equal("", AnswerSentences.For(MadeUpRun.SixArms(replications: 1), language: language).Outcomes);
        Assert.Equal(4, AnswerSentences.For(Without(Run), language: language).All.Length);
        Assert.Contains(language.Outcomes.Name("exporters"), AnswerSentences.For(Only(Run, "exporters"), language: language).Outcomes);
    }

    [Theory]
    [InlineData("en", "cost 362 million DKK more than the 589.3 million under fragmented", "6,710,000 DKK per additional job")]
    [InlineData("da", "kostede »coordinated« 362 mio. kroner mere end de 589,3 mio. under »fragmented«", "6.710.000 kroner pr. yderligere job")]
    [InlineData("nb", "kostet «coordinated» 362 mill. danske kroner mer enn de 589,3 millionene under «fragmented»", "danske kroner per ekstra arbeidsplass")]
    [InlineData("sv", "kostade ”coordinated” 362 miljoner danska kronor mer än de 589,3 miljonerna under ”fragmented”", "danska kronor per ytterligare jobb")]
    public void Public_cost_that_differs_is_said_with_what_an_additional_job_costs(string code, string cost, string perJob)
    {
        string sentence = AnswerSentences.For(Run, language: Language.Find(code)).Cost;
        Assert.Contains(cost, sentence);
        Assert.Contains(perJob, sentence);
    }

    [Fact]
    public void Without_more_jobs_there_is_no_cost_of_one_and_equal_cost_is_not_spoken_of()
    {
        Assert.Contains("there is no cost per additional job", AnswerSentences.For(Change(arm => arm with { JobsDifference = MadeUpRun.Interval(12, -8, 32), CostPerAdditionalJob = double.NaN })).Cost);
        string cheaper = AnswerSentences.For(Change(arm => arm with { PublicCostDifference = MadeUpRun.Interval(-4e8, -5e8, -3e8), CostPerAdditionalJob = double.NaN })).Cost;
        Assert.Contains("cost 400 million DKK less than", cheaper);
        Assert.EndsWith("(difference −500 to −300), so that its additional jobs cost nothing more.", cheaper);
        Assert.Equal("", AnswerSentences.For(Change(arm => arm with { PublicCostDifference = MadeUpRun.Interval(2e6, -1e6, 5e6) })).Cost);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_recorded_outcome_has_a_name_of_its_own_in_every_language(string code)
    {
        OutcomeWords words = Language.Find(code)!.Outcomes;
        string[] outcomes =
        [
            .. typeof(Outcomes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
                .Where(name => !name.StartsWith("ledger_", StringComparison.Ordinal) && name is not (Outcomes.NeedsAskedWithin4 or Outcomes.FirmsOfSizeOrMore)),
            .. Outcomes.FateNames.SelectMany(fate => Outcomes.FateHorizons.Select(within => Outcomes.NeedsWithin(fate, within))),
        ];
        Assert.Equal(outcomes.Length, outcomes.Select(words.Name).Distinct().Count());
        Assert.All(outcomes, outcome => Assert.DoesNotContain("_", words.Name(outcome)));
        // A sentence lists them with commas; needs have a sentence of their own.
        Assert.All(outcomes.Where(outcome => !outcome.Contains("_within_") || outcome.StartsWith("partnerships")), outcome => Assert.DoesNotContain(",", words.Name(outcome)));
        if (code != "en") Assert.DoesNotContain(outcomes, outcome => words.Name(outcome) == outcome.Replace('_', ' ') && outcome.Contains('_'));
    }

    private static AnswerCell Cell(AnswerTable table, string row, string column) =>
        table.Rows.Single(r => r.Arm.StartsWith(row, StringComparison.Ordinal)).Cells[table.Columns.Select(c => c.Key).ToList().IndexOf(column)];

    private static RunSummary Change(Func<ArmSummary, ArmSummary> change) => Run with { Arms = [.. Run.Arms.Select(arm => arm.Arm == "coordinated" ? change(arm) : arm)] };

    private static RunSummary Only(RunSummary run, string outcome) => run with { Arms = [.. run.Arms.Select(arm => arm with { Outcomes = [.. arm.Outcomes.Where(o => o.Outcome == outcome)] })] };

    private static RunSummary Without(RunSummary run) => run with { Arms = [.. run.Arms.Select(arm => arm with { Outcomes = [], PublicCostDifference = null })] };
}
