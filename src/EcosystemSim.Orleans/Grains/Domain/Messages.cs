using System.Globalization;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Grains.Domain;

/// <summary>Which replication an actor belongs to, so that one that is called for the first time knows what to be.</summary>
/// <param name="Experiment">Name of the experiment, which has the plan.</param>
/// <param name="Plan">Hash of the plan.</param>
/// <param name="Replication">Number of the replication.</param>
/// <param name="Blocks">Blocks of firms; <see cref="int.MaxValue"/> = each firm by itself.</param>
/// <param name="Attempt">Tells the actors of a replication that is computed again from those that were lost.</param>
[GenerateSerializer, Immutable, Alias("EcosystemSim.ActorKey")]
public sealed record ActorKey(string Experiment, string Plan, int Replication, int Blocks, string Attempt)
{
    /// <summary>Key of the governing body, with which those of all others begin.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Experiment}/{Plan[..12]}/{Replication}/{Attempt}");

    /// <summary>A block of firms.</summary>
    public string Firms(int block) => string.Create(CultureInfo.InvariantCulture, $"{Text}/firms/{block}");

    /// <summary>A provider, by its id.</summary>
    public string Provider(string id) => $"{Text}/{id}";

    /// <summary>An agreement of an arm.</summary>
    public string Agreement(string arm, string name) => $"{Text}/{arm}/{name}";
}

/// <summary>What all are told when a quarter begins.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Opening")]
public sealed record Opening(QuarterOpening Quarter);

/// <summary>Firms in which needs arise.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Arisen")]
public sealed record Arisen(BlockNeeds Needs);

/// <summary>What waiting firms say at the beginning of a quarter.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.News")]
public sealed record News(CaseUpdate[] Firms);

/// <summary>Firms at a door.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Enquiries")]
public sealed record Enquiries(CaseFile[] Cases);

/// <summary>Firms that a provider refers to a colleague.</summary>
/// <param name="From">Index of the provider that refers them.</param>
/// <param name="Under">The agreements to which both are party, each with its arm: a case is referred under those of the arm of its world.</param>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Referrals")]
public sealed record Referrals(int From, string[] Under, CaseFile[] Cases);

/// <summary>What a provider says to firms of one block.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Answers")]
public sealed record Answers(Answer[] All);

/// <summary>Firms that know no door, and what firms have been answered since last week.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Sought")]
public sealed record Sought(Answer[] Heard, CaseName[] NoDoor);

/// <summary>A week of a quarter.</summary>
/// <param name="Number">From 0.</param>
/// <param name="WasFree">By world, which providers had free hours at the end of last week; null where there are no doors.</param>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Week")]
public sealed record Week(int Number, bool[]?[] WasFree);

/// <summary>By world, whether a provider has free hours and no queue.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Worked")]
public sealed record Worked(bool[] IsFree);

/// <summary>Cases for the decisions at the end of the quarter.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Applications")]
public sealed record Applications(Answer[] All);

/// <summary>A provider's account of a quarter, by world.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Account")]
public sealed record Account(ProviderReport[] Worlds);

/// <summary>What the decisions bring a provider, by world.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Awards")]
public sealed record Awards(ProviderAward[] Worlds);

/// <summary>Help and decisions for firms, by world.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Deliveries")]
public sealed record Deliveries(WorldDeliveries[] Worlds);

/// <summary>Whom firms would hire, by world.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Desires")]
public sealed record Desires(WorldDesires[] Worlds);

/// <summary>Labour that is there, by world; null where firms have hired already.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Hiring")]
public sealed record Hiring(WorldHiring?[] Worlds);

/// <summary>Firms at the end of the quarter, by world; null where they have said so already.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Grown")]
public sealed record Grown(WorldReport?[] Worlds);

/// <summary>All firms.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Census")]
public sealed record Census(BlockCensus Firms);

/// <summary>How an agreement stands.</summary>
/// <param name="Agreement">Its name, with that of its arm.</param>
/// <param name="Parties">By provider: is it a party?</param>
/// <param name="Commitment">By provider, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("EcosystemSim.AgreementTerms")]
public sealed record AgreementTerms(string Agreement, bool[] Parties, float[] Commitment);

/// <summary>Who is in an agreement, as it tells its parties.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Membership")]
public sealed record Membership(string Agreement, bool[] Parties);

/// <summary>How far the actors of a replication are.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.QuarterDone")]
public sealed record QuarterDone(int Quarter, PackedResult? Result);

/// <summary>An actor was lost with its silo and knows nothing any more: the replication is computed again.</summary>
[GenerateSerializer, Alias("EcosystemSim.ActorLost")]
public sealed class ActorLostException(string actor) : global::Orleans.Runtime.OrleansException($"{actor} was lost with its silo.");
