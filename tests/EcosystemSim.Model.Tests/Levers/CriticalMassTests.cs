using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>L15: larger grants, fewer of them, none for small projects.</summary>
public class CriticalMassTests
{
    [Fact]
    public void Grants_are_larger_and_fewer_and_the_money_is_the_same()
    {
        var t = Tables(Plan([LeverWorld.Fragmented, Arm("mass", 1, Lever.CriticalMass)]));
        foreach (var table in t) AssertMoneyBalances(table);
        for (int q = 0; q < t[0].Quarters; q++) Assert.Equal(Value(t[0], q, Outcomes.GrantsBudget), Value(t[1], q, Outcomes.GrantsBudget));
        Assert.True(Sum(t[1], Outcomes.GrantsAwarded) < Sum(t[0], Outcomes.GrantsAwarded));
        Assert.True(Size(t[1]) > 1.3 * Size(t[0]));

        static double Size(ObservationTable t) => Enumerable.Range(LeverWorld.From, t.Quarters - LeverWorld.From).Sum(q => Value(t, q, Outcomes.GrantsPaid))
            / (double)Enumerable.Range(LeverWorld.From, t.Quarters - LeverWorld.From).Sum(q => Value(t, q, Outcomes.GrantsAwarded));
    }

    // Every project is of the median size here, so a least size is passed by all or by none.
    [Theory]
    [InlineData(400_000, true)]
    [InlineData(400_001, false)]
    public void Nothing_goes_to_projects_below_the_least_size(double least, bool pays)
    {
        var t = Tables(Plan(
            [Arm("mass", 1, Lever.CriticalMass)], also: p => p with { Finance = p.Finance with { ProjectSpread = 0 } },
            change: l => l with { CriticalMass = l.CriticalMass with { MinimumProject = least } }))[0];
        for (int q = LeverWorld.From; q < t.Quarters; q++)
        {
            Assert.Equal(pays && Value(t, q, Outcomes.GrantsApplied) > 0, Value(t, q, Outcomes.GrantsPaid) > 0);
            // Whole grants only: seven tenths of the project.
            Assert.InRange(Value(t, q, Outcomes.GrantsPaid) - (Value(t, q, Outcomes.GrantsAwarded) * 280_000L), -Value(t, q, Outcomes.GrantsAwarded), Value(t, q, Outcomes.GrantsAwarded));
        }
    }

    [Fact]
    public void Each_application_is_looked_at_for_exactly_its_hours()
    {
        var t = Tables(Plan([Arm("mass", 1, Lever.CriticalMass), Arm("free", 0, Lever.CriticalMass)]));
        for (int q = 0; q < t[0].Quarters; q++)
        {
            long looked = q < LeverWorld.From ? 0 : Value(t[0], q, Outcomes.GrantsApplied);
            Assert.Equal(looked * 6 * 60, Value(t[0], q, Outcomes.HoursSpecialised) - Value(t[1], q, Outcomes.HoursSpecialised));
        }
    }

    // Half of a project moves next to nothing here, nine tenths of it do.
    [Fact]
    public void Critical_mass_helps_where_the_usual_grant_is_too_small_to_move_anything()
    {
        AssertJobs(
            Plan(
                [LeverWorld.Fragmented, Arm("mass", 1, Lever.CriticalMass)], quarters: 24,
                change: l => l with { CriticalMass = l.CriticalMass with { GrantShare = 0.9, MinimumProject = 0 } },
                also: p => p with { Finance = p.Finance with { CriticalShare = 0.75, CriticalExponent = 8 } }),
            rise: true);
    }

    // A fifth of a project is enough here, so the same money on fewer projects is wasted.
    [Fact]
    public void Critical_mass_hurts_where_small_grants_are_enough_and_money_is_short()
    {
        AssertJobs(
            Plan(
                [LeverWorld.Fragmented, Arm("mass", 1, Lever.CriticalMass)], grants: 2_000_000, quarters: 24,
                change: l => l with { CriticalMass = l.CriticalMass with { GrantShare = 1, MinimumProject = 600_000 } },
                also: p => p with { Finance = p.Finance with { CriticalShare = 0.15 } }),
            rise: false);
    }
}
