using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
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

    [Fact]
    public void Providers_with_more_cases_than_they_can_take_give_the_results_of_the_whole()
    {
        var plan = EveryLever(firms: 500, quarters: 16);
        plan = plan with { Parameters = plan.Parameters with { Triage = plan.Parameters.Triage with { CapacityScale = 0.3 } } };
        Assert.Equal(ResultHash.Of(plan), InBlocks(plan, 0, 2));
    }

    [Fact]
    public void Firms_that_were_not_told_where_they_were_sent_give_other_results()
    {
        var plan = EveryLever(firms: 500, quarters: 8);
        Assert.NotEqual(ResultHash.Of(plan), InBlocks(plan, 0, 2, hear: answers => answers.Where(a => a.Kind != DeskEventKind.Moves)));
    }

    // Levers and keys of an agreement are drawn by reflection, so that those to come are with firms and providers apart from their first day.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Under_every_lever_and_every_key_of_an_agreement_firms_and_providers_apart_give_the_results_of_the_whole(int seed) => AssertParted(Policies.Everything(seed));

    [Fact]
    public void Under_any_policy_firms_and_providers_apart_give_the_results_of_the_whole()
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
        Assert.True(whole == InBlocks(plan, policy.Seed, 3), $"The parts differ from the whole under {policy}");
    }

    /// <summary>Beside no support, no policy, and the policy at the outlay of none.</summary>
    private static ExperimentPlan Beside(DrawnPolicy policy) =>
        policy.Beside(new ArmSpec("none", "None", 0, []), LeverWorld.Fragmented, policy.Arm with { Id = "matched", SpendsLike = "fragmented", SpendsLikeFrom = policy.Begins })
            with
        { Baseline = "fragmented", WithoutSupport = "none" };

    /// <summary>What a host does, without messages.</summary>
    /// <param name="hear">What firms hear of the answers of providers; null = all.</param>
    internal static string InBlocks(ExperimentPlan plan, int number, int blocks, Func<IEnumerable<Answer>, IEnumerable<Answer>>? hear = null)
    {
        List<ProviderOffice> offices = [.. plan.System.Providers.Select((_, p) => new ProviderOffice(plan, number, p))];
        var body = new GoverningBody(plan, number, blocks);
        var made = new Dictionary<int, FirmBlock>();
        bool more = true;
        while (more)
        {
            var opening = body.Open();
            var newcomers = body.Blocks.Where(b => !made.ContainsKey(b)).ToHashSet();
            foreach (int block in newcomers) made[block] = new(plan, number, body.ShareOf(block));
            FirmBlock[] firms = [.. body.Blocks.Select(b => made[b])];
            BlockNeeds[] needs = [.. body.Blocks.Select(b => made[b].Open(newcomers.Contains(b) ? body.ForNewcomers(opening) : opening))];
            foreach (var news in firms.SelectMany(b => b.News()).GroupBy(n => n.Provider)) offices[news.Key].Hear(news);
            foreach (var office in offices) Tell(office.Open(opening));
            for (int week = 0; week < 13; week++)
            {
                Seeking[] seeking = [.. firms.Select(b => b.SeekHelp(week))];
                var answers = seeking.SelectMany(s => s.Answers);
                if (week == 0) body.BeginWeeks(needs, answers);
                body.TakeWeek(week, week == 0 ? [] : answers, seeking.SelectMany(s => s.NoDoor));
                foreach (var (provider, files) in seeking.SelectMany(s => s.Enquiries)) offices[provider].Enquire(files);
                bool[]?[] wasFree = body.WasFree;
                ProviderWeek[] weeks = [.. offices.Select(o => o.Work(week, wasFree))];
                body.TakeFree([.. weeks.Select(w => w.IsFree)]);
                foreach (var worked in weeks)
                {
                    Tell(worked.Answers);
                    body.Apply(worked.Applications);
                    foreach (var (colleague, files) in worked.HandOvers) offices[colleague].HandOver(files);
                }
            }
            var (deliveries, awards) = body.Decide(firms.SelectMany(b => b.SeekHelp(13).Answers), [.. offices.Select(o => o.Report())]);
            for (int p = 0; p < offices.Count; p++) offices[p].Close(awards[p]);
            var hiring = body.Ration([.. firms.Select((b, i) => b.Desire(deliveries[i]))]);
            WorldReport?[][] reports = hiring.Length == 0 ? [] : [.. firms.Select((b, i) => b.Hire(hiring[i]))];
            more = body.Close(reports, body.IsLastQuarter ? [.. firms.Select(b => b.Census())] : null);

            void Tell(IEnumerable<Answer> answers)
            {
                foreach (var own in (hear?.Invoke(answers) ?? answers).GroupBy(a => body.ShareOf(0).BlockOf(a.Firm))) made[own.Key].Hear(own);
            }
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var run in body.Runs) hash.AppendData(MemoryMarshal.AsBytes(run.Observations.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
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
