using EcosystemSim.Model.Entities;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;
using EcosystemSim.Model.Tests.Levers;
using Xunit;

namespace EcosystemSim.Model.Tests;

/// <summary>Help with finance from those who have no money to give is advice, in every arm.</summary>
public class AdviceOnFinanceTests
{
    [Fact]
    public void Without_grants_help_with_finance_has_the_effect_of_advice_on_the_business()
    {
        var (world, index) = OpenNeed();
        ref var c = ref world.Pool.Cases[index];
        var need = world.Luck.NeedOf(c);
        c.EndFate = Fate.Lapsed;
        var alike = need;
        alike.Type = NeedType.BusinessDevelopment;
        int now = world.Luck.FirstWeek + S3Search.Weeks, before = world.Effects.Count;
        var (amount, channel) = world.EffectOf(alike, now - need.Week, world.QualityAt(MoneyWorld.EuOffice, need), Fate.Specialised);
        S4Triage.Help(world, MoneyWorld.EuOffice, index, now, 1);
        var added = world.Effects.Skip(before).ToList();
        Assert.NotEmpty(added);
        Assert.Equal(EffectChannel.ReachLight, channel);
        Assert.All(added, e => Assert.Equal(channel, e.Channel));
        Assert.Equal(amount, added.Sum(e => e.PerQuarter * e.Quarters), 1e-6f);
    }

    [Fact]
    public void A_grant_still_works_for_long()
    {
        var (world, index) = OpenNeed();
        ref var c = ref world.Pool.Cases[index];
        c.EndFate = Fate.Lapsed;
        int before = world.Effects.Count;
        S4Triage.Help(world, MoneyWorld.National, index, world.Luck.FirstWeek + S3Search.Weeks, 1);
        Assert.All(world.Effects.Skip(before), e => Assert.Equal(EffectChannel.ReachDurable, e.Channel));
    }

    [Fact]
    public void Advice_does_not_replace_the_money_that_a_firm_would_have_found()
    {
        var (world, index) = OpenNeed();
        ref var c = ref world.Pool.Cases[index];
        var need = world.Luck.NeedOf(c);
        c.EndFate = Fate.Alone;
        var (own, channel) = world.EffectOf(need, c.EndWeek - need.Week, 1, Fate.Alone);
        int before = world.Effects.Count;
        S4Triage.Help(world, MoneyWorld.EuOffice, index, world.Luck.FirstWeek + S3Search.Weeks, 1);
        Assert.Equal(EffectChannel.ReachDurable, channel);
        Assert.Equal(own, world.Effects.Skip(before).Where(e => e.Channel == channel).Sum(e => e.PerQuarter * e.Quarters), 1e-6f);
    }

    // The European office advises on finance here; it has no grants.
    private static (World World, int Case) OpenNeed()
    {
        var plan = MoneyWorld.Plan([LeverWorld.Fragmented]);
        var office = plan.System.Providers[MoneyWorld.EuOffice] with { Offers = [TestWorld.Special(NeedType.Finance, [true, true, true])] };
        var replication = new Replication(plan with { System = plan.System with { Providers = plan.System.Providers.SetItem(MoneyWorld.EuOffice, office) } }, 0);
        for (int q = 0; q < 5; q++) replication.Advance();
        var world = replication.Worlds[0];
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref var c = ref world.Pool.Cases[i];
            if (c.State != CaseState.None && world.Luck.NeedOf(c).Type == NeedType.Finance && world.IsActive(world.Luck.NeedOf(c).Slot)) return (world, i);
        }
        throw new InvalidOperationException("The world has no open need for finance.");
    }
}
