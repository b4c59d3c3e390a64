using EcosystemSim.Model.Policy;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Each number of L09, L10, L15 and L19 is used: another value, or the one at which its mechanism is off, changes what is recorded.</summary>
[Trait("Category", "Slow")]
public class MoneyParameterTests
{
    public static TheoryData<string, double> Others => new()
    {
        { "EuProgrammeMoney.PotShare", 0.2 }, { "EuProgrammeMoney.SuccessRate", 0 }, { "EuProgrammeMoney.Award", 0 }, { "EuProgrammeMoney.CoFinancing", 0.1 },
        { "EuProgrammeMoney.LagQuarters", 3 }, { "EuProgrammeMoney.PreparationHours", 0 }, { "EuProgrammeMoney.FirmHours", 0 }, { "EuProgrammeMoney.DeskHours", 0 },
        { "EuProgrammeMoney.TransnationalShare", 0 }, { "EuProgrammeMoney.PartnerSearchHours", 0 }, { "EuProgrammeMoney.ForeignPartners", 0 },
        { "EuProgrammeMoney.PartnerYears", 1 }, { "EuProgrammeMoney.PublicPrivateShare", 0 }, { "EuProgrammeMoney.ProcurementHours", 0 },
        { "PooledFunding.PoolShare", 0 }, { "PooledFunding.CaseMeetingHours", 0 }, { "PooledFunding.OfficeFte", 0 }, { "PooledFunding.Awareness", 0 },
        { "PooledFunding.BriefingHours", 0 }, { "PooledFunding.InformationKnowledge", 0 }, { "PooledFunding.InformationHours", 0 }, { "PooledFunding.PreparationRatio", 1 },
        { "CriticalMass.GrantShare", 0.5 }, { "CriticalMass.MinimumProject", 0 }, { "CriticalMass.MeetingHours", 0 }, { "CriticalMass.AssessmentHours", 0 },
        { "PolicyDialogue.DialogueHours", 0 }, { "PolicyDialogue.LagQuarters", 6 }, { "PolicyDialogue.ContactPointRatio", 1 }, { "PolicyDialogue.ContactDelay", 3 },
        { "PolicyDialogue.ProgrammeFit", 0 }, { "PolicyDialogue.CommissionChannel", 0 }, { "PolicyDialogue.NationalFit", 0 }, { "PolicyDialogue.EarlyInformation", 0 },
        { "PolicyDialogue.PlanShare", 0 }, { "PolicyDialogue.MatchedMoney", 0 }, { "PolicyDialogue.BottleneckProbability", 0 },
        { "PolicyDialogue.BottleneckRelief", 0.1 }, { "PolicyDialogue.DefenceProbability", 0 }, { "PolicyDialogue.DefenceGain", 0.3 },
    };

    [Theory, MemberData(nameof(Others))]
    public void Each_parameter_changes_what_is_recorded_from_the_date_on_and_nothing_before(string name, double other)
    {
        string lever = name.Split('.')[0];
        // L19 acts on programmes through L09; the others stand alone, so that the change is theirs.
        Lever[] levers = lever == "PolicyDialogue" || name.EndsWith("PreparationRatio", StringComparison.Ordinal) ? [Lever.EuProgrammeMoney, Enum.Parse<Lever>(lever)] : [Enum.Parse<Lever>(lever)];
        var plan = Plan(
            [Focused("lever", 1, levers)], firms: 12_000, quarters: 28,
            change: l => l with { PolicyDialogue = l.PolicyDialogue with { BottleneckProbability = 0.9, DefenceProbability = 0.9 }, EuProgrammeMoney = l.EuProgrammeMoney with { ForeignPartners = 3 } },
            also: p => p with { Triage = p.Triage with { OverheadShare = 0.2, KnowledgeInRegion = 0.1, KnowledgeAcrossRegions = 0.05 } });
        var before = Tables(plan)[0];
        var after = Tables(plan with { Parameters = With(plan.Parameters, name, other) })[0];
        Assert.InRange(TwinTests.FirstDifference(before, after), LeverWorld.From, plan.Quarters - 1);
    }

    [Fact]
    public void No_parameter_is_left_out()
    {
        var named = Others.Select(row => (string)row[0]).Order(StringComparer.Ordinal);
        string[] levers = ["EuProgrammeMoney", "PooledFunding", "CriticalMass", "PolicyDialogue"];
        var all = levers.SelectMany(l => typeof(Parameters.LeverParameters).GetProperty(l)!.PropertyType.GetProperties().Where(p => p.PropertyType == typeof(double)).Select(p => $"{l}.{p.Name}"));
        Assert.Equal(all.Order(StringComparer.Ordinal), named);
    }

    // Arms that parted with money tied up, in the pot and in the fund go on as if each had been alone.
    [Fact]
    public void An_arm_that_parts_with_open_applications_is_what_it_is_alone()
    {
        var first = Agreement(1, Lever.EuProgrammeMoney, Lever.PooledFunding, Lever.PolicyDialogue);
        var later = new ArmSpec("later", "Later", int.MaxValue, [first, Agreement(1, Lever.CriticalMass) with { From = 11, Name = "mass" }]);
        var plan = Plan([new("first", "First", int.MaxValue, [first]), later], hours: 8);
        var both = Tables(plan);
        Assert.Equal(11, TwinTests.FirstDifference(both[0], both[1]));
        Assert.Equal(Tables(plan with { Arms = [later] })[0].Values, both[1].Values);
        Assert.Equal(ResultHash.Of(plan), ResultHash.Of(plan with { BlockSize = 17 }));
    }

    // Same parties, dates and strengths, other money from outside: not the same policy.
    [Fact]
    public void Arms_that_differ_in_added_money_alone_are_not_shared()
    {
        var agreement = Agreement(1, Lever.EuProgrammeMoney);
        var t = Tables(Plan([new("own", "Own", int.MaxValue, [agreement]), new("added", "Added", int.MaxValue, [agreement with { AddsMoney = [new(Lever.EuProgrammeMoney, 1_000_000)] }])]));
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(t[0], t[1]));
    }
}
