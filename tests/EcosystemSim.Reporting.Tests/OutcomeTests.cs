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
        Assert.Equal(["value added a year (million DKK)", "exporters", "needs: specialised help, within a year", "grants paid (million DKK)", "public cost (million DKK)"], table.Rows.Select(row => row.Arm));
        Assert.Equal("end of 2022Q4", Cell(table, "value added", "measure").Text);
        Assert.Equal("total", Cell(table, "grants paid", "measure").Text);
        Assert.Equal(("645,000", "644,800"), (Cell(table, "value added", "fragmented_value").Text, Cell(table, "value added", "coordinated_value").Text));
        Assert.Equal(("−186 (−199 to −173)", -185_760_000), (Cell(table, "value added", "coordinated_difference").Text, Cell(table, "value added", "coordinated_difference").Value));
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
            "Of what else the question is about, coordinated changed under slack labour, against fragmented: value added a year (million DKK) −186 of 645,000 (−199 to −173), "
            + "grants paid (million DKK) +5.4 of 190 (5.1 to 5.7); the change in exporters is not statistically different from zero.",
            AnswerSentences.For(Run).Outcomes);
        Assert.Contains("−186 af 645.000 (−199 til −173)", AnswerSentences.For(Run, language: Language.Danish).Outcomes);
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_sentence_is_there_in_every_language_and_only_where_there_is_an_interval(string code)
    {
        Language language = Language.Find(code)!;
        string name = language.Outcomes.Name("value_added_a_year");
        AnswerSentences answer = AnswerSentences.For(Run, language: language);
        Assert.Contains($"{name} (", answer.Outcomes);
        Assert.Contains(" −186 ", answer.Outcomes);
        Assert.Equal([answer.Jobs, answer.Cost, answer.Needs, answer.Outcomes, answer.Turn, answer.About], answer.All.AsEnumerable());
        Assert.Equal("", AnswerSentences.For(MadeUpRun.SixArms(replications: 1), language: language).Outcomes);
        Assert.Equal(4, AnswerSentences.For(Without(Run), language: language).All.Length);
        Assert.Contains(language.Outcomes.Name("exporters"), AnswerSentences.For(Only(Run, "exporters"), language: language).Outcomes);
    }

    [Theory]
    [InlineData("en", "In present value (3.5 % a year, prices of 2017), public cost under coordinated over 2013Q1 to 2022Q4 differs from that under fragmented by +326 (323 to 329) million DKK, and value added by +184 (", ") under slack labour, which comes to 1,4", ") per additional job-year and to 6,710,000 DKK (")]
    [InlineData("da", "offentlige omkostning under »coordinated« over 2013K1 til 2022K4 fra den under »fragmented« med +326 (323 til 329) mio. kroner og værditilvæksten med +184 (", "svarer til 1.4", "pr. yderligere job ved udgangen af 2022K4")]
    [InlineData("nb", "offentlige kostnaden under «coordinated» over 2013K1 til 2022K4 fra den under «fragmented» med +326 (323 til 329) mill. danske kroner og verdiskapingen", "per ekstra jobbår", "per ekstra arbeidsplass ved utgangen av 2022K4")]
    [InlineData("sv", "offentliga kostnaden under ”coordinated” över 2013K1 till 2022K4 från den under ”fragmented” med +326 (323 till 329) miljoner danska kronor och förädlingsvärdet", "per ytterligare jobbår", "per ytterligare jobb i slutet av 2022K4")]
    public void Public_cost_that_differs_is_said_with_what_an_additional_job_year_costs(string code, params string[] parts)
    {
        string sentence = AnswerSentences.For(Run, language: Language.Find(code)).Cost;
        Assert.All(parts, part => Assert.Contains(part, sentence));
    }

    [Theory]
    [InlineData(4e8, 12, -8, "; job-years are not statistically different from zero, so the cost of one has no bounded interval.")]
    [InlineData(4e8, -12, -20, "; there are fewer job-years, so there is no cost per additional one.")]
    [InlineData(-4e8, 12, 8, "; its additional job-years cost nothing more.")]
    [InlineData(-4e8, -12, -20, " under slack labour.")]
    public void A_cost_of_a_job_year_is_given_only_where_it_says_something(double cost, double jobYears, double low, string end)
    {
        string sentence = AnswerSentences.For(Change(arm => arm with
        {
            AgainstBaseline = arm.AgainstBaseline! with
            {
                PublicCostPresent = MadeUpRun.Interval(cost, cost - 1e8, cost + 1e8),
                JobYearsPresent = MadeUpRun.Interval(jobYears, low, (2 * jobYears) - low),
                CostPerJob = new(1, double.NaN, double.NaN, RatioBound.Unbounded),
            },
        })).Cost;
        Assert.EndsWith(end, sentence);
        Assert.DoesNotContain("n/a", sentence);
    }

    [Fact]
    public void Equal_cost_is_not_spoken_of() =>
        Assert.Equal("", AnswerSentences.For(Change(arm => arm with { AgainstBaseline = arm.AgainstBaseline! with { PublicCostPresent = MadeUpRun.Interval(2e6, -1e6, 5e6) } })).Cost);

    [Theory, MemberData(nameof(Codes))]
    public void Every_recorded_outcome_has_a_name_of_its_own_in_every_language(string code)
    {
        OutcomeWords words = Language.Find(code)!.Outcomes;
        string[] outcomes =
        [
            .. typeof(Outcomes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
                .Where(name => !name.StartsWith("ledger_", StringComparison.Ordinal) && !name.StartsWith("evaluated_", StringComparison.Ordinal) && name is not ("private" or Outcomes.NeedsAskedWithin4 or Outcomes.FirmsOfSizeOrMore)),
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

    private static RunSummary Without(RunSummary run) => run with { Arms = [.. run.Arms.Select(arm => arm with { Outcomes = [] })] };
}
