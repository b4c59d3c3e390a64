using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Running;

namespace EcosystemSim.Cli;

/// <summary>The engines.</summary>
internal static class Engines
{
    public const string Local = "local";
    public const string Orleans = "orleans";

    /// <summary>The engine of a run that names none.</summary>
    public const string Default = Orleans;

    /// <summary>First line of every run.</summary>
    public static string FirstLine(RunRequest request)
    {
        string threadsText = request.Threads == 1 ? "1 thread" : $"{request.Threads} threads";
        if (request.Cluster is { } cluster)
            return $"Engine: orleans, cluster '{cluster.Id ?? ClusterOptions.DefaultId}', {(request.Threads == 0 ? "all its workers" : threadsText)}, {request.Granularity}.";
        if (request.Engine == Orleans) return $"Engine: orleans, a silo within this process, {threadsText}, {request.Granularity}.";
        return $"Engine: local, {threadsText}.";
    }
}
