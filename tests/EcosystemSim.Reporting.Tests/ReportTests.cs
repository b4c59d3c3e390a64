using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

[Trait("Category", "Slow")]
public partial class ReportTests
{
    private static readonly string[] Always = ["interval", "weaknesses", "reproduce"];

    public static TheoryData<string> Runs => [.. FigureCases.Runs.Keys];

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    [Theory, MemberData(nameof(Runs))]
    public void Every_run_has_a_report_whose_elements_nest_and_whose_links_lead_somewhere(string run)
    {
        foreach (Language language in Language.All)
        {
            XDocument page = Parsed(HtmlReport.Write(FigureCases.Runs[run](), language));
            string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.All(page.Descendants().Attributes("href").Where(href => href.Value.StartsWith('#')), href => Assert.Contains(href.Value[1..], ids));
            foreach (string names in (string[])["aria-labelledby", "aria-describedby"])
            {
                Assert.All(
                    page.Descendants().Attributes(names).SelectMany(attribute => attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)), id => Assert.Contains(id, ids));
            }

            Assert.Equal(language.Code, (string?)page.Root!.Attribute("lang"));
            Assert.DoesNotContain("NaN", page.Root.Value);
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public void A_section_without_content_is_left_out_and_so_is_its_line_in_the_contents(string run)
    {
        XDocument page = Parsed(HtmlReport.Write(FigureCases.Runs[run](), Language.English));
        XElement[] sections = [.. page.Descendants("main").Single().Elements("section")];
        string[] ids = [.. sections.Select(section => section.Attribute("id")!.Value)];
        Assert.All(Always, id => Assert.Contains(id, ids));
        Assert.Equal(ids, page.Descendants("nav").Single().Descendants("a").Select(link => link.Attribute("href")!.Value[1..]));
        Assert.All(sections, section => Assert.True(section.Descendants().Any(e => e.Name.LocalName is "figure" or "table" or "dl" or "ul" || (e.Name.LocalName == "p" && (string?)e.Attribute("class") is null)), $"{section.Attribute("id")} says nothing"));
    }

    [Fact]
    public void A_report_of_plausible_worlds_says_in_how_many_a_ranking_holds_and_shows_what_decides_it()
    {
        foreach (Language language in Language.All)
        {
            string report = HtmlReport.Write(MadeUpRun.InWorlds(), language);
            foreach (Survival survival in MadeUpRun.InWorlds().Survivals!) Assert.Contains(language.Answer.Survives(survival).Replace('\u00A0', ' '), report.Replace('\u00A0', ' '));
            Assert.Contains("id=\"figure-decisive\"", report);
            Assert.DoesNotContain(language.Report.IntervalText("", new(2, 2))[2], report);
        }
        // With fixed parameters there is nothing of it.
        Assert.DoesNotContain("figure-decisive", HtmlReport.Write(MadeUpRun.SixArms(), Language.English));
    }

    [Fact]
    public void One_arm_alone_has_nobody_who_gains_and_no_sign()
    {
        string[] ids = Sections(FigureCases.Runs["one-arm"]());
        Assert.DoesNotContain("id=\"sure\"", HtmlReport.Write(FigureCases.Runs["one-arm"](), Language.English));
        Assert.DoesNotContain("gains", ids);
        Assert.Contains("numbers", ids);
        Assert.DoesNotContain("figure-difference", HtmlReport.Write(FigureCases.Runs["one-arm"](), Language.English));
    }

    [Fact]
    public void Without_an_arm_without_support_there_is_no_ledger() => Assert.DoesNotContain("ledger", Sections(FigureCases.Runs["nine-arms"]()));

    [Fact]
    public void A_whole_run_has_every_section() => Assert.Equal(
        ["full", "arms", "numbers", "curves", "gains", "ledger", "interval", "weaknesses", "reproduce", "appendix"], Sections(MadeUpRun.SixArms()));

    [Fact]
    public void A_summary_loses_the_sections_it_has_no_data_for()
    {
        RunSummary bare = MadeUpRun.SixArms();
        bare = bare with { Arms = [.. bare.Arms.Select(arm => arm with { Curves = [], Divisions = [], FirstDoors = [], FirmSizes = [], Ledgers = [], Outcomes = [], AgainstWithoutSupport = null, InfrastructureCostShare = double.NaN })] };
        string[] ids = Sections(bare);
        Assert.DoesNotContain("ledger", ids);
        string html = HtmlReport.Write(bare, Language.English);
        Assert.All((string[])["flow", "outcomes", "sizes", "figure-curves-help"], id => Assert.DoesNotContain($"id=\"{id}\"", html));
        Assert.DoesNotContain(Language.English.Outcomes.Section, html);
        Assert.Contains("gains", ids);
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_same_summary_gives_the_same_bytes_also_when_it_comes_from_a_file(string code)
    {
        Language language = Language.Find(code)!;
        RunSummary summary = MadeUpRun.SixArms();
        RunSummary read = JsonSerializer.Deserialize<RunSummary>(JsonSerializer.Serialize(summary, ResultJson.Options), ResultJson.Options)!;
        string html = HtmlReport.Write(summary, language);
        Assert.Equal(html, HtmlReport.Write(MadeUpRun.SixArms(), language));
        Assert.Equal(html, HtmlReport.Write(read, language));
    }

    [Fact]
    public void It_stays_under_a_megabyte_and_a_half_and_loads_nothing()
    {
        string html = HtmlReport.Write(MadeUpRun.SixArms(), Language.English);
        Assert.True(html.Length < 1_500_000, $"{html.Length} bytes");
        Assert.DoesNotMatch("""(src|href|action)="(?!#|data:)""", html);
        Assert.DoesNotMatch(@"url\((?!data:)", html);
        Assert.DoesNotContain("@import", html);
        Assert.DoesNotMatch(@"fetch\(|XMLHttpRequest|import\(|sendBeacon|WebSocket", html);
        Assert.Contains("default-src 'none'", html);
    }

    [Fact]
    public void The_font_is_in_it_once() => Assert.Equal(2, FontFace().Count(HtmlReport.Write(MadeUpRun.SixArms(), Language.English)));

    [Fact]
    public void Question_and_answer_come_before_the_figures_and_losers_before_winners()
    {
        string html = HtmlReport.Write(MadeUpRun.SixArms(), Language.English);
        int[] order = [.. ((string[])["<h1>", "class=\"question\"", "class=\"verdict\"", "class=\"caveat\"", "id=\"figure-first-fates\"", "id=\"figure-first-difference\"", "id=\"full\"", "id=\"arms\"", "id=\"curves\"", "id=\"gains\"", "id=\"ledger\"", "id=\"interval\"", "id=\"weaknesses\"", "id=\"reproduce\"", "id=\"appendix\"", "id=\"flow\"", "id=\"sure\""]).Select(mark => html.IndexOf(mark, StringComparison.Ordinal))];
        Assert.All(order, at => Assert.True(at > 0));
        Assert.Equal(order.Order(), order);
        XElement gains = Parsed(html).Descendants("section").Single(section => (string?)section.Attribute("id") == "gains");
        Assert.All(gains.Descendants("p").Where(p => p.Value.StartsWith("Under ")), p => Assert.True(p.Value.Contains("these lose") || p.Value.Contains("nobody loses")));
    }

    [Fact]
    public void A_loss_with_an_interval_below_zero_is_named_with_its_numbers()
    {
        RunSummary run = MadeUpRun.Many(2, _ => -54);
        string html = HtmlReport.Write(run, Language.English);
        Assert.Contains("these lose jobs: ", html);
        Assert.Contains("fewer jobs", html);
    }

    [Fact]
    public void One_replication_names_nobody()
    {
        string html = HtmlReport.Write(MadeUpRun.SixArms(replications: 1), Language.English);
        Assert.Contains(Language.English.Report.NoIntervals, html);
        Assert.DoesNotContain("id=\"sure\"", html);
    }

    [Fact]
    public void An_unfinished_run_says_so_at_the_top()
    {
        RunSummary run = MadeUpRun.SixArms(replications: 3) with { ReplicationsPlanned = 100 };
        string html = HtmlReport.Write(run, Language.Danish);
        int warning = html.IndexOf("kun 3 af 100 replikationer", StringComparison.Ordinal);
        Assert.InRange(warning, 1, html.IndexOf("id=\"answer\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_a_scenario_cannot_become_markup()
    {
        RunSummary run = MadeUpRun.SixArms() with { Title = "<script>alert(1)</script> & \"so on\"", Question = "<b>Why</b>?", Command = "ecosim run <&>" };
        XDocument page = Parsed(HtmlReport.Write(run, Language.English));
        Assert.Equal("<script>alert(1)</script> & \"so on\"", page.Descendants("h1").Single().Value);
        Assert.Empty(page.Descendants("b"));
        Assert.Equal("ecosim run <&>", page.Descendants("pre").Single().Value);
    }

    [Fact]
    public void How_to_reproduce_has_command_seed_version_and_both_hashes()
    {
        RunSummary run = MadeUpRun.SixArms() with { Command = "ecosim run scenarios/west-denmark.yaml" };
        XElement section = Parsed(HtmlReport.Write(run, Language.Swedish)).Descendants("section").Single(s => (string?)s.Attribute("id") == "reproduce");
        Assert.All((string[])[run.Command, "42", run.ModelVersion, run.InputsHash, run.ResultHash], text => Assert.Contains(section.Descendants("code"), code => code.Value == text));
    }

    [Fact]
    public void A_figure_is_there_in_two_layouts_whose_rows_are_those_of_its_table()
    {
        foreach (XElement figure in Parsed(HtmlReport.Write(MadeUpRun.SixArms(), Language.English)).Descendants("figure"))
        {
            XElement[] drawings = [.. figure.Descendants().Where(e => e.Name.LocalName == "svg")];
            bool isFirst = (string?)figure.Attribute("class") == "first";
            Assert.Equal(isFirst ? ["first", "phone"] : ["wide", "phone"], drawings.Select(svg => (string?)svg.Attribute("class")).Where(kind => kind != "paper"));
            int rows = figure.Descendants("tbody").Single().Elements("tr").Count();
            foreach (XElement svg in drawings.Where(svg => (string?)svg.Attribute("class") != "paper"))
            {
                int[] shown = [.. svg.Descendants().Attributes("data-rows").SelectMany(marks => marks.Value.Split('-').Select(int.Parse))];
                Assert.NotEmpty(shown);
                Assert.True(shown.Max() < rows, $"{figure.Attribute("id")} shows row {shown.Max()} of {rows}");
            }

            string csv = Uri.UnescapeDataString(figure.Descendants("a").Single().Attribute("href")!.Value["data:text/csv;charset=utf-8,".Length..]);
            Assert.Equal(rows + 1, csv.TrimEnd('\n').Split('\n').Length);
        }
    }

    [Fact]
    public void Panels_that_fill_more_than_half_a_page_are_there_once_more_in_parts_for_paper_on_one_scale()
    {
        XElement figure = Parsed(HtmlReport.Write(FigureCases.Runs["nine-arms"](), Language.English)).Descendants("figure").Single(f => (string?)f.Attribute("id") == "figure-difference");
        XElement[] drawings = [.. figure.Descendants().Where(e => e.Name.LocalName == "svg")];
        Assert.Equal("split", (string?)figure.Attribute("class"));
        XElement[] parts = [.. drawings.Where(svg => (string?)svg.Attribute("class") == "paper")];
        Assert.True(parts.Length > 1);
        Assert.All(parts, part => Assert.Empty(part.Descendants().Attributes("data-rows")));
        Assert.Single(drawings.Where(svg => (string?)svg.Attribute("class") != "phone").Select(svg => string.Join(' ', Ticks(svg))).Distinct());

        // Signed numbers of the scale, not the sentences over the panels.
        static IEnumerable<string> Ticks(XElement svg) => svg.Descendants().Where(e => e.Name.LocalName == "text" && Tick().IsMatch(e.Value)).Select(e => e.Value).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_first_screen_has_the_fates_of_every_arm_after_a_year_and_the_difference_of_the_arm_compared()
    {
        XElement first = Parsed(HtmlReport.Write(MadeUpRun.SixArms(), Language.English)).Descendants("div").Single(div => (string?)div.Attribute("class") == "firsts");
        Assert.Equal(["figure-first-fates", "figure-first-difference"], first.Elements("figure").Select(figure => (string?)figure.Attribute("id")));
        XElement[] rows = [.. first.Elements("figure").First().Descendants("tbody").Single().Elements("tr")];
        Assert.Equal(MadeUpRun.SixArms().WithoutLeverArms().Arms.Select(arm => arm.Arm).Distinct(), rows.Select(row => row.Elements().First().Value));
        Assert.Equal(["coordinated"], first.Elements("figure").Last().Descendants("tbody").Single().Elements("tr").Select(row => row.Elements().First().Value).Distinct());
    }

    [Fact]
    public void Arms_with_the_same_outcomes_are_named_once_in_every_language_and_their_gains_are_not_repeated()
    {
        RunSummary run = MadeUpRun.SixArms();
        run = run with { Arms = [.. run.Arms, .. run.Arms.Where(arm => arm.Arm == "coordinated").Select(arm => arm with { Arm = "loose", Title = "The same without obligation" })] };
        Assert.Equal(("loose", "coordinated"), Assert.Single(run.Same()));
        foreach (Language language in Language.All)
        {
            string sentence = language.Report.Same([language.Quoted("loose")], language.Quoted("coordinated"));
            XDocument page = Parsed(HtmlReport.Write(run, language));
            Assert.Single(page.Descendants("p"), p => p.Value == sentence);
            XElement gains = page.Descendants("section").Single(section => (string?)section.Attribute("id") == "gains");
            Assert.DoesNotContain(gains.Descendants("p"), p => p.Value.Contains(language.Quoted("loose") + " "));
        }

        // The last bit of one outcome is enough.
        ArmSummary other = run.Arms[^1];
        other = other with { FirmsHelped = Math.BitIncrement(other.FirmsHelped) };
        Assert.Empty((run with { Arms = [.. run.Arms.SkipLast(1), other] }).Same());
        Assert.Empty(MadeUpRun.SixArms().Same());
    }

    [Fact]
    public void The_report_names_no_option_of_the_command_line_in_its_answer()
    {
        foreach (Language language in Language.All)
        {
            XDocument page = Parsed(HtmlReport.Write(MadeUpRun.SixArms(), language));
            Assert.DoesNotContain("--", page.Descendants("section").Single(section => (string?)section.Attribute("id") == "answer").Value);
            Assert.Contains("--sweep-load", AnswerSentences.For(MadeUpRun.SixArms(), language: language).Turn);
        }
    }

    [Fact]
    public void Of_many_who_gain_three_are_named_and_of_many_who_lose_eight()
    {
        foreach (var (run, most) in new[] { (MadeUpRun.Many(2, _ => -54), 8), (MadeUpRun.Many(2, _ => 54), 3) })
        {
            var forest = (IntervalsModel)FigureCatalogue.Of(run, Language.English).Single(figure => figure.Name == "forest");
            int told = forest.Groups.SelectMany(group => group.Rows).Count(row => !row.IsTotal && row.Value.ExcludesZero && row.Value.Mean > 0 == (most == 3));
            Assert.True(told > most, $"{told}");
            string text = Parsed(HtmlReport.Write(run, Language.English)).Descendants("section").Single(section => (string?)section.Attribute("id") == "gains").Value;
            string list = Regex.Match(text, most == 8 ? @"these lose jobs: ([^.]*(\.[0-9][^.]*)*)\." : @"These gain: ([^.]*(\.[0-9][^.]*)*)\.").Groups[1].Value;
            string[] named = list.Split("; ");
            Assert.Equal(most + 1, named.Length);
            Assert.Equal($"and {told - most} more", named[^1]);
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void Numbers_are_in_the_language_of_the_page(string code)
    {
        Language language = Language.Find(code)!;
        string cell = language.Numbers.Whole(743_166);
        Assert.Contains($"<td>{cell}</td>", HtmlReport.Write(MadeUpRun.SixArms(), language));
    }

    [Fact]
    public void Nothing_of_English_is_left_in_the_words_of_another_language()
    {
        foreach (Language language in Language.All.Where(language => language != Language.English))
        {
            foreach (var property in typeof(ReportWords).GetProperties().Where(p => p.PropertyType == typeof(SectionWords)))
            {
                var one = (SectionWords)property.GetValue(Language.English.Report)!;
                var other = (SectionWords)property.GetValue(language.Report)!;
                Assert.NotEqual(one.Title, other.Title);
                Assert.Equal(one.Lead.Length == 0, other.Lead.Length == 0);
            }

            Assert.Equal(Language.English.Report.WeaknessList.Length, language.Report.WeaknessList.Length);
            Assert.Empty(language.Report.WeaknessList.Intersect(Language.English.Report.WeaknessList));
        }
    }

    private static string[] Sections(RunSummary run) =>
        [.. Parsed(HtmlReport.Write(run, Language.English)).Descendants("main").Single().Elements("section").Select(section => section.Attribute("id")!.Value)];

    // Style and script are no XML; the rest of the page is written so that it is.
    private static XDocument Parsed(string html)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(StyleOrScript().Replace(html, "")), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    [GeneratedRegex("(?<=<style>).*?(?=</style>)|(?<=<script>)\n.*?(?=</script>\n</body>)", RegexOptions.Singleline)]
    private static partial Regex StyleOrScript();

    [GeneratedRegex("^[+−]?[0-9][0-9.,]*$")]
    private static partial Regex Tick();

    [GeneratedRegex("@font-face")]
    private static partial Regex FontFace();
}
