using System.Globalization;
using EcosystemSim.Reporting.Figures;
using OxyPlot;

namespace EcosystemSim.OxyPlot;

/// <summary>
/// What OxyPlot draws on: measures text with the metrics of the figures' font, and keeps lines, areas and words as marks, which the
/// figures' own writer turns into SVG with any character. Clipping is not kept; ranges are stated so that nothing leaves them.
/// </summary>
internal sealed class SceneRenderContext(Theme theme) : RenderContextBase
{
    private readonly List<Mark> _marks = [];
    private int _clips;

    public IReadOnlyList<Mark> Marks => _marks;

    public override int ClipCount => _clips;

    public void Add(Mark mark) => _marks.Add(mark);

    public override void PushClip(OxyRect clippingRectangle) => _clips++;

    public override void PopClip() => _clips--;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text)) return OxySize.Empty;
        string[] lines = text.Split('\n');
        return new OxySize(lines.Max(line => FontMetrics.Width(line, Size(fontSize), Weight(fontWeight))), lines.Length * LineHeight(Size(fontSize)));
    }

    public override void DrawText(
        ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation,
        HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || fill.IsInvisible()) return;
        if (rotation != 0) throw new NotSupportedException($"Words are upright in these figures; '{text}' is turned by {rotation} degrees.");
        string[] lines = text.Split('\n');
        double size = Size(fontSize), height = lines.Length * LineHeight(size);
        double top = verticalAlignment switch { VerticalAlignment.Top => p.Y, VerticalAlignment.Middle => p.Y - (height / 2), _ => p.Y - height };
        Anchor anchor = horizontalAlignment switch { HorizontalAlignment.Left => Anchor.Start, HorizontalAlignment.Center => Anchor.Middle, _ => Anchor.End };
        for (int i = 0; i < lines.Length; i++)
        {
            double baseline = top + ((i + 0.5) * LineHeight(size)) + (size * 0.34);
            _marks.Add(new TextMark(lines[i], p.X, baseline, size, Weight(fontWeight), Hex(fill), anchor, "oxyplot-text"));
        }
    }

    public override void DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (points.Count < 2 || stroke.IsInvisible() || thickness <= 0) return;
        string? dash = dashArray is null ? null : string.Join(' ', dashArray.Select(d => Math.Round(d * thickness, 2).ToString(CultureInfo.InvariantCulture)));
        _marks.Add(new PathMark([.. points.Select(p => (p.X, p.Y))], Hex(stroke), stroke.A / 255.0, thickness, "oxyplot-line", Dash: dash));
    }

    public override void DrawPolygon(
        IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (fill.IsVisible()) _marks.Add(new PathMark([.. points.Select(p => (p.X, p.Y))], Hex(fill), fill.A / 255.0, 0, "oxyplot-area"));
        DrawLine([.. points, points[0]], stroke, thickness, edgeRenderingMode, dashArray, lineJoin);
    }

    public override void DrawRectangle(OxyRect rectangle, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode)
    {
        var box = new Box(rectangle.Left, rectangle.Top, rectangle.Right, rectangle.Bottom);
        if (fill.A == 255) _marks.Add(new RectangleMark(box, new Paint(Hex(fill)), "oxyplot-area"));
        else if (fill.IsVisible()) base.DrawRectangle(rectangle, fill, OxyColors.Undefined, 0, edgeRenderingMode);
        if (stroke.IsVisible() && thickness > 0) _marks.Add(new FrameMark(box, Hex(stroke), thickness, "oxyplot-line"));
    }

    public override void DrawEllipse(OxyRect rect, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode) =>
        _marks.Add(new DotMark(rect.Center.X, rect.Center.Y, rect.Width / 2, fill.IsVisible() ? Hex(fill) : theme.Paper, stroke.IsVisible() ? Hex(stroke) : Hex(fill), "oxyplot-dot"));

    private static double Size(double size) => double.IsNaN(size) || size <= 0 ? FigurePlots.TextSize : size;

    private static double LineHeight(double size) => size * 1.3;

    private static FontWeight Weight(double weight) => weight >= FontWeights.Bold ? FontWeight.Bold : FontWeight.Regular;

    private static string Hex(OxyColor color) => string.Create(CultureInfo.InvariantCulture, $"#{color.R:x2}{color.G:x2}{color.B:x2}");
}
