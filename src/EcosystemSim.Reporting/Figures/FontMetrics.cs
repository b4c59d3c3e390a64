namespace EcosystemSim.Reporting.Figures;

/// <summary>Weights of the figures' font.</summary>
public enum FontWeight
{
    /// <summary>400.</summary>
    Regular,

    /// <summary>600.</summary>
    Semibold,
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

/// <summary>Sizes of text in Source Sans 3, from its own metrics and without kerning (which would take a little off).</summary>
public static class FontMetrics
{
    /// <summary>The font, then what is like it.</summary>
    public const string Families = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    // A glyph we have no width for is taken as wide as an em, so that it rather has too much room.
    private const int UnknownWidth = 1000;
    private const int UnknownTop = 900;
    private const int UnknownBottom = -250;

    /// <summary>Advance width in pixels.</summary>
    public static double Width(string text, double size, FontWeight weight)
    {
        ReadOnlySpan<short> widths = weight == FontWeight.Regular ? SourceSans3.RegularWidth : SourceSans3.SemiboldWidth;
        int sum = 0;
        foreach (char glyph in text)
        {
            int index = IndexOf(glyph);
            sum += index < 0 ? UnknownWidth : widths[index];
        }

        return sum * size / 1000;
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
        ReadOnlySpan<short> tops = weight == FontWeight.Regular ? SourceSans3.RegularTop : SourceSans3.SemiboldTop;
        ReadOnlySpan<short> bottoms = weight == FontWeight.Regular ? SourceSans3.RegularBottom : SourceSans3.SemiboldBottom;
        int top = 0, bottom = 0;
        foreach (char glyph in text)
        {
            int index = IndexOf(glyph);
            top = Math.Max(top, index < 0 ? UnknownTop : tops[index]);
            bottom = Math.Min(bottom, index < 0 ? UnknownBottom : bottoms[index]);
        }

        return new(x, baseline - top * size / 1000, x + Width(text, size, weight), baseline - bottom * size / 1000);
    }

    private static int IndexOf(char glyph)
    {
        int index = SourceSans3.Glyphs.AsSpan().BinarySearch(glyph);
        return index < 0 ? -1 : index;
    }
}
