namespace EcosystemSim.Scenarios.Loading;

/// <summary>
/// Names that <c>seeds/statements.yaml</c> uses and the model does not have yet. A test fails as soon as one of them exists, so that
/// the list can only get shorter; when it is empty, this file goes.
/// </summary>
internal static class NamesToCome
{
    public static IReadOnlySet<string> Parameters { get; } = new HashSet<string>
    {
        "levers.governance.advice_noise_ratio",
        "levers.governance.contract_hoarding_ratio",
        "levers.governance.coordinator_lag",
        "levers.governance.mainstream_knowledge",
        "levers.governance.reference_strength",
        "levers.governance.template_ratio",
        "levers.governance.unit_hand_over_ratio",
        "levers.joint_events.negotiation_hours",
        "levers.joint_events.template_ratio",
        "levers.monitoring_cycle.benchmark_noise",
        "levers.monitoring_cycle.reference_noise_ratio",
        "levers.monitoring_cycle.revision_move",
        "levers.monitoring_cycle.status_move",
        "levers.referral.least_value",
        "levers.referral.overview",
        "levers.shared_catalogue.international_knowledge",
    };

    public static IReadOnlySet<string> Outcomes { get; } = new HashSet<string>
    {
        "inequality_between_regions",
    };

    /// <summary>Keys of agreements and scenarios.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>
    {
        "until",
    };
}
