namespace EcosystemSim.Reporting.Figures;

/// <summary>Weights of the figures' font.</summary>
public enum FontWeight
{
    /// <summary>400.</summary>
    Regular,

    /// <summary>600.</summary>
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

/// <summary>Sizes of text in the figures' font, which has no kerning: a text is as wide as the sum of its letters.</summary>
public static class FontMetrics
{
    /// <summary>The font, then what is there where a page shows a figure without it.</summary>
    public const string Families = "'EcosystemSim Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', sans-serif";

    /// <summary>Advance width in pixels.</summary>
    public static double Width(string text, double size, FontWeight weight)
    {
        FigureFont font = FigureFont.Of(weight);
        int sum = 0;
        foreach (char character in text) sum += font.Width(character);
        return sum * size / font.UnitsPerEm;
    }

    /// <summary>Whether the font has every character of the text.</summary>
    public static bool Knows(string text)
    {
        foreach (char character in text)
        {
            if (!FigureFont.Regular.Has(character)) return false;
        }

        return true;
    }

    /// <summary>What the text's ink and advance cover.</summary>
    /// <param name="x">Left end of the text.</param>
    /// <param name="baseline">Height of the baseline.</param>
    public static Box Extent(string text, double x, double baseline, double size, FontWeight weight)
    {
        FigureFont font = FigureFont.Of(weight);
        int top = 0, bottom = 0;
        foreach (char character in text)
        {
            (int above, int below) = font.Height(character);
            top = Math.Max(top, above);
            bottom = Math.Min(bottom, below);
        }

        return new(x, baseline - top * size / font.UnitsPerEm, x + Width(text, size, weight), baseline - bottom * size / font.UnitsPerEm);
    }
}
