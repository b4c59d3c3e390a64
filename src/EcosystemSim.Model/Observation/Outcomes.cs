namespace EcosystemSim.Model.Observation;

/// <summary>Names of the recorded outcomes, stable across versions. Flows are per quarter, stocks at the end of the quarter.</summary>
public static class Outcomes
{
    public const string Firms = "firms";
    public const string Jobs = "jobs";

    /// <summary>Jobs in firms that had under 50 jobs at the start, and in firms born since.</summary>
    public const string JobsUnder50 = "jobs_under_50_at_start";

    /// <summary>Jobs in firms that had 50 jobs or more at the start.</summary>
    public const string JobsOver50 = "jobs_50_plus_at_start";
    public const string ValueAdded = "value_added";
    public const string Sales = "sales";
    public const string ProductivityMean = "log_productivity_mean";
    public const string ProductivityP10 = "log_productivity_p10";
    public const string ProductivityP50 = "log_productivity_p50";
    public const string ProductivityP90 = "log_productivity_p90";
    public const string Births = "births";
    public const string Deaths = "deaths";
    public const string JobsCreated = "jobs_created";
    public const string JobsDestroyed = "jobs_destroyed";
    public const string JobsEntered = "jobs_of_entrants";
    public const string JobsExited = "jobs_of_exits";
    public const string HiresUnfilled = "hires_unfilled";
    public const string RationedRegions = "regions_rationed";
    public const string LabourSupply = "labour_supply";
    public const string Exporters = "exporters";
    public const string HighGrowthFirms = "high_growth_firms";
    public const string HighGrowthBase = "high_growth_base";
    public const string Innovations = "innovations";
    public const string PartnershipsWithin = "partnerships_within_cluster";
    public const string PartnershipsAcross = "partnerships_across_clusters";
    public const string PartnershipsAcrossRegions = "partnerships_across_regions";

    /// <summary>Partnerships with a partner abroad whom an agreement has brought within reach.</summary>
    public const string PartnershipsAbroad = "partnerships_abroad";

    /// <summary>Projects with a knowledge institution that a broker has brought in under L16.</summary>
    public const string KnowledgeProjects = "knowledge_projects";
    /// <summary>Firms from abroad that looked at the region, the same in every arm.</summary>
    public const string ForeignCandidates = "foreign_candidates";

    /// <summary>Those that came.</summary>
    public const string ForeignProjects = "foreign_projects";

    /// <summary>Their jobs when they came.</summary>
    public const string ForeignJobs = "foreign_jobs";
    public const string ResourceChecks = "resource_checks";
    public const string SymbiosisMatches = "symbiosis_matches";

    /// <summary>Tonnes a year that the exchanges running at the end of the quarter save; a stock.</summary>
    public const string TonnesSaved = "tonnes_saved";

    public const string NeedsArisen = "needs_arisen";
    public const string NeedsOpen = "needs_open";

    /// <summary>
    /// Needs that arose in this quarter and met the fate within 1, 2 or 4 quarters, such as <c>needs_specialised_within_4</c>;
    /// written under the quarter in which they arose, missing where the run ends before.
    /// </summary>
    public static string NeedsWithin(string fate, int quarters) => $"needs_{fate}_within_{quarters}";

    /// <summary>Fates that end a need, as they are named in outcomes.</summary>
    public static IReadOnlyList<string> FateNames { get; } = ["specialised", "generic", "alone", "lapsed", "dropped_out", "firm_gone"];

    /// <summary>Part of the needs solved alone: those for which a private adviser began to help.</summary>
    public static string PrivateFate => "private";

    /// <summary>Quarters after which fates are counted.</summary>
    public static IReadOnlyList<int> FateHorizons { get; } = [1, 2, 4];

    /// <summary>Needs that arose in this quarter and whose firm turned to a provider of this kind first, within 4 quarters.</summary>
    public const string NeedsAskedWithin4 = "needs_asked_within_4";

    public const string Visits = "visits";
    public const string WrongDoors = "wrong_doors";
    public const string Referrals = "referrals";
    public const string ReferralsFollowed = "referrals_followed";

    /// <summary>Those of <see cref="Referrals"/> that named a private adviser.</summary>
    public const string ReferralsPrivate = "referrals_private";
    public const string TurnedAway = "turned_away";
    public const string CasesSpecialised = "cases_specialised";
    public const string CasesGeneric = "cases_generic";
    public const string CasesGenericOverlapping = "cases_generic_overlapping";

    /// <summary>Help of private advisers begun, for a price.</summary>
    public const string CasesPrivate = "cases_private";

    /// <summary>What firms paid for it; no part of <see cref="PublicCost"/>.</summary>
    public const string PrivateFees = "private_fees";
    public const string NeedsHelped = "needs_helped";
    public const string HopsOfHelped = "hops_of_helped_needs";
    public const string WeeksOfHelped = "weeks_of_helped_needs";
    public const string FirmHours = "firm_hours";

    public const string HoursCapacity = "hours_capacity";
    public const string HoursOverhead = "hours_overhead";
    public const string HoursIntake = "hours_intake";
    public const string HoursSpecialised = "hours_specialised";
    public const string HoursGeneric = "hours_generic";
    public const string HoursHandOver = "hours_hand_over";
    public const string HoursCoordination = "hours_coordination";
    public const string HoursIdle = "hours_idle";

    /// <summary>Hours committed and not yet worked at the end of the quarter (stock).</summary>
    public const string HoursBacklog = "hours_backlog";

    public const string GrantsApplied = "grants_applied";
    public const string GrantsAwarded = "grants_awarded";
    public const string GrantsBudget = "grants_budget";
    public const string GrantsPaid = "grants_paid";

    /// <summary>Grant money that went back because it was too old, or support had ended.</summary>
    public const string GrantsLapsed = "grants_lapsed";

    /// <summary>Grant money in hand at the end of the quarter (stock); below 0 where agencies have granted ahead.</summary>
    public const string GrantsInHand = "grants_in_hand";
    /// <summary>Grant money paid for circular infrastructure.</summary>
    public const string InfrastructurePaid = "infrastructure_paid";
    /// <summary>Grant money that an agreement added from outside, beyond <see cref="GrantsBudget"/>.</summary>
    public const string GrantsAdded = "grants_added";

    /// <summary>Applications that agencies made to programmes (L09).</summary>
    public const string ProgrammeApplications = "programme_applications";

    /// <summary>Those that succeeded, in the quarter of the decision.</summary>
    public const string ProgrammeAwards = "programme_awards";

    /// <summary>What was paid to them, the agencies' co-financing included.</summary>
    public const string ProgrammePaid = "programme_paid";

    /// <summary>What agreements' own staff cost, who are no advisers; a part of <see cref="PublicCost"/>.</summary>
    public const string CoordinationStaff = "coordination_staff";

    /// <summary>Rent of clusters' desks in business houses (L06); a part of <see cref="PublicCost"/>.</summary>
    public const string CoordinationRent = "coordination_rent";
    public const string PublicCost = "public_cost";

    /// <summary>Firms that got help for the first time since the start.</summary>
    public const string FirmsFirstHelped = "firms_first_helped";

    /// <summary>Firms that got help in this quarter.</summary>
    public const string FirmsHelped = "firms_helped";
    public const string Commitment = "commitment_mean";

    /// <summary>Mean relation stock of the partner-region offices, 0 to 1; missing where a system has none.</summary>
    public const string RelationStock = "relation_stock";

    /// <summary>Theil index of value added per inhabitant between regions; 0 = the same everywhere.</summary>
    public const string InequalityBetweenRegions = "inequality_between_regions";

    /// <summary>Jobs in this arm less jobs in the other, over the firms of a line of the ledger.</summary>
    public const string LedgerJobs = "ledger_jobs";

    /// <summary>Firms in a line of the ledger, alive in at least one of the two arms.</summary>
    public const string LedgerFirms = "ledger_firms";

    /// <summary>Jobs in this arm less those at first help, over the supported firms of a line of the ledger.</summary>
    public const string LedgerGross = "ledger_gross_jobs";

    /// <summary>Firms whose first help since the start was of a type, some quarters after it began; dead ones too.</summary>
    public const string EvaluatedFirms = "evaluated_firms";

    /// <summary>Those of them that live in both worlds, with and without support.</summary>
    public const string EvaluatedInBoth = "evaluated_in_both";

    /// <summary>Their jobs less those of their twins without support; the dead have none.</summary>
    public const string EvaluatedJobs = "evaluated_jobs";

    /// <summary>Those alive less those whose twins are.</summary>
    public const string EvaluatedSurvival = "evaluated_survival";

    /// <summary>Log jobs less those of the twin, over the firms that live in both worlds; so are the next two.</summary>
    public const string EvaluatedLogJobs = "evaluated_log_jobs";
    public const string EvaluatedLogSales = "evaluated_log_sales";
    public const string EvaluatedLogProductivity = "evaluated_log_productivity";

    /// <summary>Active firms with so many jobs or more.</summary>
    public const string FirmsOfSizeOrMore = "firms_of_size_or_more";
}
