using System.Globalization;
using System.Xml.Linq;
using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.Reporting.Tests;

/// <summary>Reads an SVG as a stranger would, and lists what stands where it must not.</summary>
internal static class SvgCheck
{
    private const double Sliver = 0.5;
    private static readonly string[] Data = ["band", "mean", "part", "interval", "limit"];

    public static IReadOnlyList<string> Problems(string svg)
    {
        List<string> problems = [];
        XElement root = XDocument.Parse(svg).Root!;
        Box canvas = new(0, 0, Number(root, "width"), Number(root, "height"));
        (string Text, Box Box)[] texts = [.. Elements(root, "text").Select(e => (e.Value, Extent(e)))];
        for (int i = 0; i < texts.Length; i++)
        {
            if (!canvas.Holds(texts[i].Box, Sliver)) problems.Add($"'{texts[i].Text}' leaves the canvas: {texts[i].Box}");
            for (int j = 0; j < i; j++)
            {
                if (texts[i].Box.Overlaps(texts[j].Box, Sliver)) problems.Add($"'{texts[i].Text}' overlaps '{texts[j].Text}': {texts[i].Box} {texts[j].Box}");
            }
        }

        Dictionary<string, Box> plots = Elements(root, "rect").Where(e => Class(e) == "plot").ToDictionary(e => e.Attribute("data-plot")!.Value, Rectangle);
        foreach (Box plot in plots.Values)
        {
            if (!canvas.Holds(plot, Sliver)) problems.Add($"a plot leaves the canvas: {plot}");
        }

        foreach (XElement element in root.Descendants().Where(e => e.Attribute("data-plot") is not null && Data.Contains(Class(e))))
        {
            Box plot = plots[element.Attribute("data-plot")!.Value];
            // The interval of the end stands beside the plot, but on its scale.
            Box room = Class(element) == "interval" ? plot with { Right = plot.Right + 14, Top = plot.Top - 3, Bottom = plot.Bottom + 3 } : plot;
            foreach ((double x, double y) in Points(element))
            {
                if (room.Holds(new(x, y, x, y), Sliver)) continue;
                problems.Add($"a {Class(element)} leaves its plot {plot} at {x}, {y}");
                break;
            }
        }

        foreach (XElement element in root.Descendants().Where(e => e.Attributes().Any(a => a.Value.Contains("NaN") || a.Value.Contains('∞'))))
            problems.Add($"no number in {element}");
        return problems;
    }

    public static IEnumerable<string> Texts(string svg) => Elements(XDocument.Parse(svg).Root!, "text").Select(e => e.Value);

    private static IEnumerable<XElement> Elements(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name && e.Ancestors().All(a => a.Name.LocalName != "defs"));

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";

    private static Box Rectangle(XElement e) => new(Number(e, "x"), Number(e, "y"), Number(e, "x") + Number(e, "width"), Number(e, "y") + Number(e, "height"));

    private static Box Extent(XElement e)
    {
        double size = Number(e, "font-size");
        FontWeight weight = e.Attribute("font-weight")?.Value == "600" ? FontWeight.Bold : FontWeight.Regular;
        double width = FontMetrics.Width(e.Value, size, weight), x = Number(e, "x");
        double left = e.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
        return FontMetrics.Extent(e.Value, left, Number(e, "y"), size, weight);
    }

    private static IEnumerable<(double X, double Y)> Points(XElement e)
    {
        switch (e.Name.LocalName)
        {
            case "rect":
                Box box = Rectangle(e);
                return [(box.Left, box.Top), (box.Right, box.Bottom)];
            case "line":
                return [(Number(e, "x1"), Number(e, "y1")), (Number(e, "x2"), Number(e, "y2"))];
            case "circle":
                return [(Number(e, "cx"), Number(e, "cy"))];
            default:
                double[] values = [.. e.Attribute("d")!.Value.Split(['M', 'L', 'C', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
                return values.Chunk(2).Select(pair => (pair[0], pair[1]));
        }
    }

    private static double Number(XElement e, string name) => double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
