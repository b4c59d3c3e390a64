using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Finds columns of the observations by name.</summary>
internal sealed class SeriesIndex
{
    private readonly Dictionary<(Scope, string, string), int> _columns = [];

    public SeriesIndex(ImmutableArray<Series> series)
    {
        for (int i = 0; i < series.Length; i++) _columns.Add((series[i].Scope, series[i].ScopeId, series[i].Outcome), i);
    }

    /// <summary>Column, or -1 where this scope does not record the outcome.</summary>
    public int Find(Scope scope, string id, string outcome) => _columns.GetValueOrDefault((scope, id, outcome), -1);
}
