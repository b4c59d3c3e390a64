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
    private readonly ObservationsFile _format;
    private readonly SortedDictionary<int, byte[][]> _packed = [];
    private readonly Dictionary<int, int> _bytes = [];

    /// <param name="experiment">What is tried.</param>
    public TrialStore(Experiment experiment)
    {
        (_experiment, _series) = (experiment, experiment.ListSeries());
        _format = new ObservationsFile(experiment, _series);
    }

    /// <inheritdoc/>
    public void Add(int replication, ImmutableArray<ArmRun> runs)
    {
        byte[][] packed = [.. runs.Select(run => CompactValues.Pack(run.Observations.Values, _series.Length))];
        int bytes = _format.Write(replication, [.. runs.Select(run => run.Observations.Values)]).Length;
        lock (_lock)
        {
            _packed[replication] = packed;
            _bytes[replication] = bytes;
        }
    }

    /// <summary>Bytes that a replication takes on disk; NaN where none is there.</summary>
    public double BytesOfReplication
    {
        get
        {
            lock (_lock) return _bytes.Count == 0 ? double.NaN : _bytes.Values.Average();
        }
    }

    /// <summary>The summary of what is there, and the table of effects.</summary>
    public (RunSummary Summary, string Effects) Summarise() => FinishedReplications.Summarise(_experiment, _series, _packed);
}
