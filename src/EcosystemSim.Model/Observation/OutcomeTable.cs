using System.Collections.Immutable;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using static EcosystemSim.Model.Observation.ObservationTable;
using static EcosystemSim.Model.Observation.Outcomes;
using static EcosystemSim.Model.Observation.SeriesCatalogue;

namespace EcosystemSim.Model.Observation;

/// <summary>An outcome as it is recorded; docs/outcomes.md says what it means.</summary>
/// <param name="Divisor">The value as written is the stored whole number divided by this.</param>
/// <param name="Value">The stored whole number at the end of a quarter; null where it is known after the last quarter only.</param>
internal sealed record RecordedOutcome<T>(string Name, string Unit, long Divisor, Func<T, long>? Value);

/// <summary>What each scope records, in the order of the observations.</summary>
internal static class OutcomeTable
{
    /// <summary>Of the whole.</summary>
    public static ImmutableArray<RecordedOutcome<RecordedQuarter>> Total { get; } =
    [
        .. Divided<RecordedQuarter>(q => q.Sums.Firms, q => q.Sums.Jobs, q => q.Sums.ValueAdded),
        new(JobsUnder50, "jobs", 1, q => q.Sums.Jobs - q.Sums.LargeJobs),
        new(JobsOver50, "jobs", 1, q => q.Sums.LargeJobs),
        new(Sales, "output of a mean job", OutputDivisor, q => q.Sums.Sales),
        new(ProductivityMean, "log points", LogDivisor, q => q.Sums.Jobs == 0 ? Missing : q.Sums.JobsProductivity * LogDivisor / 1024 / q.Sums.Jobs),
        new(ProductivityP10, "log points", LogDivisor, q => q.ProductivityQuantile(0.1)),
        new(ProductivityP50, "log points", LogDivisor, q => q.ProductivityQuantile(0.5)),
        new(ProductivityP90, "log points", LogDivisor, q => q.ProductivityQuantile(0.9)),
        new(Births, "firms", 1, q => q.Births(0, q.Markets.Length)),
        new(Deaths, "firms", 1, q => q.Sums.Exits),
        new(JobsCreated, "jobs", 1, q => q.Sums.Created),
        new(JobsDestroyed, "jobs", 1, q => q.Sums.Destroyed),
        new(JobsEntered, "jobs", 1, q => q.Tally.BirthJobs),
        new(JobsExited, "jobs", 1, q => q.Sums.ExitJobs),
        new(HiresUnfilled, "jobs", 1, q => q.Sums.Unfilled),
        new(RationedRegions, "regions", 1, q => q.World.Totals.FillShare.Count(f => f < 1)),
        new(LabourSupply, "persons", 1, q => q.World.Closure == LabourClosure.Binding ? q.World.LabourSupply.Sum(persons => (long)persons) : Missing),
        new(Exporters, "firms", 1, q => q.Sums.Exporters),
        new(HighGrowthFirms, "firms", 1, q => q.IsYearOfGrowth ? q.World.Totals.FastFirms : Missing),
        new(HighGrowthBase, "firms", 1, q => q.IsYearOfGrowth ? q.World.Totals.FastPossible : Missing),
        new(Innovations, "projects", 1, q => q.Tally.Innovations),
        new(PartnershipsWithin, "partnerships", 1, q => q.Tally.PartnershipsWithin),
        new(PartnershipsAcross, "partnerships", 1, q => q.Tally.PartnershipsAcross),
        new(PartnershipsAcrossRegions, "partnerships", 1, q => q.Tally.PartnershipsAcrossRegions),
        new(PartnershipsAbroad, "partnerships", 1, q => q.Tally.PartnershipsAbroad),
        new(KnowledgeProjects, "projects", 1, q => q.Tally.KnowledgeProjects),
        new(ForeignCandidates, "firms", 1, q => q.Tally.ForeignCandidatesOfRegion.Sum()),
        new(ForeignProjects, "firms", 1, q => q.Tally.ForeignProjectsOfRegion.Sum()),
        new(ForeignJobs, "jobs", 1, q => q.Tally.ForeignJobsOfRegion.Sum()),
        new(ResourceChecks, "checks", 1, q => q.Tally.ResourceChecks),
        new(SymbiosisMatches, "matches", 1, q => q.Tally.SymbiosisMatches),
        new(TonnesSaved, "tonnes a year", 1, q => q.TonnesSaved),
        new(NeedsArisen, "needs", 1, q => q.Tally.NeedsOfRegion.Sum()),
        new(NeedsOpen, "needs", 1, q => q.OpenNeeds),
        .. Fates<RecordedQuarter>(FateHorizons), .. PrivateFates<RecordedQuarter>(FateHorizons),
        new(Visits, "visits", 1, q => q.Tally.Visits),
        new(WrongDoors, "visits", 1, q => q.Tally.WrongDoors),
        new(Referrals, "referrals", 1, q => q.Tally.Referrals),
        new(ReferralsFollowed, "referrals", 1, q => q.Tally.ReferralsFollowed),
        new(ReferralsPrivate, "referrals", 1, q => q.Tally.ReferralsPrivateOf.Sum()),
        new(TurnedAway, "visits", 1, q => q.Tally.TurnedAway),
        new(CasesSpecialised, "cases", 1, q => q.Tally.CasesSpecialised.Sum()),
        new(CasesGeneric, "cases", 1, q => q.Tally.CasesGeneric.Sum()),
        new(CasesGenericOverlapping, "cases", 1, q => q.Tally.GenericOverlapping),
        new(CasesPrivate, "cases", 1, q => q.Tally.CasesPrivate),
        new(PrivateFees, "currency units", 1, q => q.Tally.PrivateFees),
        new(NeedsHelped, "needs", 1, q => q.Tally.NeedsHelped),
        new(HopsOfHelped, "visits", 1, q => q.Tally.HopsOfHelped),
        new(WeeksOfHelped, "weeks", 1, q => q.Tally.WeeksOfHelped),
        new(FirmHours, "hours", MinutesPerHour, q => q.Tally.FirmMinutes),
        new(HoursCapacity, "hours", MinutesPerHour, q => q.Tally.Capacity.Sum()),
        new(HoursOverhead, "hours", MinutesPerHour, q => q.Tally.Overhead.Sum()),
        new(HoursIntake, "hours", MinutesPerHour, q => q.Tally.Intake.Sum()),
        new(HoursSpecialised, "hours", MinutesPerHour, q => q.Tally.Specialised.Sum()),
        new(HoursGeneric, "hours", MinutesPerHour, q => q.Tally.Generic.Sum()),
        new(HoursHandOver, "hours", MinutesPerHour, q => q.Tally.HandOver.Sum()),
        new(HoursCoordination, "hours", MinutesPerHour, q => q.Tally.Coordination.Sum()),
        new(HoursIdle, "hours", MinutesPerHour, q => q.Tally.Idle.Sum()),
        new(HoursBacklog, "hours", MinutesPerHour, q => q.World.Carry.Sum()),
        new(GrantsApplied, "applications", 1, q => q.Tally.GrantsApplied),
        new(GrantsAwarded, "grants", 1, q => q.Tally.GrantsAwarded),
        new(GrantsBudget, "currency units", 1, q => q.Tally.GrantsBudget),
        new(GrantsPaid, "currency units", 1, q => q.Tally.GrantsPaid),
        new(GrantsLapsed, "currency units", 1, q => q.Tally.GrantsLapsed),
        new(GrantsInHand, "currency units", 1, q => q.World.GrantsInHand.Sum() + q.World.Funds.Held),
        new(InfrastructurePaid, "currency units", 1, q => q.Tally.InfrastructurePaid),
        new(GrantsAdded, "currency units", 1, q => q.Tally.GrantsAdded),
        new(ProgrammeApplications, "applications", 1, q => q.Tally.ProgrammeApplications),
        new(ProgrammeAwards, "grants", 1, q => q.Tally.ProgrammeAwards),
        new(ProgrammePaid, "currency units", 1, q => q.Tally.ProgrammePaid),
        new(CoordinationStaff, "currency units", 1, q => PublicOutlay.Staff(q.World)),
        new(CoordinationRent, "currency units", 1, q => PublicOutlay.Rent(q.World)),
        new(PublicCost, "currency units", 1, q => PublicOutlay.Of(q.World, q.Tally.Capacity.Sum())),
        new(FirmsFirstHelped, "firms", 1, q => q.Tally.FirmsFirstHelped),
        new(FirmsHelped, "firms", 1, q => q.Tally.FirmsHelped),
        new(Commitment, "share", LogDivisor, q => q.MeanCommitment),
        new(RelationStock, "share", LogDivisor, q => q.MeanRelation),
        new(InequalityBetweenRegions, "index", IndexDivisor, q => Inequality.BetweenRegions(q.World.System, q.Markets)),
    ];

    /// <summary>Of a region.</summary>
    public static ImmutableArray<RecordedOutcome<RecordedRegion>> Region { get; } =
    [
        .. Divided<RecordedRegion>(r => r.Sums.Firms, r => r.Sums.Jobs, r => r.Sums.ValueAdded),
        new(JobsUnder50, "jobs", 1, r => r.Sums.Jobs - r.Sums.LargeJobs),
        new(JobsOver50, "jobs", 1, r => r.Sums.LargeJobs),
        new(Births, "firms", 1, r => r.Births),
        new(Deaths, "firms", 1, r => r.Sums.Exits),
        new(HiresUnfilled, "jobs", 1, r => r.Sums.Unfilled),
        new(LabourSupply, "persons", 1, r => r.World.Closure == LabourClosure.Binding ? (long)r.World.LabourSupply[r.Region] : Missing),
        new(ForeignCandidates, "firms", 1, r => r.Tally.ForeignCandidatesOfRegion[r.Region]),
        new(ForeignProjects, "firms", 1, r => r.Tally.ForeignProjectsOfRegion[r.Region]),
        new(ForeignJobs, "jobs", 1, r => r.Tally.ForeignJobsOfRegion[r.Region]),
        new(NeedsArisen, "needs", 1, r => r.Tally.NeedsOfRegion[r.Region]),
        .. Fates<RecordedRegion>([4]), .. PrivateFates<RecordedRegion>([4]),
        new(Visits, "visits", 1, r => r.Tally.VisitsOfRegion[r.Region]),
        new(NeedsHelped, "needs", 1, r => r.Tally.HelpedOfRegion[r.Region]),
        new(HopsOfHelped, "visits", 1, r => r.Tally.HopsOfRegion[r.Region]),
        new(HoursCapacity, "hours", MinutesPerHour, r => r.Of(r.Tally.Capacity)),
        new(HoursCoordination, "hours", MinutesPerHour, r => r.Of(r.Tally.Coordination)),
        new(HoursIdle, "hours", MinutesPerHour, r => r.Of(r.Tally.Idle)),
        new(PublicCost, "currency units", 1, r => PublicOutlay.Of(r.World, r.Of(r.Tally.Capacity), r.Region)),
        new(FirmsFirstHelped, "firms", 1, r => r.Tally.FirstHelpedOfRegion[r.Region]),
    ];

    /// <summary>Of a sector, a size class or a cohort.</summary>
    public static ImmutableArray<RecordedOutcome<FirmGroup>> Group { get; } = [.. Divided<FirmGroup>(g => g.Firms, g => g.Jobs, g => g.ValueAdded)];

    /// <summary>Of a provider in a quarter; recorded in every fourth, summed since the start.</summary>
    public static ImmutableArray<RecordedOutcome<(Tally Tally, int Provider)>> Provider { get; } =
    [
        new(HoursCapacity, "hours", MinutesPerHour, p => p.Tally.Capacity[p.Provider]),
        new(HoursIdle, "hours", MinutesPerHour, p => p.Tally.Idle[p.Provider]),
        new(CasesSpecialised, "cases", 1, p => p.Tally.CasesSpecialised[p.Provider]),
        new(CasesGeneric, "cases", 1, p => p.Tally.CasesGeneric[p.Provider]),
        new(Referrals, "referrals", 1, p => p.Tally.ReferralsOf[p.Provider]),
        new(ReferralsPrivate, "referrals", 1, p => p.Tally.ReferralsPrivateOf[p.Provider]),
    ];

    /// <summary>Needs of a quarter by their fate within some quarters.</summary>
    public static IEnumerable<RecordedOutcome<T>> Fates<T>(IEnumerable<int> horizons) =>
        from horizon in horizons from fate in FateNames select new RecordedOutcome<T>(NeedsWithin(fate, horizon), "needs", 1, null);

    private static IEnumerable<RecordedOutcome<T>> PrivateFates<T>(IEnumerable<int> horizons) =>
        horizons.Select(horizon => new RecordedOutcome<T>(NeedsWithin(PrivateFate, horizon), "needs", 1, null));

    /// <summary>Firms, jobs and output: what every division of the economy records.</summary>
    private static IEnumerable<RecordedOutcome<T>> Divided<T>(Func<T, long> firms, Func<T, long> jobs, Func<T, long> valueAdded) =>
        [new(Firms, "firms", 1, firms), new(Jobs, "jobs", 1, jobs), new(ValueAdded, "output of a mean job", OutputDivisor, valueAdded)];
}
