using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Results;

/// <summary>Does with replications what a folder of results does, and writes nothing: for finding out how long a run will take.</summary>
public sealed class TrialStore : IReplicationSink
{
    private readonly Lock _lock = new();
    private readonly Experiment _experiment;
    private readonly ImmutableArray<Series> _series;
    private readonly RowFormatter _formatter;
    private readonly SortedDictionary<int, byte[][]> _packed = [];

    /// <param name="experiment">What is tried.</param>
    public TrialStore(Experiment experiment)
    {
        (_experiment, _series) = (experiment, experiment.ListSeries());
        _formatter = new RowFormatter(experiment, _series);
    }

    /// <inheritdoc/>
    public void Add(int replication, ImmutableArray<ArmRun> runs)
    {
        byte[][] packed = [.. runs.Select(run => CompactValues.Pack(run.Observations.Values, _series.Length))];
        _formatter.Member(replication, runs.Length, run => runs[run].Observations.Values);
        lock (_lock) _packed[replication] = packed;
    }

    /// <summary>The summary of what is there.</summary>
    public RunSummary Summarise() => FinishedReplications.Summarise(_experiment, _series, _packed).Summary;
}
