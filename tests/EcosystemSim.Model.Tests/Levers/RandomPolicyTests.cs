using System.Globalization;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using FsCheck;
using FsCheck.Fluent;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>
/// Laws that hold under any policy, on policies drawn over all levers and all keys of an agreement. The same policies in every run;
/// <c>ES_POLICIES=1000</c> draws so many others, and a failure names the policy, which <see cref="Policies.Draw"/> makes again.
/// </summary>
[Trait("Category", "Slow")]
public class RandomPolicyTests
{
    private const int Cases = 300;

    [Fact]
    public void Every_lever_and_every_key_of_an_agreement_is_drawn()
    {
        Assert.Equal(LeverWorld.Built.Order(), Policies.Levers);
        var drawn = Enumerable.Range(0, Cases).SelectMany(i => Policies.Draw(i).Arm.Agreements).ToList();
        Assert.Equal(Policies.Levers, drawn.SelectMany(g => g.Levers).Select(l => l.Lever).Distinct().Order());
        foreach (string key in Policies.Keys)
            Assert.True(drawn.Select(g => Policies.Text(g with { Name = "" }).Split(", ").Single(t => t.StartsWith(key + " ", StringComparison.Ordinal))).Distinct().Count() >= (key == "Name" ? 1 : 2), $"{key} is always the same.");
    }

    [Fact]
    public void Under_any_policy_needs_hours_money_jobs_and_firms_are_conserved_and_no_budget_is_exceeded() => ForAny(policy =>
    {
        var without = ResultHash.Run(policy.World with { Arms = [LeverWorld.Fragmented] }).Runs[0].Observations;
        return Conserved(policy, without, _ => { });
    });

    [Fact]
    public void Under_any_policy_an_arm_run_alone_is_its_twin_without_policy_until_the_policy_begins() => ForAny(policy =>
        Laws.TwinsBefore(policy.Begins, Table(policy.World with { Arms = [LeverWorld.Fragmented] }), Table(policy.Alone)));

    [Fact]
    public void Under_any_policy_the_size_of_blocks_changes_nothing() => ForAny(policy =>
        Laws.Same(Table(policy.Alone), Table(policy.Alone with { BlockSize = 1 + (policy.Seed % 300) })));

    [Fact]
    public void Under_any_policy_an_arm_is_the_same_alone_and_beside_others() => ForAny(policy =>
    {
        // Beside one without policy, and one that parts from it where its last agreement begins.
        var shorter = policy.Arm with { Id = "shorter", Agreements = policy.Arm.Agreements[..^1] };
        return Laws.Same(Table(policy.Alone), Table(policy.Beside(LeverWorld.Fragmented, shorter)));
    });

    // Each law on a run in which one thing has gone wrong: it is found.
    [Theory]
    [InlineData("A need that ends twice")]
    [InlineData("A case that is lost")]
    [InlineData("An hour that appears from nowhere")]
    [InlineData("Coordination beyond the hours")]
    [InlineData("A grant beyond the budget")]
    [InlineData("A reserve beyond the money")]
    public void A_run_that_breaks_a_law_is_caught(string what)
    {
        var policy = Policies.Draw(1);
        var without = Table(policy.World with { Arms = [LeverWorld.Fragmented] });
        Assert.Null(Conserved(policy, without, _ => { }));
        Assert.NotNull(Conserved(policy, without, world =>
        {
            if (world.Luck.Quarter != 5) return;
            int agency = Array.FindIndex([.. world.System.Providers], p => p.GrantBudgetPerYear > 0);
            switch (what)
            {
                case "A need that ends twice":
                    world.FateCounts.Add(3, 0, 1, Fate.Specialised);
                    break;
                case "A case that is lost":
                    world.Pool.Cases[Array.FindIndex(world.Pool.Cases, c => c.State == CaseState.Waiting)].State = CaseState.None;
                    break;
                case "An hour that appears from nowhere":
                    world.Reallocated[0] += 60;
                    break;
                case "Coordination beyond the hours":
                    world.Tally.Coordination[0] = world.Tally.Capacity[0] + 1;
                    break;
                case "A grant beyond the budget":
                    world.GrantsInHand[agency] = -(long)world.System.Providers[agency].GrantBudgetPerYear;
                    break;
                default:
                    world.GrantsReserved[agency] = world.GrantsInHand[agency] + (long)world.System.Providers[agency].GrantBudgetPerYear;
                    break;
            }
        }));
    }

    // One minute, krone, job or firm too many in one quarter, one more need than arose.
    [Theory]
    [InlineData("hours", Outcomes.HoursIntake)]
    [InlineData("hours", Outcomes.HoursIdle)]
    [InlineData("grant money", Outcomes.GrantsPaid)]
    [InlineData("jobs", Outcomes.JobsCreated)]
    [InlineData("firms", Outcomes.Deaths)]
    [InlineData("fates", "needs_arisen")]
    public void A_table_in_which_one_number_is_off_is_caught(string law, string outcome)
    {
        var table = Table(Policies.Draw(2).Alone);
        var broken = Laws.OfTables.Single(l => l.Name == law).Broken;
        Assert.Null(broken(table));
        int series = Enumerable.Range(0, table.Series.Length).First(i => table.Series[i].Outcome == outcome && table.Series[i].Scope == Scope.Total);
        table[6, series] = law == "fates" ? 0 : table[6, series] + 1;
        Assert.NotNull(broken(table));
    }

    // A model whose needs hang on something but the keys of luck, as if a generator had been advanced once more.
    [Fact]
    public void A_model_that_draws_once_more_under_a_policy_breaks_the_laws_of_twins()
    {
        var policy = BeginningLater();
        var once = new Replication(policy.Alone, 0);
        once.Luck.ExtraDraws = 1;
        while (once.Advance())
        {
        }
        var more = once.Runs[0].Observations;
        Assert.NotNull(Laws.TwinsBefore(policy.Begins, Table(policy.World with { Arms = [LeverWorld.Fragmented] }), more));
        Assert.NotNull(Laws.Same(Table(policy.Alone), more));
        Assert.Null(Laws.Same(Table(policy.Alone), Table(policy.Alone)));
    }

    [Fact]
    public void A_policy_that_begins_earlier_than_it_says_breaks_the_law_of_twins()
    {
        var policy = BeginningLater();
        int first = TwinTests.FirstDifference(Table(policy.World with { Arms = [LeverWorld.Fragmented] }), Table(policy.Alone));
        Assert.True(first >= policy.Begins);
        Assert.NotNull(Laws.TwinsBefore(first + 1, Table(policy.World with { Arms = [LeverWorld.Fragmented] }), Table(policy.Alone)));
    }

    [Fact]
    public void More_hours_or_money_under_a_policy_break_the_law_of_equal_means()
    {
        var policy = Policies.Draw(2);
        ObservationTable without = Table(policy.World with { Arms = [LeverWorld.Fragmented] }), with = Table(policy.Alone);
        Assert.Null(Laws.SameMeans(without, with, policy.Arm));
        foreach (string outcome in (string[])[Outcomes.HoursCapacity, Outcomes.GrantsBudget, Outcomes.GrantsAdded])
        {
            int series = Enumerable.Range(0, with.Series.Length).First(i => with.Series[i].Outcome == outcome);
            with[2, series] += 10_000_000;
            Assert.NotNull(Laws.SameMeans(without, with, policy.Arm));
            with[2, series] -= 10_000_000;
        }
    }

    private static DrawnPolicy BeginningLater() => Enumerable.Range(0, 100).Select(Policies.Draw).First(p => p.Begins is > 2 and < 9);

    private static ObservationTable Table(ExperimentPlan plan) => ResultHash.Run(plan).Runs[^1].Observations;

    /// <param name="disturb">Called after each quarter, before the laws are looked at.</param>
    private static string? Conserved(DrawnPolicy policy, ObservationTable without, Action<World> disturb)
    {
        var replication = new Replication(policy.Alone, 0);
        var law = new Laws.OfWorld(policy.Alone);
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            disturb(replication.Worlds[0]);
            if (law.Broken(replication.Worlds[0]) is { } broken) return broken;
        }
        var table = replication.Runs[0].Observations;
        foreach (var (name, ofTable) in Laws.OfTables)
        {
            if (ofTable(table) is { } what) return $"{name}, {what}";
        }
        return Laws.SameMeans(without, table, policy.Arm);
    }

    private static void ForAny(Func<DrawnPolicy, string?> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(Replay());
        if (Environment.GetEnvironmentVariable("ES_POLICIES") is { } count)
            config = Config.QuickThrowOnFailure.WithMaxTest(int.Parse(count, CultureInfo.InvariantCulture));
        Check.One(config, Prop.ForAll(Policies.Arbitrary, policy => law(policy) is { } what ? throw new InvalidOperationException($"{what} Under {policy}") : true));
    }

    private static Replay Replay() => new(new Rnd(2013, 2021), null);
}
