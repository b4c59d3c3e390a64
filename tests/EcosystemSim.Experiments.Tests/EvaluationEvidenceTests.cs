using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>What help does in West Denmark, by type and year, beside the evidence that the parameters of delivery name; the table is that of docs/evaluations.md.</summary>
[Trait("Category", "Slow")]
public class EvaluationEvidenceTests
{
    private const int Replications = 8;
    private const string Begin = "<!-- evaluations -->", End = "<!-- /evaluations -->";

    // How help works, not how much: there is no effect that they alone would be compared with.
    private static readonly string[] Shape =
    [
        "delivery.size_reference", "delivery.size_decline", "delivery.absorption_floor", "delivery.light_spread", "delivery.investment_spread",
        "delivery.innovation_spread", "delivery.export_spread", "delivery.light_half_life", "delivery.durable_half_life",
    ];

    private static readonly Lazy<ImmutableArray<EvaluationComparison>> Measured = new(() => Compare(Plan(), Replications));

    [Fact]
    public void Every_simulated_evaluation_lies_within_the_evidence_that_its_parameter_names()
    {
        string[] outside = [.. Measured.Value.Where(c => c.Target.Asked && !c.Holds).Select(Row)];
        Assert.True(outside.Length == 0, string.Concat(outside));
    }

    // Broken twins: help that does nothing, a third and three times of what it did. Each coefficient that rests on an effect is caught.
    [Theory]
    [InlineData(0)]
    [InlineData(1 / 3.0)]
    [InlineData(3)]
    public void Help_that_does_a_third_or_three_times_as_much_or_nothing_is_caught(double factor)
    {
        var plan = Plan();
        var d = plan.Parameters.Delivery;
        d = d with
        {
            BusinessDevelopment = factor * d.BusinessDevelopment,
            Finance = factor * d.Finance,
            InnovationCollaboration = factor * d.InnovationCollaboration,
            Internationalisation = factor * d.Internationalisation,
        };
        string[] caught = [.. Compare(plan with { Parameters = plan.Parameters with { Delivery = d } }, 1).Where(c => c.Target.Asked && !c.Holds).Select(c => c.Target.Parameter).Distinct()];
        Assert.Equal(["delivery.business_development", "delivery.finance", "delivery.innovation_collaboration", "delivery.internationalisation"], caught);
    }

    [Fact]
    public void Every_effect_of_delivery_that_names_evidence_is_compared_with_it()
    {
        var named = WestDenmark.Scenario.Evidence.Where(e => e.Id.StartsWith("eff.", StringComparison.Ordinal)).SelectMany(e => (e.Uses ?? []).Select(use => (Parameter: use, Evidence: e)))
            .Where(u => u.Parameter.StartsWith("delivery.", StringComparison.Ordinal) && !Shape.Contains(u.Parameter)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, u => Assert.Contains(EvaluationEvidence.Targets, t => t.Parameter == u.Parameter && u.Evidence.IsNamed(t.Evidence)));
        Assert.All(EvaluationEvidence.Targets, t => Assert.Equal(t.Asked, named.Any(u => t.Parameter == u.Parameter && u.Evidence.IsNamed(t.Evidence))));
    }

    [Fact]
    public void The_page_on_evaluations_has_what_the_runs_show()
    {
        GoldenFile.CheckPart("docs/evaluations.md", Begin, End, $"\n| parameter | first help | years after | outcome | simulated (95 % interval) | evidence (range) | entry | within |\n| --- | --- | ---: | --- | ---: | ---: | --- | --- |\n{string.Concat(Measured.Value.Select(Row))}");
    }

    private static string Row(EvaluationComparison c)
    {
        string simulated = c.Simulated is { } row ? $"{Number(row.Mean)} ({Number(row.Low)} to {Number(row.High)})" : "n/a";
        return $"| `{c.Target.Parameter}` | `{c.Target.Help}` | {c.Target.QuartersAfter / 4} | `{c.Target.Outcome}` | {simulated} | {Number(c.Value)} ({Number(c.Low)} to {Number(c.High)}) | `{c.Target.Evidence}` | {(c.Target.Asked ? "" : "not asked, ")}{(c.Holds ? "yes" : "**no**")} |\n";
    }

    private static string Number(double value) => value.ToString("0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    private static ImmutableArray<EvaluationComparison> Compare(ExperimentPlan plan, int replications) =>
        EvaluationEvidence.Compare(EvaluationTable.Of(plan, replications, Environment.ProcessorCount), "fragmented", LabourClosure.Slack, WestDenmark.Scenario.Evidence);

    private static ExperimentPlan Plan() => WestDenmark.Plan("none", "fragmented");
}
