using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.Reporting.Tests;

/// <summary>Files of their own draw letters as outlines. These tests measure the outlines, not what was meant.</summary>
public partial class OutlineTests
{
    public static TheoryData<string, string> Every => FigureCases.Every();

    [Theory, MemberData(nameof(Every))]
    public void No_letter_that_is_drawn_leaves_the_figure(string figure, string run)
    {
        FigureModel model = FigureCases.Figures[figure](FigureCases.Runs[run](), FigureWords.Danish);
        foreach (int width in (int[])[1200, 390])
        {
            string svg = FigureRenderer.Svg(model, Theme.Light, width);
            Assert.Empty(Outside(svg));
            Assert.NotEmpty(Texts(svg));
        }
    }

    [Theory]
    [InlineData("class=\"title\"", "scale(0.02 -0.02)", "scale(0.2 -0.2)")]
    [InlineData("class=\"title\"", "translate(24 ", "translate(-24 ")]
    [InlineData("id=\"es-b66\"", " d=\"", " d=\"M0 9000")]
    public void The_test_above_catches_letters_that_leave_it(string line, string was, string now)
    {
        string right = FigureRenderer.Svg(FigureCases.Figures["fates"](MadeUpRun.SixArms(), FigureWords.English), Theme.Light, 960);
        string broken = string.Join('\n', right.Split('\n').Select(text => text.Contains(line) ? text.Replace(was, now) : text));
        Assert.NotEqual(right, broken);
        Assert.Empty(Outside(right));
        Assert.NotEmpty(Outside(broken));
    }

    [Theory, MemberData(nameof(Every))]
    public void Letters_cover_what_was_measured(string figure, string run)
    {
        Scene scene = FigureRenderer.Scene(FigureCases.Figures[figure](FigureCases.Runs[run](), FigureWords.Swedish), Theme.Dark, 800);
        (string Text, Box Box)[] drawn = [.. Texts(SvgWriter.Write(scene))];
        TextMark[] meant = [.. scene.Marks.OfType<TextMark>()];
        Assert.Equal(meant.Select(mark => mark.Text), drawn.Select(text => text.Text));
        // A letter's foot or hook reaches a little over its own width, here at most a twentieth of the size.
        for (int i = 0; i < meant.Length; i++) Assert.True(meant[i].Extent.Holds(drawn[i].Box, 0.6 + (meant[i].Size / 20)), $"'{meant[i].Text}': {drawn[i].Box} and not {meant[i].Extent}");
    }

    [Fact]
    public void What_the_font_has_not_got_is_left_to_the_reader_whole()
    {
        Scene scene = FigureRenderer.Scene(FigureCases.Figures["fates"](MadeUpRun.SixArms(), FigureWords.English), Theme.Light, 960);
        scene = scene with { Marks = [new TextMark("a\U0001F600Ж", 100, 50, 20, FontWeight.Bold, "#000000", Anchor.Start, "title") { Halo = "#ffffff" }] };
        XElement group = XDocument.Parse(SvgWriter.Write(scene)).Root!.Elements().Single(e => e.Attribute("aria-label") is not null);
        Assert.Equal(["\U0001F600", "Ж"], group.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.Equal(2, group.Descendants().Count(e => e.Name.LocalName == "use"));
    }

    private static IEnumerable<string> Outside(string svg)
    {
        double[] view = Numbers(XDocument.Parse(svg).Root!.Attribute("viewBox")!.Value);
        return Texts(svg).Where(text => !new Box(view[0], view[1], view[2], view[3]).Holds(text.Box, 0)).Select(text => $"'{text.Text}' {text.Box}");
    }

    /// <summary>Each text with the box of its letters' points.</summary>
    public static IEnumerable<(string Text, Box Box)> Texts(string svg)
    {
        XElement root = XDocument.Parse(svg).Root!;
        Dictionary<string, double[]> letters = root.Descendants().Where(e => ((string?)e.Attribute("id"))?.StartsWith("es-", StringComparison.Ordinal) == true)
            .ToDictionary(e => "#" + e.Attribute("id")!.Value, e => Numbers(e.Attribute("d")!.Value));
        foreach (XElement group in root.Elements().Where(e => e.Attribute("aria-label") is not null))
        {
            // x and y of the text, and its scale.
            double[] at = Numbers(group.Attribute("transform")!.Value);
            List<(double X, double Y)> points = [];
            foreach (XElement use in group.Elements().Where(e => e.Name.LocalName == "use"))
            {
                double left = double.Parse((string?)use.Attribute("x") ?? "0", CultureInfo.InvariantCulture);
                points.AddRange(letters[use.Attributes().Single(a => a.Name.LocalName == "href").Value].Chunk(2).Select(p => (at[0] + ((left + p[0]) * at[2]), at[1] + (p[1] * at[3]))));
            }

            if (points.Count == 0) points.Add((at[0], at[1]));
            yield return (group.Attribute("aria-label")!.Value, new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y)));
        }
    }

    private static double[] Numbers(string text) => [.. Number().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("-?[0-9.]+")]
    private static partial Regex Number();
}
