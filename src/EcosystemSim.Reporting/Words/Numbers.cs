using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>Numbers in English: 720,130; +54; −12; 0.07; n/a. Other languages have theirs in <see cref="Language.Numbers"/>.</summary>
public static class Numbers
{
    /// <summary>The minus sign, U+2212.</summary>
    public const string Minus = NumberFormat.Minus;

    /// <summary>What stands for a number that is not known or not defined.</summary>
    public const string NotAvailable = "n/a";

    /// <inheritdoc cref="NumberFormat.Fixed"/>
    public static string Fixed(double value, int decimals) => NumberFormat.English.Fixed(value, decimals);

    /// <inheritdoc cref="NumberFormat.Signed"/>
    public static string Signed(double value, int decimals) => NumberFormat.English.Signed(value, decimals);

    /// <inheritdoc cref="NumberFormat.Whole"/>
    public static string Whole(double value) => NumberFormat.English.Whole(value);

    /// <inheritdoc cref="NumberFormat.Count"/>
    public static string Count(double value) => NumberFormat.English.Count(value);

    /// <inheritdoc cref="NumberFormat.Any"/>
    public static string Any(double value) => NumberFormat.English.Any(value);

    /// <inheritdoc cref="NumberFormat.Significant"/>
    public static string Significant(double value, int digits) => NumberFormat.English.Significant(value, digits);

    /// <inheritdoc cref="NumberFormat.Percent"/>
    public static string Percent(double share) => NumberFormat.English.Percent(share);

    /// <inheritdoc cref="NumberFormat.Decimals(ReadOnlySpan{double})"/>
    public static int Decimals(params ReadOnlySpan<double> values) => NumberFormat.Decimals(values);

    /// <inheritdoc cref="NumberFormat.Decimals(Estimate)"/>
    public static int Decimals(Estimate estimate) => NumberFormat.Decimals(estimate);

    /// <inheritdoc cref="NumberFormat.Difference"/>
    public static string Difference(Estimate estimate) => NumberFormat.English.Difference(estimate);

    /// <inheritdoc cref="NumberFormat.Quarter"/>
    public static string Quarter(int calendarQuarter) => NumberFormat.English.Quarter(calendarQuarter);

    /// <inheritdoc cref="NumberFormat.Interval"/>
    public static string Interval(Estimate estimate) => NumberFormat.English.Interval(estimate);

    /// <inheritdoc cref="NumberFormat.Listed"/>
    public static string Listed(IReadOnlyList<string> names) => NumberFormat.English.Listed(names);

    /// <inheritdoc cref="NumberFormat.HasInterval"/>
    public static bool HasInterval(Estimate estimate) => NumberFormat.HasInterval(estimate);
}
