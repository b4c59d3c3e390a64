using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.EqualMoney;

/// <summary>An arm that is another one but for its grant money, which follows the public outlay of the baseline, replication by replication and quarter by quarter.</summary>
/// <param name="Arm">Id of the arm that it is a twin of.</param>
/// <param name="Twin">Its own id.</param>
public sealed record MoneyTwin(string Arm, string Twin)
{
    /// <summary>What the id of a twin ends with. Names of arms in scenarios have no such sign.</summary>
    public const string Suffix = "@equal-outlay";

    /// <summary>Share of the baseline's outlay within which a twin's must lie.</summary>
    public const double Tolerance = 0.005;

    /// <summary>Whether an arm is a twin, by its id.</summary>
    public static bool Is(string arm) => arm.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>An experiment with a twin for each arm that parts from the baseline, but for the arm without support and those of single levers.</summary>
    public static Experiment AddTo(Experiment experiment)
    {
        var plan = experiment.Plan;
        var baseline = plan.Arms[experiment.ArmIndex(experiment.Baseline)];
        ImmutableArray<ArmSpec> twins =
        [
            .. from arm in plan.Arms
               let parts = Parting.Quarter(arm, baseline, plan.Quarters)
               where arm != baseline && arm.Id != experiment.WithoutSupport && experiment.LeverArms.All(l => l.Spec.Id != arm.Id) && parts < plan.Quarters
               select arm with { Id = arm.Id + Suffix, Title = $"{arm.Title}, at equal outlay", SpendsLike = experiment.Baseline, SpendsLikeFrom = parts },
        ];
        return experiment with
        {
            Plan = plan with { Arms = [.. plan.Arms, .. twins] },
            Twins = [.. twins.Select(twin => new MoneyTwin(twin.Id[..^Suffix.Length], twin.Id))],
        };
    }
}

/// <summary>Why the outlay of a twin is not the baseline's.</summary>
public enum OutlayGap
{
    /// <summary>It is.</summary>
    None,

    /// <summary>It spends less than the baseline, and there are not the applications to spend more on.</summary>
    GrantsNotAbsorbed,

    /// <summary>It spends more than the baseline even without grants.</summary>
    MoreThanGrants,
}

/// <summary>What a run has found of a twin's outlay.</summary>
/// <param name="Outlay">Public outlay of the twin over the recorded time, mean of the replications, currency units.</param>
/// <param name="BaselineOutlay">The baseline's.</param>
public sealed record OutlayMatch(string Arm, string Twin, LabourClosure Labour, double Outlay, double BaselineOutlay, OutlayGap Gap);
