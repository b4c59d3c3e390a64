using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Money, hours and needs balance under policies drawn by key, all of them with levers of money, some with money from outside.</summary>
public class MoneyPolicyTests
{
    public static TheoryData<uint> Policies => [.. Enumerable.Range(0, 12).Select(i => (uint)i)];

    [Theory, MemberData(nameof(Policies))]
    public void Money_hours_and_needs_balance_under_any_policy(uint number)
    {
        var key = new RandomKey(2007, number);
        uint next = 0;
        ImmutableArray<Lever> money = [Lever.EuProgrammeMoney, Lever.PooledFunding, Lever.CriticalMass, Lever.PolicyDialogue];
        ImmutableArray<Lever> others = [Lever.Specialisation, Lever.CrossBorderEligibility, Lever.InternationalDoors, Lever.CircularSymbiosis, Lever.DocumentedEffect, Lever.Governance];
        var agreements = ImmutableArray.CreateBuilder<AgreementSpec>();
        for (int g = 0; g < 3; g++)
        {
            ImmutableArray<LeverSetting> levers = [.. money.Where(_ => Uniform() < 0.7).Concat(others.Where(_ => Uniform() < 0.3)).Select(l => new LeverSetting(l, Uniform()))];
            agreements.Add(new(
                $"agreement-{g}", (int)(Uniform() * 16), (int)(Uniform() * 6), Uniform() < 0.5f, (Secretariat)(int)(Uniform() * 3),
                Uniform() * 3, [.. Enumerable.Range(0, Providers).Select(_ => Uniform() < 0.8f)], levers)
            {
                Focus = Uniform() < 0.5f ? [true, false, Uniform() < 0.5f] : [],
                AddsMoney = Uniform() < 0.5f ? [new(Lever.EuProgrammeMoney, Uniform() * 5_000_000), new(Lever.PolicyDialogue, Uniform() * 1_000_000)] : [],
            });
        }
        var arm = new ArmSpec("random", "Random", int.MaxValue, agreements.ToImmutable());
        var plan = Plan([LeverWorld.Fragmented, arm], Uniform() * 6_000_000, 0.5 + (Uniform() * 6), firms: 2000, quarters: 24);
        var replication = new Replication(plan, (int)number);
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            var world = replication.WorldOf(1, 0);
            long open = world.Pool.Cases.Take(world.Pool.Used).Count(c => c.State != CaseState.None);
            Assert.Equal(open, world.Firms.OpenNeeds.Sum(n => (long)n));
            Assert.Equal(world.Funds.Pending.Count, world.Pool.Cases.Take(world.Pool.Used).Count(c => c.State == CaseState.Programme));
            Assert.Equal(0, world.Frictions.HoursMoved.Sum());
            Assert.Equal(0, world.Frictions.Money.BudgetMoved.Sum());
            Assert.All(world.Tally.Capacity, minutes => Assert.True(minutes >= 0));
            Assert.All(Enumerable.Range(0, Providers), p => Assert.InRange(world.GrantsReserved[p], 0, S5Decisions.Free(world, p, withReserve: true)));
            Assert.All(world.Funds.Programme, m => Assert.True(m >= 0));
            Assert.True(world.Funds.Common >= 0);
        }
        ObservationTable before = replication.Runs[0].Observations, after = replication.Runs[1].Observations;
        Assert.InRange(TwinTests.FirstDifference(before, after), arm.Agreements.Min(a => a.From), plan.Quarters - 1);
        AssertMoneyBalances(after);
        for (int q = 1; q < plan.Quarters; q++)
        {
            Assert.Equal(Value(before, q, Outcomes.GrantsBudget), Value(after, q, Outcomes.GrantsBudget));
            Assert.Equal(Value(before, q, Outcomes.HoursCapacity), Value(after, q, Outcomes.HoursCapacity));
            if (arm.Agreements.All(a => a.AddsMoney.IsEmpty)) Assert.Equal(0, Value(after, q, Outcomes.GrantsAdded));
        }
        if (number % 3 == 0) Assert.Equal(Tables(plan with { Arms = [arm] }, (int)number)[0].Values, after.Values);

        float Uniform() => key.Uniforms(Purpose.Documentation, next++).U0;
    }
}
