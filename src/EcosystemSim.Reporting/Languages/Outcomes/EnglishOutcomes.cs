using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishOutcomes : OutcomeWords
{
    public static EnglishOutcomes Words { get; } = new();

    public override string Section => "What the question is about";
    public override string Title(LabourClosure labour) => $"What the question is about, {EnglishTerms.Words.Labour(labour)}";
    public override string Outcome => "outcome";
    public override string Measured => "measured";
    public override string At(string quarter) => $"end of {quarter}";
    public override string Total => "total";
    public override string Value => "value";
    public override string Difference => "difference";

    public override string Note(string from, string baseline) =>
        $"Total: summed {from}, the date at which the policies of arms with support part. Differences are from {baseline}. Jobs stand in the table of the arms.";

    public override string OneInTwenty(int intervals) => $"Of {intervals} such intervals one in twenty leaves zero out by simulation error alone.";
    public override string InMillions(string name, string currency) => $"{name} (million {currency})";

    protected override Language Spoken => Language.English;

    protected override ImmutableDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["firms"] = "firms",
        ["jobs"] = "jobs",
        ["jobs_under_50_at_start"] = "jobs in firms under 50 jobs",
        ["jobs_50_plus_at_start"] = "jobs in firms of 50 and over",
        ["value_added"] = "value added (output of a mean job)",
        ["sales"] = "sales (output of a mean job)",
        ["value_added_a_year"] = "value added a year",
        ["sales_a_year"] = "sales a year, as value added",
        ["log_productivity_mean"] = "mean log productivity",
        ["log_productivity_p10"] = "tenth percentile of log productivity",
        ["log_productivity_p50"] = "median log productivity",
        ["log_productivity_p90"] = "ninetieth percentile of log productivity",
        ["births"] = "births of firms",
        ["deaths"] = "exits of firms",
        ["jobs_created"] = "jobs created",
        ["jobs_destroyed"] = "jobs destroyed",
        ["jobs_of_entrants"] = "jobs of entrants",
        ["jobs_of_exits"] = "jobs lost by exits",
        ["hires_unfilled"] = "hires that found nobody",
        ["regions_rationed"] = "regions with rationed hires",
        ["labour_supply"] = "labour supply (persons)",
        ["exporters"] = "exporters",
        ["high_growth_firms"] = "firms of high growth",
        ["high_growth_base"] = "firms that could be of high growth",
        ["foreign_candidates"] = "foreign firms that look",
        ["foreign_projects"] = "foreign firms that land",
        ["foreign_jobs"] = "jobs of foreign firms that land",
        ["innovations"] = "innovation projects",
        ["partnerships_within_cluster"] = "partnerships within a cluster",
        ["partnerships_across_clusters"] = "partnerships across clusters",
        ["partnerships_across_regions"] = "partnerships across regions",
        ["partnerships_abroad"] = "partnerships abroad",
        ["knowledge_projects"] = "projects with knowledge institutions",
        ["resource_checks"] = "resource checks",
        ["symbiosis_matches"] = "symbiosis matches",
        ["tonnes_saved"] = "material saved (tonnes a year)",
        ["needs_arisen"] = "needs that arose",
        ["needs_open"] = "open needs",
        ["visits"] = "visits to doors",
        ["wrong_doors"] = "wrong doors",
        ["referrals"] = "referrals",
        ["referrals_followed"] = "referrals followed",
        ["referrals_private"] = "referrals to private advisers",
        ["turned_away"] = "visits turned away",
        ["cases_specialised"] = "specialised cases",
        ["cases_generic"] = "generic cases",
        ["cases_generic_overlapping"] = "overlapping generic cases",
        ["needs_helped"] = "needs helped",
        ["hops_of_helped_needs"] = "doors of helped needs",
        ["weeks_of_helped_needs"] = "weeks of helped needs",
        ["firm_hours"] = "firms' own hours",
        ["hours_capacity"] = "hours of capacity",
        ["hours_overhead"] = "hours of administration",
        ["hours_intake"] = "hours of intake",
        ["hours_specialised"] = "hours of specialised help",
        ["hours_generic"] = "hours of generic help",
        ["hours_hand_over"] = "hours of hand-over",
        ["hours_coordination"] = "hours of coordination",
        ["hours_idle"] = "idle hours",
        ["hours_backlog"] = "hours promised",
        ["grants_applied"] = "applications for grants",
        ["grants_awarded"] = "grants awarded",
        ["grants_budget"] = "budget for grants",
        ["grants_paid"] = "grants paid",
        ["grants_lapsed"] = "grant money lapsed",
        ["grants_in_hand"] = "grant money in hand",
        ["infrastructure_paid"] = "infrastructure paid",
        ["grants_added"] = "grant money added",
        ["programme_applications"] = "applications to programmes",
        ["programme_awards"] = "grants of programmes",
        ["programme_paid"] = "programme money paid",
        ["coordination_staff"] = "cost of agreements' own staff",
        ["coordination_rent"] = "rent of desks",
        ["cases_private"] = "cases of private advisers",
        ["private_fees"] = "fees of private advisers",
        ["needs_private_within_1"] = "needs: help of a private adviser, within a quarter",
        ["needs_private_within_2"] = "needs: help of a private adviser, within two quarters",
        ["needs_private_within_4"] = "needs: help of a private adviser, within a year",
        ["public_cost"] = "public cost",
        ["firms_first_helped"] = "firms helped for the first time",
        ["firms_helped"] = "firms helped in each quarter",
        ["commitment_mean"] = "mean commitment",
        ["relation_stock"] = "relations of offices abroad",
        ["inequality_between_regions"] = "inequality between regions",
    }.ToImmutableDictionary();
}
