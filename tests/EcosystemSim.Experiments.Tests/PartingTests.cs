using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Tests;

public class PartingTests
{
    private static readonly ArmSpec Plain = new("plain", "Plain", int.MaxValue, []);

    [Fact]
    public void Arms_of_equal_policy_never_part() =>
        Assert.Equal(40, Parting.Quarter(Plain with { Agreements = [MadeUp.Agreement(3, 1)] }, Plain with { Id = "x", Agreements = [MadeUp.Agreement(3, 1)] }, 40));

    [Fact]
    public void Arms_part_at_the_first_agreement_that_only_one_has() =>
        Assert.Equal(5, Parting.Quarter(Plain with { Agreements = [MadeUp.Agreement(3, 1), MadeUp.Agreement(5, 1)] }, Plain with { Agreements = [MadeUp.Agreement(3, 1)] }, 40));

    [Fact]
    public void An_agreement_at_another_cost_is_another_policy() =>
        Assert.Equal(3, Parting.Quarter(Plain with { Agreements = [MadeUp.Agreement(3, 0)] }, Plain with { Agreements = [MadeUp.Agreement(3, 1)] }, 40));

    [Fact]
    public void Arms_part_where_support_ends_in_one() => Assert.Equal(0, Parting.Quarter(Plain with { SupportEnds = -4 }, Plain, 40));

    // The shorter of the two ends first; forms, focus and closed doors are policy too.
    [Fact]
    public void Arms_part_after_the_end_of_an_agreement_that_goes_on_in_the_other()
    {
        ArmSpec Until(int until) => Plain with { Agreements = [MadeUp.Agreement(3, 1) with { Until = until }] };
        Assert.Equal(10, Parting.Quarter(Until(9), Until(int.MaxValue), 40));
        Assert.Equal(10, Parting.Quarter(Until(20), Until(9), 40));
        Assert.Equal(3, Parting.Quarter(Until(9), Plain, 40));
        Assert.Equal(3, Parting.Quarter(Until(9), Plain with { Agreements = [MadeUp.Agreement(3, 1) with { Forms = [GovernanceForm.Mainstreaming] }] }, 40));
        Assert.Equal(3, Parting.Quarter(Until(9), Plain with { Agreements = [MadeUp.Agreement(3, 1) with { Focus = [true] }] }, 40));
        Assert.Equal(3, Parting.Quarter(Until(9), Plain with { Agreements = [MadeUp.Agreement(3, 1) with { Until = 9, Host = new(0, -1) }] }, 40));
        Assert.Equal(40, Parting.Quarter(Until(9), Until(9), 40));
    }

    [Fact]
    public void A_date_after_the_end_is_never() => Assert.Equal(40, Parting.Quarter(Plain with { Agreements = [MadeUp.Agreement(60, 1)] }, Plain, 40));

    [Fact]
    public void All_arms_are_counted_from_the_latest_agreement_of_any()
    {
        ArmSpec early = Plain with { Agreements = [MadeUp.Agreement(3, 1)] }, late = Plain with { Agreements = [MadeUp.Agreement(3, 1), MadeUp.Agreement(5, 1)] };
        ArmSpec none = Plain with { SupportEnds = 7, Agreements = [MadeUp.Agreement(8, 1)] };      // never comes about
        Assert.Equal(5, Parting.CountingFrom(MadeUp.Plan with { Arms = [none, Plain, late, early] }));
    }

    [Fact]
    public void Without_an_agreement_within_the_plan_all_is_counted()
    {
        Assert.Equal(0, Parting.CountingFrom(MadeUp.Plan with { Arms = [Plain with { SupportEnds = 2 }, Plain] }));
        Assert.Equal(0, Parting.CountingFrom(MadeUp.Plan with { Arms = [Plain, Plain with { Agreements = [MadeUp.Agreement(60, 1)] }] }));
    }

    [Theory]
    [InlineData("0-99", "0-99")]
    [InlineData("7,3,4,5", "3-5,7")]
    [InlineData("2", "2")]
    public void Lists_of_numbers_read_and_write(string text, string written)
    {
        Assert.True(NumberRanges.TryRead(text, out var numbers));
        Assert.Equal(written, NumberRanges.Write(numbers));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("3-1")]
    [InlineData("-1")]
    [InlineData("0-2000000000")]
    public void What_is_no_list_of_numbers_is_refused(string text) => Assert.False(NumberRanges.TryRead(text, out _));
}
