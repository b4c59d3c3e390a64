using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>Something that a visitor of the page can move: a factor on the files' numbers, or a switch.</summary>
/// <param name="Id">Name in messages and addresses, such as <c>cost</c> or <c>lever.triage</c>.</param>
/// <param name="IsSwitch">Whether it is 0 or 1 and nothing between.</param>
/// <param name="Value">As the files have it.</param>
public sealed record PageSetting(string Id, bool IsSwitch, double Minimum, double Maximum, double Step, double Value)
{
    /// <summary>Begins the ids of levers.</summary>
    public const string LeverPrefix = "lever.";

    private const string Cost = "cost", Advisers = "advisers", Borders = "borders", Commitment = "commitment";

    /// <summary>What can be moved in a plan of two arms: only what it has.</summary>
    public static ImmutableArray<PageSetting> Of(ExperimentPlan plan)
    {
        var own = Parting.OnlyIn(plan.Arms[1], plan.Arms[0]).ToList();
        Lever[] levers = [.. own.SelectMany(a => a.Levers).Where(l => l.Strength > 0).Select(l => l.Lever).Distinct().Order()];
        var settings = ImmutableArray.CreateBuilder<PageSetting>();
        if (own.Count > 0) settings.Add(new(Cost, false, 0, 4, 0.5, 1));
        settings.Add(new(Advisers, false, 0.5, 2, 0.25, 1));
        if (levers.Contains(Lever.CrossBorderEligibility)) settings.Add(Switch(Borders, true));
        if (own.Any(a => a.Levers.Any(l => l.Lever != Lever.CrossBorderEligibility))) settings.Add(Switch(Commitment, own.All(a => a.Binding)));
        settings.AddRange(levers.Where(l => l != Lever.CrossBorderEligibility).Select(l => Switch(IdOf(l), true)));
        return settings.ToImmutable();
    }

    /// <summary>
    /// The plan with some settings moved. The same comes of a scenario file with <c>cost_factor</c>, <c>triage.capacity_scale</c>,
    /// <c>binding</c> or a lever's strength set, so that whatever the page shows the command can run.
    /// </summary>
    /// <param name="values">By id; what is missing stays as it is.</param>
    /// <exception cref="ArgumentException">The plan has no such setting, or the value is outside its range.</exception>
    public static ExperimentPlan Apply(ExperimentPlan plan, IReadOnlyDictionary<string, double> values)
    {
        var own = Parting.OnlyIn(plan.Arms[1], plan.Arms[0]).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var (id, value) in values)
        {
            var setting = Of(plan).FirstOrDefault(s => s.Id == id) ?? throw new ArgumentException($"There is no setting '{id}'.");
            if (!(value >= setting.Minimum && value <= setting.Maximum) || (setting.IsSwitch && value is not (0 or 1)))
                throw new ArgumentException(FormattableString.Invariant($"The setting '{id}' cannot be {value}."));
        }
        double scale = values.GetValueOrDefault(Advisers, 1);
        var changed = plan.Arms[1] with { Agreements = [.. plan.Arms[1].Agreements.Select(a => own.Contains(a) ? Moved(a) : a)] };
        return plan with
        {
            Arms = plan.Arms.SetItem(1, changed),
            Parameters = scale == 1 ? plan.Parameters : plan.Parameters with { Triage = plan.Parameters.Triage with { CapacityScale = plan.Parameters.Triage.CapacityScale * scale } },
        };

        AgreementSpec Moved(AgreementSpec agreement) => agreement with
        {
            CostFactor = agreement.CostFactor * values.GetValueOrDefault(Cost, 1),
            Binding = agreement.Levers.Any(l => l.Lever != Lever.CrossBorderEligibility) && values.TryGetValue(Commitment, out double binding) ? binding == 1 : agreement.Binding,
            Levers = [.. agreement.Levers.Where(l => !IsOff(l.Lever))],
        };

        bool IsOff(Lever lever) => values.GetValueOrDefault(lever == Lever.CrossBorderEligibility ? Borders : IdOf(lever), 1) == 0;
    }

    private static PageSetting Switch(string id, bool on) => new(id, true, 0, 1, 1, on ? 1 : 0);

    private static string IdOf(Lever lever) => LeverPrefix + Names.Of(lever);
}
