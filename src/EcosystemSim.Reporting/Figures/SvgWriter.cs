using System.Globalization;
using System.Text;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Writes a scene as SVG: the same scene, the same bytes.</summary>
/// <remarks>
/// Attributes stand on the elements rather than in a style sheet, because several figures share a page and some programs read no
/// style sheets. Marks name their series (<c>data-series</c>) and the rows of the figure's table that they show (<c>data-rows</c>),
/// so that a page can answer to pointer and keys.
/// </remarks>
public static class SvgWriter
{
    /// <summary>Namespace of the run's description in the metadata.</summary>
    public const string RunNamespace = "urn:ecosystem-sim:figure:1";

    /// <summary>The document, with newlines of one byte.</summary>
    public static string Write(Scene scene, FigureLetters letters = FigureLetters.Outlines)
    {
        bool isOutlined = letters == FigureLetters.Outlines;
        StringBuilder svg = new();
        string width = Number(scene.Width), height = Number(scene.Height);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\"").Append(isOutlined ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "").Append(" width=\"").Append(width).Append("\" height=\"").Append(height)
            .Append("\" viewBox=\"0 0 ").Append(width).Append(' ').Append(height).Append("\" role=\"img\" aria-labelledby=\"")
            .Append(scene.Name).Append("-title ").Append(scene.Name).Append("-finding\"")
            .Append(isOutlined ? "" : $" font-family=\"{FontMetrics.Families}\" text-rendering=\"geometricPrecision\"").Append(">\n");
        svg.Append("<title id=\"").Append(scene.Name).Append("-title\">").Append(Escaped(scene.Title)).Append("</title>\n");
        svg.Append("<desc id=\"").Append(scene.Name).Append("-finding\">").Append(Escaped(scene.Finding)).Append("</desc>\n");
        WriteMetadata(svg, scene);
        WriteHatches(svg, scene);
        if (isOutlined) WriteLetters(svg, scene);
        foreach (Mark mark in scene.Marks)
        {
            switch (mark)
            {
                case RectangleMark rectangle: WriteRectangle(svg, scene, rectangle); break;
                case LineMark line: WriteLine(svg, line); break;
                case PathMark path: WritePath(svg, path); break;
                case DotMark dot: WriteDot(svg, dot); break;
                case RibbonMark ribbon: WriteRibbon(svg, ribbon); break;
                case FrameMark frame: WriteFrame(svg, frame); break;
                case TextMark text when isOutlined: WriteOutlines(svg, text); break;
                case TextMark text: WriteText(svg, text); break;
                default: throw new InvalidOperationException($"Unable to write a mark of type {mark.GetType().Name}.");
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void WriteMetadata(StringBuilder svg, Scene scene)
    {
        FigureStamp stamp = scene.Stamp;
        svg.Append("<metadata><run xmlns=\"").Append(RunNamespace).Append("\" figure=\"").Append(Escaped(scene.Name))
            .Append("\" scenario=\"").Append(Escaped(stamp.Scenario)).Append("\" seed=\"").Append(stamp.Seed.ToString(CultureInfo.InvariantCulture))
            .Append("\" version=\"").Append(Escaped(stamp.ModelVersion)).Append("\" inputs=\"").Append(Escaped(stamp.InputsHash))
            .Append("\" results=\"").Append(Escaped(stamp.ResultHash))
            .Append("\" replications=\"").Append(stamp.Replications.ToString(CultureInfo.InvariantCulture))
            .Append("\" planned=\"").Append(stamp.ReplicationsPlanned.ToString(CultureInfo.InvariantCulture))
            .Append("\" command=\"").Append(Escaped(stamp.Command)).Append("\" theme=\"").Append(Escaped(scene.Theme.Name))
            // Enough to draw it again, and so to tell whether anything in it was changed since.
            .Append("\" language=\"").Append(Escaped(scene.Language)).Append("\" width=\"").Append(Number(scene.Width))
            .Append("\" renderer=\"").Append(Escaped(scene.Renderer)).Append("\"/></metadata>\n");
    }

    private static void WriteHatches(StringBuilder svg, Scene scene)
    {
        IEnumerable<Paint> paints = scene.Marks.OfType<RectangleMark>().Select(mark => mark.Fill).OfType<Paint>();
        Paint[] hatched = [.. paints.Where(paint => paint.Hatch != Hatch.None).Distinct()];
        if (hatched.Length == 0) return;
        svg.Append("<defs>\n");
        foreach (Paint paint in hatched)
        {
            string marks = paint.Hatch switch
            {
                Hatch.Rising => $"<path d=\"M-1 1L1 -1M0 6L6 0M5 7L7 5\" stroke=\"{paint.Strokes}\" stroke-width=\"1\"/>",
                Hatch.Falling => $"<path d=\"M-1 5L1 7M0 0L6 6M5 -1L7 1\" stroke=\"{paint.Strokes}\" stroke-width=\"1\"/>",
                _ => $"<circle cx=\"3\" cy=\"3\" r=\"1\" fill=\"{paint.Strokes}\"/>",
            };
            svg.Append("<pattern id=\"").Append(HatchId(scene, paint))
                .Append("\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"").Append(paint.Color)
                .Append("\"/>").Append(marks).Append("</pattern>\n");
        }

        svg.Append("</defs>\n");
    }

    private static void WriteRectangle(StringBuilder svg, Scene scene, RectangleMark mark)
    {
        Open(svg, "rect", mark.Role, mark.Plot, mark);
        Attribute(svg, "x", mark.Box.Left);
        Attribute(svg, "y", mark.Box.Top);
        Attribute(svg, "width", mark.Box.Width);
        Attribute(svg, "height", mark.Box.Height);
        string fill = mark.Fill switch
        {
            null => "none",
            { Hatch: Hatch.None } plain => plain.Color,
            { } hatched => $"url(#{HatchId(scene, hatched)})",
        };
        svg.Append(" fill=\"").Append(fill).Append("\"/>\n");
    }

    private static void WriteLine(StringBuilder svg, LineMark mark)
    {
        Open(svg, "line", mark.Role, mark.Plot, mark);
        Attribute(svg, "x1", mark.X1);
        Attribute(svg, "y1", mark.Y1);
        Attribute(svg, "x2", mark.X2);
        Attribute(svg, "y2", mark.Y2);
        svg.Append(" stroke=\"").Append(mark.Stroke).Append('"');
        Attribute(svg, "stroke-width", mark.Thickness);
        if (mark.Dash is { } dash) svg.Append(" stroke-dasharray=\"").Append(dash).Append('"');
        svg.Append("/>\n");
    }

    private static void WritePath(StringBuilder svg, PathMark mark)
    {
        Open(svg, "path", mark.Role, mark.Plot, mark);
        svg.Append(" d=\"");
        for (int i = 0; i < mark.Points.Length; i++)
        {
            if (i > 0) svg.Append(' ');
            svg.Append(i == 0 ? 'M' : 'L').Append(Number(mark.Points[i].X)).Append(' ').Append(Number(mark.Points[i].Y));
        }

        if (mark.IsArea)
        {
            svg.Append("Z\" fill=\"").Append(mark.Color).Append('"');
            if (mark.Opacity < 1) Attribute(svg, "fill-opacity", mark.Opacity);
        }
        else
        {
            svg.Append("\" fill=\"none\" stroke=\"").Append(mark.Color).Append('"');
            Attribute(svg, "stroke-width", mark.Thickness);
            if (mark.Dash is { } dash) svg.Append(" stroke-dasharray=\"").Append(dash).Append('"');
            svg.Append(" stroke-linejoin=\"round\"");
        }

        svg.Append("/>\n");
    }

    private static void WriteRibbon(StringBuilder svg, RibbonMark mark)
    {
        Open(svg, "path", mark.Role, mark.Plot, mark);
        string middle = Number((mark.Left + mark.Right) / 2), left = Number(mark.Left), right = Number(mark.Right);
        svg.Append(" d=\"M").Append(left).Append(' ').Append(Number(mark.LeftTop))
            .Append('C').Append(middle).Append(' ').Append(Number(mark.LeftTop)).Append(' ').Append(middle).Append(' ').Append(Number(mark.RightTop))
            .Append(' ').Append(right).Append(' ').Append(Number(mark.RightTop)).Append('L').Append(right).Append(' ').Append(Number(mark.RightBottom))
            .Append('C').Append(middle).Append(' ').Append(Number(mark.RightBottom)).Append(' ').Append(middle).Append(' ').Append(Number(mark.LeftBottom))
            .Append(' ').Append(left).Append(' ').Append(Number(mark.LeftBottom)).Append("Z\" fill=\"").Append(mark.Color).Append('"');
        Attribute(svg, "fill-opacity", mark.Opacity);
        svg.Append("/>\n");
    }

    private static void WriteFrame(StringBuilder svg, FrameMark mark)
    {
        Open(svg, "rect", mark.Role, mark.Plot, mark);
        Attribute(svg, "x", mark.Box.Left);
        Attribute(svg, "y", mark.Box.Top);
        Attribute(svg, "width", mark.Box.Width);
        Attribute(svg, "height", mark.Box.Height);
        svg.Append(" fill=\"none\" stroke=\"").Append(mark.Stroke).Append('"');
        Attribute(svg, "stroke-width", mark.Thickness);
        svg.Append("/>\n");
    }

    // Each letter once; texts refer to it. Plotting libraries have long written letters so, and programs for slides and drawings read it.
    private static void WriteLetters(StringBuilder svg, Scene scene)
    {
        svg.Append("<defs>\n");
        foreach (var weight in scene.Marks.OfType<TextMark>().GroupBy(mark => mark.Weight).OrderBy(weight => weight.Key))
        {
            foreach (char character in weight.SelectMany(mark => mark.Text).Distinct().Order())
            {
                string outline = FigureFont.Of(weight.Key).Outline(character);
                if (outline.Length > 0) svg.Append("<path id=\"").Append(LetterId(weight.Key, character)).Append("\" d=\"").Append(outline).Append("\"/>\n");
            }
        }

        svg.Append("</defs>\n");
    }

    // The text is kept as a label. Its letters stand in units of the font, whose y points up.
    private static void WriteOutlines(StringBuilder svg, TextMark mark)
    {
        FigureFont font = FigureFont.Of(mark.Weight);
        double scale = mark.Size / font.UnitsPerEm;
        string size = scale.ToString("0.######", CultureInfo.InvariantCulture);
        svg.Append("<g class=\"").Append(mark.Role).Append("\" aria-label=\"").Append(Escaped(mark.Text)).Append("\" fill=\"").Append(mark.Fill)
            .Append("\" transform=\"translate(").Append(Number(mark.Extent.Left)).Append(' ').Append(Number(mark.Baseline)).Append(")scale(").Append(size).Append(" -").Append(size).Append(")\">");
        if (mark.Halo is { } halo)
        {
            // Behind all letters first: a letter's own halo would cut into the one before it.
            svg.Append("<g fill=\"none\" stroke=\"").Append(halo).Append("\" stroke-width=\"").Append(Number(3 / scale)).Append("\" stroke-linejoin=\"round\">");
            Letters(isHalo: true);
            svg.Append("</g>");
        }

        Letters(isHalo: false);
        svg.Append("</g>\n");

        void Letters(bool isHalo)
        {
            int x = 0;
            for (int i = 0; i < mark.Text.Length; i++)
            {
                char character = mark.Text[i];
                if (font.Outline(character).Length > 0)
                    svg.Append("<use xlink:href=\"#").Append(LetterId(mark.Weight, character)).Append('"').Append(x > 0 ? $" x=\"{Whole(x)}\"" : "").Append("/>");
                else if (!font.Has(character) && !isHalo)
                {
                    // What the font has not got is left to whatever shows the file.
                    string whole = char.IsSurrogatePair(mark.Text, i) ? mark.Text.Substring(i, 2) : character.ToString();
                    svg.Append("<text transform=\"scale(1 -1)\" x=\"").Append(Whole(x)).Append("\" font-size=\"").Append(Whole(font.UnitsPerEm))
                        .Append("\" font-family=\"sans-serif\">").Append(Escaped(whole)).Append("</text>");
                    if (whole.Length > 1) x += font.Width(mark.Text[++i]);
                }

                x += font.Width(character);
            }
        }

        static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static string LetterId(FontWeight weight, char character) => $"es-{(weight == FontWeight.Regular ? 'r' : 'b')}{(int)character:x}";

    private static string Halo(TextMark mark) =>
        mark.Halo is { } halo ? $" stroke=\"{halo}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" : "";

    private static void WriteDot(StringBuilder svg, DotMark mark)
    {
        Open(svg, "circle", mark.Role, mark.Plot, mark);
        Attribute(svg, "cx", mark.X);
        Attribute(svg, "cy", mark.Y);
        Attribute(svg, "r", mark.Radius);
        svg.Append(" fill=\"").Append(mark.Fill).Append("\" stroke=\"").Append(mark.Stroke).Append("\" stroke-width=\"1\"/>\n");
    }

    private static void WriteText(StringBuilder svg, TextMark mark)
    {
        Open(svg, "text", mark.Role, plot: null, mark);
        Attribute(svg, "x", mark.X);
        Attribute(svg, "y", mark.Baseline);
        Attribute(svg, "font-size", mark.Size);
        if (mark.Weight == FontWeight.Bold) svg.Append(" font-weight=\"600\"");
        if (mark.Anchor != Anchor.Start) svg.Append(" text-anchor=\"").Append(mark.Anchor == Anchor.Middle ? "middle" : "end").Append('"');
        svg.Append(" fill=\"").Append(mark.Fill).Append('"').Append(Halo(mark)).Append('>').Append(Escaped(mark.Text)).Append("</text>\n");
    }

    private static void Open(StringBuilder svg, string element, string role, int? plot, Mark mark)
    {
        svg.Append('<').Append(element).Append(" class=\"").Append(role).Append('"');
        if (plot is { } number) svg.Append(" data-plot=\"").Append(number.ToString(CultureInfo.InvariantCulture)).Append('"');
        if (mark.Series is { } series) svg.Append(" data-series=\"").Append(Escaped(series)).Append('"');
        if (mark.Rows is { } rows) svg.Append(" data-rows=\"").Append(rows).Append('"');
    }

    private static void Attribute(StringBuilder svg, string name, double value) =>
        svg.Append(' ').Append(name).Append("=\"").Append(Number(value)).Append('"');

    private static string HatchId(Scene scene, Paint paint) =>
        $"{scene.Name}-{paint.Hatch switch { Hatch.Rising => "rising", Hatch.Falling => "falling", _ => "dots" }}-{paint.Color[1..]}";

    // Hundredths of a pixel are beyond what anyone sees.
    private static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char character in text)
        {
            switch (character)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                // XML has no place for other control characters.
                case < ' ': escaped.Append(' '); break;
                default: escaped.Append(character); break;
            }
        }

        return escaped.ToString();
    }
}
