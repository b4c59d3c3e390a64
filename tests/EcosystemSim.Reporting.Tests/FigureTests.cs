using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.Reporting.Tests;

public partial class FigureTests
{
    public static TheoryData<string, string, int> Every => FigureCases.Every();

    [Theory, MemberData(nameof(Every))]
    public void No_text_overlaps_or_leaves_the_canvas_and_no_data_leaves_the_plot(string figure, string run, int width) =>
        Assert.Empty(SvgCheck.Problems(FigureCases.Figures[figure](FigureCases.Runs[run](), width, Theme.Light)));

    [Fact]
    public void The_test_above_catches_a_text_that_overlaps() =>
        Assert.Contains(SvgCheck.Problems(Replaced(">160</text>", ">160 of 1,000 needs, that is to say a sixth</text>", FatesFigure.Render)), p => p.Contains("overlaps"));

    [Fact]
    public void The_test_above_catches_letters_that_are_larger_than_was_measured() =>
        Assert.Contains(SvgCheck.Problems(Replaced("font-size=\"12.5\"", "font-size=\"40\"", DifferenceFigure.Render)), p => p.Contains("overlaps"));

    [Fact]
    public void The_test_above_catches_a_text_that_leaves_the_canvas() =>
        Assert.Contains(SvgCheck.Problems(Replaced("text-anchor=\"end\"", "text-anchor=\"start\" dx=\"0\" data-was=\"end\"", s => NarrowCanvas(FatesFigure.Render(s, 1200, Theme.Light)))), p => p.Contains("leaves the canvas"));

    [Fact]
    public void The_test_above_catches_bands_that_the_scale_ignores()
    {
        // What a scale fitted to the means alone would do: the same bands, stretched.
        string right = DifferenceFigure.Render(MadeUpRun.SixArms(), 1200, Theme.Light);
        string broken = BandPath().Replace(right, match => $"{match.Groups[1].Value}{Stretched(match.Groups[2].Value, by: 3)}\"");
        Assert.Empty(SvgCheck.Problems(right));
        Assert.Contains(SvgCheck.Problems(broken), p => p.Contains("a band leaves its plot"));
    }

    [Theory, MemberData(nameof(Every))]
    public void The_same_run_gives_the_same_bytes_in_any_culture(string figure, string run, int width)
    {
        RunSummary summary = FigureCases.Runs[run]();
        string first = FigureCases.Figures[figure](summary, width, Theme.Dark);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator, comma.NumberFormat.NegativeSign) = (",", ".", "~");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(first, FigureCases.Figures[figure](summary, width, Theme.Dark));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_narrow_figure_is_laid_out_anew_and_not_shrunk()
    {
        string narrow = DifferenceFigure.Render(MadeUpRun.SixArms(), 390, Theme.Light);
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
                theme.Paper, theme.Ink, theme.MutedInk, theme.Grid, theme.Axis, theme.Shade, theme.Accent,
                .. theme.Parts.Select(paint => paint.Color), .. theme.Parts.Select(paint => paint.Strokes),
            ];
            foreach (Func<RunSummary, double, Theme, string> render in FigureCases.Figures.Values)
                Assert.All(Color().Matches(render(MadeUpRun.SixArms(), 1200, theme)), match => Assert.Contains(match.Value, known));
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
            Assert.All(theme.Parts, paint => Assert.True(Theme.Contrast(theme.InkOn(paint.Color), paint.Color) >= 4.5, $"{theme.Name} {paint.Color}"));
        }
    }

    [Fact]
    public void A_figure_knows_its_run()
    {
        XElement root = XDocument.Parse(FatesFigure.Render(MadeUpRun.SixArms(), 1200, Theme.Light)).Root!;
        XElement run = root.Descendants(XName.Get("run", SvgWriter.RunNamespace)).Single();
        Assert.Equal("west-denmark", run.Attribute("scenario")!.Value);
        Assert.Equal("42", run.Attribute("seed")!.Value);
        Assert.Equal("0.1.0", run.Attribute("version")!.Value);
        Assert.StartsWith("9a3c1f60", run.Attribute("results")!.Value);
    }

    [Fact]
    public void A_figure_states_its_finding_for_those_who_cannot_see_it()
    {
        Assert.Contains("<desc id=\"fates-finding\">Of 1,000 needs, 260 under coordinated against 161 under fragmented", FatesFigure.Render(MadeUpRun.SixArms(), 1200, Theme.Light));
        Assert.Contains("changed total jobs by +54 of 743,000", DifferenceFigure.Render(MadeUpRun.SixArms(), 1200, Theme.Light));
    }

    [Fact]
    public void Names_that_mean_something_in_XML_stay_names()
    {
        RunSummary summary = new MadeUpRun { Baseline = "a<b" }.Arm("a<b", "R&D \"first\" > rest", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40).Build();
        Assert.Contains("a<b", SvgCheck.Texts(FatesFigure.Render(summary, 1200, Theme.Light)));
    }

    [Fact]
    public void The_difference_is_drawn_as_zero_until_the_policies_part()
    {
        BandPanel coordinated = DifferenceFigure.Model(MadeUpRun.SixArms()).Panels.Single(panel => panel.Name == "coordinated");
        Assert.Equal(10, coordinated.Parting!.Time);
        Assert.Equal(11, coordinated.Points.Count(point => point is { Mean: 0, P05: 0, P95: 0 }));
        Assert.Equal(10, coordinated.Points.Last(point => point is { Mean: 0, P05: 0, P95: 0 }).Time);
    }

    [Fact]
    public void The_arm_without_support_is_left_out_with_a_word()
    {
        BandPanelsModel model = DifferenceFigure.Model(MadeUpRun.SixArms());
        Assert.DoesNotContain(model.Panels, panel => panel.Name is "none" or "fragmented");
        Assert.Contains(model.Notes, note => note.StartsWith("Left out is the arm none: −1,240"));
    }

    [Fact]
    public void Which_needs_the_fates_count_is_said_in_a_few_words()
    {
        Assert.StartsWith("Needs that arose from 2016Q2 on and were followed that long.", FatesFigure.Model(MadeUpRun.SixArms()).Notes[0]);
        Assert.Empty(FatesFigure.Model(MadeUpRun.SixArms(replications: 0)).Notes);
    }

    [Fact]
    public void A_value_and_its_interval_are_parted_at_the_comma()
    {
        Assert.Contains("+54 jobs at the end of 2022, 95 % interval 39 to 69", SvgCheck.Texts(DifferenceFigure.Render(MadeUpRun.SixArms(), 1200, Theme.Light)));
        string[] narrow = [.. SvgCheck.Texts(DifferenceFigure.Render(MadeUpRun.SixArms(), 390, Theme.Light))];
        Assert.Contains("+54 jobs at the end of 2022,", narrow);
        Assert.Contains("95 % interval 39 to 69", narrow);
    }

    [Fact]
    public void Keys_of_several_rows_stand_in_columns()
    {
        XElement root = XDocument.Parse(FatesFigure.Render(MadeUpRun.SixArms(), 390, Theme.Light)).Root!;
        XElement[] keys = [.. root.Descendants().Where(e => e.Attribute("class")?.Value == "key")];
        Assert.Equal(7, keys.Length);
        Assert.Equal(2, keys.Select(e => e.Attribute("x")!.Value).Distinct().Count());
    }

    [Fact]
    public void No_text_is_squeezed_or_stretched() =>
        Assert.All(FigureCases.Figures.Values, render => Assert.DoesNotContain("textLength", render(MadeUpRun.SixArms(), 1200, Theme.Light)));

    [Fact]
    public void A_figure_too_narrow_to_read_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FatesFigure.Render(MadeUpRun.SixArms(), 100, Theme.Light));

    [Theory]
    [InlineData("fates", "six-arms", 1200, "light")]
    [InlineData("fates", "six-arms", 390, "dark")]
    [InlineData("fates", "nine-arms", 390, "print")]
    [InlineData("difference", "six-arms", 1200, "light")]
    [InlineData("difference", "six-arms", 390, "dark")]
    [InlineData("difference", "one-replication", 1200, "print")]
    public void Golden_figure_is_unchanged(string figure, string run, int width, string theme) =>
        Golden.Check($"{figure}.{run}.{width}.{theme}.svg", FigureCases.Figures[figure](FigureCases.Runs[run](), width, Named(theme)));

    internal static Theme Named(string theme) => theme switch { "light" => Theme.Light, "dark" => Theme.Dark, _ => Theme.Print };

    private static string Replaced(string was, string now, Func<RunSummary, double, Theme, string> render) => Replaced(was, now, s => render(s, 1200, Theme.Light));

    private static string Replaced(string was, string now, Func<RunSummary, string> render)
    {
        string svg = render(MadeUpRun.SixArms());
        Assert.Contains(was, svg);
        Assert.DoesNotContain(SvgCheck.Problems(svg), p => !p.Contains("leaves the canvas"));
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

    [GeneratedRegex("font-size=\"([0-9.]+)\"")]
    private static partial Regex FontSize();

    [GeneratedRegex("#[0-9a-f]{6}")]
    private static partial Regex Color();
}
