using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Values on an axis in steps of 1, 2 or 5 times a power of ten.</summary>
/// <param name="Step">Distance between two values.</param>
/// <param name="Decimals">Decimals that tell two neighbours apart.</param>
public sealed record Ticks(double Step, int Decimals, IReadOnlyList<double> Values)
{
    /// <summary>Lowest value.</summary>
    public double Low => Values[0];

    /// <summary>Highest value.</summary>
    public double High => Values[^1];

    /// <summary>Ticks whose first and last value enclose the range.</summary>
    /// <param name="about">About so many steps.</param>
    public static Ticks Around(double low, double high, int about) => Make(low, high, about, inside: false);

    /// <summary>Ticks inside the range; three at least.</summary>
    /// <param name="about">About so many steps, 4 or more.</param>
    public static Ticks Inside(double low, double high, int about) => Make(low, high, about, inside: true);

    /// <summary>
    /// Ticks inside a range that holds zero. Where the range reaches beyond zero by a third of a step and no tick is there, it is made
    /// wider, up to the first: who reads a loss wants to know how large.
    /// </summary>
    /// <param name="about">About so many steps.</param>
    /// <returns>The range with them.</returns>
    public static (Ticks Ticks, double Low, double High) OnBothSides(double low, double high, int about)
    {
        Ticks ticks = Inside(low, high, about);
        bool below = low < -ticks.Step / 3 && !(ticks.Low < 0), above = high > ticks.Step / 3 && !(ticks.High > 0);
        if (!below && !above) return (ticks, low, high);
        double air = 0.04 * (high - low);
        return (
            ticks with { Values = [.. below ? (double[])[-ticks.Step] : [], .. ticks.Values, .. above ? (double[])[ticks.Step] : []] },
            below ? -ticks.Step - air : low, above ? ticks.Step + air : high);
    }

    /// <summary>As written on the axis.</summary>
    public string Text(double value, bool signed, NumberFormat numbers) =>
        value == 0 ? "0" : signed ? numbers.Signed(value, Decimals) : numbers.Fixed(value, Decimals);

    private static Ticks Make(double low, double high, int about, bool inside)
    {
        if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"An axis needs a range; got {low} to {high}.");

        double rough = (high - low) / about;
        int exponent = (int)Math.Floor(Math.Log10(rough));
        double power = Math.Pow(10, exponent);
        double digit = (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        if (digit == 10) (digit, exponent) = (1, exponent + 1);

        // Whole multiples of the step, computed so that 3 × 0.1 is 0.3: divided by a whole power of ten, not multiplied by a fraction.
        double scale = Math.Pow(10, Math.Abs(exponent));
        double step = Of(1);
        long first = (long)(inside ? Math.Ceiling(low / step - 1e-9) : Math.Floor(low / step + 1e-9));
        long last = (long)(inside ? Math.Floor(high / step + 1e-9) : Math.Ceiling(high / step - 1e-9));
        List<double> values = [];
        for (long i = first; i <= last; i++) values.Add(Of(i));
        return new(step, Math.Max(0, -exponent), values);

        double Of(long multiple) => multiple == 0 ? 0 : exponent >= 0 ? multiple * digit * scale : multiple * digit / scale;
    }
}
