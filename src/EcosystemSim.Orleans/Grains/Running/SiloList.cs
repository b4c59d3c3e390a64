using System.Diagnostics;
using EcosystemSim.Experiments;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace EcosystemSim.Orleans.Grains.Running;

/// <summary>The silos that an experiment can use, and how much of each it does.</summary>
internal sealed class SiloList(IGrainFactory grains)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private readonly Dictionary<SiloAddress, Seat> _seats = [];
    private long _looked;

    /// <summary>Asks the cluster which silos there are, unless it was asked a moment ago.</summary>
    /// <exception cref="InvalidOperationException">A silo has another version of the model.</exception>
    public async Task Look(bool atOnce = false)
    {
        if (_looked != 0 && !atOnce && Stopwatch.GetElapsedTime(_looked) < LookEvery) return;
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        foreach (var gone in _seats.Keys.Where(s => !hosts.ContainsKey(s)).ToList()) _seats.Remove(gone);
        foreach (var silo in hosts.Keys.Where(s => !_seats.ContainsKey(s)).Order())
        {
            var report = await Ask(silo);
            if (report is null) continue;
            if (report.Model != ModelVersion.Text)
                throw new InvalidOperationException($"The silo {silo} has model {report.Model}, this one has {ModelVersion.Text}. All silos of a cluster must be the same build.");
            _seats[silo] = new(silo, report.Workers);
        }
        _looked = Stopwatch.GetTimestamp();
    }

    /// <summary>A silo with a free worker, the one with most; null if none has.</summary>
    public Seat? Free() => _seats.Values.Where(s => s.Taken < s.Workers).OrderBy(s => s.Taken - s.Workers).ThenBy(s => s.Silo).FirstOrDefault();

    /// <summary>Whether the silo was at work when the cluster was last asked.</summary>
    public bool Has(SiloAddress silo) => _seats.ContainsKey(silo);

    /// <summary>The grain of a silo.</summary>
    public ISiloGrain At(SiloAddress silo)
    {
        Hint(silo);
        return grains.GetGrain<ISiloGrain>(silo.ToParsableString());
    }

    /// <summary>Lets the grains that are called next for the first time be placed on a silo.</summary>
    public static void Hint(SiloAddress silo) => RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);

    private async Task<SiloReport?> Ask(SiloAddress silo)
    {
        try
        {
            return await At(silo).Report();
        }
        catch (Exception e) when (Outage.Is(e))
        {
            // It is going or gone; the next look tells.
            return null;
        }
    }

    /// <summary>Workers of one silo.</summary>
    internal sealed class Seat(SiloAddress silo, int workers)
    {
        public SiloAddress Silo { get; } = silo;

        public int Workers { get; } = workers;

        /// <summary>Replications of this experiment that were placed there.</summary>
        public int Taken { get; set; }
    }
}
