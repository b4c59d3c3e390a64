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

    /// <summary>Why an engine cannot be used; null if it can.</summary>
    public static string? WhyNot(string engine) => engine != Orleans
        ? null
        : OrleansFeature.WhyNot ?? "This build has the packages of the Orleans engine, but the engine itself is not built yet. The local engine gives the same results to the last bit.";

    /// <summary>First line of every run.</summary>
    public static string FirstLine(int threads)
    {
        string line = threads == 1 ? "Engine: local, 1 thread." : $"Engine: local, {threads} threads.";
        return OrleansFeature.IsAvailable ? line : line + " (This build has no Orleans engine; results would be the same.)";
    }

    /// <summary>For <c>--version</c>.</summary>
    public static string Features() =>
        $"engines: local{(OrleansFeature.IsAvailable ? "; packages of the Orleans engine are there" : "; this build has no Orleans engine")}";
}
