using EcosystemSim.Orleans.Engine;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <summary>The names that <see cref="ExperimentsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("EcosystemSim.ExperimentNames")]
internal sealed class ExperimentNames
{
    /// <summary>The last ordered first.</summary>
    [Id(0)]
    public List<string> Names { get; set; } = [];
}

/// <inheritdoc cref="IExperimentsGrain"/>
internal sealed class ExperimentsGrain([PersistentState("experiments", SiloSetup.Storage)] IPersistentState<ExperimentNames> names) : Grain, IExperimentsGrain
{
    private const int Most = 100;

    public async Task Add(string name)
    {
        var known = names.State.Names;
        if (known.Count > 0 && known[0] == name) return;
        known.Remove(name);
        known.Insert(0, name);
        if (known.Count > Most) known.RemoveAt(Most);
        await names.WriteStateAsync();
    }

    public Task<string[]> Names() => Task.FromResult<string[]>([.. names.State.Names]);
}
