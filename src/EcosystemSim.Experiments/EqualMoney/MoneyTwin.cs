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

    /// <summary>An arm whose grant money follows the outlay of the baseline from the quarter on in which the two part; the baseline itself as it is.</summary>
    public static ArmSpec At(ArmSpec arm, ArmSpec baseline, int quarters) =>
        Parting.Quarter(arm, baseline, quarters) is var parts && parts < quarters ? arm with { SpendsLike = baseline.Id, SpendsLikeFrom = parts } : arm;

    /// <summary>An experiment with a twin for each arm that parts from the baseline, but for the arm without support; those of single levers become twins themselves.</summary>
    public static Experiment AddTo(Experiment experiment)
    {
        var plan = experiment.Plan;
        var baseline = plan.Arms[experiment.ArmIndex(experiment.Baseline)];
        ImmutableArray<ArmSpec> twins =
        [
            .. from arm in plan.Arms
               where arm.Id != experiment.WithoutSupport && !experiment.IsOfLever(arm.Id)
               let twin = At(arm, baseline, plan.Quarters)
               where twin.SpendsLike is not null
               select twin with { Id = arm.Id + Suffix, Title = $"{arm.Title}, at equal outlay" },
        ];
        return experiment with
        {
            // Arms of single levers are there for their table alone, which is at equal outlay.
            Plan = plan with { Arms = [.. plan.Arms.Select(arm => experiment.IsOfLever(arm.Id) ? At(arm, baseline, plan.Quarters) : arm), .. twins] },
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
