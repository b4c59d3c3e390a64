using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class LeverWordsTests
{
    [Fact]
    public void A_lever_that_helps_alone_and_harms_in_the_package_is_told_with_its_numbers_and_so_is_the_reverse()
    {
        var summary = With(Effect("triage", Sure(12), Sure(-4)), Effect("governance", Sure(-6), Sure(8)), Effect("referral", Sure(5), Sure(7)));
        string jobs = LeverSentences.For(summary, LabourClosure.Slack).Single(s => s.StartsWith("For job-years at equal outlay"));
        Assert.Equal(
            "For job-years at equal outlay: triage helps alone and harms in the package (+12 (11 to 13) against −4.0 (−5.0 to −3.0)); governance harms alone and helps in the package "
            + "(−6.0 (−7.0 to −5.0) against +8.0 (7.0 to 9.0)); referral helps alone and in the package.", jobs);
    }

    [Fact]
    public void What_luck_could_have_done_is_not_told_as_an_effect()
    {
        var summary = With(Effect("triage", Unsure(12), Unsure(-4)), Effect("referral", Unsure(5), Sure(-7)));
        string jobs = LeverSentences.For(summary, LabourClosure.Slack).Single(s => s.StartsWith("For job-years at equal outlay"));
        Assert.Equal("For job-years at equal outlay: referral harms only in the package; of triage the run cannot tell either.", jobs);
        string help = LeverSentences.For(With(Effect("triage", Unsure(1), Unsure(1))), LabourClosure.Slack)[0];
        Assert.Equal("For specialised help the run cannot tell the sign of any lever, neither alone nor in the package.", help);
    }

    [Fact]
    public void Losers_are_named_with_what_they_lose()
    {
        var change = Change("a", Sure(5)) with { JobsOver50 = Sure(-3), Regions = [new("south", "South", Sure(-2)), new("north", "North", Sure(7))] };
        var effect = new LeverEffect("joint_events", LabourClosure.Slack, change, Change("b", Sure(5)));
        Assert.Equal(
            "Who loses jobs: by joint events alone, firms of 50 jobs and over (−3.0 (−4.0 to −2.0)) and South (−2.0 (−3.0 to −1.0)).",
            LeverSentences.For(With(effect), LabourClosure.Slack)[^1]);
        Assert.StartsWith("No lever costs any region", LeverSentences.For(With(Effect("triage", Sure(1), Sure(1))), LabourClosure.Slack)[^1]);
    }

    [Fact]
    public void The_table_has_first_what_brings_the_package_most_and_says_where_a_lever_was_there_already()
    {
        var table = LeverTable.For(With(Effect("triage", Sure(1), Sure(2)), new LeverEffect("referral", LabourClosure.Slack, null, Change("b", Sure(9)))), LabourClosure.Slack);
        Assert.Equal(["referral", "triage"], table.Rows.Select(r => r.Arm));
        Assert.Equal(["has it", "+9 (8 to 10)"], [table.Rows[0].Cells[1].Text, table.Rows[0].Cells[3].Text]);
        Assert.Contains("\n| lever | ", Markdown.Render(table));
        Assert.Contains("\nlever ", PlainText.Render(table, 160));
        Assert.Empty(LeverTable.All(MadeUpRun.SixArms()));
    }

    [Fact]
    public void Arms_of_single_levers_are_no_part_of_the_answer()
    {
        var run = MadeUpRun.SixArms();
        var summary = run with { Levers = [new LeverEffect("triage", LabourClosure.Slack, Change("eligibility", Sure(1)), null)] };
        Assert.DoesNotContain(summary.WithoutLeverArms().Arms, a => a.Arm == "eligibility");
        Assert.Equal(run.Arms.Length - 2, summary.WithoutLeverArms().Arms.Length);
    }

    [Fact]
    public void The_report_has_the_levers_in_its_own_language_and_no_such_section_without_them()
    {
        var package = new LeverPackage(LabourClosure.Slack, "fragmented", "coordinated", Sure(60), Sure(31), Sure(97), Sure(89));
        var run = With(Effect("shared_catalogue", Sure(1500), Sure(-4))) with { LeverPackages = [package] };
        (Language Language, string[] Words)[] expected =
        [
            (Language.English, ["added to fragmented", "For job-years at equal outlay: shared catalogue helps alone and harms in the package", "All together they change"]),
            (Language.Danish, ["føjet til »fragmented«", "+1.500 (1.499 til 1.501)", "Alle tilsammen ændrer de"]),
            (Language.Norwegian, ["lagt til «fragmented»", "Alle sammen endrer de"]),
            (Language.Swedish, ["tillagt till ”fragmented”", "Alla tillsammans ändrar de"]),
        ];
        foreach (var (language, words) in expected)
        {
            string page = HtmlReport.Write(run, language);
            string section = page[page.IndexOf("<section id=\"levers\"", StringComparison.Ordinal)..];
            section = System.Net.WebUtility.HtmlDecode(section[..section.IndexOf("</section>", StringComparison.Ordinal)]).Replace("<span>", "").Replace("</span>", "");
            Assert.All(words, word => Assert.Contains(word, section));
            Assert.Equal(language == Language.English, section.Contains("Who loses jobs") || section.Contains("No lever costs"));
            Assert.DoesNotContain("id=\"levers\"", HtmlReport.Write(MadeUpRun.SixArms(), language));
        }
    }

    [Theory]
    [InlineData(new double[] { 30, 10, -10 }, 2, "In jobs against fragmented under slack labour, coordinated pays up to 1.50 times its costs (95 % interval 1.40 to 1.60): up to 15 % of hours for coordination, 1,500,000 DKK a year; at its own costs it takes 10 % of hours for coordination, 1,000,000 DKK a year.")]
    [InlineData(new double[] { -3, -5, -9 }, 1, "In jobs against fragmented under slack labour, coordinated pays at no cost tried: even free it makes a difference of −3.0 (−4.0 to −2.0).")]
    [InlineData(new double[] { -3, -5, -9 }, 5, "In jobs against fragmented under slack labour, coordinated pays at no cost tried: even free it makes a difference of −3.0 (−8.0 to 2.0), not statistically different from zero.")]
    [InlineData(new double[] { 9, 7, 5 }, 1, "In jobs against fragmented under slack labour, coordinated pays even at 2 times its costs, the highest tried, where it takes 20 % of hours for coordination, 2,000,000 DKK a year and the difference is +5.0 (4.0 to 6.0).")]
    [InlineData(new double[] { 3, 1, -1 }, 20, "In jobs against fragmented under slack labour, coordinated may pay or not at any cost tried: simulation error is larger than the difference. Its mean ceases to be a gain at 1.50 times its costs.")]
    [InlineData(new double[] { 1, 1, 1 }, 4, "In jobs against fragmented under slack labour, coordinated may pay or not at any cost tried: simulation error is larger than the difference, which at 2 times its costs, the highest, is +1.0 (−3.0 to 5.0).")]
    public void The_break_even_is_a_sentence(double[] jobs, double half, string expected)
    {
        BreakEvenPoint[] points = [.. jobs.Select((mean, factor) => new BreakEvenPoint(
            factor, LabourClosure.Slack, default, new Estimate(mean, mean - half, mean + half, half, 9), null, null, factor / 10.0, 0, 1e6 * factor))];
        Assert.Equal(expected, new BreakEvenSentences("coordinated", "DKK").For("jobs", "fragmented", false, points, p => p.JobYears));
    }

    private static RunSummary With(params LeverEffect[] levers) => MadeUpRun.SixArms() with { Levers = [.. levers] };

    private static LeverEffect Effect(string lever, Estimate added, Estimate taken) => new(lever, LabourClosure.Slack, Change("a", added), Change("b", taken));

    private static LeverChange Change(string arm, Estimate jobs) => new()
    {
        Arm = arm,
        Against = "fragmented",
        Specialised = Unsure(0.5),
        JobYears = jobs,
        Jobs = jobs,
        JobsUnder50 = Unsure(1),
        JobsOver50 = Unsure(1),
        CoordinationHours = Sure(100),
        Regions = [],
    };

    private static Estimate Sure(double mean) => new(mean, mean - 1, mean + 1, 1, 100);

    private static Estimate Unsure(double mean) => new(mean, mean - 20, mean + 20, 20, 100);
}
