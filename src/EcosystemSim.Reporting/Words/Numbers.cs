using System.Globalization;

namespace EcosystemSim.Reporting.Words;

/// <summary>Numbers as a person writes them: 720,130; +54; −12; 0.07; n/a. A true minus sign, commas for thousands, never −0.</summary>
public static class Numbers
{
    /// <summary>The minus sign, U+2212.</summary>
    public const string Minus = "−";

    /// <summary>What stands for a number that is not known or not defined.</summary>
    public const string NotAvailable = "n/a";

    // Values down to 0.0001 keep two digits; what is smaller still is written as zero.
    private const int MostDecimals = 6;

    /// <summary>With so many decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (double.IsNaN(value)) return NotAvailable;
        if (double.IsInfinity(value)) return value > 0 ? "∞" : Minus + "∞";
        string digits = Math.Abs(value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? Minus + digits : digits;
    }

    /// <summary>The same with a plus sign before what is above zero.</summary>
    public static string Signed(double value, int decimals)
    {
        string text = Fixed(value, decimals);
        return value > 0 && (double.IsInfinity(value) || text.AsSpan().ContainsAnyInRange('1', '9')) ? "+" + text : text;
    }

    /// <summary>A whole number.</summary>
    public static string Whole(double value) => Fixed(value, 0);

    /// <summary>A count of a thousand: whole, but <c>&lt;1</c> where there is something that rounds to nothing.</summary>
    public static string Count(double value) => value is > 0 and < 0.5 ? "<1" : Whole(value);

    /// <summary>A number of any size: whole from 10 up, with a tenth from 1 up and hundredths below, and what is smaller still with its first two digits.</summary>
    public static string Any(double value)
    {
        int decimals = Decimals(value);
        string text = Fixed(value, decimals > 2 && Math.Abs(value) >= 0.0095 ? 2 : decimals);
        return decimals > 2 && text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>Rounded to so many significant digits: <c>0.0094</c>, <c>0.10</c>, <c>1,640,000</c>.</summary>
    public static string Significant(double value, int digits)
    {
        if (!double.IsFinite(value) || value == 0) return Whole(value);
        // Scientific notation rounds first, so that 0.0996 counts as 0.10.
        string[] parts = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture).Split('E');
        double rounded = double.Parse($"{parts[0]}E{parts[1]}", CultureInfo.InvariantCulture);
        return Fixed(rounded, Math.Clamp(digits - 1 - int.Parse(parts[1], CultureInfo.InvariantCulture), 0, MostDecimals));
    }

    /// <summary>A share of 0 to 1 in per cent.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share)) return Fixed(share, 0);
        double percent = 100 * share;
        string text = Fixed(percent, Math.Abs(percent) >= 10 ? 0 : Math.Min(2, Decimals(percent)));
        return (text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text) + " %";
    }

    /// <summary>Decimals that leave the largest of the values two digits, and none from 10 up.</summary>
    public static int Decimals(params ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value)) largest = Math.Max(largest, Math.Abs(value));
        }

        int decimals = 0;
        for (double reach = 9.5; largest > 0 && largest < reach && decimals < MostDecimals; reach /= 10) decimals++;
        return decimals;
    }

    /// <summary>Decimals for a mean and its interval: as for its numbers, and more where an end would else round to a zero it leaves out.</summary>
    public static int Decimals(Experiments.Summary.Estimate estimate)
    {
        int decimals = Decimals(estimate.Mean, estimate.Low, estimate.High);
        while (decimals < MostDecimals && estimate.ExcludesZero && (IsZero(estimate.Low, decimals) || IsZero(estimate.High, decimals))) decimals++;
        return decimals;
    }

    /// <summary>A difference with its interval: <c>+54 (23 to 84)</c>; alone where there is no interval, or where no replication differs.</summary>
    public static string Difference(Experiments.Summary.Estimate estimate)
    {
        if (estimate is { Mean: 0, Low: 0, High: 0 }) return "exactly 0";
        int decimals = Decimals(estimate);
        return HasInterval(estimate)
            ? $"{Signed(estimate.Mean, decimals)} ({Interval(estimate)})"
            : Signed(estimate.Mean, decimals);
    }

    /// <summary>The interval alone: <c>23 to 84</c>.</summary>
    public static string Interval(Experiments.Summary.Estimate estimate)
    {
        int decimals = Decimals(estimate);
        return $"{Fixed(estimate.Low, decimals)} to {Fixed(estimate.High, decimals)}";
    }

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    /// <summary>Whether there is an interval: not below two replications.</summary>
    public static bool HasInterval(Experiments.Summary.Estimate estimate) => double.IsFinite(estimate.Low) && double.IsFinite(estimate.High);

    private static bool IsZero(double value, int decimals) => !Fixed(value, decimals).AsSpan().ContainsAnyInRange('1', '9');
}
