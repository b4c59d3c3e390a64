using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Arms that switch on the levers a test is about, in the small world with hours to spare.</summary>
internal static class LeverWorld
{
    /// <summary>Quarter from which the agreements of these tests are in force.</summary>
    public const int From = 4;

    /// <summary>Levers that have a mechanism.</summary>
    public static ImmutableArray<Lever> Built { get; } =
    [
        Lever.SharedCatalogue, Lever.Triage, Lever.CrossBorderEligibility, Lever.Specialisation, Lever.Referral,
        Lever.CoLocation, Lever.JointEvents, Lever.StationedStaff, Lever.Governance, Lever.DocumentedEffect, Lever.MonitoringCycle,
        Lever.CrossClusterBrokering, Lever.KnowledgeTransfer, Lever.InternationalDoors,
        Lever.InvestmentPromotion, Lever.CircularSymbiosis,
        Lever.EuProgrammeMoney, Lever.PooledFunding, Lever.CriticalMass, Lever.PolicyDialogue,
    ];

    /// <summary>The small world under these arms, slack labour, with so many times the hours.</summary>
    public static ExperimentPlan Plan(ImmutableArray<ArmSpec> arms, double hours = 60, ModelParameters? parameters = null, int firms = 1500, int quarters = 12)
    {
        parameters ??= TestParameters.Default;
        parameters = parameters with { Triage = parameters.Triage with { CapacityScale = hours } };
        return TestWorld.Small(parameters, firms, quarters) with { Arms = arms, Closures = [LabourClosure.Slack] };
    }

    /// <summary>The plan in a world that has what the lever is about: institutions and offices abroad where it needs them.</summary>
    public static ExperimentPlan For(Lever lever, ExperimentPlan plan) => lever is Lever.KnowledgeTransfer or Lever.InternationalDoors ? Wide(plan) : plan;

    /// <summary>The small world with a knowledge institution, two offices abroad and a larger agency; whoever is a party is one in them too.</summary>
    public static ExperimentPlan Wide(ExperimentPlan plan)
    {
        ImmutableArray<bool> all = [true, true, true], everywhere = [true, true];
        ImmutableArray<ProviderSpec> more =
        [
            new("institute", "Institute", ProviderKind.KnowledgeInstitution, 0, -1, 0.2, 0, everywhere, [TestWorld.Special(NeedType.InnovationCollaboration, [false, false, true])]),
            new("abroad-0", "Abroad", ProviderKind.PartnerRegionOffice, 0, -1, 0.1, 0, everywhere, [TestWorld.Special(NeedType.Internationalisation, [true, false, false])]),
            new("abroad-1", "Abroad", ProviderKind.PartnerRegionOffice, 1, -1, 0.1, 0, everywhere, [TestWorld.Special(NeedType.Internationalisation, [false, true, true])]),
        ];
        return plan with
        {
            System = plan.System with { Providers = plan.System.Providers.AddRange(more) },
            Arms = [.. plan.Arms.Select(a => a with { Agreements = [.. a.Agreements.Select(g => g with { Parties = g.Parties.AddRange(Enumerable.Repeat(g.Parties.Contains(true), 3)) })] })],
        };
    }

    /// <summary>An arm without agreements.</summary>
    public static ArmSpec Fragmented { get; } = new("fragmented", "Fragmented", int.MaxValue, []);

    /// <summary>An arm in which all providers of the small world agree on these levers at full strength.</summary>
    public static ArmSpec Arm(string id, double costFactor, params Lever[] levers) => new(id, id, int.MaxValue, [Agreement(costFactor, levers)]);

    /// <inheritdoc cref="Arm"/>
    public static AgreementSpec Agreement(double costFactor, params Lever[] levers) =>
        new("agreement", From, 0, false, Secretariat.Fixed, costFactor, [.. Enumerable.Repeat(true, 8)], [.. levers.Select(l => new LeverSetting(l, 1))]);

    /// <summary>A recorded total.</summary>
    public static long Value(ObservationTable table, int quarter, string outcome)
    {
        for (int i = 0; i < table.Series.Length; i++)
        {
            if (table.Series[i].Scope == Scope.Total && table.Series[i].Outcome == outcome) return table[quarter, i];
        }
        throw new ArgumentException($"No outcome '{outcome}'.", nameof(outcome));
    }

    /// <summary>Sum of a recorded flow over all quarters.</summary>
    public static long Sum(ObservationTable table, string outcome) => Enumerable.Range(0, table.Quarters).Sum(q => Value(table, q, outcome));
}
