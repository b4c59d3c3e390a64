namespace EcosystemSim.Orleans.Grains.Domain;

// Who there is, and what they say to each other. Every actor holds its own state from the first quarter of a replication to the last; the
// rules by which it acts are the model's. All that is said in a week goes in one message from each to each.

/// <summary>Firms: from one up, those whose ids follow each other. They have needs, look for doors, and grow by the help that they get.</summary>
[Alias("EcosystemSim.IFirmsGrain")]
public interface IFirmsGrain : IGrainWithStringKey
{
    /// <summary>A quarter begins: firms enter, needs arise, and whoever waits at a provider's door says so again.</summary>
    [Alias("BeginQuarter"), ResponseTimeout("00:10:00")]
    Task<Arisen> BeginQuarter(ActorKey key, Opening opening, CancellationToken cancellation);

    /// <summary>Whoever has a need and nobody to help with it chooses a door, and enquires there.</summary>
    [Alias("SeekHelp"), ResponseTimeout("00:10:00")]
    Task<Sought> SeekHelp(int week, CancellationToken cancellation);

    /// <summary>A provider says what it did for firms, and where it sends them.</summary>
    [Alias("Answer")]
    Task Answer(Answers answers, CancellationToken cancellation);

    /// <summary>Help and decisions arrive; firms say whom they would hire, and hire at once where labour is slack.</summary>
    [Alias("Grow"), ResponseTimeout("00:10:00")]
    Task<Desires> Grow(Deliveries deliveries, CancellationToken cancellation);

    /// <summary>Firms hire as far as the labour of their regions goes.</summary>
    [Alias("Hire"), ResponseTimeout("00:10:00")]
    Task<Grown> Hire(Hiring hiring, CancellationToken cancellation);

    /// <summary>All firms say how large they are.</summary>
    [Alias("Count"), ResponseTimeout("00:10:00")]
    Task<Census> Count(CancellationToken cancellation);

    /// <summary>The replication is over.</summary>
    [Alias("Retire")]
    Task Retire();
}

/// <summary>A cluster, business house, agency, municipal office, export adviser, institution: whoever firms turn to. It keeps its queue, its hours, its experience, and what its advisers know of colleagues.</summary>
[Alias("EcosystemSim.IProviderGrain")]
public interface IProviderGrain : IGrainWithStringKey
{
    /// <summary>Firms that wait at its door say how large they are now, or that they are gone.</summary>
    [Alias("Inform")]
    Task Inform(ActorKey key, News news, CancellationToken cancellation);

    /// <summary>An agreement takes it in, or states anew who is in it.</summary>
    [Alias("Join")]
    Task Join(ActorKey key, Membership membership, CancellationToken cancellation);

    /// <summary>It is no party of an agreement any more.</summary>
    [Alias("Leave")]
    Task Leave(string agreement, CancellationToken cancellation);

    /// <summary>A quarter begins: hours are there, and whoever waits for an offer that is withdrawn is sent on.</summary>
    [Alias("BeginQuarter"), ResponseTimeout("00:10:00")]
    Task BeginQuarter(ActorKey key, Opening opening, CancellationToken cancellation);

    /// <summary>Firms come to the door.</summary>
    [Alias("Enquire")]
    Task Enquire(Enquiries enquiries, CancellationToken cancellation);

    /// <summary>A colleague refers firms, under an agreement or without one. It comes while both work their week.</summary>
    [Alias("HandOver"), global::Orleans.Concurrency.AlwaysInterleave]
    Task HandOver(Referrals referrals, CancellationToken cancellation);

    /// <summary>Works a week: helps, lets wait, refers, turns away, and lays applications before the governing body.</summary>
    [Alias("Work"), ResponseTimeout("00:10:00")]
    Task<Worked> Work(Week week, CancellationToken cancellation);

    /// <summary>Gives account of the quarter.</summary>
    [Alias("Report")]
    Task<Account> Report(CancellationToken cancellation);

    /// <summary>Applicants are granted help, partners are found, and the quarter ends.</summary>
    [Alias("Award")]
    Task Award(Awards awards, CancellationToken cancellation);

    /// <summary>The replication is over.</summary>
    [Alias("Retire")]
    Task Retire();
}

/// <summary>An agreement of one arm: its parties, their commitment, its terms. It takes providers in and lets them go.</summary>
[Alias("EcosystemSim.IAgreementGrain")]
public interface IAgreementGrain : IGrainWithStringKey
{
    /// <summary>The governing body states how the agreement stands this quarter; who is new joins, who has left leaves.</summary>
    [Alias("Settle")]
    Task Settle(ActorKey key, AgreementTerms terms, CancellationToken cancellation);

    /// <summary>How it stands; null before its date.</summary>
    [Alias("Terms")]
    Task<AgreementTerms?> Terms(CancellationToken cancellation);

    /// <summary>The replication is over.</summary>
    [Alias("Retire")]
    Task Retire();
}

/// <summary>
/// The governing body: it puts agreements into force, calls the weeks, decides on applications, shares out labour where it is short, hears
/// the yearly status, and writes down what is observed.
/// </summary>
[Alias("EcosystemSim.IGoverningBodyGrain")]
public interface IGoverningBodyGrain : IGrainWithStringKey
{
    /// <summary>Takes all actors through the next quarter.</summary>
    /// <returns>Whether it was the last, and then the result.</returns>
    [Alias("ConductQuarter"), ResponseTimeout("00:30:00")]
    Task<QuarterDone> ConductQuarter(ActorKey key, CancellationToken cancellation);

    /// <summary>A provider lays applications before it, while the week is worked.</summary>
    [Alias("Apply"), global::Orleans.Concurrency.AlwaysInterleave]
    Task Apply(Applications applications, CancellationToken cancellation);

    /// <summary>The replication is over, for all actors.</summary>
    [Alias("Retire")]
    Task Retire();
}
