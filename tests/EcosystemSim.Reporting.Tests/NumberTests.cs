using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class NumberTests
{
    [Theory]
    [InlineData(720130, "720,130")]
    [InlineData(-12, "−12")]
    [InlineData(-0.4, "0")]
    [InlineData(10_000_000, "10,000,000")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_whole_number_is_written_as_a_person_would(double value, string text) => Assert.Equal(text, Numbers.Whole(value));

    [Theory]
    [InlineData(0.5, 0, "1")]
    [InlineData(2.5, 0, "3")]
    [InlineData(-2.5, 0, "−3")]
    [InlineData(2.505, 2, "2.51")]
    [InlineData(1.005, 2, "1.01")]
    [InlineData(2.4999, 0, "2")]
    public void An_exact_half_of_the_digits_in_a_file_goes_away_from_zero(double value, int decimals, string text) => Assert.Equal(text, Numbers.Fixed(value, decimals));

    [Theory]
    [InlineData(54, 0, "+54")]
    [InlineData(-12, 0, "−12")]
    [InlineData(0, 0, "0")]
    [InlineData(0.004, 2, "0.00")]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(0.006, 2, "+0.01")]
    public void A_difference_has_its_sign_and_zero_has_none(double value, int decimals, string text) => Assert.Equal(text, Numbers.Signed(value, decimals));

    [Theory]
    [InlineData(0.07, "0.07")]
    [InlineData(0.0123, "0.01")]
    [InlineData(0.00123, "0.0012")]
    [InlineData(0.1, "0.10")]
    [InlineData(1.5, "1.5")]
    [InlineData(15.4, "15")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0, "0")]
    public void A_number_of_any_size_has_the_digits_that_matter(double value, string text) => Assert.Equal(text, Numbers.Any(value));

    [Theory]
    [InlineData(0.00943, 2, "0.0094")]
    [InlineData(0.0312, 2, "0.031")]
    [InlineData(0.0996, 2, "0.10")]
    [InlineData(-0.126, 2, "−0.13")]
    [InlineData(1_638_500, 3, "1,640,000")]
    [InlineData(9_996, 3, "10,000")]
    [InlineData(12.34, 3, "12.3")]
    [InlineData(0, 3, "0")]
    [InlineData(double.NaN, 3, "n/a")]
    public void A_number_is_rounded_to_its_first_digits(double value, int digits, string text) => Assert.Equal(text, Numbers.Significant(value, digits));

    [Theory]
    [InlineData(0.783, "78 %")]
    [InlineData(0.093, "9.3 %")]
    [InlineData(0, "0 %")]
    [InlineData(1.004, "100 %")]
    [InlineData(double.NaN, "n/a")]
    public void A_share_is_written_in_per_cent(double share, string text) => Assert.Equal(text, Numbers.Percent(share));

    [Theory]
    [InlineData(-165, 205)]
    [InlineData(0, 1000)]
    [InlineData(-0.0003, 0.00007)]
    [InlineData(-3e7, 1e7)]
    [InlineData(0, 0.3)]
    [InlineData(99.9, 100.1)]
    public void Ticks_are_multiples_of_1_2_or_5_and_no_two_read_the_same(double low, double high)
    {
        Ticks inside = Ticks.Inside(low, high, 4), around = Ticks.Around(low, high, 4);
        foreach (Ticks ticks in (Ticks[])[inside, around])
        {
            Assert.InRange(ticks.Values.Count, 3, 9);
            string[] texts = [.. ticks.Values.Select(value => ticks.Text(value, signed: true, NumberFormat.English))];
            Assert.Equal(texts.Length, texts.Distinct().Count());
            Assert.Contains(ticks.Step.ToString("E2")[0], "125");
        }

        Assert.True(inside.Low >= low && inside.High <= high);
        Assert.True(around.Low <= low && around.High >= high);
    }

    [Fact]
    public void A_zero_on_an_axis_is_a_plain_zero() => Assert.Equal("0", Ticks.Inside(-0.2, 0.2, 4).Text(0, signed: true, NumberFormat.English));

    [Fact]
    public void An_axis_without_a_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Ticks.Inside(double.NaN, 1, 4));

    [Fact]
    public void The_font_knows_the_letters_of_the_four_languages_and_the_signs_of_numbers() =>
        Assert.True(FontMetrics.Knows("abcdefghijklmnopqrstuvwxyzæøåäöéÆØÅÄÖABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?()[]%+−–—-×·±…’“”«»áčđŋšŧž\u2009\u00A0"));

    [Fact]
    public void Widths_are_those_of_the_font()
    {
        // Of the 1000 units of the font size a digit takes 497, and 513 in semibold.
        Assert.Equal(4.97, FontMetrics.Width("7", 10, FontWeight.Regular), 6);
        Assert.Equal(5.13, FontMetrics.Width("7", 10, FontWeight.Bold), 6);
        Assert.Equal(10, FontMetrics.Width("漢", 10, FontWeight.Regular), 6);
    }

    [Fact]
    public void Balanced_lines_are_as_few_and_leave_no_word_alone()
    {
        const string text = "Jobs at the end of each quarter less those of fragmented in the same replication; 10 replications";
        double width = FontMetrics.Width(text[..^" replications".Length], 14, FontWeight.Regular);
        IReadOnlyList<string> plain = TextFlow.Wrap(text, width, 14, FontWeight.Regular), balanced = TextFlow.Balanced(text, width, 14, FontWeight.Regular);
        Assert.Equal("replications", plain[^1]);
        Assert.Equal(plain.Count, balanced.Count);
        Assert.Equal(text, string.Join(' ', balanced));
        Assert.True(FontMetrics.Width(balanced[^1], 14, FontWeight.Regular) > 0.8 * FontMetrics.Width(balanced[0], 14, FontWeight.Regular));
        Assert.Equal(TextFlow.Wrap(text, 200, 14, FontWeight.Regular, 2), TextFlow.Balanced(text, 200, 14, FontWeight.Regular, 2));
    }

    [Fact]
    public void Lines_fit_and_lose_no_letter()
    {
        const string text = "Referral, co-location, shared administration at 9 % of hours and Donaudampfschifffahrtsgesellschaft on top";
        IReadOnlyList<string> lines = TextFlow.Wrap(text, 90, 13, FontWeight.Regular);
        Assert.All(lines, line => Assert.True(FontMetrics.Width(line, 13, FontWeight.Regular) <= 90, line));
        Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        Assert.DoesNotContain(lines, line => line.StartsWith('%'));
        Assert.EndsWith("…", TextFlow.Wrap(text, 90, 13, FontWeight.Regular, mostLines: 2)[1]);
    }

    [Fact]
    public void What_does_not_fit_is_left_out_by_whole_words()
    {
        double width = FontMetrics.Width("Referral of firms", 13, FontWeight.Regular);
        Assert.Equal(["Referral of…"], TextFlow.Wrap("Referral of firms and more", width, 13, FontWeight.Regular, mostLines: 1));
    }
}
