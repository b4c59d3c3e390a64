namespace EcosystemSim.Model.Parameters;

/// <summary>
/// What each lever changes at full strength, and what it costs. Levers only change who knows what, who may serve whom, who
/// queues where, what is pooled, and what that costs; none touches the firms' growth.
/// </summary>
public sealed record LeverParameters
{
    public required SharedCatalogueParameters SharedCatalogue { get; init; }
    public required TriageLeverParameters Triage { get; init; }
    public required CrossBorderEligibilityParameters CrossBorderEligibility { get; init; }
    public required SpecialisationParameters Specialisation { get; init; }
    public required ReferralParameters Referral { get; init; }
    public required CoLocationParameters CoLocation { get; init; }
    public required JointEventsParameters JointEvents { get; init; }
    public required StationedStaffParameters StationedStaff { get; init; }
    public required GovernanceLeverParameters Governance { get; init; }
    public required DocumentedEffectParameters DocumentedEffect { get; init; }
    public required MonitoringCycleParameters MonitoringCycle { get; init; }
    public required CrossClusterBrokeringParameters CrossClusterBrokering { get; init; }
    public required KnowledgeTransferParameters KnowledgeTransfer { get; init; }
    public required InternationalDoorsParameters InternationalDoors { get; init; }
    public required InvestmentPromotionParameters InvestmentPromotion { get; init; }
    public required CircularSymbiosisParameters CircularSymbiosis { get; init; }
    public required EuProgrammeMoneyParameters EuProgrammeMoney { get; init; }
    public required PooledFundingParameters PooledFunding { get; init; }
    public required CriticalMassParameters CriticalMass { get; init; }
    public required PolicyDialogueParameters PolicyDialogue { get; init; }
}

/// <summary>L01 Shared catalogue of offers and client record.</summary>
public sealed record SharedCatalogueParameters
{
    [Quantity("share of colleagues' offers", 0, 1, "What advisers know of the offers in the catalogue.")]
    public required double Knowledge { get; init; }

    [Quantity("ratio", 0, 1, "Blur in the firms' view, with the shared overview, relative to without.")]
    public required double BlurRatio { get; init; }

    [Quantity("ratio", 0, 1, "Intake hours at a second door, when the first door's record is shared.")]
    public required double RepeatIntakeRatio { get; init; }

    [Quantity("hours per provider and quarter", 0, 500, "Upkeep.")]
    public required double UpkeepHours { get; init; }

    [Quantity("hours per provider", 0, 1000, "Once, when it is set up.")]
    public required double SetUpHours { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What parties know of each other's offers of help abroad, if the region is a hub for it.")]
    public required double InternationalKnowledge { get; init; }

    [Quantity("hours per agency and quarter", 0, 500, "The hub's work for whoever asks.")]
    public required double HubHours { get; init; }
}

/// <summary>L02 Triage: the right offer at the right time.</summary>
public sealed record TriageLeverParameters
{
    [Quantity("share of cases", 0, 1, "Full or wrong doors that dispatch a case to the best free colleague.")]
    public required double DispatchShare { get; init; }

    [Quantity("hours per request", 0, 5, "Scoring of the need, beyond the intake.")]
    public required double ScoringHours { get; init; }
}

/// <summary>L03 Eligibility across administrative borders; the host region pays.</summary>
public sealed record CrossBorderEligibilityParameters
{
    [Quantity("hours per case", 0, 20, "Settlement for a firm from another region.")]
    public required double SettlementHours { get; init; }

    [Quantity("share", 0, 1, "How far one joint lead closes the gap of trust between partners of different regions.")]
    public required double JointLeadTrust { get; init; }

    [Quantity("hours per partnership", 0, 100, "The lead's work for both sides.")]
    public required double JointLeadHours { get; init; }
}

/// <summary>L04 Specialisation: one lead per area and activity, duplicates give way.</summary>
public sealed record SpecialisationParameters
{
    [Quantity("hours per provider that gives way", 0, 2000, "Negotiation, once.")]
    public required double NegotiationHours { get; init; }

    [Quantity("hours per provider and quarter", 0, 200, "Upkeep of the division of labour.")]
    public required double UpkeepHours { get; init; }

    [Quantity("share of grant money", 0, 1, "Reserved by the parties' agencies for firms of the agreement's focus sectors, if it names any.")]
    public required double FocusShare { get; init; }

    [Quantity("standard deviations per log point", 0, 5, "What a high share of the region's jobs in the firm's sector adds to the signal by which the parties' agencies rank.")]
    public required double StrengthWeight { get; init; }

    [Quantity("share", 0, 1, "Whether one cluster leads in each sector and its copies give way; in force from 0.5 on.")]
    public required double LeadClusters { get; init; }

    [Quantity("share", 0, 1, "Division by kind of activity between houses and clusters; in force from 0.5 on.")]
    public required double ActivityDivision { get; init; }
}

/// <summary>L05 Referral between providers, hand in hand.</summary>
public sealed record ReferralParameters
{
    [Quantity("ratio", 0, 1, "Hoarding under the agreement, relative to without.")]
    public required double HoardingRatio { get; init; }

    [Quantity("share of referrals", 0, 1, "Warm hand-overs that become a contact.")]
    public required double WarmFollowThrough { get; init; }

    [Quantity("hours per referral", 0, 10, "The warm hand-over, beyond the cold one.")]
    public required double WarmHours { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What advisers know of their partners' offers.")]
    public required double Knowledge { get; init; }

    [Quantity("hours per pair of parties and quarter", 0, 50, "Overview and contact; the pairs are those of one house or office with one specialised provider.")]
    public required double PairHours { get; init; }

    [Quantity("share of the full effect", 0, 1, "What help must still be able to do for a firm, by age of the need and by what the firm can take in, for a warm hand-over; others get a cold one.")]
    public required double LeastValue { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What a house knows of all clusters that may serve its region, parties or not.")]
    public required double Overview { get; init; }

    [Quantity("hours per house, cluster and quarter", 0, 50, "Upkeep of the overview.")]
    public required double OverviewHours { get; init; }
}

/// <summary>L06 Co-location: a cluster's desk in a business house.</summary>
public sealed record CoLocationParameters
{
    [Quantity("share of colleagues' offers", 0, 1, "What the house and the cluster know of each other.")]
    public required double Knowledge { get; init; }

    [Quantity("ratio", 0, 1, "Travel to the cluster for firms near the house, relative to before.")]
    public required double TravelRatio { get; init; }

    [Quantity("share of firms", 0, 1, "Awareness of the cluster that the desk adds in the region of the house.")]
    public required double Awareness { get; init; }

    [Quantity("currency units per desk and quarter", 0, 1e6, "Rent, paid in money.")]
    public required double Rent { get; init; }

    [Quantity("hours per desk and quarter", 0, 500, "Hours that the guest's advisers lose to the way and to a split team; they work on cases at the desk as at home.")]
    public required double TravelHours { get; init; }

    [Quantity("share of a desk", 0, 1, "Visiting hours of offices abroad in the houses, relative to a cluster's desk.")]
    public required double OfficeDesks { get; init; }

    [Quantity("share of firms", 0, 1, "Awareness of a virtual cluster that presence without an office adds in every region.")]
    public required double VirtualAwareness { get; init; }

    [Quantity("share", 0, 1, "Trust between partners whom a virtual cluster has brought together, relative to one with an office.")]
    public required double VirtualTrust { get; init; }
}

/// <summary>L07 Joint events and shared administration.</summary>
public sealed record JointEventsParameters
{
    [Quantity("share of firms", 0, 1, "Awareness of each party that the events add while they go on.")]
    public required double Awareness { get; init; }

    [Quantity("hours per provider and quarter", 0, 500, "Events.")]
    public required double EventHours { get; init; }

    [Quantity("ratio", 0, 1, "Overhead under shared administration, relative to before.")]
    public required double OverheadRatio { get; init; }

    [Quantity("hours per FTE", 0, 500, "Integration of administration, once.")]
    public required double IntegrationHours { get; init; }

    [Quantity("hours per pair of house and cluster", 0, 200, "Negotiating a model of its own, once, shared by the two.")]
    public required double NegotiationHours { get; init; }

    [Quantity("ratio", 0, 1, "Negotiations with the help of a common note, relative to without.")]
    public required double TemplateRatio { get; init; }

    [Quantity("share of the strength", 0, 1, "What would be lost, for want of local fit, if the note left nothing to be negotiated.")]
    public required double TemplateLoss { get; init; }
}

/// <summary>L08 Staff of one provider stationed at another.</summary>
public sealed record StationedStaffParameters
{
    [Quantity("share of an FTE per stationing", 0, 1, "Time that the stationed adviser gives to presence and outreach rather than to cases.")]
    public required double PresenceFte { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What the two know of each other.")]
    public required double Knowledge { get; init; }

    [Quantity("share of firms", 0, 1, "Awareness of the home unit that the stationing adds in the host's area.")]
    public required double Awareness { get; init; }
}

/// <summary>L12 Only help with documented effect is funded.</summary>
public sealed record DocumentedEffectParameters
{
    [Quantity("hours per provider and quarter", 0, 500, "Monitoring.")]
    public required double MonitoringHours { get; init; }

    [Quantity("share of hours a year", 0, 1, "Moved from offers below the mean documented effect of their need type to those above.")]
    public required double BudgetMove { get; init; }

    [Quantity("standard deviations", 0, 10, "Noise of the documentation of an offer with one case a year.")]
    public required double DocumentationNoise { get; init; }

    [Quantity("years", 0, 10, "Until the first documentation is there.")]
    public required double LagYears { get; init; }
}
