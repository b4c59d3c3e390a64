using System.Collections.Concurrent;
using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace EcosystemSim.Orleans.Tests;

/// <summary>Grain storage that outlives the silos of a test, as a database does.</summary>
internal sealed class SharedStorage
{
    private readonly ConcurrentDictionary<string, byte[]> _records = [];

    /// <summary>Results that are kept.</summary>
    public IEnumerable<string> Results => _records.Keys.Where(key => key.StartsWith("result ", StringComparison.Ordinal));

    public void AddTo(ISiloBuilder silo) =>
        silo.Services.AddKeyedSingleton<IGrainStorage>(SiloSetup.Storage, (services, _) => new OfSilo(this, services.GetRequiredService<Serializer>()));

    private sealed class OfSilo(SharedStorage shared, Serializer serializer) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (shared._records.TryGetValue($"{stateName} {grainId}", out byte[]? bytes))
            {
                grainState.State = serializer.Deserialize<T>(bytes);
                grainState.RecordExists = true;
            }
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            shared._records[$"{stateName} {grainId}"] = serializer.SerializeToArray(grainState.State);
            grainState.RecordExists = true;
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            shared._records.TryRemove($"{stateName} {grainId}", out _);
            grainState.RecordExists = false;
            return Task.CompletedTask;
        }
    }
}
