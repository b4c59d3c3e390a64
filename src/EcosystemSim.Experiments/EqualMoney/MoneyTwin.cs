using System.Collections.Immutable;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.EqualMoney;

/// <summary>An arm that is another one but for its grant money, which is scaled until its public outlay is the baseline's.</summary>
/// <param name="Arm">Id of the arm that it is a twin of.</param>
/// <param name="Twin">Its own id.</param>
public sealed record MoneyTwin(string Arm, string Twin)
{
    /// <summary>What the id of a twin ends with. Names of arms in scenarios have no such sign.</summary>
    public const string Suffix = "@equal-outlay";

    /// <summary>Pilot replications that the factors are looked for in, however many are asked for: these are no input.</summary>
    public const int PilotReplications = 20;

    /// <summary>Share of the baseline's outlay within which a twin's must lie.</summary>
    public const double Tolerance = 0.005;

    /// <summary>Whether an arm is a twin, by its id.</summary>
    public static bool Is(string arm) => arm.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>
    /// An experiment with a twin for each arm that parts from the baseline, but for the arm without support and those of single levers.
    /// Their factors are 1 until <see cref="With"/> sets them.
    /// </summary>
    public static Experiment AddTo(Experiment experiment)
    {
        var plan = experiment.Plan;
        var baseline = plan.Arms[experiment.ArmIndex(experiment.Baseline)];
        ImmutableArray<ArmSpec> arms =
        [
            .. plan.Arms.Where(arm => arm != baseline && arm.Id != experiment.WithoutSupport && experiment.LeverArms.All(l => l.Spec.Id != arm.Id)
                && Parting.Quarter(arm, baseline, plan.Quarters) < plan.Quarters),
        ];
        if (arms.IsEmpty) return experiment;
        return experiment with
        {
            Plan = plan with { Arms = [.. plan.Arms, .. arms.Select(arm => arm with { Id = arm.Id + Suffix, Title = $"{arm.Title}, at equal outlay" })] },
            Twins = [.. arms.Select(arm => new MoneyTwin(arm.Id, arm.Id + Suffix))],
            Pilots = PilotReplications,
        };
    }

    /// <summary>The experiment with the factors that were found for its twins.</summary>
    /// <exception cref="ArgumentException">They are those of other twins.</exception>
    public static Experiment With(Experiment experiment, ImmutableArray<MoneyMatch> matches)
    {
        if (!experiment.Twins.Select(t => t.Twin).SequenceEqual(matches.Select(m => m.Twin)))
            throw new ArgumentException("These are the factors of other twins.", nameof(matches));
        var arms = experiment.Plan.Arms;
        foreach (var match in matches)
        {
            int twin = experiment.ArmIndex(match.Twin);
            arms = arms.SetItem(twin, Scaled(experiment, arms[experiment.ArmIndex(match.Arm)], match.GrantScale) with { Id = arms[twin].Id, Title = arms[twin].Title });
        }
        return experiment with { Plan = experiment.Plan with { Arms = arms }, Matches = matches };
    }

    /// <summary>The experiment as a folder of results has it: with the factors that its manifest names, or without twins where it names none.</summary>
    public static Experiment As(Manifest? manifest, Experiment experiment)
    {
        if (experiment.Twins.IsEmpty) return experiment;
        if (manifest is not null && manifest.EqualOutlay.Select(m => m.Twin).SequenceEqual(experiment.Twins.Select(t => t.Twin))) return With(experiment, manifest.EqualOutlay);
        return experiment with { Plan = experiment.Plan with { Arms = [.. experiment.Plan.Arms.Where(arm => !Is(arm.Id))] }, Twins = [] };
    }

    /// <summary>An arm with another factor on its grant money, from the quarter on in which it parts from the baseline.</summary>
    internal static ArmSpec Scaled(Experiment experiment, ArmSpec arm, double scale)
    {
        var plan = experiment.Plan;
        if (scale == 1) return arm;
        return arm with { GrantScale = arm.GrantScale * scale, GrantScaleFrom = Parting.Quarter(arm, plan.Arms[experiment.ArmIndex(experiment.Baseline)], plan.Quarters) };
    }
}

/// <summary>Why the outlay of a twin is not the baseline's.</summary>
public enum OutlayGap
{
    /// <summary>It is.</summary>
    None,

    /// <summary>The arm spends less than the baseline, and there are not the applications to spend more on.</summary>
    GrantsNotAbsorbed,

    /// <summary>The arm spends more than the baseline even without grants.</summary>
    MoreThanGrants,

    /// <summary>No factor was found that comes closer.</summary>
    NotFound,
}

/// <summary>The factor that was found for a twin, in the pilot replications.</summary>
/// <param name="GrantScale">Factor on all grant money of the arm from the quarter on in which it parts from the baseline.</param>
/// <param name="Outlay">Public outlay of the twin over the recorded time with that factor, mean of the pilots, currency units; by the line through the nearest factors that were run.</param>
/// <param name="BaselineOutlay">The baseline's.</param>
public sealed record MoneyMatch(string Arm, string Twin, double GrantScale, double Outlay, double BaselineOutlay, OutlayGap Gap);
