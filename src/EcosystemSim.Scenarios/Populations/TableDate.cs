using System.Globalization;
using System.Text.RegularExpressions;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>When a firm was founded, as registers write it: a year, a quarter, a month or a day.</summary>
/// <param name="First">Index of the first quarter that it can be.</param>
/// <param name="Quarters">Quarters from there on: four where only the year is stated.</param>
/// <param name="Order">What the cell alone says of the order of day and month.</param>
/// <param name="MonthFirst">Index of the quarter where the month stands first; the same as <paramref name="First"/> unless that matters.</param>
internal readonly partial record struct TableDate(int First, int Quarters, DayOrder Order, int MonthFirst)
{
    [GeneratedRegex("^([12][0-9]{3})(?:[QqKk]([1-4]))?$")]
    private static partial Regex YearOrQuarter();

    [GeneratedRegex("^([12][0-9]{3})-([0-9]{2})$")]
    private static partial Regex Month();

    // 2004-08-31, 20040831, each with the time of day that spreadsheets add or without.
    [GeneratedRegex("^([12][0-9]{3})(-?)([0-9]{2})\\2([0-9]{2})" + TimeOfDay + "$")]
    private static partial Regex YearFirst();

    [GeneratedRegex("^([0-9]{1,2})([-./])([0-9]{1,2})\\2([12][0-9]{3})" + TimeOfDay + "$")]
    private static partial Regex YearLast();

    private const string TimeOfDay = "(?:[ T](?:[01][0-9]|2[0-3])[:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?)?";

    /// <summary>Reads a cell; null where it is no date that there is.</summary>
    public static TableDate? Read(string text)
    {
        if (YearOrQuarter().Match(text) is { Success: true } year)
            return year.Groups[2].Success ? Known(Number(year.Groups[1]) * 4 + Number(year.Groups[2]) - 1) : Known(Number(year.Groups[1]) * 4) with { Quarters = 4 };
        if (Month().Match(text) is { Success: true } month) return Day(Number(month.Groups[1]), Number(month.Groups[2]), 1) is { } first ? Known(first) : null;
        if (YearFirst().Match(text) is { Success: true } iso) return Day(Number(iso.Groups[1]), Number(iso.Groups[3]), Number(iso.Groups[4])) is { } quarter ? Known(quarter) : null;
        if (YearLast().Match(text) is not { Success: true } last) return null;
        int a = Number(last.Groups[1]), b = Number(last.Groups[3]), y = Number(last.Groups[4]);
        int? dayFirst = Day(y, b, a), monthFirst = Day(y, a, b);
        // A point is a sign of the countries that write the day first.
        if (last.Groups[2].Value == ".") monthFirst = null;
        return (dayFirst, monthFirst) switch
        {
            ({ } day, { } other) when a == b || day == other => Known(day),
            ({ } day, { } other) => new(day, 1, DayOrder.Unknown, other),
            ({ } day, null) => new(day, 1, last.Groups[2].Value == "." ? DayOrder.None : DayOrder.DayFirst, day),
            (null, { } month2) => new(month2, 1, DayOrder.MonthFirst, month2),
            _ => null,
        };
    }

    /// <summary>A date that somebody probably meant, in the form that is always read; null where none is clear.</summary>
    public static string? Meant(string text)
    {
        string bare = text.Trim().TrimEnd('.');
        // With a zone the day can be another one; years of two digits can be of two centuries. What is meant is said, not assumed.
        if (Regex.Match(bare, "^([12][0-9]{3}-[0-9]{2}-[0-9]{2})[ T].*$") is { Success: true } zoned && Read(zoned.Groups[1].Value) is not null) return zoned.Groups[1].Value;
        if (Regex.Match(bare, "^([0-9]{1,2})[-./ ]+([0-9]{1,2})[-./ ]+([0-9]{4})$") is { Success: true } spaced
            && Day(Number(spaced.Groups[3]), Number(spaced.Groups[2]), Number(spaced.Groups[1])) is not null) return Iso(spaced.Groups[3], spaced.Groups[2], spaced.Groups[1]);
        if (Regex.Match(bare, "^([12][0-9]{3})[-./ ]+([0-9]{1,2})[-./ ]+([0-9]{1,2})$") is { Success: true } turned
            && Day(Number(turned.Groups[1]), Number(turned.Groups[2]), Number(turned.Groups[3])) is not null) return Iso(turned.Groups[1], turned.Groups[2], turned.Groups[3]);
        if (Regex.Match(bare, "^([0-9]{1,2})[-./ ]+([12][0-9]{3})$") is { Success: true } month && Day(Number(month.Groups[2]), Number(month.Groups[1]), 1) is not null)
            return string.Create(CultureInfo.InvariantCulture, $"{month.Groups[2].Value}-{Number(month.Groups[1]):00}");
        return Binding.Quarter.Meant(bare)?.ToString();
    }

    private static string Iso(Group year, Group month, Group day) => string.Create(CultureInfo.InvariantCulture, $"{year.Value}-{Number(month):00}-{Number(day):00}");

    private static TableDate Known(int quarter) => new(quarter, 1, DayOrder.None, quarter);

    /// <summary>The quarter of a day; null where there is no such day.</summary>
    private static int? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? (year * 4) + ((month - 1) / 3) : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Which of day and month stands first in a date whose year stands last.</summary>
internal enum DayOrder
{
    /// <summary>The date says nothing of it, or it is all the same.</summary>
    None,

    /// <summary>It could be either, and would be another quarter.</summary>
    Unknown,

    DayFirst,

    MonthFirst,
}
