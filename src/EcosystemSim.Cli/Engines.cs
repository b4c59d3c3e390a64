using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Running;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Orleans;
using EcosystemSim.OxyPlot;

namespace EcosystemSim.Cli;

/// <summary>Which engines this build has.</summary>
internal static class Engines
{
    public const string Local = "local";
    public const string Orleans = "orleans";

    /// <summary>What the package feed of this build served.</summary>
    public static FeedFeatures Feed { get; } = new(OrleansFeature.IsAvailable, OxyPlotFeature.IsAvailable);

    /// <summary>The engine of a run that names none.</summary>
    public static string Default => OrleansFeature.IsAvailable ? Orleans : Local;

    /// <summary>Why an engine cannot be used; null if it can.</summary>
    public static string? WhyNot(string engine) => engine == Orleans ? OrleansFeature.WhyNot : null;

    /// <summary>First line of every run.</summary>
    public static string FirstLine(RunRequest request)
    {
        string threadsText = request.Threads == 1 ? "1 thread" : $"{request.Threads} threads";
        if (request.Cluster is { } cluster)
            return $"Engine: orleans, cluster '{cluster.Id ?? ClusterOptions.DefaultId}', {(request.Threads == 0 ? "all its workers" : threadsText)}, {request.Granularity}.";
        if (request.Engine == Orleans) return $"Engine: orleans, a silo within this process, {threadsText}, {request.Granularity}.";
        string line = $"Engine: local, {threadsText}.";
        return OrleansFeature.IsAvailable ? line : line + " (This build has no Orleans engine; results would be the same.)";
    }

    /// <summary>For <c>--version</c>.</summary>
    public static string Features() => OrleansFeature.IsAvailable ? "engines: local, orleans" : "engines: local; this build has no Orleans engine";
}
