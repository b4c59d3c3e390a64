using System.Globalization;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Languages;

/// <summary>
/// Numbers as a person writes them in a language: 720,130 or 720.130 or 720 130; +54; −12; 0.07; n/a. A true minus sign, never −0,
/// and spaces inside numbers at which no line breaks.
/// </summary>
public sealed record NumberFormat
{
    /// <summary>The minus sign, U+2212.</summary>
    public const string Minus = "−";

    private const string NoBreakSpace = "\u00A0";

    // Values down to 0.0001 keep two digits; what is smaller still is written as zero.
    private const int MostDecimals = 6;

    // Below it a double is a decimal number of 15 digits.
    private const double MostExact = 1e15;

    /// <summary>Commas for thousands and a decimal point.</summary>
    public static NumberFormat English { get; } = new()
    {
        Thousands = ",",
        Decimal = ".",
        BeforePercent = " ",
        NotAvailable = "n/a",
        ExactlyZero = "exactly 0",
        To = "to",
        And = "and",
        QuarterLetter = "Q",
        Kroner = code => code,
    };

    /// <summary>Points for thousands and a decimal comma; two points for what is not known, as in the tables of Danmarks Statistik.</summary>
    public static NumberFormat Danish { get; } = new()
    {
        Thousands = ".",
        Decimal = ",",
        BeforePercent = NoBreakSpace,
        NotAvailable = "..",
        ExactlyZero = "præcis 0",
        To = "til",
        And = "og",
        QuarterLetter = "K",
        Kroner = code => code switch { "DKK" => "kroner", "NOK" => "norske kroner", "SEK" => "svenske kroner", "EUR" => "euro", _ => code },
    };

    /// <summary>No-break spaces for thousands and a decimal comma; two points as in the tables of Statistisk sentralbyrå.</summary>
    public static NumberFormat Norwegian { get; } = new()
    {
        Thousands = NoBreakSpace,
        Decimal = ",",
        BeforePercent = NoBreakSpace,
        NotAvailable = "..",
        ExactlyZero = "nøyaktig 0",
        To = "til",
        And = "og",
        QuarterLetter = "K",
        Kroner = code => code switch { "NOK" => "kroner", "DKK" => "danske kroner", "SEK" => "svenske kroner", "EUR" => "euro", _ => code },
    };

    /// <summary>No-break spaces for thousands and a decimal comma; two points as in the tables of Statistiska centralbyrån.</summary>
    public static NumberFormat Swedish { get; } = new()
    {
        Thousands = NoBreakSpace,
        Decimal = ",",
        BeforePercent = NoBreakSpace,
        NotAvailable = "..",
        ExactlyZero = "exakt 0",
        To = "till",
        And = "och",
        QuarterLetter = "K",
        Kroner = code => code switch { "SEK" => "kronor", "DKK" => "danska kronor", "NOK" => "norska kronor", "EUR" => "euro", _ => code },
    };

    /// <summary>Between groups of three digits.</summary>
    public required string Thousands { get; init; }

    /// <summary>Before the decimals.</summary>
    public required string Decimal { get; init; }

    /// <summary>Between a number and its per cent sign.</summary>
    public required string BeforePercent { get; init; }

    /// <summary>What stands for a number that is not known or not defined.</summary>
    public required string NotAvailable { get; init; }

    /// <summary>A difference that is nothing in every replication.</summary>
    public required string ExactlyZero { get; init; }

    /// <summary>Between the ends of an interval.</summary>
    public required string To { get; init; }

    /// <summary>Before the last name of a list.</summary>
    public required string And { get; init; }

    /// <summary>Between year and quarter.</summary>
    public required string QuarterLetter { get; init; }

    /// <summary>A currency after an amount, from its three letters.</summary>
    public required Func<string, string> Kroner { private get; init; }

    /// <summary>With so many decimals.</summary>
    public string Fixed(double value, int decimals)
    {
        if (double.IsNaN(value)) return NotAvailable;
        if (double.IsInfinity(value)) return value > 0 ? "∞" : Minus + "∞";
        string format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        double size = Math.Abs(value);
        // By the digits that a reader sees in a file, so that 2.505 becomes 2.51 although the double is a little less.
        string digits = size < MostExact
            ? Math.Round((decimal)size, decimals, MidpointRounding.AwayFromZero).ToString(format, CultureInfo.InvariantCulture)
            : size.ToString(format, CultureInfo.InvariantCulture);
        bool isZero = !digits.AsSpan().ContainsAnyInRange('1', '9');
        if (Thousands != ",") digits = string.Concat(digits.Select(c => c switch { ',' => Thousands, '.' => Decimal, _ => c.ToString() }));
        return value < 0 && !isZero ? Minus + digits : digits;
    }

    /// <summary>The number that <see cref="Fixed"/> shows: exact halves go away from zero.</summary>
    public static double Rounded(double value, int decimals) =>
        Math.Abs(value) < MostExact ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;

    /// <summary>The same with a plus sign before what is above zero.</summary>
    public string Signed(double value, int decimals)
    {
        string text = Fixed(value, decimals);
        return value > 0 && (double.IsInfinity(value) || text.AsSpan().ContainsAnyInRange('1', '9')) ? "+" + text : text;
    }

    /// <summary>A whole number.</summary>
    public string Whole(double value) => Fixed(value, 0);

    /// <summary>A count of a thousand: whole, but <c>&lt;1</c> where there is something that rounds to nothing.</summary>
    public string Count(double value) => value is > 0 and < 0.5 ? "<1" : Whole(value);

    /// <summary>A number of any size: whole from 10 up, with a tenth from 1 up and hundredths below, and what is smaller still with its first two digits.</summary>
    public string Any(double value)
    {
        int decimals = Decimals(value);
        string text = Fixed(value, decimals > 2 && Math.Abs(value) >= 0.0095 ? 2 : decimals);
        return decimals > 2 ? WithoutEndingZeros(text) : text;
    }

    /// <summary>Rounded to so many significant digits: <c>0.0094</c>, <c>0.10</c>, <c>1,640,000</c>.</summary>
    public string Significant(double value, int digits)
    {
        if (!double.IsFinite(value) || value == 0) return Whole(value);
        // Scientific notation rounds first, so that 0.0996 counts as 0.10.
        string[] parts = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture).Split('E');
        double rounded = double.Parse($"{parts[0]}E{parts[1]}", CultureInfo.InvariantCulture);
        return Fixed(rounded, Math.Clamp(digits - 1 - int.Parse(parts[1], CultureInfo.InvariantCulture), 0, MostDecimals));
    }

    /// <summary>Rounded to three digits, for what only gives the size: <c>743,000</c>.</summary>
    public string Rounded(double value)
    {
        double unit = 1;
        while (Math.Abs(value) >= 1000 * unit) unit *= 10;
        return Math.Abs(value) < 10 ? Any(value) : Whole(Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit);
    }

    /// <summary>A share of 0 to 1 in per cent.</summary>
    public string Percent(double share)
    {
        if (!double.IsFinite(share)) return Fixed(share, 0);
        double percent = 100 * share;
        return WithoutEndingZeros(Fixed(percent, Math.Abs(percent) >= 10 ? 0 : Math.Min(2, Decimals(percent)))) + BeforePercent + "%";
    }

    /// <summary>The same with a plus sign before what is above zero.</summary>
    public string SignedPercent(double share) => (share > 0 ? "+" : "") + Percent(share);

    /// <summary>An amount of money with three digits that count: <c>2,900,000 DKK</c>, <c>2.900.000 kroner</c>.</summary>
    /// <param name="currency">Its three letters.</param>
    public string Money(double amount, string currency) => $"{Significant(amount, 3)} {Currency(currency)}";

    /// <summary>A currency as written after an amount.</summary>
    /// <param name="currency">Its three letters.</param>
    public string Currency(string currency) => Kroner(currency);

    /// <summary>A calendar quarter such as 2013Q1, or 2013K1.</summary>
    /// <param name="calendarQuarter">Year times 4 plus quarter minus 1.</param>
    public string Quarter(int calendarQuarter) => Experiments.Names.Quarter(calendarQuarter).Replace("Q", QuarterLetter);

    /// <summary>The year in whose last quarter the moment lies, or the quarter: what ends at it.</summary>
    /// <param name="lastCalendarQuarter">Year times 4 plus quarter minus 1.</param>
    public string YearOrQuarter(int lastCalendarQuarter) =>
        lastCalendarQuarter % 4 == 3 ? (lastCalendarQuarter / 4).ToString(CultureInfo.InvariantCulture) : Quarter(lastCalendarQuarter);

    /// <summary>A difference with its interval: <c>+54 (23 to 84)</c>; alone where there is no interval, or where no replication differs.</summary>
    public string Difference(Estimate estimate)
    {
        if (estimate is { Mean: 0, Low: 0, High: 0 }) return ExactlyZero;
        int decimals = Decimals(estimate);
        return HasInterval(estimate)
            ? $"{Signed(estimate.Mean, decimals)} ({Interval(estimate)})"
            : Signed(estimate.Mean, decimals);
    }

    /// <summary>The interval alone: <c>23 to 84</c>.</summary>
    public string Interval(Estimate estimate)
    {
        int decimals = Decimals(estimate);
        return $"{Fixed(estimate.Low, decimals)} {To} {Fixed(estimate.High, decimals)}";
    }

    /// <summary>A ratio that is above zero with its interval, three digits that count: <c>440,000 (380,000 to 520,000)</c>; not available where it has no ends.</summary>
    /// <param name="currency">Its three letters, after the ratio; null for none.</param>
    public string Ratio(RatioEstimate ratio, string? currency = null)
    {
        if (!(ratio.Value > 0) || ratio.Bound == RatioBound.Unbounded) return NotAvailable;
        string value = currency is null ? Significant(ratio.Value, 3) : Money(ratio.Value, currency);
        return ratio.Bound == RatioBound.Bounded ? $"{value} ({Significant(ratio.Low, 3)} {To} {Significant(ratio.High, 3)})" : value;
    }

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {And} {names[^1]}";

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
    public static int Decimals(Estimate estimate)
    {
        int decimals = Decimals(estimate.Mean, estimate.Low, estimate.High);
        while (decimals < MostDecimals && estimate.ExcludesZero && (IsZero(estimate.Low, decimals) || IsZero(estimate.High, decimals))) decimals++;
        return decimals;
    }

    /// <summary>Whether there is an interval: not below two replications.</summary>
    public static bool HasInterval(Estimate estimate) => double.IsFinite(estimate.Low) && double.IsFinite(estimate.High);

    private static bool IsZero(double value, int decimals) => !English.Fixed(value, decimals).AsSpan().ContainsAnyInRange('1', '9');

    private string WithoutEndingZeros(string text) => text.Contains(Decimal) && !text.EndsWith(NotAvailable) && text.AsSpan().ContainsAnyInRange('0', '9')
        ? text.TrimEnd('0').TrimEnd(Decimal[0])
        : text;
}
