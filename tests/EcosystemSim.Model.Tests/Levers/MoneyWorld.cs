using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>The small world with many firms that look for money, an agency that serves all regions, and a European office in the north.</summary>
internal static class MoneyWorld
{
    /// <summary>Providers of this world: the eight of the small one, then the national agency and the European office.</summary>
    public const int Providers = 10;

    public const int National = 8;

    public const int EuOffice = 9;

    /// <summary>Agencies: north, south, national.</summary>
    public static ImmutableArray<int> Agencies { get; } = [3, 7, National];

    /// <param name="grants">Yearly budget of each agency, currency units.</param>
    public static ExperimentPlan Plan(
        ImmutableArray<ArmSpec> arms, double grants = 4_000_000, double hours = 60, Func<LeverParameters, LeverParameters>? change = null,
        Func<ModelParameters, ModelParameters>? also = null, int firms = 6000, int quarters = 16)
    {
        var p = TestParameters.Default;
        p = (also ?? (x => x))(p with { Levers = (change ?? (l => l))(p.Levers), Delivery = p.Delivery with { Finance = 0.3 } });
        var plan = LeverWorld.Plan(arms, hours, p, firms, quarters);
        ImmutableArray<double> mix = [0.1, 0.5, 0.2, 0.05, 0.05, 0.05, 0.05];
        ImmutableArray<bool> all = [true, true, true];
        return plan with
        {
            System = plan.System with
            {
                Sectors = [.. plan.System.Sectors.Select(s => s with { NeedMix = mix })],
                Providers =
                [
                    .. plan.System.Providers.Select(x => x.Kind == ProviderKind.Agency ? x with { GrantBudgetPerYear = grants } : x),
                    new("national", "National", ProviderKind.Agency, 1, -1, 0.3, grants, [true, true], [TestWorld.Special(NeedType.Finance, all)]),
                    new("brussels", "Brussels", ProviderKind.EuOffice, 0, -1, 0.1, 0, [true, false], [TestWorld.Special(NeedType.InnovationCollaboration, all)]),
                ],
            },
        };
    }

    /// <summary>An arm in which all are parties.</summary>
    public static ArmSpec Arm(string id, double costFactor, params Lever[] levers) => new(id, id, int.MaxValue, [Agreement(costFactor, levers)]);

    /// <inheritdoc cref="Arm"/>
    public static AgreementSpec Agreement(double costFactor, params Lever[] levers) =>
        LeverWorld.Agreement(costFactor, levers) with { Parties = [.. Enumerable.Repeat(true, Providers)] };

    /// <summary>The same with sectors that come first.</summary>
    public static ArmSpec Focused(string id, double costFactor, params Lever[] levers) =>
        new(id, id, int.MaxValue, [Agreement(costFactor, levers) with { Focus = [true, false, false] }]);

    public static ObservationTable[] Tables(ExperimentPlan plan, int replication = 0) => [.. ResultHash.Run(plan, replication).Runs.Select(r => r.Observations)];

    /// <summary>Money balances in every quarter: what is there, and comes in, is paid, lapses, or is there still.</summary>
    public static void AssertMoneyBalances(ObservationTable t)
    {
        for (int q = 1; q < t.Quarters; q++)
        {
            Assert.Equal(
                Value(t, q, Outcomes.GrantsInHand),
                Value(t, q - 1, Outcomes.GrantsInHand) + Value(t, q, Outcomes.GrantsBudget) + Value(t, q, Outcomes.GrantsAdded)
                    - Value(t, q, Outcomes.GrantsPaid) - Value(t, q, Outcomes.GrantsLapsed) - Value(t, q, Outcomes.InfrastructurePaid));
            Assert.True(Value(t, q, Outcomes.GrantsInHand) >= -TestParameters.Default.Finance.OverCommitment * 4 * Value(t, q, Outcomes.GrantsBudget));
            Assert.InRange(Value(t, q, Outcomes.ProgrammePaid), 0, Value(t, q, Outcomes.GrantsPaid));
        }
    }

    public static long Value(ObservationTable t, int quarter, string outcome) => LeverWorld.Value(t, quarter, outcome);

    public static long Sum(ObservationTable t, string outcome) => LeverWorld.Sum(t, outcome);

    public static long Last(ObservationTable t, string outcome) => LeverWorld.Value(t, t.Quarters - 1, outcome);

    /// <summary>In each of three replications the second arm has more jobs at the end, and more output altogether, than the first; or less.</summary>
    public static void AssertJobs(ExperimentPlan plan, bool rise)
    {
        for (int number = 0; number < 3; number++)
        {
            var t = Tables(plan, number);
            long jobs = Last(t[1], Outcomes.Jobs) - Last(t[0], Outcomes.Jobs), output = Sum(t[1], Outcomes.ValueAdded) - Sum(t[0], Outcomes.ValueAdded);
            Assert.True(rise ? jobs > 0 && output > 0 : jobs < 0 && output < 0, $"Replication {number}: {jobs} jobs, output {output}.");
        }
    }

    /// <summary>A copy of the parameters with one number of a lever changed, named as <c>Lever.Property</c>.</summary>
    public static ModelParameters With(ModelParameters parameters, string name, double value)
    {
        string[] way = name.Split('.');
        var group = typeof(LeverParameters).GetProperty(way[0])!;
        object lever = Copy(group.GetValue(parameters.Levers)!);
        lever.GetType().GetProperty(way[1])!.SetValue(lever, value);
        object levers = Copy(parameters.Levers);
        group.SetValue(levers, lever);
        return parameters with { Levers = (LeverParameters)levers };

        static object Copy(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;
    }
}
