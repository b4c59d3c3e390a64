using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Grains;

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

/// <summary>One replication with all its arms: conducts its quarters.</summary>
[Alias("EcosystemSim.IReplicationGrain")]
public interface IReplicationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Computes for a moment and says how far it is. Called until done: so progress shows, cancelling works, and no call lasts. A
    /// repeated call after the end gives the same result again.
    /// </summary>
    [Alias("Advance"), ResponseTimeout("00:10:00")]
    Task<ReplicationSlice> Advance(ReplicationOrder order);

    /// <summary>Lets go of everything.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>A block of firms of one replication, in all its worlds.</summary>
[Alias("EcosystemSim.IFirmBlockGrain")]
public interface IFirmBlockGrain : IGrainWithStringKey
{
    /// <summary>Does a step of a quarter. A step that was done is not done again: a repeated call gets the same answer.</summary>
    [Alias("Step"), ResponseTimeout("00:10:00")]
    Task<BlockReply> Step(BlockOrder order);

    /// <summary>Lets go of everything, checkpoints too.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>One firm of one replication; its key is the firm's id after the plan and the replication.</summary>
[Alias("EcosystemSim.IFirmGrain")]
public interface IFirmGrain : IGrainWithStringKey
{
    /// <summary>The firm's journey through the support system in one arm, worked out when it is first asked for.</summary>
    /// <returns>A parcel of journey events in order; none where there is no such firm.</returns>
    [Alias("Journey"), ResponseTimeout("00:10:00")]
    Task<BlockReply> Journey(FirmQuestion question);
}

/// <summary>A provider of one replication, in all its worlds, where every firm is a grain: works its queue and whoever comes, week by week.</summary>
[Alias("EcosystemSim.IProviderGrain")]
public interface IProviderGrain : IGrainWithStringKey
{
    /// <summary>Works a week. A week that was worked is not worked again: a repeated call gets the same answer.</summary>
    [Alias("Work")]
    Task<BlockReply> Work(DeskOrder order);

    /// <summary>Lets go of everything.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>A cluster organisation.</summary>
[Alias("EcosystemSim.IClusterGrain")]
public interface IClusterGrain : IProviderGrain;

/// <summary>A business house, or a municipal office.</summary>
[Alias("EcosystemSim.IBusinessHouseGrain")]
public interface IBusinessHouseGrain : IProviderGrain;

/// <summary>An agency, or any other body that serves more than one municipality: export advisers, offices abroad, institutions.</summary>
[Alias("EcosystemSim.IAgencyGrain")]
public interface IAgencyGrain : IProviderGrain;

/// <summary>
/// The support system of one replication, in all its worlds: which policies are in force, budgets, decisions, yearly status. It
/// works the weekly rounds of all providers, or conducts them where every firm is a grain and every provider too.
/// </summary>
[Alias("EcosystemSim.IGoverningBodyGrain")]
public interface IGoverningBodyGrain : IGrainWithStringKey
{
    /// <summary>Takes a step of a quarter. A step that was taken is not taken again: a repeated call gets the same answer.</summary>
    [Alias("Step"), ResponseTimeout("00:10:00")]
    Task<GovernanceReply> Step(GovernanceOrder order);

    /// <summary>Lets go of everything, checkpoints and providers too.</summary>
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

    /// <summary>Keeps a plan for replications to come, after checking its hash and version.</summary>
    /// <exception cref="InvalidOperationException">The plan is damaged, or made by another version of the model.</exception>
    [Alias("Take")]
    Task Take(PackedPlan plan);
}
