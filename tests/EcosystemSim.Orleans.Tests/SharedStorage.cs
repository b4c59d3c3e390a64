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

    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _read, _replaced;

    /// <summary>Once so many checkpoints are there, whoever wants to keep or read one waits for <see cref="Release"/>, and is then refused; 0 = nobody is held up.</summary>
    public int HoldsAfter { get; init; }

    /// <summary>Whether somebody is held up.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>Refuses those who wait, as a storage that was out of reach, and serves all who come later.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Checkpoints from which somebody went on: those that were read and neither replaced nor cleared thereafter.</summary>
    public int GoneOnFrom => _read - _replaced;

    /// <summary>Checkpoints that are kept.</summary>
    public IEnumerable<string> Checkpoints => _records.Keys.Where(key => key.StartsWith("checkpoint ", StringComparison.Ordinal));

    /// <summary>Results that are kept.</summary>
    public IEnumerable<string> Results => _records.Keys.Where(key => key.StartsWith("result ", StringComparison.Ordinal));

    public void AddTo(ISiloBuilder silo) =>
        silo.Services.AddKeyedSingleton<IGrainStorage>(SiloSetup.Storage, (services, _) => new OfSilo(this, services.GetRequiredService<Serializer>()));

    private sealed class OfSilo(SharedStorage shared, Serializer serializer) : IGrainStorage
    {
        public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (stateName == "checkpoint" && shared.HoldsAfter > 0 && !shared._released.Task.IsCompleted && shared.Checkpoints.Count() >= shared.HoldsAfter)
            {
                shared.IsHolding = true;
                await shared._released.Task;
                throw new OrleansException("The storage was out of reach.");
            }
            if (shared._records.TryGetValue($"{stateName} {grainId}", out byte[]? bytes))
            {
                if (stateName == "checkpoint") Interlocked.Increment(ref shared._read);
                grainState.State = serializer.Deserialize<T>(bytes);
                grainState.RecordExists = true;
            }
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (stateName == "checkpoint" && shared._records.ContainsKey($"{stateName} {grainId}")) Interlocked.Increment(ref shared._replaced);
            shared._records[$"{stateName} {grainId}"] = serializer.SerializeToArray(grainState.State);
            grainState.RecordExists = true;
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (shared._records.TryRemove($"{stateName} {grainId}", out _) && stateName == "checkpoint") Interlocked.Increment(ref shared._replaced);
            grainState.RecordExists = false;
            return Task.CompletedTask;
        }
    }
}
