namespace EcosystemSim.Model.State;

/// <summary>Counters of one quarter of one world, by provider where that is the scope. Whole numbers, so order cannot matter.</summary>
internal sealed class Tally(int providers, int regions)
{
    public readonly long[] Capacity = new long[providers];
    public readonly long[] Overhead = new long[providers];
    public readonly long[] Coordination = new long[providers];
    public readonly long[] Intake = new long[providers];
    public readonly long[] Specialised = new long[providers];
    public readonly long[] Generic = new long[providers];
    public readonly long[] HandOver = new long[providers];
    public readonly long[] Idle = new long[providers];
    public readonly int[] CasesSpecialised = new int[providers];
    public readonly int[] CasesGeneric = new int[providers];
    public readonly int[] ReferralsOf = new int[providers];
    public readonly int[] ReferralsPrivateOf = new int[providers];
    public readonly long[] VisitsOfRegion = new long[regions];
    public readonly long[] HelpedOfRegion = new long[regions];
    public readonly long[] HopsOfRegion = new long[regions];
    public readonly long[] FirstHelpedOfRegion = new long[regions];
    public readonly long[] GrantsPaidOfRegion = new long[regions];
    public readonly long[] NeedsOfRegion = new long[regions];
    public readonly long[] InfrastructurePaidOfRegion = new long[regions];
    public readonly long[] ForeignCandidatesOfRegion = new long[regions];
    public readonly long[] ForeignProjectsOfRegion = new long[regions];
    public readonly long[] ForeignJobsOfRegion = new long[regions];
    public long Visits, WrongDoors, Referrals, ReferralsFollowed, TurnedAway, GenericOverlapping;
    public long NeedsHelped, HopsOfHelped, WeeksOfHelped, FirmMinutes, FirmsHelped, FirmsFirstHelped;
    public long GrantsApplied, GrantsAwarded, GrantsBudget, GrantsPaid, GrantsLapsed;
    public long Innovations, PartnershipsWithin, PartnershipsAcross, PartnershipsAcrossRegions, PartnershipsAbroad, KnowledgeProjects;
    public long ResourceChecks, SymbiosisMatches, InfrastructurePaid;
    public long GrantsAdded, ProgrammeApplications, ProgrammeAwards, ProgrammePaid;
    public long CasesPrivate, PrivateFees;
    public long BirthJobs;
}
