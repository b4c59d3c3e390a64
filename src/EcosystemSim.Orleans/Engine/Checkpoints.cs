using EcosystemSim.Experiments;
using EcosystemSim.Orleans.Messages;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace EcosystemSim.Orleans.Engine;

/// <summary>How a silo works.</summary>
/// <param name="Workers">Threads that compute.</param>
/// <param name="CheckpointQuarters">Quarters between two checkpoints of worlds in blocks; 0 = none, so that all begin again after a loss.</param>
public sealed record SiloOptions(int Workers, int CheckpointQuarters);

/// <summary>A state as it was before a quarter, and the one before it.</summary>
[GenerateSerializer, Alias("EcosystemSim.Checkpoint")]
internal sealed class KeptStates
{
    /// <summary>Version of the model that wrote them; no other can read them.</summary>
    [Id(0)]
    public string Model { get; set; } = "";

    /// <summary>Of the plan.</summary>
    [Id(1)]
    public string Plan { get; set; } = "";

    /// <summary>Quarters, the later last.</summary>
    [Id(2)]
    public List<int> Quarters { get; set; } = [];

    /// <summary>States, packed, in the same order.</summary>
    [Id(3)]
    public List<byte[]> States { get; set; } = [];
}

/// <summary>Keeps checkpoints in the grain storage of the silo. Two are kept, since a grain cannot know whether the others have come as far.</summary>
internal sealed class Checkpoints(IServiceProvider services, SiloOptions options)
{
    private const string Name = "checkpoint";

    /// <summary>Whether the state before a quarter is to be kept.</summary>
    /// <param name="age">Quarters since the beginning of the warm-up.</param>
    public bool IsDue(int age) => options.CheckpointQuarters > 0 && age > 0 && age % options.CheckpointQuarters == 0;

    private IGrainStorage Storage => services.GetRequiredKeyedService<IGrainStorage>(SiloSetup.Storage);

    public async Task Keep(GrainId grain, string plan, int quarter, byte[] state)
    {
        var kept = await Read(grain);
        var states = kept.State!;
        if (states.Model != ModelVersion.Text || states.Plan != plan) kept.State = states = new() { Model = ModelVersion.Text, Plan = plan };
        int known = states.Quarters.IndexOf(quarter);
        if (known >= 0)
        {
            states.Quarters.RemoveAt(known);
            states.States.RemoveAt(known);
        }
        states.Quarters.Add(quarter);
        states.States.Add(Compression.Pack(state));
        if (states.Quarters.Count > 2)
        {
            states.Quarters.RemoveAt(0);
            states.States.RemoveAt(0);
        }
        await Storage.WriteStateAsync(Name, grain, kept);
    }

    /// <summary>The state before a quarter, or the latest; null where there is none.</summary>
    public async Task<(int Quarter, byte[] State)?> Find(GrainId grain, string plan, int? quarter = null)
    {
        if (options.CheckpointQuarters == 0) return null;
        var states = (await Read(grain)).State!;
        if (states.Model != ModelVersion.Text || states.Plan != plan) return null;
        int found = quarter is { } q ? states.Quarters.IndexOf(q) : states.Quarters.Count - 1;
        return found < 0 ? null : (states.Quarters[found], Compression.Unpack(states.States[found]));
    }

    public async Task Forget(GrainId grain)
    {
        if (options.CheckpointQuarters == 0) return;
        var kept = await Read(grain);
        if (kept.RecordExists) await Storage.ClearStateAsync(Name, grain, kept);
    }

    private async Task<GrainState<KeptStates>> Read(GrainId grain)
    {
        var kept = new GrainState<KeptStates>(new());
        await Storage.ReadStateAsync(Name, grain, kept);
        kept.State ??= new();
        return kept;
    }
}
