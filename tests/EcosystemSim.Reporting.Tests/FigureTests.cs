using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Observation;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

[Trait("Category", "Slow")]
public partial class FigureTests
{
    public static TheoryData<string, string> Every => FigureCases.Every();

    [Theory, MemberData(nameof(Every))]
    public void No_text_overlaps_or_leaves_the_canvas_and_no_data_leaves_the_plot(string figure, string run)
    {
        RunSummary summary = FigureCases.Runs[run]();
        foreach (int width in (int[])[1200, 800, 390, 280])
        {
            foreach (Language language in Language.All)
            {
                IReadOnlyList<string> problems = SvgCheck.Problems(FigureCases.Render(figure, summary, width, Theme.Light, language));
                Assert.True(problems.Count == 0, $"{width} {language}: {string.Join("; ", problems)}");
            }
        }
    }

    [Fact]
    public void The_baselines_name_stands_whole_beside_its_row_of_the_heat_map()
    {
        foreach (HeatMapModel model in FigureCatalogue.Of(MadeUpSweep.Of(50, byCost: false), Language.English).OfType<HeatMapModel>())
        {
            foreach (double width in (double[])[390, 560, 760, 960, 1200])
                Assert.Contains(HeatMapLayout.Draw(model, width, Theme.Light).Marks.OfType<TextMark>(), mark => mark.Text == "fragmented");
        }
    }

    [Fact]
    public void The_test_above_catches_a_text_that_overlaps() =>
        Assert.Contains(SvgCheck.Problems(Replaced(">160</text>", ">160 of 1,000 needs, that is to say a sixth</text>", "fates")), p => p.Contains("overlaps"));

    [Fact]
    public void The_test_above_catches_letters_that_are_larger_than_was_measured() =>
        Assert.Contains(SvgCheck.Problems(Replaced("font-size=\"12.5\"", "font-size=\"40\"", "difference")), p => p.Contains("overlaps"));

    [Fact]
    public void The_test_above_catches_a_text_that_leaves_the_canvas() =>
        Assert.Contains(SvgCheck.Problems(NarrowCanvas(Replaced("text-anchor=\"end\"", "text-anchor=\"start\" dx=\"0\" data-was=\"end\"", "fates"))), p => p.Contains("leaves the canvas"));

    [Fact]
    public void The_test_above_catches_bands_that_the_scale_ignores()
    {
        // What a scale fitted to the means alone would do: the same bands, stretched.
        string right = Draw("difference");
        string broken = BandPath().Replace(right, match => $"{match.Groups[1].Value}{Stretched(match.Groups[2].Value, by: 3)}\"");
        Assert.Empty(SvgCheck.Problems(right));
        Assert.Contains(SvgCheck.Problems(broken), p => p.Contains("a band leaves its plot"));
    }

    [Theory]
    [InlineData("forest", "interval", " x2=\"", " x2=\"9")]
    [InlineData("ledger", "part", " width=\"", " width=\"9")]
    [InlineData("sizes", "mean", " cy=\"", " cy=\"9")]
    [InlineData("flow", "part", "C", "C9")]
    public void The_test_above_catches_data_that_leave_the_plot_in_every_kind_of_figure(string figure, string role, string was, string now)
    {
        string right = Draw(figure);
        Assert.Empty(SvgCheck.Problems(right));
        string broken = string.Join('\n', right.Split('\n').Select(line => line.Contains($"class=\"{role}\"") ? line.Replace(was, now) : line));
        Assert.Contains(SvgCheck.Problems(broken), p => p.Contains($"a {role} leaves its plot"));
    }

    [Theory, MemberData(nameof(Every))]
    public void The_same_run_gives_the_same_bytes_in_any_culture(string figure, string run)
    {
        RunSummary summary = FigureCases.Runs[run]();
        string first = FigureCases.Render(figure, summary, 1200, Theme.Dark);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator, comma.NumberFormat.NegativeSign) = (",", ".", "~");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(first, FigureCases.Render(figure, summary, 1200, Theme.Dark));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_figure_s_table_is_whole_and_its_marks_name_rows_of_it(string figure, string run)
    {
        FigureModel model = FigureCases.Figures[figure](FigureCases.Runs[run](), FigureWords.Danish);
        FigureTable table = model.Table();
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
        Assert.Equal(table.Columns.Length, table.Columns.Select(column => column.Name).Distinct().Count());
        Assert.Equal(table.Rows.Length + 1, table.Csv().Count(c => c == '\n'));
        Assert.All(RowsOfMarks().Matches(FigureRenderer.Svg(model, Theme.Print, 800, FigureLetters.FromPage)), match =>
        {
            int[] rows = [.. match.Groups[1].Value.Split('-').Select(int.Parse)];
            Assert.InRange(rows[0], 0, table.Rows.Length - 1);
            Assert.InRange(rows[^1], rows[0], table.Rows.Length - 1);
        });
    }

    [Fact]
    public void A_row_that_a_mark_names_is_what_it_shows()
    {
        FigureModel forest = FigureCases.Figures["forest"](MadeUpRun.SixArms(), FigureWords.English);
        string svg = FigureRenderer.Svg(forest, Theme.Light, 1200, FigureLetters.FromPage);
        FigureTable table = forest.Table();
        int row = Enumerable.Range(0, table.Rows.Length).Single(i => table.Rows[i][1].Text == "Midtjylland");
        Assert.Contains($"data-series=\"Midtjylland\" data-rows=\"{row}\"", svg);
    }

    [Fact]
    public void Every_phrase_is_there_in_every_language_with_the_same_places_to_fill_and_letters_that_the_font_has()
    {
        foreach (PropertyInfo phrase in typeof(FigureWords).GetProperties().Where(p => p.PropertyType == typeof(string)))
        {
            string english = (string)phrase.GetValue(FigureWords.English)!;
            foreach (Language language in Language.All)
            {
                string text = (string)phrase.GetValue(FigureWords.Of(language))!;
                Assert.False(string.IsNullOrWhiteSpace(text), $"{phrase.Name} {language}");
                Assert.True(Places(english).SetEquals(Places(text)), $"{phrase.Name} {language}");
                Assert.True(FontMetrics.Knows(text), $"{phrase.Name} {language}: {text}");
            }
        }

        static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];
    }

    [Fact]
    public void A_figure_in_Danish_has_Danish_words_and_numbers()
    {
        string svg = FigureCases.Render("ledger", MadeUpRun.SixArms(), 1200, Theme.Light, Language.Danish);
        Assert.Contains(">Støtten under coordinated giver netto ", svg);
        Assert.Contains("1.294", svg);
        Assert.Contains("til 1.", svg);
        Assert.DoesNotContain("1,294", svg);
    }

    [Fact]
    public void A_catalogue_has_the_figures_that_there_is_data_for_each_once()
    {
        string[] names = [.. FigureCatalogue.Of(MadeUpRun.SixArms(), Language.English).Select(figure => figure.Name)];
        Assert.Equal(names, names.Distinct());
        Assert.All(FigureCatalogue.Names.Where(name => !name.StartsWith("pays") && name != "decisive"), name => Assert.Contains(name, names));
        Assert.Contains("forest-eligibility", names);
        Assert.Contains("decisive", FigureCatalogue.Of(MadeUpRun.InWorlds(), Language.English).Select(figure => figure.Name));
        Assert.DoesNotContain("forest-fragmented", names);
        Assert.Equal(["fates", "difference"], FigureCatalogue.Of(MadeUpRun.SixArms(replications: 0), Language.English).Select(figure => figure.Name));
        Assert.Equal(["pays-help", "pays-jobs"], FigureCatalogue.Of(MadeUpSweep.Of(50, byCost: true), Language.English).Select(figure => figure.Name));
    }

    [Fact]
    public void With_one_arm_there_is_no_figure_of_the_difference()
    {
        string[] names = [.. FigureCatalogue.Of(MadeUpRun.Many(1, _ => 0, withNone: true), Language.English).Select(figure => figure.Name)];
        Assert.DoesNotContain("difference", names);
        Assert.Contains("fates", names);
    }

    [Fact]
    public void Nobody_clearly_gains_or_loses_by_few_equal_replications()
    {
        Estimate point = new(5, 5, 5, 0, 3);
        RunSummary run = MadeUpRun.SixArms();
        ArmSummary arm = FigureCases.Shown(run);
        ArmSummary few = arm with
        {
            Regions = [.. arm.Regions.Select(region => region with { JobsDifference = point })],
            Divisions = [.. arm.Divisions.Select(division => division with { Jobs = point with { Mean = -5, Low = -5, High = -5 } })],
            JobsDifferenceUnder50 = point,
            JobsDifferenceOver50 = point,
        };
        IntervalsModel forest = ForestFigure.Model(run, few, "forest", FigureWords.English);
        Assert.Contains(", 0 clearly gain jobs under coordinated and 0 clearly lose", forest.Finding);
        Gains gains = Gains.Of(forest);
        Assert.Empty(gains.Losers);
        Assert.Empty(gains.Winners);
        SweepSummary sweep = MadeUpSweep.Of(50, byCost: false);
        sweep = sweep with { Cells = [.. sweep.Cells.Select(cell => cell with { JobYears = point, JobYearsBeyondBasis = point })] };
        Assert.Contains(" 0 show a gain and 0 a loss", HeatMapFigure.Model(sweep, jobs: true, FigureWords.English).Finding);
    }

    [Fact]
    public void A_ledger_begins_with_what_support_adds_and_shows_no_change_before_and_after()
    {
        RunSummary run = MadeUpRun.SixArms(headline: 23);
        ArmSummary arm = FigureCases.Shown(run);
        WaterfallModel model = LedgerFigure.Model(run, arm, LedgerFigure.Of(arm)!, "ledger", FigureWords.English);
        Assert.Equal(["Added in supported firms", "Displacement", "Leakage", "Entry, exit and inward investment", "Net jobs"], model.Steps.Select(step => step.Name));
        Assert.Equal(model.Steps[^1].Value.Mean, model.Steps[^2].After, 9);
        Assert.StartsWith("Additionality at the end of 2022Q4 against none", model.Subtitle);
        Assert.Contains("Jobs at the end of 2018Q4 less those of fragmented", ForestFigure.Model(run, arm, "forest", FigureWords.English).Subtitle);
    }

    [Fact]
    public void A_forest_says_what_its_marks_mean_and_promises_no_interval_that_is_not_there()
    {
        IntervalsModel many = Forest(MadeUpRun.SixArms()), one = Forest(MadeUpRun.SixArms(replications: 1));
        Assert.Contains(FigureWords.English.FilledMarks, many.Notes);
        Assert.Contains("95 % intervals", many.Subtitle);
        Assert.DoesNotContain(FigureWords.English.FilledMarks, one.Notes);
        Assert.DoesNotContain("95 %", one.Subtitle);
        foreach (string figure in (string[])["forest", "ledger"])
        {
            Assert.Contains("95 % interval]", FigureCases.Render(figure, MadeUpRun.SixArms(), 1200, Theme.Light));
            Assert.DoesNotContain("95 % interval", FigureCases.Render(figure, MadeUpRun.SixArms(replications: 1), 1200, Theme.Light));
        }

        static IntervalsModel Forest(RunSummary run) => (IntervalsModel)FigureCases.Figures["forest"](run, FigureWords.English);
    }

    [Theory]
    [InlineData(-45, 110, true, true)]
    [InlineData(-5, 110, false, true)]
    [InlineData(-110, 45, true, true)]
    [InlineData(0, 110, false, true)]
    [InlineData(-0.00045, 0.0011, true, true)]
    public void An_axis_has_a_tick_on_each_side_that_data_reach_far_enough(double low, double high, bool below, bool above)
    {
        var (ticks, from, to) = Ticks.OnBothSides(low, high, 4);
        Assert.Equal((below, above), (ticks.Low < 0, ticks.High > 0));
        Assert.True(from <= Math.Min(low, ticks.Low) && to >= Math.Max(high, ticks.High), $"{from} to {to}");
    }

    [Fact]
    public void A_mean_that_few_replications_make_is_told_with_the_median()
    {
        RunSummary run = MadeUpRun.Many(2, _ => 54);
        Assert.DoesNotContain(Notes(run), note => note.Contains("median"));
        ArmSummary arm = run.Find("package-1", run.ShownClosure())!;
        // One replication in a hundred lost more than a thousand jobs.
        Assert.Contains("The mean at the end rests on few replications far from the others under package-1 (the median is −1).", Notes(With(127, new(39, -12, -39, -17, -1, 16, 43, -37, 13))));
        Assert.Contains("The mean at the end rests on few replications far from the others under package-1 (the median is +5).", Notes(With(20, new(39, -12, -20, 1, 5, 9, 14, -37, 13))));
        Assert.DoesNotContain(Notes(With(25, new(39, -12, -50, -29, -8, 6, 30, -17, -7))), note => note.Contains("median"));

        RunSummary With(double spread, PathPoint end) =>
            run with { Arms = [.. run.Arms.Select(a => a == arm ? arm with { AgainstBaseline = arm.AgainstBaseline with { JobsAtEnd = new(end.Mean, end.Low, end.High, spread, 100) }, Path = [.. arm.Path[..^1], end] } : a)] };

        static ImmutableArray<string> Notes(RunSummary run) => DifferenceFigure.Model(run, FigureWords.English).Notes;
    }

    [Fact]
    public void Findings_give_what_they_are_compared_with_and_where()
    {
        RunSummary run = MadeUpRun.SixArms();
        FlowModel flow = FlowFigure.Model(run, FigureWords.English);
        Assert.Matches(@"^Under coordinated, \d+ of 1,000 needs reach no door within a year \(\d+ under fragmented\)", flow.Finding);
        Assert.Contains("Left out is the arm none.", flow.Notes);
        HeatMapModel costs = HeatMapFigure.Model(MadeUpSweep.Of(50, byCost: true), jobs: true, FigureWords.English), arms = HeatMapFigure.Model(MadeUpSweep.Of(50, byCost: false), jobs: false, FigureWords.English);
        Assert.Matches(@"The gains lie at loads of 0\.5 to \d\.\d and coordination at 0 to [\d.]+ times its cost\.", costs.Finding);
        Assert.Matches(@"The gains lie at loads of 0\.5 to \d\.\d compared with fragmented\.", arms.Finding);
        Assert.Equal(("Gain in job-years", "Gain in needs of 1,000"), (costs.LegendTitle, arms.LegendTitle));
    }

    [Fact]
    public void A_summary_that_was_written_and_read_gives_the_same_figures()
    {
        RunSummary before = MadeUpRun.SixArms();
        RunSummary after = JsonSerializer.Deserialize<RunSummary>(JsonSerializer.Serialize(before, ResultJson.Options), ResultJson.Options)!;
        Assert.Equal(
            FigureCatalogue.Of(before, Language.English).Select(figure => FigureRenderer.Svg(figure, Theme.Light, 960)),
            FigureCatalogue.Of(after, Language.English).Select(figure => FigureRenderer.Svg(figure, Theme.Light, 960)));
    }

    [Fact]
    public void A_file_of_its_own_has_outlines_and_a_figure_in_a_page_has_text()
    {
        FigureModel fates = FigureCases.Figures["fates"](MadeUpRun.SixArms(), FigureWords.English);
        string outlines = FigureRenderer.Svg(fates, Theme.Light, 960), text = FigureRenderer.Svg(fates, Theme.Light, 960, FigureLetters.FromPage);
        Assert.DoesNotContain("<text", outlines);
        Assert.DoesNotContain("font", outlines);
        Assert.DoesNotContain("<use", text);
        Assert.InRange(outlines.Length, text.Length, 130_000);
        Assert.Equal(SvgCheck.Texts(text), OutlineTests.Texts(outlines).Select(drawn => drawn.Text));
    }

    [Theory]
    [InlineData(' ', 200, 0)]
    [InlineData('1', 497, 1)]
    [InlineData('å', 504, 4)]
    [InlineData('−', 497, 1)]
    public void The_font_is_read_as_its_makers_wrote_it(char character, int width, int contours)
    {
        Assert.Equal(width, FigureFont.Regular.Width(character));
        Assert.Equal(contours, FigureFont.Regular.Outline(character).Count(c => c == 'Z'));
        Assert.Equal(1000, FigureFont.Regular.UnitsPerEm);
    }

    [Theory]
    [InlineData(1.11)]
    [InlineData(0.8)]
    [InlineData(2.5)]
    public void The_fitted_line_finds_the_exponent_that_sizes_were_made_with(double exponent)
    {
        ImmutableArray<SizeCount> sizes = [.. SeriesCatalogue.FirmSizes.Select(size => new SizeCount(size, 1e6 * Math.Pow(size, -exponent)))];
        Assert.Equal(exponent, PowerLawFit.Exponent(sizes, 10), 0.002);
    }

    [Fact]
    public void Series_of_one_plot_differ_in_their_dashes()
    {
        foreach (Theme theme in Theme.All)
        {
            Assert.True(theme.Series.Length >= Math.Max(3, CurvesFigure.MostInOnePanel));
            Assert.Equal(theme.Series.Length, theme.Series.Select(style => style.Dash).Distinct().Count());
        }
    }

    [Fact]
    public void A_narrow_figure_is_laid_out_anew_and_not_shrunk()
    {
        string narrow = Draw("difference", 390);
        Assert.Contains("viewBox=\"0 0 390 ", narrow);
        Assert.All(FontSize().Matches(narrow), match => Assert.True(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) >= 12));
    }

    [Fact]
    public void A_figure_names_no_colour_that_its_theme_has_not_got()
    {
        foreach (Theme theme in (Theme[])[Theme.Light, Theme.Dark, Theme.Print])
        {
            HashSet<string> known =
            [
                theme.Paper, theme.Ink, theme.MutedInk, theme.Grid, theme.Axis, theme.Shade, theme.Accent, theme.Stream, .. theme.Series.Select(style => style.Color),
                .. ((IEnumerable<Paint>)[.. theme.Parts, .. theme.Ramp, .. theme.Steps]).SelectMany(paint => (string[])[paint.Color, paint.Strokes]),
            ];
            foreach (string figure in FigureCases.Figures.Keys)
                Assert.All(Color().Matches(FigureCases.Render(figure, MadeUpRun.SixArms(), 1200, theme)), match => Assert.Contains(match.Value, known));
        }
    }

    [Fact]
    public void Words_and_numbers_can_be_read_in_every_theme()
    {
        foreach (Theme theme in (Theme[])[Theme.Light, Theme.Dark, Theme.Print])
        {
            Assert.True(Theme.Contrast(theme.Ink, theme.Paper) >= 7);
            Assert.True(Theme.Contrast(theme.MutedInk, theme.Paper) >= 4.5);
            Assert.True(Theme.Contrast(theme.MutedInk, theme.Shade) >= 4.5);
            Assert.True(Theme.Contrast(theme.Accent, theme.Paper) >= 4.5);
            Assert.All(theme.Series, style => Assert.True(Theme.Contrast(style.Color, theme.Paper) >= 4.5, $"{theme.Name} {style.Color}"));
            Assert.All([.. theme.Parts, .. theme.Ramp], paint => Assert.True(Theme.Contrast(theme.InkOn(paint.Color), paint.Color) >= 4.5, $"{theme.Name} {paint.Color}"));
        }
    }

    [Fact]
    public void A_figure_knows_its_run()
    {
        XElement root = XDocument.Parse(Draw("fates")).Root!;
        XElement run = root.Descendants(XName.Get("run", SvgWriter.RunNamespace)).Single();
        Assert.Equal("west-denmark", run.Attribute("scenario")!.Value);
        Assert.Equal("42", run.Attribute("seed")!.Value);
        Assert.Equal("0.1.0", run.Attribute("version")!.Value);
        Assert.StartsWith("9a3c1f60", run.Attribute("results")!.Value);
    }

    [Fact]
    public void A_figure_states_its_finding_for_those_who_cannot_see_it()
    {
        Assert.Contains("<desc id=\"fates-finding\">Of 1,000 needs that arose from 2016Q2 on, 260 under coordinated against 161 under fragmented", Draw("fates"));
        Assert.Contains("differ at the end of 2022Q4 by +54 of 743,000", Draw("difference"));
    }

    [Fact]
    public void Names_that_mean_something_in_XML_stay_names()
    {
        RunSummary summary = new MadeUpRun { Baseline = "a<b" }.Arm("a<b", "R&D \"first\" > rest", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40).Build();
        Assert.Contains("a<b", SvgCheck.Texts(FigureCases.Render("fates", summary, 1200, Theme.Light)));
    }

    [Fact]
    public void The_difference_is_drawn_as_zero_until_the_policies_part()
    {
        BandPanel coordinated = DifferenceFigure.Model(MadeUpRun.SixArms(), FigureWords.English).Panels.Single(panel => panel.Name == "coordinated");
        Assert.Equal(10, coordinated.Parting!.Time);
        Assert.Equal(11, coordinated.Points.Count(point => point is { Mean: 0, P05: 0, P95: 0 }));
        Assert.Equal(10, coordinated.Points.Last(point => point is { Mean: 0, P05: 0, P95: 0 }).Time);
    }

    [Fact]
    public void The_difference_over_time_is_that_at_equal_outlay_where_there_is_one()
    {
        RunSummary run = MadeUpRun.SixArms(twins: true);
        BandPanelsModel model = DifferenceFigure.Model(run, FigureWords.English);
        Assert.Contains("at equal public outlay", model.Subtitle);
        Assert.StartsWith("At the same public outlay", model.Finding);
        ArmSummary arm = run.Arms.First(a => a.Arm == "coordinated");
        Assert.Equal(arm.EqualOutlay!.Twin.AgainstBaseline!.JobsAtEnd, model.Panels.Single(panel => panel.Name == "coordinated").End);
        Assert.DoesNotContain("outlay", DifferenceFigure.Model(MadeUpRun.SixArms(), FigureWords.English).Subtitle);
        RunSummary unmatched = run with { Arms = [.. run.Arms.Select(a => a == arm ? a with { EqualOutlay = a.EqualOutlay! with { IsMatched = false } } : a)] };
        BandPanel own = DifferenceFigure.Model(unmatched, FigureWords.English).Panels.Single(panel => panel.Name == "coordinated");
        Assert.EndsWith("(at its own outlay)", own.Description);
        Assert.Equal(arm.AgainstBaseline!.JobsAtEnd, own.End);
    }

    [Fact]
    public void The_arm_without_support_is_left_out_with_a_word()
    {
        BandPanelsModel model = DifferenceFigure.Model(MadeUpRun.SixArms(), FigureWords.English);
        Assert.DoesNotContain(model.Panels, panel => panel.Name is "none" or "fragmented");
        Assert.Contains(model.Notes, note => note.StartsWith("Left out is the arm none: −1,240"));
    }

    [Fact]
    public void Which_needs_the_fates_count_is_said_in_a_few_words()
    {
        Assert.StartsWith("Needs that arose from 2016Q2 on and were followed that long.", FatesFigure.Model(MadeUpRun.SixArms(), FigureWords.English).Notes[0]);
        Assert.Empty(FatesFigure.Model(MadeUpRun.SixArms(replications: 0), FigureWords.English).Notes);
    }

    [Fact]
    public void A_value_and_its_interval_are_parted_at_the_comma()
    {
        Assert.Contains("+54 jobs at the end of 2022, 95 % interval 39 to 69", SvgCheck.Texts(Draw("difference")));
        string[] narrow = [.. SvgCheck.Texts(Draw("difference", 280))];
        Assert.Contains("+54 jobs at the end of 2022,", narrow);
        Assert.Contains("95 % interval 39 to 69", narrow);
    }

    [Fact]
    public void Keys_of_several_rows_stand_in_columns()
    {
        XElement root = XDocument.Parse(Draw("fates", 390)).Root!;
        XElement[] keys = [.. root.Descendants().Where(e => e.Attribute("class")?.Value == "key")];
        Assert.Equal(7, keys.Length);
        Assert.Equal(3, keys.Select(e => e.Attribute("x")!.Value).Distinct().Count());
    }

    [Fact]
    public void No_text_is_squeezed_or_stretched() =>
        Assert.All(FigureCases.Figures.Keys, figure => Assert.DoesNotContain("textLength", Draw(figure)));

    [Fact]
    public void A_figure_too_narrow_to_read_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FigureCases.Render("fates", MadeUpRun.SixArms(), 100, Theme.Light));

    private static string Draw(string figure, double width = 1200) => FigureCases.Render(figure, MadeUpRun.SixArms(), width, Theme.Light);

    private static string Replaced(string was, string now, string figure)
    {
        string svg = Draw(figure);
        Assert.Contains(was, svg);
        Assert.Empty(SvgCheck.Problems(svg));
        return svg.Replace(was, now);
    }

    private static string NarrowCanvas(string svg) => svg.Replace("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\"", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\"");

    private static string Stretched(string path, double by)
    {
        double[] ys = [.. Point().Matches(path).Select(match => double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))];
        double middle = ys[0];
        return Point().Replace(path, match =>
            $"{match.Groups[1].Value} {(middle + by * (double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - middle)).ToString("0.##", CultureInfo.InvariantCulture)}");
    }

    [GeneratedRegex("(<path class=\"band\"[^>]* d=\")([^\"]*)\"")]
    private static partial Regex BandPath();

    [GeneratedRegex("([ML][0-9.]+) ([0-9.]+)")]
    private static partial Regex Point();

    [GeneratedRegex("data-rows=\"([0-9-]+)\"")]
    private static partial Regex RowsOfMarks();

    [GeneratedRegex("[{][0-9][}]")]
    private static partial Regex Place();

    [GeneratedRegex("font-size=\"([0-9.]+)\"")]
    private static partial Regex FontSize();

    [GeneratedRegex("#[0-9a-f]{6}")]
    private static partial Regex Color();
}
