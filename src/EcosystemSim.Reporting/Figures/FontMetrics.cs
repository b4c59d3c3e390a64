namespace EcosystemSim.Reporting.Figures;

/// <summary>Weights of the figures' font.</summary>
public enum FontWeight
{
    /// <summary>400.</summary>
    Regular,

    /// <summary>700.</summary>
    Bold,
}

/// <summary>An upright rectangle in pixels, y downwards.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Right less left.</summary>
    public double Width => Right - Left;

    /// <summary>Bottom less top.</summary>
    public double Height => Bottom - Top;

    /// <summary>Whether they share more than a sliver.</summary>
    /// <param name="sliver">Pixels of overlap that nobody sees.</param>
    public bool Overlaps(Box other, double sliver) =>
        Math.Min(Right, other.Right) - Math.Max(Left, other.Left) > sliver && Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > sliver;

    /// <summary>Whether the other lies inside, give or take a sliver.</summary>
    public bool Holds(Box other, double sliver) =>
        other.Left >= Left - sliver && other.Right <= Right + sliver && other.Top >= Top - sliver && other.Bottom <= Bottom + sliver;
}

/// <summary>Sizes of text in DejaVu Sans, without kerning (which would take a little off).</summary>
/// <remarks>
/// Linux desktops and converters have it, and most other fonts are narrower. Verdana, on Windows and macOS, is of the same design:
/// a line in it is as wide to about a hundredth, which every gap and margin of a figure can spare.
/// </remarks>
public static class FontMetrics
{
    /// <summary>The font, then what is about as wide or narrower.</summary>
    public const string Families = "'DejaVu Sans', Verdana, Geneva, Tahoma, sans-serif";

    // A glyph we have no width for is taken as wide as an em, so that it rather has too much room.
    private const int UnknownWidth = DejaVuSans.UnitsPerEm;
    private const int UnknownTop = 1843;
    private const int UnknownBottom = -512;

    /// <summary>Advance width in pixels.</summary>
    public static double Width(string text, double size, FontWeight weight)
    {
        ReadOnlySpan<short> widths = weight == FontWeight.Regular ? DejaVuSans.RegularWidth : DejaVuSans.BoldWidth;
        int sum = 0;
        foreach (char glyph in text)
        {
            int index = IndexOf(glyph);
            sum += index < 0 ? UnknownWidth : widths[index];
        }

        return sum * size / DejaVuSans.UnitsPerEm;
    }

    /// <summary>Whether the font has every glyph of the text.</summary>
    public static bool Knows(string text)
    {
        foreach (char glyph in text)
        {
            if (IndexOf(glyph) < 0) return false;
        }

        return true;
    }

    /// <summary>What the text's ink and advance cover.</summary>
    /// <param name="x">Left end of the text.</param>
    /// <param name="baseline">Height of the baseline.</param>
    public static Box Extent(string text, double x, double baseline, double size, FontWeight weight)
    {
        ReadOnlySpan<short> tops = weight == FontWeight.Regular ? DejaVuSans.RegularTop : DejaVuSans.BoldTop;
        ReadOnlySpan<short> bottoms = weight == FontWeight.Regular ? DejaVuSans.RegularBottom : DejaVuSans.BoldBottom;
        int top = 0, bottom = 0;
        foreach (char glyph in text)
        {
            int index = IndexOf(glyph);
            top = Math.Max(top, index < 0 ? UnknownTop : tops[index]);
            bottom = Math.Min(bottom, index < 0 ? UnknownBottom : bottoms[index]);
        }

        return new(x, baseline - top * size / DejaVuSans.UnitsPerEm, x + Width(text, size, weight), baseline - bottom * size / DejaVuSans.UnitsPerEm);
    }

    private static int IndexOf(char glyph)
    {
        int index = DejaVuSans.Glyphs.AsSpan().BinarySearch(glyph);
        return index < 0 ? -1 : index;
    }
}
