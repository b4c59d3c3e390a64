using EcosystemSim.Experiments.EqualMoney;

namespace EcosystemSim.Experiments.Results;

/// <summary>The experiment that a folder of results is of.</summary>
public static class StoredExperiment
{
    /// <summary>An experiment made anew from its scenario, with what its run found: the grants of its money-matched twins, and how many replications were needed.</summary>
    public static Experiment Of(Manifest? manifest, Experiment experiment)
    {
        var matched = MoneyTwin.As(manifest, experiment);
        return matched.Auto is not null && manifest is not null && NumberRanges.TryRead(manifest.Replications, out var numbers) ? matched with { Replications = numbers } : matched;
    }
}
