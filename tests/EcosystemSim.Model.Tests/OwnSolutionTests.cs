using EcosystemSim.Model.Entities;
using EcosystemSim.Model.State;
using Xunit;

namespace EcosystemSim.Model.Tests;

/// <summary>Help does not undo what a firm would have done by itself.</summary>
public class OwnSolutionTests
{
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(0.4f, 0.6f)]  // what help has done already does not come twice
    [InlineData(1f, 0f)]
    [InlineData(3f, 0f)]      // help that did more leaves nothing to be done
    public void What_a_firm_would_have_done_by_itself_still_comes_as_far_as_help_has_not_done_it(float helped, float left)
    {
        var (world, index) = SolvedAlone();
        ref var c = ref world.Pool.Cases[index];
        ref var need = ref world.Luck.NeedOf(c);
        var (own, channel) = world.EffectOf(need, c.EndWeek - need.Week, 1, Fate.Alone);
        int before = world.Effects.Count;
        world.DeliverOwnSolution(need, c, helped * own, channel);
        var added = world.Effects.Skip(before).ToList();
        Assert.Equal(left * own, added.Sum(e => e.PerQuarter * e.Quarters), 1e-6f);
        int from = (c.EndWeek / 13) - world.Plan.WarmUpQuarters + 1;
        Assert.All(added, e => Assert.Equal((channel, from), (e.Channel, e.From)));
    }

    // A talk about an investment is no investment: help of another kind takes nothing from the own solution.
    [Fact]
    public void Help_of_another_kind_replaces_nothing()
    {
        var (world, index) = SolvedAlone();
        ref var c = ref world.Pool.Cases[index];
        ref var need = ref world.Luck.NeedOf(c);
        var (own, channel) = world.EffectOf(need, c.EndWeek - need.Week, 1, Fate.Alone);
        int before = world.Effects.Count;
        world.DeliverOwnSolution(need, c, own, channel == EffectChannel.ReachLight ? EffectChannel.Productivity : EffectChannel.ReachLight);
        Assert.Equal(own, world.Effects.Skip(before).Sum(e => e.PerQuarter * e.Quarters), 1e-6f);
    }

    [Fact]
    public void Who_gives_up_looking_for_help_still_solves_the_need_at_its_own_time()
    {
        var (world, index) = SolvedAlone();
        var c = world.Pool.Cases[index];
        var need = world.Luck.NeedOf(c);
        var (own, channel) = world.EffectOf(need, c.EndWeek - need.Week, 1, Fate.Alone);
        int before = world.Effects.Count;
        world.End(index, Fate.DroppedOut, world.Luck.FirstWeek);
        var added = world.Effects.Skip(before).ToList();
        Assert.Equal(own, added.Sum(e => e.PerQuarter * e.Quarters), 1e-6f);
        Assert.All(added, e => Assert.Equal((channel, (c.EndWeek / 13) - world.Plan.WarmUpQuarters + 1), (e.Channel, e.From)));
    }

    [Fact]
    public void A_need_that_would_have_lapsed_leaves_no_own_solution()
    {
        var (world, index) = SolvedAlone();
        ref var c = ref world.Pool.Cases[index];
        c.EndFate = Fate.Lapsed;
        int before = world.Effects.Count;
        world.DeliverOwnSolution(world.Luck.NeedOf(c), c, 0, EffectChannel.ReachLight);
        Assert.Equal(before, world.Effects.Count);
    }

    [Fact]
    public void The_same_project_is_less_of_a_larger_firm_and_never_more_than_the_full_effect()
    {
        var (world, _) = SolvedAlone();
        Assert.Equal(1, world.SizeFactor(1));
        Assert.Equal(1, world.SizeFactor(10));
        Assert.Equal(Math.Pow(10, -0.6), world.SizeFactor(100), 1e-5);
        Assert.Equal(Math.Pow(100, -0.6), world.SizeFactor(1000), 1e-5);
    }

    private static (World World, int Case) SolvedAlone()
    {
        var replication = new Replication(TestWorld.Small(), 0);
        for (int q = 0; q < 5; q++) replication.Advance();
        var world = replication.Worlds[0];
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref var c = ref world.Pool.Cases[i];
            if (c.State != CaseState.None && c.EndFate == Fate.Alone && world.IsActive(world.Luck.NeedOf(c).Slot)) return (world, i);
        }
        throw new InvalidOperationException("The small world has no open need that will be solved alone.");
    }
}
