namespace EcosystemSim.Experiments.Results;

/// <summary>The experiment that a folder of results is of.</summary>
public static class StoredExperiment
{
    /// <summary>An experiment made anew from its scenario, with the replications that its run turned out to need.</summary>
    public static Experiment Of(Manifest? manifest, Experiment experiment) =>
        experiment.Auto is not null && manifest is not null && NumberRanges.TryRead(manifest.Replications, out var numbers) ? experiment with { Replications = numbers } : experiment;
}
