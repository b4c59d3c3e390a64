using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Tests.Levers;

namespace EcosystemSim.Model.Tests;

/// <summary>Worlds whose firms lie in blocks are the worlds of the local engine, however they are split.</summary>
[Trait("Category", "Slow")]
public class BlockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Any_number_of_blocks_gives_the_results_of_the_whole(int blocks)
    {
        var plan = EveryLever(firms: 700, quarters: 20);
        Assert.Equal(ResultHash.Of(plan, 3), InBlocks(plan, 3, blocks));
    }

    [Fact]
    public void Each_firm_by_itself_gives_the_results_of_the_whole()
    {
        var plan = EveryLever(firms: 120, quarters: 14);
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, int.MaxValue));
    }

    [Fact]
    public void Blocks_follow_worlds_that_part_in_the_first_quarter_of_all()
    {
        var plan = EveryLever(firms: 300, quarters: 8) with { WarmUpQuarters = 0 };
        plan = plan with { Arms = [.. plan.Arms.Select(arm => arm with { Agreements = [.. arm.Agreements.Select(a => a with { From = 0 })] })] };
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 3));
    }

    [Fact]
    public void Every_firm_is_in_one_block_and_initial_firms_in_runs_of_ids()
    {
        var share = new FirmShare(16, 0, 1000);
        for (uint firm = 0; firm < 3000; firm++) Assert.Single(Enumerable.Range(0, 16), b => (share with { Block = b }).Holds(firm));
        Assert.True(share.BlockOf(1 << 30) is >= 0 and < 16);
        int[] blocks = [.. Enumerable.Range(0, 1000).Select(i => share.BlockOf((uint)i))];
        Assert.Equal(blocks.Order(), blocks);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(5)]
    [InlineData(19)]
    public void A_world_that_goes_on_from_a_checkpoint_ends_as_one_that_was_not_disturbed(int quarter)
    {
        var plan = EveryLever(firms: 300, quarters: 20);
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 3, quarter));
    }

    [Fact]
    public void Providers_at_desks_of_their_own_give_the_results_of_the_whole()
    {
        var plan = EveryLever(firms: 500, quarters: 20);
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 2, desks: true));
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 2, checkpoint: 9, desks: true));
    }

    [Fact]
    public void Providers_with_more_cases_than_they_can_take_give_the_results_of_the_whole_from_their_desks()
    {
        var plan = EveryLever(firms: 500, quarters: 16);
        plan = plan with { Parameters = plan.Parameters with { Triage = plan.Parameters.Triage with { CapacityScale = 0.3 } } };
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 2, desks: true));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Luck_that_is_drawn_ahead_is_the_same_luck(int blocks)
    {
        // Longer than from one collection of freed slots to the next, and with a checkpoint on the way.
        var plan = EveryLever(firms: 200, quarters: 26);
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, blocks, ahead: true));
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, blocks, checkpoint: 9, ahead: true));
    }

    [Fact]
    public void Threads_that_help_the_support_side_change_nothing()
    {
        var plan = EveryLever(firms: 20_000, quarters: 3);
        plan = plan with { Parameters = plan.Parameters with { Needs = plan.Parameters.Needs with { ArrivalRate = 10 * plan.Parameters.Needs.ArrivalRate } } };
        var hands = new Hands();
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 3, hands: hands));
        // Beside the draws of needs and the deliveries they have chosen doors.
        int worlds = plan.Arms.Length * plan.Closures.Length;
        Assert.True(hands.Calls > (plan.WarmUpQuarters + plan.Quarters) * (1 + worlds), $"{hands.Calls} calls");
    }

    // Levers and keys of an agreement are drawn by reflection, so that those to come are in blocks and at desks from their first day.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Under_every_lever_and_every_key_of_an_agreement_blocks_and_desks_give_the_results_of_the_whole(int seed) => AssertParted(Policies.Everything(seed));

    [Fact]
    public void Under_any_policy_blocks_and_desks_give_the_results_of_the_whole()
    {
        for (int seed = 0; seed < 20; seed++) AssertParted(Policies.Draw(seed));
    }

    [Fact]
    public void The_worlds_that_are_parted_have_something_of_everything_that_is_recorded()
    {
        ObservationTable[] tables = [.. Enumerable.Range(1, 6).Select(seed => ResultHash.Run(Beside(Policies.Everything(seed))).Runs[^1].Observations)];
        var moved = tables.SelectMany(t => t.Series.Where((_, s) => Enumerable.Range(0, t.Quarters).Any(q => t[q, s] is not 0 and not ObservationTable.Missing))).Select(s => s.Outcome).ToHashSet();
        string[] still = [.. tables[0].Series.Select(s => s.Outcome).Distinct().Except(moved)];
        Assert.True(still.Length == 0, string.Join(", ", still));
    }

    private static void AssertParted(DrawnPolicy policy)
    {
        var plan = Beside(policy);
        string whole = ResultHash.Of(plan, policy.Seed);
        Assert.True(whole == InBlocks(plan, policy.Seed, 3), $"Blocks differ under {policy}");
        Assert.True(whole == InBlocks(plan, policy.Seed, 2, checkpoint: 9, desks: true), $"Desks differ under {policy}");
    }

    /// <summary>Beside no support, no policy, and the policy at the outlay of none.</summary>
    private static ExperimentPlan Beside(DrawnPolicy policy) =>
        policy.Beside(new ArmSpec("none", "None", 0, []), LeverWorld.Fragmented, policy.Arm with { Id = "matched", SpendsLike = "fragmented", SpendsLikeFrom = policy.Begins })
            with
        { Baseline = "fragmented", WithoutSupport = "none" };

    private static WorldDeliveries[][] AtDesks(SupportSide support, List<ProviderDesk> desks, IReadOnlyList<BlockNeeds> needs)
    {
        support.BeginServing(needs);
        for (int week = 0; week < 13; week++)
        {
            var told = support.Week(week);
            support.TakeWeek([.. desks.Select((desk, p) => desk.Work(support.Quarter, week, told[p]))]);
        }
        return support.EndServing();
    }

    private sealed class Hands : IManyHands
    {
        public int Calls { get; private set; }

        public void Do(int pieces, Action<int> work)
        {
            Calls++;
            Parallel.For(0, pieces, work);
        }
    }

    /// <summary>What a host does, without messages.</summary>
    /// <param name="hands">Threads that help the support side.</param>
    /// <param name="ahead">Whether blocks draw the luck of the next quarter when they have done this one.</param>
    /// <param name="desks">Whether each provider works at a desk of its own.</param>
    /// <param name="checkpoint">Quarter before which everything is saved, and made anew from what was saved.</param>
    internal static string InBlocks(ExperimentPlan plan, int number, int blocks, int? checkpoint = null, bool desks = false, IManyHands? hands = null, bool ahead = false)
    {
        List<ProviderDesk> providers = [.. plan.System.Providers.Select((_, p) => new ProviderDesk(plan, number, p))];
        var support = new SupportSide(plan, number, blocks);
        var made = new Dictionary<int, FirmBlock>();
        bool more = true;
        while (more)
        {
            if (support.Quarter == checkpoint)
            {
                support = SupportSide.Restore(support.Save(), plan, number);
                foreach (int block in made.Keys.ToList()) made[block] = FirmBlock.Restore(made[block].Save(), plan, number);
            }
            var opening = support.Open();
            FirmBlock[] firms = [.. support.Blocks.Select(Block)];
            BlockNeeds[] needs = [.. firms.Select(b => b.Open(opening))];
            var deliveries = desks ? AtDesks(support, providers, needs) : support.Serve(needs, hands);
            var hiring = support.Ration([.. firms.Select((b, i) => b.Desire(deliveries[i]))]);
            WorldReport?[][] reports = hiring.Length == 0 ? [] : [.. firms.Select((b, i) => b.Hire(hiring[i]))];
            if (ahead) foreach (var block in firms) block.DrawAhead();
            more = support.Close(reports, support.IsLastQuarter ? [.. firms.Select(b => b.Census())] : null);
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var run in support.Runs) hash.AppendData(MemoryMarshal.AsBytes(run.Observations.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());

        FirmBlock Block(int block)
        {
            if (!made.TryGetValue(block, out var found)) made[block] = found = new(plan, number, support.ShareOf(block));
            return found;
        }
    }

    private static ExperimentPlan EveryLever(int firms, int quarters)
    {
        ImmutableArray<Lever> levers = [.. Enum.GetValues<Lever>()];
        var agreement = LeverWorld.Agreement(1, [.. levers]) with { Binding = true, Secretariat = Secretariat.Rotating, Host = new(1, -1) };
        var plan = LeverWorld.Wide(TestWorld.Small(firms: firms, quarters: quarters) with
        {
            Arms = [new("none", "None", 0, []), LeverWorld.Fragmented, new("every", "Every lever", int.MaxValue, [agreement])],
        });
        // Many firms from abroad, by-products that fit, and a demand shock, so that every stream is there.
        var p = plan.Parameters;
        return plan with
        {
            Baseline = "fragmented",
            WithoutSupport = "none",
            Shocks = [new(ShockKind.Demand, 3, 2, -0.05, [true, false, true])],
            Parameters = p with
            {
                InwardInvestment = p.InwardInvestment with { CandidatesPerYear = 400 },
                Levers = p.Levers with
                {
                    DocumentedEffect = p.Levers.DocumentedEffect with { LagYears = 0.5 },
                    Governance = p.Levers.Governance with { RotationInterval = 2 },
                },
            },
            System = plan.System with { Sectors = [.. plan.System.Sectors.Select(s => s with { Gives = ["heat"], Takes = ["heat"] })] },
        };
    }
}
