namespace EcosystemSim.Scenarios.Loading;

/// <summary>
/// Names that <c>seeds/statements.yaml</c> uses and the model does not have yet. A test fails as soon as one of them exists, so that
/// the list can only get shorter; when it is empty, this file goes.
/// </summary>
internal static class NamesToCome
{
    public static IReadOnlySet<string> Parameters { get; } = new HashSet<string>
    {
        "levers.circular_symbiosis.infrastructure_share",
        "levers.circular_symbiosis.learning",
        "levers.co_location.office_desks",
        "levers.co_location.virtual_awareness",
        "levers.critical_mass.grant_share",
        "levers.cross_border_eligibility.joint_lead_trust",
        "levers.cross_cluster_brokering.across_share",
        "levers.cross_cluster_brokering.convener_trust",
        "levers.cross_cluster_brokering.cross_cutting_reach",
        "levers.cross_cluster_brokering.knowledge",
        "levers.cross_cluster_brokering.pool_share",
        "levers.eu_programme_money.award",
        "levers.eu_programme_money.foreign_partners",
        "levers.eu_programme_money.partner_search_hours",
        "levers.eu_programme_money.public_private_share",
        "levers.eu_programme_money.success_rate",
        "levers.eu_programme_money.transnational_share",
        "levers.governance.advice_noise_ratio",
        "levers.governance.contract_hoarding_ratio",
        "levers.governance.coordinator_lag",
        "levers.governance.mainstream_knowledge",
        "levers.governance.reference_strength",
        "levers.governance.template_ratio",
        "levers.governance.unit_hand_over_ratio",
        "levers.international_doors.delegation_gain",
        "levers.international_doors.market_fit",
        "levers.international_doors.network_partners",
        "levers.international_doors.office_fte",
        "levers.international_doors.relation_decay",
        "levers.international_doors.shared_contacts",
        "levers.joint_events.negotiation_hours",
        "levers.joint_events.template_ratio",
        "levers.knowledge_transfer.intelligence_blur_ratio",
        "levers.monitoring_cycle.benchmark_noise",
        "levers.monitoring_cycle.reference_noise_ratio",
        "levers.monitoring_cycle.revision_move",
        "levers.monitoring_cycle.status_move",
        "levers.policy_dialogue.bottleneck_probability",
        "levers.policy_dialogue.commission_channel",
        "levers.policy_dialogue.contact_point_ratio",
        "levers.policy_dialogue.defence_probability",
        "levers.policy_dialogue.early_information",
        "levers.policy_dialogue.matched_money",
        "levers.policy_dialogue.national_fit",
        "levers.policy_dialogue.plan_share",
        "levers.policy_dialogue.programme_fit",
        "levers.pooled_funding.awareness",
        "levers.pooled_funding.information_knowledge",
        "levers.pooled_funding.pool_share",
        "levers.referral.least_value",
        "levers.referral.overview",
        "levers.shared_catalogue.international_knowledge",
        "levers.specialisation.activity_division",
        "levers.specialisation.focus_share",
        "levers.specialisation.strength_weight",
    };

    public static IReadOnlySet<string> Outcomes { get; } = new HashSet<string>
    {
        "foreign_projects",
        "inequality_between_regions",
        "tonnes_saved",
    };

    /// <summary>Keys of agreements and scenarios.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>
    {
        "shocks",
        "until",
    };
}
