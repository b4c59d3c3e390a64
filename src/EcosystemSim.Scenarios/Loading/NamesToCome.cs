namespace EcosystemSim.Scenarios.Loading;

/// <summary>
/// Names that <c>seeds/statements.yaml</c> uses and the model does not have yet. A test fails as soon as one of them exists, so that
/// the list can only get shorter; when it is empty, this file goes.
/// </summary>
internal static class NamesToCome
{
    public static IReadOnlySet<string> Parameters { get; } = new HashSet<string>
    {
        "levers.critical_mass.grant_share",
        "levers.eu_programme_money.award",
        "levers.eu_programme_money.foreign_partners",
        "levers.eu_programme_money.partner_search_hours",
        "levers.eu_programme_money.public_private_share",
        "levers.eu_programme_money.success_rate",
        "levers.eu_programme_money.transnational_share",
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
    };

    public static IReadOnlySet<string> Outcomes { get; } = new HashSet<string>
    {
    };

    /// <summary>Keys of agreements and scenarios.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>
    {
    };
}
