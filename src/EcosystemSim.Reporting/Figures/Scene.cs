using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Figures;

/// <summary>A figure laid out: marks at their places, in pixels, y downwards, in the order in which they are drawn.</summary>
/// <param name="Name">Prefix of ids, so that several figures can stand in one page.</param>
public sealed record Scene(
    string Name, double Width, double Height, Theme Theme, string Title, string Finding, FigureStamp Stamp, ImmutableArray<Mark> Marks)
{
    /// <summary>Code of the language of its words.</summary>
    public required string Language { get; init; }

    /// <summary>What laid it out: <see cref="OwnRenderer"/> or the name of another.</summary>
    public string Renderer { get; init; } = OwnRenderer;

    /// <summary>Name of the layouts of this library.</summary>
    public const string OwnRenderer = "own";
}

/// <summary>Something to draw.</summary>
public abstract record Mark
{
    /// <summary>Which series of the figure it belongs to; null for axes, words and frames.</summary>
    public string? Series { get; init; }

    /// <summary>Row of the figure's table that it shows, or the first and last of a run of rows, one per point of a curve: <c>3</c>, <c>0-39</c>.</summary>
    public string? Rows { get; init; }
}

/// <summary>A filled rectangle.</summary>
/// <param name="Role">What it is, and its class in SVG: <c>plot</c> is an area that data must not leave.</param>
/// <param name="Plot">The plot area it belongs to, or is.</param>
public sealed record RectangleMark(Box Box, Paint? Fill, string Role, int? Plot = null) : Mark;

/// <summary>A straight line.</summary>
/// <param name="Dash">As in SVG; null is solid.</param>
public sealed record LineMark(
    double X1, double Y1, double X2, double Y2, string Stroke, double Thickness, string Role, string? Dash = null, int? Plot = null) : Mark;

/// <summary>An area (closed and filled) or a curve (open and stroked).</summary>
public sealed record PathMark(
    ImmutableArray<(double X, double Y)> Points, string Color, double Opacity, double Thickness, string Role, int? Plot = null, string? Dash = null) : Mark
{
    /// <summary>Whether it is an area.</summary>
    public bool IsArea => Thickness == 0;
}

/// <summary>A band that flows from one upright edge to another.</summary>
public sealed record RibbonMark(
    double Left, double LeftTop, double LeftBottom, double Right, double RightTop, double RightBottom, string Color, double Opacity, string Role, int? Plot = null) : Mark;

/// <summary>An outlined rectangle.</summary>
public sealed record FrameMark(Box Box, string Stroke, double Thickness, string Role, int? Plot = null) : Mark;

/// <summary>A dot.</summary>
public sealed record DotMark(double X, double Y, double Radius, string Fill, string Stroke, string Role, int? Plot = null) : Mark;

/// <summary>Where a text stands relative to its x.</summary>
public enum Anchor
{
    /// <summary>x is its left end.</summary>
    Start,

    /// <summary>x is its middle.</summary>
    Middle,

    /// <summary>x is its right end.</summary>
    End,
}

/// <summary>One line of text.</summary>
public sealed record TextMark(
    string Text, double X, double Baseline, double Size, FontWeight Weight, string Fill, Anchor Anchor, string Role) : Mark
{
    /// <summary>Colour around the letters, where they stand on data; null for none.</summary>
    public string? Halo { get; init; }

    /// <summary>What it covers.</summary>
    public Box Extent
    {
        get
        {
            double width = FontMetrics.Width(Text, Size, Weight);
            double left = Anchor switch { Anchor.Start => X, Anchor.Middle => X - width / 2, _ => X - width };
            return FontMetrics.Extent(Text, left, Baseline, Size, Weight);
        }
    }
}
