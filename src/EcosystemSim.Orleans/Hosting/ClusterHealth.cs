using System.Collections.Immutable;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Grains.Running;
using EcosystemSim.Orleans.Messages;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>What a silo is found to be.</summary>
public enum SiloHealth
{
    /// <summary>At work, and it answers.</summary>
    Answers,

    /// <summary>Said to be at work, but it does not answer: the others will find that it is dead, or it is very busy.</summary>
    Silent,

    /// <summary>Not yet at work.</summary>
    Joining,

    /// <summary>On its way out.</summary>
    Leaving,

    /// <summary>Gone.</summary>
    Dead,
}

/// <summary>One silo of a cluster.</summary>
/// <param name="Row">What the database knows.</param>
/// <param name="Report">What it says of itself; null unless it answers.</param>
public sealed record SiloState(SiloRow Row, SiloHealth Health, SiloReport? Report);

/// <summary>How a cluster is: its silos and experiments.</summary>
/// <param name="Silos">The youngest first, dead ones included.</param>
/// <param name="Experiments">The last ordered first; empty where no silo answers.</param>
/// <param name="Trouble">Why no silo could be asked, as a sentence; null where some could.</param>
public sealed record ClusterHealth(ImmutableArray<SiloState> Silos, ImmutableArray<ExperimentStatus> Experiments, string? Trouble = null)
{
    private static readonly TimeSpan WaitForAnswer = TimeSpan.FromSeconds(5);

    /// <summary>Whether some silo is at work, and every one that is said to be answers.</summary>
    public bool IsGood => Silos.Any(s => s.Health == SiloHealth.Answers) && Silos.All(s => s.Health != SiloHealth.Silent);

    /// <summary>Asks the database, then every silo.</summary>
    /// <exception cref="ClusterException">The database is not there, or not set up.</exception>
    public static async Task<ClusterHealth> Of(ClusterSettings settings, CancellationToken cancellation = default)
    {
        var rows = await ClusterDatabase.Silos(settings.Connection, settings.Id);
        if (!rows.Any(r => r.IsActive)) return new([.. rows.Select(r => new SiloState(r, HealthOf(r), null))], []);
        ClusterConnection connection;
        try
        {
            connection = await ClusterConnection.Open(settings, cancellation);
        }
        catch (ClusterException e)
        {
            return new([.. rows.Select(r => new SiloState(r, HealthOf(r), null))], [], e.Message);
        }
        using (connection)
        {
            var client = connection.Client;
            var silos = await Task.WhenAll(rows.Select(r => State(client, r)));
            return new([.. silos], await Known(client));
        }
    }

    /// <summary>Stops an experiment after the quarters under way, whoever has ordered it.</summary>
    /// <returns>How it stood, or null where the cluster knows none by this name.</returns>
    /// <exception cref="ClusterException">There is no such cluster, or no silo of it answers.</exception>
    public static async Task<ExperimentStatus?> Cancel(ClusterSettings settings, string experiment, CancellationToken cancellation = default)
    {
        using var connection = await ClusterConnection.Open(settings, cancellation);
        var grain = connection.Client.GetGrain<IExperimentGrain>(experiment);
        var status = await grain.Status();
        if (status is not null) await grain.Cancel();
        return status;
    }

    private static async Task<SiloState> State(IGrainFactory grains, SiloRow row)
    {
        if (!row.IsActive) return new(row, HealthOf(row), null);
        try
        {
            var address = SiloAddress.FromParsableString(row.Silo);
            RequestContext.Set(IPlacementDirector.PlacementHintKey, address);
            return new(row, SiloHealth.Answers, await grains.GetGrain<ISiloGrain>(row.Silo).Report().WaitAsync(WaitForAnswer));
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return new(row, SiloHealth.Silent, null);
        }
    }

    private static async Task<ImmutableArray<ExperimentStatus>> Known(IGrainFactory grains)
    {
        try
        {
            string[] names = await grains.GetGrain<IExperimentsGrain>(0).Names().WaitAsync(WaitForAnswer);
            var found = await Task.WhenAll(names.Select(name => grains.GetGrain<IExperimentGrain>(name).Status().WaitAsync(WaitForAnswer)));
            return [.. found.OfType<ExperimentStatus>()];
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // They live on a silo that was just lost; the next call finds them.
            return [];
        }
    }

    private static SiloHealth HealthOf(SiloRow row) => (SiloStatus)row.Status switch
    {
        SiloStatus.Active => SiloHealth.Silent,
        SiloStatus.Created or SiloStatus.Joining => SiloHealth.Joining,
        SiloStatus.ShuttingDown or SiloStatus.Stopping => SiloHealth.Leaving,
        _ => SiloHealth.Dead,
    };
}
