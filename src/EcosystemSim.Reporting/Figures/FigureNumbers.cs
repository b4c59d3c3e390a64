using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Numbers as a person writes them in one language.</summary>
/// <param name="Decimal">Decimal sign.</param>
/// <param name="Group">Between thousands; a space that does not break where it is one.</param>
/// <param name="NotAvailable">For a number that is not known.</param>
/// <param name="To">Between the ends of an interval.</param>
/// <param name="QuarterLetter">In 2016Q2.</param>
public sealed record FigureNumbers(char Decimal, char Group, string NotAvailable, string To, char QuarterLetter)
{
    /// <summary>With so many decimals.</summary>
    public string Fixed(double value, int decimals) => Translated(Numbers.Fixed(value, decimals));

    /// <summary>The same with a plus sign before what is above zero.</summary>
    public string Signed(double value, int decimals) => Translated(Numbers.Signed(value, decimals));

    /// <summary>A whole number.</summary>
    public string Whole(double value) => Fixed(value, 0);

    /// <summary>A number of any size.</summary>
    public string Any(double value) => Translated(Numbers.Any(value));

    /// <summary>Rounded to so many significant digits.</summary>
    public string Significant(double value, int digits) => Translated(Numbers.Significant(value, digits));

    /// <summary>The interval alone: <c>23 to 84</c>.</summary>
    public string Interval(Estimate estimate)
    {
        int decimals = Numbers.Decimals(estimate);
        return $"{Fixed(estimate.Low, decimals)} {To} {Fixed(estimate.High, decimals)}";
    }

    /// <summary>A difference with its interval: <c>+54 (23 to 84)</c>; alone where there is no interval.</summary>
    public string Difference(Estimate estimate)
    {
        if (estimate is { Mean: 0, Low: 0, High: 0 }) return "0";
        string mean = Signed(estimate.Mean, Numbers.Decimals(estimate));
        return Numbers.HasInterval(estimate) ? $"{mean} ({Interval(estimate)})" : mean;
    }

    /// <summary>A calendar quarter: <c>2016Q2</c>.</summary>
    public string Quarter(int calendar) => Experiments.Names.Quarter(calendar).Replace('Q', QuarterLetter);

    private string Translated(string text)
    {
        if (text == Numbers.NotAvailable) return NotAvailable;
        if (Decimal == '.' && Group == ',') return text;
        return string.Create(text.Length, (text, Decimal, Group), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = state.text[i] switch { '.' => state.Decimal, ',' => state.Group, char other => other };
        });
    }
}
