using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Model.Entities;
using static EcosystemSim.Model.Observation.Outcomes;

namespace EcosystemSim.Model.Observation;

/// <summary>The list of series that a support system's runs record, in canonical order.</summary>
public static class SeriesCatalogue
{
    /// <summary>Names of the size classes, by number of jobs.</summary>
    public static ImmutableArray<string> SizeClasses { get; } = ["1-9", "10-49", "50-249", "250+"];

    /// <summary>Names of the cohorts: firms there at the start, and firms born since.</summary>
    public static ImmutableArray<string> Cohorts { get; } = ["incumbent", "entrant"];

    /// <summary>Jobs from which firms are counted in the distribution of sizes, at the end only.</summary>
    public static ImmutableArray<int> FirmSizes { get; } = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 7000, 10_000];

    /// <summary>Kinds of provider that a system has, in the order of their numbers.</summary>
    public static ImmutableArray<ProviderKind> KindsOf(SystemSpec system) => [.. system.Providers.Select(p => p.Kind).Distinct().Order()];

    /// <summary>Id of a kind of provider in the scope of first doors, such as <c>business_house</c>.</summary>
    public static string DoorName(ProviderKind kind) => kind switch
    {
        ProviderKind.MunicipalOffice => "municipal_office",
        ProviderKind.BusinessHouse => "business_house",
        ProviderKind.Cluster => "cluster",
        ProviderKind.Agency => "agency",
        ProviderKind.ExportAdviser => "export_adviser",
        ProviderKind.PartnerRegionOffice => "partner_region_office",
        ProviderKind.KnowledgeInstitution => "knowledge_institution",
        ProviderKind.InvestmentPromotion => "investment_promotion",
        ProviderKind.EuOffice => "eu_office",
        ProviderKind.PrivateAdviser => "private_adviser",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of provider."),
    };

    /// <summary>Stored value added and sales are in 1/256 of a unit job of mean productivity.</summary>
    public const long OutputDivisor = 256;

    /// <summary>Stored logarithms are in millionths.</summary>
    public const long LogDivisor = 1_000_000;

    /// <summary>Stored indices are in hundred-millionths: differences between arms are small.</summary>
    public const long IndexDivisor = 100_000_000;

    /// <summary>Stored hours are minutes.</summary>
    public const long MinutesPerHour = 60;

    /// <summary>All series of a system.</summary>
    public static ImmutableArray<Series> For(SystemSpec system)
    {
        var list = ImmutableArray.CreateBuilder<Series>();
        Add(Scope.Total, "all", TotalOutcomes());
        foreach (var region in system.Regions) Add(Scope.Region, region.Id, RegionOutcomes());
        foreach (var sector in system.Sectors) Add(Scope.Sector, sector.Id, StructureOutcomes());
        foreach (string size in SizeClasses) Add(Scope.SizeClass, size, StructureOutcomes());
        foreach (string cohort in Cohorts) Add(Scope.Cohort, cohort, StructureOutcomes());
        foreach (var provider in system.Providers) Add(Scope.Provider, provider.Id, ProviderOutcomes());
        foreach (var (against, line, area) in LedgerCatalogue.All) Add(Scope.Ledger, LedgerCatalogue.ScopeId(against, line, area), LedgerOutcomes(HasGross(against, line)));
        foreach (var kind in KindsOf(system)) Add(Scope.FirstDoor, DoorName(kind), [(NeedsAskedWithin4, "needs", 1), .. FateOutcomes([4])]);
        foreach (int jobs in FirmSizes) Add(Scope.FirmSize, jobs.ToString(CultureInfo.InvariantCulture), [(FirmsOfSizeOrMore, "firms", 1)]);
        foreach (string id in EvaluationCatalogue.ScopeIds) Add(Scope.Evaluation, id, EvaluationCatalogue.Sums);
        return list.ToImmutable();

        void Add(Scope scope, string id, IEnumerable<(string Outcome, string Unit, long Divisor)> outcomes)
        {
            foreach (var (outcome, unit, divisor) in outcomes) list.Add(new(scope, id, outcome, unit, divisor));
        }
    }

    /// <summary>Firms, jobs and output: what every division of the economy records.</summary>
    private static IEnumerable<(string Outcome, string Unit, long Divisor)> StructureOutcomes() =>
        [(Firms, "firms", 1), (Jobs, "jobs", 1), (ValueAdded, "output of a mean job", OutputDivisor)];

    private static IEnumerable<(string Outcome, string Unit, long Divisor)> FateOutcomes(IEnumerable<int> horizons) =>
        from horizon in horizons from fate in FateNames select (NeedsWithin(fate, horizon), "needs", 1L);

    private static IEnumerable<(string Outcome, string Unit, long Divisor)> RegionOutcomes() =>
    [
        .. StructureOutcomes(),
        (JobsUnder50, "jobs", 1), (JobsOver50, "jobs", 1), (Births, "firms", 1), (Deaths, "firms", 1),
        (HiresUnfilled, "jobs", 1), (LabourSupply, "persons", 1),
        (ForeignCandidates, "firms", 1), (ForeignProjects, "firms", 1), (ForeignJobs, "jobs", 1),
        (NeedsArisen, "needs", 1), .. FateOutcomes([4]), (NeedsWithin(PrivateFate, 4), "needs", 1),
        (Visits, "visits", 1), (NeedsHelped, "needs", 1), (HopsOfHelped, "visits", 1),
        (HoursCapacity, "hours", MinutesPerHour), (HoursCoordination, "hours", MinutesPerHour), (HoursIdle, "hours", MinutesPerHour),
        (PublicCost, "currency units", 1), (FirmsFirstHelped, "firms", 1),
    ];

    private static IEnumerable<(string Outcome, string Unit, long Divisor)> TotalOutcomes() =>
    [
        .. StructureOutcomes(),
        (JobsUnder50, "jobs", 1), (JobsOver50, "jobs", 1), (Sales, "output of a mean job", OutputDivisor),
        (ProductivityMean, "log points", LogDivisor), (ProductivityP10, "log points", LogDivisor),
        (ProductivityP50, "log points", LogDivisor), (ProductivityP90, "log points", LogDivisor),
        (Births, "firms", 1), (Deaths, "firms", 1), (JobsCreated, "jobs", 1), (JobsDestroyed, "jobs", 1),
        (JobsEntered, "jobs", 1), (JobsExited, "jobs", 1), (HiresUnfilled, "jobs", 1), (RationedRegions, "regions", 1),
        (LabourSupply, "persons", 1), (Exporters, "firms", 1), (HighGrowthFirms, "firms", 1), (HighGrowthBase, "firms", 1),
        (Innovations, "projects", 1), (PartnershipsWithin, "partnerships", 1), (PartnershipsAcross, "partnerships", 1),
        (PartnershipsAcrossRegions, "partnerships", 1), (PartnershipsAbroad, "partnerships", 1), (KnowledgeProjects, "projects", 1),
        (ForeignCandidates, "firms", 1), (ForeignProjects, "firms", 1), (ForeignJobs, "jobs", 1),
        (ResourceChecks, "checks", 1), (SymbiosisMatches, "matches", 1), (TonnesSaved, "tonnes a year", 1),
        (NeedsArisen, "needs", 1), (NeedsOpen, "needs", 1), .. FateOutcomes(FateHorizons), .. FateHorizons.Select(h => (NeedsWithin(PrivateFate, h), "needs", 1L)),
        (Visits, "visits", 1), (WrongDoors, "visits", 1), (Referrals, "referrals", 1), (ReferralsFollowed, "referrals", 1), (ReferralsPrivate, "referrals", 1),
        (TurnedAway, "visits", 1), (CasesSpecialised, "cases", 1), (CasesGeneric, "cases", 1), (CasesGenericOverlapping, "cases", 1),
        (CasesPrivate, "cases", 1), (PrivateFees, "currency units", 1),
        (NeedsHelped, "needs", 1), (HopsOfHelped, "visits", 1), (WeeksOfHelped, "weeks", 1), (FirmHours, "hours", MinutesPerHour),
        (HoursCapacity, "hours", MinutesPerHour), (HoursOverhead, "hours", MinutesPerHour), (HoursIntake, "hours", MinutesPerHour),
        (HoursSpecialised, "hours", MinutesPerHour), (HoursGeneric, "hours", MinutesPerHour), (HoursHandOver, "hours", MinutesPerHour),
        (HoursCoordination, "hours", MinutesPerHour), (HoursIdle, "hours", MinutesPerHour), (HoursBacklog, "hours", MinutesPerHour),
        (GrantsApplied, "applications", 1), (GrantsAwarded, "grants", 1), (GrantsBudget, "currency units", 1),
        (GrantsPaid, "currency units", 1), (GrantsLapsed, "currency units", 1), (GrantsInHand, "currency units", 1), (InfrastructurePaid, "currency units", 1),
        (GrantsAdded, "currency units", 1), (ProgrammeApplications, "applications", 1), (ProgrammeAwards, "grants", 1), (ProgrammePaid, "currency units", 1),
        (CoordinationStaff, "currency units", 1), (CoordinationRent, "currency units", 1), (PublicCost, "currency units", 1),
        (FirmsFirstHelped, "firms", 1), (FirmsHelped, "firms", 1), (Commitment, "share", LogDivisor), (RelationStock, "share", LogDivisor),
        (InequalityBetweenRegions, "index", IndexDivisor),
    ];

    /// <summary>Gross jobs are asked for against the arm without support, of firms that this arm supports and that exist in both.</summary>
    internal static bool HasGross(LedgerAgainst against, LedgerLine line) =>
        against == LedgerAgainst.WithoutSupport && line is (LedgerLine.SupportedInBoth or LedgerLine.SupportedInThisArmOnly);

    /// <summary>Recorded in the last quarter only, against arms that the plan has.</summary>
    private static IEnumerable<(string Outcome, string Unit, long Divisor)> LedgerOutcomes(bool gross) =>
        gross ? [(LedgerJobs, "jobs", 1), (LedgerFirms, "firms", 1), (LedgerGross, "jobs", 1)] : [(LedgerJobs, "jobs", 1), (LedgerFirms, "firms", 1)];

    /// <summary>Outcomes recorded of each provider.</summary>
    internal const int OfProvider = 6;

    private static IEnumerable<(string Outcome, string Unit, long Divisor)> ProviderOutcomes() =>
    [
        // Cumulative since the start, recorded in every fourth quarter.
        (HoursCapacity, "hours", MinutesPerHour), (HoursIdle, "hours", MinutesPerHour),
        (CasesSpecialised, "cases", 1), (CasesGeneric, "cases", 1), (Referrals, "referrals", 1), (ReferralsPrivate, "referrals", 1),
    ];
}
