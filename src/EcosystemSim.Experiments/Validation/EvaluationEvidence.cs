using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Experiments.Validation;

/// <summary>An evaluation that has to lie within what a piece of evidence says.</summary>
/// <param name="Parameter">The parameter that names the evidence.</param>
/// <param name="Help">Type of the first help, or a group of types.</param>
/// <param name="QuartersAfter">Quarters since it began.</param>
/// <param name="Outcome">As <see cref="EvaluationRow.Outcome"/>.</param>
/// <param name="Evidence">Id of the entry, or of one of its figures.</param>
/// <param name="Years">Years that a figure per year is multiplied by.</param>
/// <param name="Asked">False where the parameter does not rest on the entry: what it says is shown, agree or not.</param>
public sealed record EvaluationTarget(string Parameter, string Help, int QuartersAfter, string Outcome, string Evidence, double Years = 1, bool Asked = true);

/// <summary>A simulated evaluation beside the evidence.</summary>
/// <param name="Simulated">Null where no firm was helped so, or the run ends before.</param>
/// <param name="Value">The figure of the evidence.</param>
/// <param name="Low">Lowest plausible figure.</param>
/// <param name="High">Highest plausible figure.</param>
/// <param name="Effect">Whether the entry found an effect, so that a mean near zero is no agreement with it.</param>
public sealed record EvaluationComparison(EvaluationTarget Target, EvaluationRow? Simulated, double Value, double Low, double High, bool Effect)
{
    /// <summary>Whether the simulated mean lies within the range of the evidence and, where that found an effect, between half and one and a half times its figure.</summary>
    public bool Holds => Simulated is { Mean: var mean } && mean >= Low && mean <= High && (!Effect || (mean >= 0.5 * Value && mean <= 1.5 * Value));
}

/// <summary>Simulated evaluations beside the evidence that the parameters of delivery name.</summary>
public static class EvaluationEvidence
{
    /// <summary>What is compared with what: one line for each effect that a parameter of delivery rests on, year by year as far as the evidence goes.</summary>
    public static ImmutableArray<EvaluationTarget> Targets { get; } =
    [
        new("delivery.business_development", "business_development_specialised", 4, "log_sales", "eff.advice.gvp.turnover"),
        new("delivery.business_development", "business_development_specialised", 4, "log_sales", "eff.advice.gvp.path.year_1"),
        new("delivery.business_development", "business_development_specialised", 8, "log_sales", "eff.advice.gvp.path.year_2"),
        new("delivery.business_development", "business_development_specialised", 12, "log_sales", "eff.advice.gvp.path.year_3"),
        new("delivery.business_development", "business_development_specialised", 4, "log_jobs", "eff.advice.gvp.emp"),
        // Matched clients of Danish municipalities, whose jobs rose as their sales: not what the trial found, which the parameter rests on.
        new("delivery.business_development", "business_development_specialised", 8, "log_jobs", "eff.advice.dk.kl.emp", Asked: false),
        new("delivery.business_development", "business_development_specialised", 8, "log_sales", "eff.advice.dk.kl.sales", Asked: false),
        new("delivery.finance", "finance_grant", 4, "log_jobs", "eff.grant.no.emp", 1),
        new("delivery.finance", "finance_grant", 8, "log_jobs", "eff.grant.no.emp", 2),
        new("delivery.finance", "finance_grant", 12, "log_jobs", "eff.grant.no.emp", 3),
        new("delivery.finance", "finance_grant", 4, "log_sales", "eff.grant.no.sales", 1),
        new("delivery.finance", "finance_grant", 8, "log_sales", "eff.grant.no.sales", 2),
        new("delivery.finance", "finance_grant", 12, "log_sales", "eff.grant.no.sales", 3),
        // The cutoff study is of six years, of which five are recorded; the two studies without an effect do not say after how long.
        new("delivery.finance", "finance_grant", 20, "log_jobs", "eff.subsidy.italy.rdd", Asked: false),
        new("delivery.finance", "finance_grant", 12, "log_jobs", "eff.grant.no.reject", Asked: false),
        new("delivery.finance", "finance_grant", 12, "log_jobs", "eff.grant.se.vinnova", Asked: false),
        new("delivery.finance", "finance_grant", 12, "log_productivity", "eff.grant.se.vinnova", Asked: false),
        new("delivery.finance", "finance_grant", 12, "log_productivity", "eff.grant.no.rcn", 3, Asked: false),
        new("delivery.innovation_collaboration", "innovation_collaboration_specialised", 4, "log_productivity", "eff.cluster.dk.lp", 1),
        new("delivery.innovation_collaboration", "innovation_collaboration_specialised", 8, "log_productivity", "eff.cluster.dk.lp", 2),
        new("delivery.innovation_collaboration", "innovation_collaboration_specialised", 12, "log_productivity", "eff.cluster.dk.lp", 3),
        new("delivery.innovation_collaboration", "innovation_collaboration_specialised", 16, "log_productivity", "eff.cluster.dk.lp", 4),
        new("delivery.internationalisation", "internationalisation_specialised", 8, "log_sales", "eff.export.dk"),
        new("delivery.generic_quality", "generic", 4, "log_jobs", "eff.advice.light.bl"),
        new("delivery.generic_quality", "generic", 4, "log_sales", "eff.advice.light.bl"),
        new("delivery.generic_quality", "generic", 8, "survival", "eff.advice.se.almi"),
    ];

    /// <summary>The first entry that evaluations are compared with and that is not there; null where all are.</summary>
    public static string? Missing(IReadOnlyList<EvidenceEntry> evidence) => Targets.Select(target => target.Evidence).FirstOrDefault(name => !evidence.Any(e => e.IsNamed(name)));

    /// <summary>Compares the evaluations of an arm.</summary>
    /// <exception cref="ArgumentException">A target names evidence that there is not, or that has no range.</exception>
    public static ImmutableArray<EvaluationComparison> Compare(EvaluationTable table, string arm, LabourClosure labour, IReadOnlyList<EvidenceEntry> evidence) =>
    [
        .. Targets.Select(target =>
        {
            var (value, low, high, effect) = Find(target.Evidence, evidence);
            return new EvaluationComparison(
                target, table.Find(arm, labour, target.Help, target.QuartersAfter, target.Outcome), value * target.Years, low * target.Years, high * target.Years, effect);
        }),
    ];

    private static (double Value, double Low, double High, bool Effect) Find(string name, IReadOnlyList<EvidenceEntry> evidence)
    {
        var entry = evidence.FirstOrDefault(e => e.IsNamed(name)) ?? throw new ArgumentException($"There is no evidence '{name}'.", nameof(name));
        int part = Math.Max(0, entry.Parts?.ToList().FindIndex(p => name == $"{entry.Id}.{p}") ?? 0);
        return entry is { Value: { } value, Low: { } low, High: { } high }
            ? (value.All[part], low.All[part], high.All[part], value.All[part] > 0 && entry.KeptAs != KeptAs.NullResult)
            : throw new ArgumentException($"The evidence '{name}' has no range to lie in.", nameof(name));
    }
}
