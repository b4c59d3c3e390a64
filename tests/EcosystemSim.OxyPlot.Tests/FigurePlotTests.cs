using System.Text.Json;
using System.Xml.Linq;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Tests;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace EcosystemSim.OxyPlot.Tests;

/// <summary>Figures as OxyPlot models: words whole and in place, ranges that hold bands and intervals, any character.</summary>
[Trait("Category", "Slow")]
public class FigurePlotTests
{
    private static readonly (string Language, string Theme, double Width)[] Cases =
        [("en", "light", 960), ("da", "dark", 390), ("sv", "print", 1200), ("nb", "light", 390)];

    /// <summary>Every figure of a run and of a sweep, and of every run that is hard to draw, in every case.</summary>
    private static IEnumerable<(FigureModel Figure, Theme Theme, double Width)> All() =>
        from c in Cases
        let language = Language.Find(c.Language)!
        from figure in Figures(language).Concat(Hard(language))
        select (figure, Theme.All.Single(t => t.Name == c.Theme), c.Width);

    private static IEnumerable<FigureModel> Hard(Language language) =>
        from run in FigureCases.Runs
        from make in FigureCases.Figures
        where make.Key != "flow"
        let figure = make.Value(run.Value(), FigureWords.Of(language))
        select figure with { Title = $"{figure.Title} ({run.Key})" };

    private static IEnumerable<FigureModel> Figures(Language language) =>
        FigureCatalogue.Of(MadeUpRun.SixArms(), language)
            .Concat(FigureCatalogue.Of(MadeUpSweep.Of(50, byCost: true), language))
            .Where(figure => OxyPlotDrawing.WhyNot(figure) is null);

    [Fact]
    public void Every_kind_of_figure_but_the_flow_is_drawn()
    {
        Type[] kinds = [.. typeof(FigureModel).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FigureModel)))];
        Assert.Equal(kinds.Except([typeof(FlowModel)]).Select(t => t.Name).Order(), Figures(Language.English).Select(f => f.GetType().Name).Distinct().Order());
        var flow = FigureCatalogue.Of(MadeUpRun.SixArms(), Language.English).OfType<FlowModel>().Single();
        Assert.Equal("OxyPlot has no diagrams of flows, so it cannot draw the figure 'flow'.", Assert.Throws<NotSupportedException>(() => FigurePlots.Of(flow, Theme.Light)).Message);
    }

    [Fact]
    public void Words_neither_leave_the_figure_nor_lie_on_one_another()
    {
        string[] wrong =
        [
            .. from c in All()
               let found = WrongWords(FigurePlots.Scene(c.Figure, c.Theme, c.Width))
               where found is not null
               select $"{c.Figure.Name}, {c.Figure.Title}, {c.Figure.Words.Language.Code}, {c.Theme.Name}, {c.Width}: {found}",
        ];
        Assert.True(wrong.Length == 0, $"{wrong.Length}:\n{string.Join('\n', wrong.Take(40))}");
    }

    [Fact]
    public void The_test_above_finds_words_that_were_moved()
    {
        var scene = FigurePlots.Scene(Figures(Language.English).First(), Theme.Light, 960);
        TextMark[] texts = [.. scene.Marks.OfType<TextMark>()];
        Assert.Contains("leaves the figure", WrongWords(scene with { Marks = scene.Marks.Replace(texts[3], texts[3] with { X = -40 }) }));
        Assert.Contains("lies on", WrongWords(scene with { Marks = scene.Marks.Replace(texts[3], texts[3] with { X = texts[2].X, Baseline = texts[2].Baseline + 4, Anchor = texts[2].Anchor }) }));
    }

    private static string? WrongWords(Scene scene)
    {
        var whole = new Box(0, 0, scene.Width, scene.Height);
        TextMark[] texts = [.. scene.Marks.OfType<TextMark>()];
        foreach (var text in texts)
        {
            if (!whole.Holds(text.Extent, 0.5)) return $"'{text.Text}' leaves the figure at {text.Extent}";
        }
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = i + 1; j < texts.Length; j++)
            {
                if (texts[i].Extent.Overlaps(texts[j].Extent, 1)) return $"'{texts[i].Text}' lies on '{texts[j].Text}'";
            }
        }
        return null;
    }

    [Fact]
    public void Lines_bands_and_intervals_stay_within_the_axes()
    {
        foreach (var (figure, theme, width) in All())
        {
            var plot = FigurePlots.Of(figure, theme, width);
            ((IPlotModel)plot).Update(true);
            Assert.All(plot.Axes.Where(a => a is not CategoryAxis), axis => Assert.True(axis.Minimum < axis.Maximum));
            foreach (var series in plot.Series.OfType<XYAxisSeries>())
            {
                if (series is BarSeries or IntervalBarSeries) continue;
                foreach (var (x, y) in Points(series))
                {
                    Assert.True(series.XAxis is CategoryAxis || (x >= series.XAxis.Minimum - 1e-9 && x <= series.XAxis.Maximum + 1e-9), $"{figure.Name}: {x} is not on the axis");
                    Assert.True(series.YAxis is CategoryAxis || (y >= series.YAxis.Minimum - 1e-9 && y <= series.YAxis.Maximum + 1e-9), $"{figure.Name}: {y} is not on the axis");
                }
            }
        }
    }

    [Fact]
    public void The_test_above_finds_an_interval_that_an_axis_does_not_hold()
    {
        var forest = Figures(Language.English).OfType<IntervalsModel>().First();
        var plot = FigurePlots.Of(forest, Theme.Light);
        ((IPlotModel)plot).Update(true);
        double most = forest.Groups.SelectMany(g => g.Rows).Max(r => r.Value.High), mean = forest.Groups.SelectMany(g => g.Rows).Max(r => r.Value.Mean);
        Assert.True(most > mean);
        Assert.Contains(plot.Series.OfType<LineSeries>().SelectMany(s => s.Points), p => p.X == most);
        Assert.InRange(plot.Axes.Single(a => a.Position == AxisPosition.Bottom).Maximum, most, 2 * most);
    }

    [Fact]
    public void The_margin_of_names_is_as_wide_as_they_are_whatever_measures_them()
    {
        foreach (var (figure, theme, width) in All().Where(c => c.Figure is StackedBarsModel or IntervalsModel or WaterfallModel))
        {
            var plot = FigurePlots.Of(figure, theme, width);
            var names = plot.Axes.OfType<CategoryAxis>().SelectMany(axis => axis.Labels).SelectMany(label => label.Split('\n'));
            Assert.All(names, name => Assert.True(FontMetrics.Width(name, 12, FontWeight.Regular) < plot.PlotMargins.Left, $"{figure.Name}: '{name}'"));
        }
    }

    [Fact]
    public void No_character_is_lost_on_the_way_to_PDF()
    {
        // The minus sign and the thin space of numbers are none of the characters that OxyPlot's own PDF knows.
        var figure = Figures(Language.Danish).First(f => f is BandPanelsModel);
        string outlines = OxyPlotDrawing.Svg(figure, Theme.Light, 960, FigureLetters.Outlines), text = OxyPlotDrawing.Svg(figure, Theme.Light, 960, FigureLetters.FromPage);
        Assert.Contains("−", string.Concat(XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)));
        Assert.DoesNotContain(XDocument.Parse(outlines).Descendants(), e => e.Name.LocalName == "text");
        Assert.All(All().SelectMany(c => FigurePlots.Scene(c.Figure, c.Theme, c.Width).Marks.OfType<TextMark>()), mark => Assert.True(FontMetrics.Knows(mark.Text), mark.Text));
    }

    [Fact]
    public void The_same_figure_is_the_same_bytes_and_carries_its_run()
    {
        foreach (var figure in Figures(Language.English))
        {
            string svg = OxyPlotDrawing.Svg(figure, Theme.Light, 960);
            Assert.Equal(svg, OxyPlotDrawing.Svg(figure, Theme.Light, 960));
            Assert.DoesNotContain("NaN", svg);
            var run = XDocument.Parse(svg).Descendants(XName.Get("run", EcosystemSim.Reporting.Figures.SvgWriter.RunNamespace)).Single();
            Assert.Equal(figure.Stamp.ResultHash, (string)run.Attribute("results")!);
            Assert.Contains(figure.Finding, XDocument.Parse(svg).Descendants().Single(e => e.Name.LocalName == "desc").Value);
        }
    }

    [Fact]
    public void Figures_without_numbers_say_so()
    {
        var bands = Figures(Language.English).OfType<BandPanelsModel>().First() with { Panels = [] };
        var plot = FigurePlots.Of(bands, Theme.Light);
        Assert.Contains(plot.Annotations.OfType<TextAnnotation>(), a => a.Text == bands.NothingYet);
        Assert.Contains(bands.NothingYet, OxyPlotDrawing.Svg(bands, Theme.Light, 960));
    }

    [Fact]
    public void The_page_for_notebooks_shows_what_is_run_here()
    {
        string results = Directory.CreateTempSubdirectory("ecosim-figures-").FullName;
        File.WriteAllText($"{results}/summary.json", JsonSerializer.Serialize(MadeUpRun.SixArms(), ResultJson.Options));
        var written = new List<string>();
        #region notebook
        var summary = StoredResults.OpenSummary($"{results}/summary.json");
        foreach (var figure in FigureCatalogue.Of(summary, Language.English))
        {
            if (OxyPlotDrawing.WhyNot(figure) is not null) continue;
            PlotModel plot = FigurePlots.Of(figure, Theme.Light);
            var exporter = new SvgExporter { Width = 960, Height = FigurePlots.Height(figure, 960), TextMeasurer = FigurePlots.TextMeasurer };
            written.Add(exporter.ExportToString(plot));
        }
        #endregion
        Directory.Delete(results, recursive: true);
        Assert.NotEmpty(written);
        Assert.All(written, svg => Assert.Contains("</svg>", svg));
        string page = File.ReadAllText(Repository.File("docs/dotnet-notebooks.md"));
        string[] source = File.ReadAllLines(Repository.File("tests/EcosystemSim.OxyPlot.Tests/FigurePlotTests.cs"));
        var region = source.SkipWhile(line => line.Trim() != "#region notebook").Skip(1).TakeWhile(line => line.Trim() != "#endregion").Select(line => line.Length > 8 ? line[8..] : "");
        Assert.Contains(string.Join('\n', region), page.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<(double X, double Y)> Points(XYAxisSeries series) => series switch
    {
        AreaSeries area => area.Points.Concat(area.Points2).Select(p => (p.X, p.Y)),
        LineSeries line => line.Points.Select(p => (p.X, p.Y)),
        ScatterSeries dots => dots.Points.Select(p => (p.X, p.Y)),
        RectangleBarSeries cells => cells.Items.SelectMany(c => new[] { (c.X0, c.Y0), (c.X1, c.Y1) }),
        _ => throw new InvalidOperationException($"Which points has a {series.GetType().Name}?"),
    };
}
