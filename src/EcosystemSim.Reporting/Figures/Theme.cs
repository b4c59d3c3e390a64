using System.Collections.Immutable;
using System.Globalization;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Strokes laid over a fill, so that it can be told apart without colour.</summary>
public enum Hatch
{
    /// <summary>A plain fill.</summary>
    None,

    /// <summary>Strokes that rise to the right.</summary>
    Rising,

    /// <summary>Strokes that fall to the right.</summary>
    Falling,

    /// <summary>Dots.</summary>
    Dots,
}

/// <summary>A fill.</summary>
/// <param name="Color">As #rrggbb.</param>
/// <param name="Strokes">Colour of the hatch, as #rrggbb.</param>
public sealed record Paint(string Color, Hatch Hatch = Hatch.None, string Strokes = "#000000");

/// <summary>How one of several series is drawn: told apart by dash as well as by colour.</summary>
/// <param name="Color">As #rrggbb; at least 4.5 to 1 against the paper, since labels have it too.</param>
/// <param name="Dash">As in SVG; null is solid.</param>
public sealed record SeriesStyle(string Color, string? Dash);

/// <summary>Every colour of a figure. No figure names a colour itself.</summary>
public sealed record Theme
{
    /// <summary>In files and options.</summary>
    public required string Name { get; init; }

    /// <summary>Behind everything.</summary>
    public required string Paper { get; init; }

    /// <summary>Titles, names, numbers.</summary>
    public required string Ink { get; init; }

    /// <summary>Subtitles, tick labels, notes; at least 4.5 to 1 against the paper.</summary>
    public required string MutedInk { get; init; }

    /// <summary>Lines behind the data.</summary>
    public required string Grid { get; init; }
    /// <summary>Axes, zero lines, frames.</summary>
    public required string Axis { get; init; }

    /// <summary>Behind quarters that history did not have.</summary>
    public required string Shade { get; init; }

    /// <summary>Lines, bands and end values where one series has a panel to itself.</summary>
    public required string Accent { get; init; }

    /// <summary>Of the accent, for the band of nine tenths.</summary>
    public required double WideBandOpacity { get; init; }
    /// <summary>The same for the band of a half, which lies over it.</summary>
    public required double NarrowBandOpacity { get; init; }

    /// <summary>Parts of a whole in their order: the seven fates.</summary>
    public required ImmutableArray<Paint> Parts { get; init; }

    /// <summary>Help that a firm pays for, where it is told apart from what a firm solves alone.</summary>
    public required string PaidHelp { get; init; }

    /// <summary>Series that share a plot, the baseline first.</summary>
    public required ImmutableArray<SeriesStyle> Series { get; init; }

    /// <summary>From the greatest loss over nothing to the greatest gain: nine steps.</summary>
    public required ImmutableArray<Paint> Ramp { get; init; }

    /// <summary>Bars of gain, of loss and of totals.</summary>
    public required ImmutableArray<Paint> Steps { get; init; }

    /// <summary>What flows before it is known where to.</summary>
    public required string Stream { get; init; }

    /// <summary>Of the bands of flows.</summary>
    public required double StreamOpacity { get; init; }

    /// <summary>Light, dark and print.</summary>
    public static IReadOnlyList<Theme> All => [Light, Dark, Print];

    /// <summary>Okabe and Ito's colours on white, which people with any colour vision tell apart.</summary>
    public static Theme Light { get; } = new()
    {
        Name = "light",
        Paper = "#ffffff",
        Ink = "#1a1a1a",
        MutedInk = "#595959",
        Grid = "#e3e3e3",
        Axis = "#767676",
        Shade = "#f3f1ec",
        Accent = "#0072b2",
        WideBandOpacity = 0.18,
        NarrowBandOpacity = 0.34,
        Parts = [new("#0072b2"), new("#56b4e9"), new("#009e73"), new("#e69f00"), new("#d55e00"), new("#8c8c8c"), new("#d9d9d9")],
        PaidHelp = "#cc79a7",
        Series = [new("#595959", null), new("#0072b2", "7 3"), new("#b84d00", "2 3"), new("#007a59", "9 3 2 3")],
        Ramp =
        [
            new("#b5530a"), new("#e08a3e"), new("#f3bb82"), new("#fbdfc2"), new("#f4f4f4"), new("#d2e4f2"), new("#97c3e3"), new("#4d92c9"), new("#1f63a5"),
        ],
        Steps = [new("#0072b2"), new("#d55e00"), new("#4d4d4d")],
        Stream = "#b3b3b3",
        StreamOpacity = 0.42,
    };

    /// <summary>The same hues on near black.</summary>
    public static Theme Dark { get; } = new()
    {
        Name = "dark",
        Paper = "#14171a",
        Ink = "#eceff1",
        MutedInk = "#a9b1b8",
        Grid = "#2c3237",
        Axis = "#7d868d",
        Shade = "#1f2429",
        Accent = "#56b4e9",
        WideBandOpacity = 0.20,
        NarrowBandOpacity = 0.36,
        Parts = [new("#3d9bd6"), new("#a5d8f3"), new("#1fb58a"), new("#f0b52e"), new("#e8743b"), new("#8a9299"), new("#4a5157")],
        PaidHelp = "#d98fb8",
        Series = [new("#c3cad0", null), new("#56b4e9", "7 3"), new("#f0a35e", "2 3"), new("#3fd0a0", "9 3 2 3")],
        Ramp =
        [
            new("#f08a4b"), new("#c96c33"), new("#84492a"), new("#4b3228"), new("#24292e"), new("#1f3b50"), new("#2a608b"), new("#3f8bc9"), new("#7cc0ee"),
        ],
        Steps = [new("#56b4e9"), new("#e8743b"), new("#a9b1b8")],
        Stream = "#5a636b",
        StreamOpacity = 0.5,
    };

    /// <summary>Greys and hatches, for a printer without colour.</summary>
    public static Theme Print { get; } = new()
    {
        Name = "print",
        Paper = "#ffffff",
        Ink = "#000000",
        MutedInk = "#404040",
        Grid = "#d9d9d9",
        Axis = "#595959",
        Shade = "#f2f2f2",
        Accent = "#000000",
        WideBandOpacity = 0.14,
        NarrowBandOpacity = 0.30,
        Parts =
        [
            new("#262626"), new("#8c8c8c"), new("#d9d9d9"), new("#ffffff", Hatch.Rising, "#595959"), new("#bfbfbf", Hatch.Falling, "#404040"),
            new("#ffffff", Hatch.Dots, "#404040"), new("#f2f2f2"),
        ],
        PaidHelp = "#a6a6a6",
        Series = [new("#000000", null), new("#404040", "7 3"), new("#000000", "2 3"), new("#595959", "9 3 2 3")],
        Ramp =
        [
            new("#ffffff", Hatch.Rising, "#1a1a1a"), new("#ffffff", Hatch.Rising, "#595959"), new("#ffffff", Hatch.Rising, "#8c8c8c"), new("#ffffff", Hatch.Rising, "#d9d9d9"),
            new("#ffffff"), new("#e6e6e6"), new("#cccccc"), new("#b3b3b3"), new("#999999"),
        ],
        Steps = [new("#8c8c8c"), new("#ffffff", Hatch.Rising, "#404040"), new("#262626")],
        Stream = "#bfbfbf",
        StreamOpacity = 0.5,
    };

    /// <summary>Of this theme's ink and paper, the one that reads on the fill.</summary>
    public string InkOn(string fill) => Contrast(Ink, fill) >= Contrast(Paper, fill) ? Ink : Paper;

    /// <summary>Contrast of two colours as the accessibility guidelines (WCAG 2) define it: 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);

        double Channel(int at)
        {
            double share = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }
}
