using EcosystemSim.Orleans.Engine;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains.Running;

/// <summary>The names that <see cref="ExperimentsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("EcosystemSim.ExperimentNames")]
internal sealed class ExperimentNames
{
    /// <summary>The last ordered first.</summary>
    [Id(0)]
    public List<string> Names { get; set; } = [];

    /// <summary>Those of them in which something is left to do.</summary>
    [Id(1)]
    public List<string> Open { get; set; } = [];
}

/// <inheritdoc cref="IExperimentsGrain"/>
internal sealed class ExperimentsGrain([PersistentState("experiments", SiloSetup.Storage)] IPersistentState<ExperimentNames> names) : Grain, IExperimentsGrain
{
    private const int Most = 100;

    public async Task Add(string name)
    {
        var known = names.State.Names;
        if (known.Count > 0 && known[0] == name && names.State.Open.Contains(name)) return;
        known.Remove(name);
        known.Insert(0, name);
        if (known.Count > Most) known.RemoveAt(Most);
        if (!names.State.Open.Contains(name)) names.State.Open.Add(name);
        await names.WriteStateAsync();
    }

    public async Task Close(string name)
    {
        if (names.State.Open.Remove(name)) await names.WriteStateAsync();
    }

    public Task<string[]> Open() => Task.FromResult<string[]>([.. names.State.Open]);

    public Task<string[]> Names() => Task.FromResult<string[]>([.. names.State.Names]);
}
