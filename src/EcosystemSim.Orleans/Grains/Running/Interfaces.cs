using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Grains.Running;

/// <summary>
/// An experiment by its name: spreads replications over the silos, at most as many at once as they have workers, and keeps each
/// result until the client says that it has it.
/// </summary>
[Alias("EcosystemSim.IExperimentGrain")]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>Begins an experiment, or goes on with it where the same plan is under way. Harmless when repeated.</summary>
    /// <exception cref="InvalidOperationException">Another plan is under way by this name, or a silo has another version of the model.</exception>
    [Alias("Start")]
    Task Start(ExperimentOrder order);

    /// <summary>What is new; waits a moment for something if nothing is.</summary>
    /// <param name="collected">Replications whose results the client has kept; they are let go of here.</param>
    // A call that was under way to a silo that died is given up soon, and asked again elsewhere.
    [Alias("Next"), ResponseTimeout("00:00:08")]
    Task<ExperimentNews> Next(int[] collected);

    /// <summary>Stops after the quarters under way. Results that are done can still be collected.</summary>
    [Alias("Cancel"), ResponseTimeout("00:00:08")]
    Task Cancel();

    /// <summary>The plan, for a silo that computes a part of the experiment; null where another one is ordered by now, or none.</summary>
    [Alias("Plan"), ResponseTimeout("00:01:00")]
    Task<PackedPlan?> Plan(string hash);

    /// <summary>How it stands; null where nothing was ordered by this name.</summary>
    [Alias("Status")]
    Task<ExperimentStatus?> Status();
}

/// <summary>The names of the experiments of a cluster; one grain, key 0.</summary>
[Alias("EcosystemSim.IExperimentsGrain")]
public interface IExperimentsGrain : IGrainWithIntegerKey
{
    /// <summary>Remembers a name.</summary>
    [Alias("Add")]
    Task Add(string name);

    /// <summary>Remembers that nothing is left to do in an experiment.</summary>
    [Alias("Close")]
    Task Close(string name);

    /// <summary>Names of the experiments in which something is left to do.</summary>
    [Alias("Open")]
    Task<string[]> Open();

    /// <summary>All names, the last ordered first.</summary>
    [Alias("Names")]
    Task<string[]> Names();
}

/// <summary>One replication with all its arms: computes it whole, or lets the governing body of its actors conduct it.</summary>
[Alias("EcosystemSim.IReplicationGrain")]
public interface IReplicationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Computes for a moment and says how far it is. Called until done: so progress shows, cancelling works, and no call lasts. A
    /// repeated call after the end gives the same result again.
    /// </summary>
    [Alias("Advance"), ResponseTimeout("00:10:00")]
    Task<ReplicationSlice> Advance(ReplicationOrder order, CancellationToken cancellation);

    /// <summary>Lets go of everything.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>One silo; its key is the silo's address.</summary>
[Alias("EcosystemSim.ISiloGrain")]
public interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>Its workers, its load and its version of the model.</summary>
    [Alias("Report")]
    Task<SiloReport> Report();
}
