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
        Add(Scope.Total, "all", Of(OutcomeTable.Total));
        foreach (var region in system.Regions) Add(Scope.Region, region.Id, Of(OutcomeTable.Region));
        foreach (var sector in system.Sectors) Add(Scope.Sector, sector.Id, Of(OutcomeTable.Group));
        foreach (string size in SizeClasses) Add(Scope.SizeClass, size, Of(OutcomeTable.Group));
        foreach (string cohort in Cohorts) Add(Scope.Cohort, cohort, Of(OutcomeTable.Group));
        foreach (var provider in system.Providers) Add(Scope.Provider, provider.Id, Of(OutcomeTable.Provider));
        foreach (var (against, line, area) in LedgerCatalogue.All) Add(Scope.Ledger, LedgerCatalogue.ScopeId(against, line, area), LedgerOutcomes(HasGross(against, line)));
        foreach (var kind in KindsOf(system)) Add(Scope.FirstDoor, DoorName(kind), [(NeedsAskedWithin4, "needs", 1), .. Of(OutcomeTable.Fates<Scope>([4]))]);
        foreach (int jobs in FirmSizes) Add(Scope.FirmSize, jobs.ToString(CultureInfo.InvariantCulture), [(FirmsOfSizeOrMore, "firms", 1)]);
        foreach (string id in EvaluationCatalogue.ScopeIds) Add(Scope.Evaluation, id, EvaluationCatalogue.Sums);
        return list.ToImmutable();

        void Add(Scope scope, string id, IEnumerable<(string Outcome, string Unit, long Divisor)> outcomes)
        {
            foreach (var (outcome, unit, divisor) in outcomes) list.Add(new(scope, id, outcome, unit, divisor));
        }
    }

    private static IEnumerable<(string Outcome, string Unit, long Divisor)> Of<T>(IEnumerable<RecordedOutcome<T>> outcomes) => outcomes.Select(o => (o.Name, o.Unit, o.Divisor));

    /// <summary>Gross jobs are asked for against the arm without support, of firms that this arm supports and that exist in both.</summary>
    internal static bool HasGross(LedgerAgainst against, LedgerLine line) =>
        against == LedgerAgainst.WithoutSupport && line is (LedgerLine.SupportedInBoth or LedgerLine.SupportedInThisArmOnly);

    /// <summary>Recorded in the last quarter only, against arms that the plan has.</summary>
    private static IEnumerable<(string Outcome, string Unit, long Divisor)> LedgerOutcomes(bool gross) =>
        gross ? [(LedgerJobs, "jobs", 1), (LedgerFirms, "firms", 1), (LedgerGross, "jobs", 1)] : [(LedgerJobs, "jobs", 1), (LedgerFirms, "firms", 1)];
}
