namespace EcosystemSim.Model.Parameters;

/// <summary>
/// Every number of the model. Values come from <c>seeds/parameters.yaml</c>, where each names an entry of
/// <c>seeds/evidence.yaml</c> or says <c>assumed</c> with a range; a file's key is the property's name in snake case.
/// </summary>
public sealed record ModelParameters
{
    public required GrowthParameters Growth { get; init; }
    public required ProductivityParameters Productivity { get; init; }
    public required DemographyParameters Demography { get; init; }
    public required InwardInvestmentParameters InwardInvestment { get; init; }
    public required LabourParameters Labour { get; init; }
    public required NeedParameters Needs { get; init; }
    public required SearchParameters Search { get; init; }
    public required TriageParameters Triage { get; init; }
    public required PrivateAdviceParameters PrivateAdvice { get; init; }
    public required DeliveryParameters Delivery { get; init; }
    public required FinanceParameters Finance { get; init; }
    public required InnovationParameters Innovation { get; init; }
    public required ExportParameters Export { get; init; }
    public required GovernanceParameters Governance { get; init; }
    public required LeverParameters Levers { get; init; }
}

/// <summary>Markets, displacement and the firm's own shocks (ODD 7.7).</summary>
public sealed record GrowthParameters
{
    [Quantity("log points of jobs per quarter per log point of relative productivity", 0, 1, "How strongly more productive firms win market from others (φ).")]
    public required double CompetitionStrength { get; init; }

    [Quantity("share of quarters", 0.01, 1, "How often a firm's size moves at all; shocks bunch in few quarters, which keeps yearly growth tent-shaped.")]
    public required double ShockProbability { get; init; }

    [Quantity("log points", 0, 2, "Scale of the Laplace shock of a firm with one job (b₀).")]
    public required double ShockScale { get; init; }

    [Quantity("exponent", 0, 1, "How volatility falls with size (χ).")]
    public required double ShockSizeExponent { get; init; }

    [Quantity("log points per quarter", -0.1, 0.1, "Growth of the median incumbent, set so that births, deaths and growth leave total jobs about level.")]
    public required double DriftPerQuarter { get; init; }

    [Quantity("elasticity", 0.05, 10, "Log size that a lasting lead of one log point in productivity ends at: the elasticity of market share, at home and abroad (ε).")]
    public required double ShareElasticity { get; init; }

    [Quantity("log points per quarter and standard deviation", 0, 0.02, "Growth of a firm whose lasting prospect is one standard deviation above the mean.")]
    public required double ProspectGrowth { get; init; }

    [Quantity("elasticity", 0, 3, "Jobs per log point of market reach from light help (ηˡ).")]
    public required double JobsPerTransitoryReach { get; init; }

    [Quantity("elasticity", 0, 3, "Jobs per log point of market reach from durable help (ηᵈ).")]
    public required double JobsPerDurableReach { get; init; }

    [Quantity("elasticity", 0, 5, "Sales per job per log point of market reach (ψ).")]
    public required double SalesPerReach { get; init; }

    [Quantity("coefficient per quarter", 0, 0.999, "Persistence of a sector's demand.")]
    public required double DemandPersistence { get; init; }

    [Quantity("log points", 0, 0.2, "Standard deviation of a sector's demand innovation per quarter.")]
    public required double DemandInnovation { get; init; }
}

/// <summary>Productivity (ODD 7.7).</summary>
public sealed record ProductivityParameters
{
    [Quantity("coefficient per quarter", 0, 1, "Persistence of a firm's distance from its own lasting productivity; gains from help fade with it.")]
    public required double Persistence { get; init; }

    [Quantity("log points per quarter", 0, 0.5, "Standard deviation of a firm's productivity innovation.")]
    public required double Innovation { get; init; }

    [Quantity("log points", 0, 1, "Standard deviation of productivity among the initial firms and among entrants.")]
    public required double InitialSpread { get; init; }

    [Quantity("log points", 0, 1, "Standard deviation of the level that a firm's productivity is drawn to for all its life; part of the initial spread.")]
    public required double ProspectSpread { get; init; }

    [Quantity("log points per log point of cluster fellows' gain", 0, 1, "Spillover from projects of firms in the same market to each firm there, per quarter.")]
    public required double Spillover { get; init; }
}

/// <summary>Entry and exit (ODD 7.1, 7.9).</summary>
public sealed record DemographyParameters
{
    [Quantity("entrants per initial firm and quarter", 0, 0.2, "Stream of new firms.")]
    public required double EntryRate { get; init; }

    [Quantity("jobs", 1, 20, "Mean size of a new firm.")]
    public required double EntrantJobs { get; init; }

    [Quantity("log points", -1, 1, "Distance of a newcomer's mean productivity below its market's.")]
    public required double NewcomerGap { get; init; }

    [Quantity("log hazard per quarter", -15, 0, "Exit hazard of a new one-job firm of mean productivity.")]
    public required double ExitLogHazard { get; init; }

    [Quantity("log hazard per year of age", 0, 2, "How fast the hazard falls with age.")]
    public required double ExitAgeDecline { get; init; }

    [Quantity("years", 0, 50, "Age after which the hazard falls no further.")]
    public required double ExitAgeLimit { get; init; }

    [Quantity("log hazard per log job", 0, 3, "How fast the hazard falls with size.")]
    public required double ExitSizeDecline { get; init; }

    [Quantity("log hazard per log point", 0, 10, "How fast the hazard falls with relative productivity.")]
    public required double ExitProductivityDecline { get; init; }

    [Quantity("log points per year and log point", 0, 2, "How fast a very small firm is drawn up to its size rather than shrinks away: its owner is one of its jobs.")]
    public required double SmallFirmPull { get; init; }

    [Quantity("jobs", 1, 10, "Size up to which a firm is drawn.")]
    public required double SmallFirmSize { get; init; }
}

/// <summary>Labour supply (ODD 7.8).</summary>
public sealed record LabourParameters
{
    [Quantity("share of jobs at the start", -0.05, 0.2, "Idle labour of a region at the start, under binding supply.")]
    public required double StartMargin { get; init; }

    [Quantity("share per quarter", -0.02, 0.02, "Growth of the labour force by itself.")]
    public required double SupplyGrowth { get; init; }

    [Quantity("share of unfilled hires per quarter", 0, 1, "How much of the hires that found nobody draws people in by commuting and migration, wages included.")]
    public required double SupplyResponse { get; init; }
}

/// <summary>Needs (ODD 7.2).</summary>
public sealed record NeedParameters
{
    [Quantity("needs per firm and quarter", 0, 1, "Arrival of needs in a mature firm that began with one job, of mean ambition, in a mean sector (λ).")]
    public required double ArrivalRate { get; init; }

    [Quantity("exponent", 0, 1, "How arrivals rise with the firm's first size.")]
    public required double SizeExponent { get; init; }

    [Quantity("ratio", 1, 5, "Arrivals of a young firm, relative to an older one.")]
    public required double YoungRatio { get; init; }

    [Quantity("quarters", 1, 40, "Age below which a firm is young.", IsWhole = true)]
    public required double YoungAge { get; init; }

    [Quantity("ratio", 1, 10, "Arrivals of the most ambitious firm relative to the least.")]
    public required double AmbitionRatio { get; init; }

    [Quantity("log points per quarter", 0, 1, "How fast a need loses value while it waits (δ).")]
    public required double ValueDecay { get; init; }

    [Quantity("quarters", 1, 12, "Age at which a need lapses.")]
    public required double MaximumAge { get; init; }

    [Quantity("needs", 1, 4, "Open needs that a firm can carry.", IsWhole = true)]
    public required double MaximumOpen { get; init; }

    [Quantity("hazard per quarter", 0, 2, "Rate at which a one-job firm of mean absorptive capacity solves a need alone.")]
    public required double AloneHazard { get; init; }

    [Quantity("exponent", 0, 1, "How that rate rises with the number of jobs.")]
    public required double AloneSizeExponent { get; init; }

    [Quantity("share of specialised quality", 0, 1, "Quality of a need solved alone or with bought help, net of what it costs the firm.")]
    public required double AloneQuality { get; init; }
}

/// <summary>Awareness and choice of door (ODD 7.3).</summary>
public sealed record SearchParameters
{
    [Quantity("share of needs", 0, 1, "Needs for which a firm would turn to public help at all.")]
    public required double SeekShare { get; init; }

    [Quantity("log points per standard deviation", 0, 2, "How much more often a firm with a better prospect seeks help: selection into support.")]
    public required double ProspectSeeking { get; init; }

    [Quantity("share of firms", 0, 1, "Firms that know their own municipality's office.")]
    public required double AwarenessMunicipal { get; init; }

    [Quantity("share of firms", 0, 1, "Firms that know the business house of their region.")]
    public required double AwarenessHouse { get; init; }

    [Quantity("share of firms", 0, 1, "Firms that know a cluster or other provider of their sector and region.")]
    public required double AwarenessOther { get; init; }

    [Quantity("ratio", 0, 1, "Awareness of a provider outside the firm's own sectors, relative to inside.")]
    public required double AwarenessOutsideSector { get; init; }

    [Quantity("hours of travel", 0.1, 20, "Distance at which awareness falls to 1/e.")]
    public required double AwarenessReach { get; init; }

    [Quantity("exponent", 0, 1, "How awareness rises with the firm's jobs.")]
    public required double AwarenessSizeExponent { get; init; }

    [Quantity("units of fit", 0, 5, "Blur in the firm's view of what a provider can do; the fit of a matching specialised offer is 1.")]
    public required double Blur { get; init; }

    [Quantity("units of fit per hour", 0, 2, "What an hour of travel weighs in the choice.")]
    public required double TravelWeight { get; init; }

    [Quantity("units of fit", 0, 2, "Bonus of a provider that helped before.")]
    public required double MemoryWeight { get; init; }

    [Quantity("units of fit", -5, 5, "Least perceived worth at which a firm goes to a door.")]
    public required double Reservation { get; init; }

    [Quantity("units of fit", 0, 1, "Fit of a generic offer for the need.")]
    public required double GenericFit { get; init; }

    [Quantity("quarters", 1, 16, "How often a firm that knows no door worth a visit looks again.", IsWhole = true)]
    public required double LookAgainInterval { get; init; }

    [Quantity("hours", 0, 100, "A firm's own hours per door it tries.")]
    public required double FirmHoursPerDoor { get; init; }
}

/// <summary>Triage, referral, hoarding (ODD 7.4).</summary>
public sealed record TriageParameters
{
    [Quantity("hours per FTE and quarter", 100, 500, "Paid adviser hours.")]
    public required double HoursPerFte { get; init; }

    [Quantity("share of hours", 0, 0.6, "Hours that go to administration, before any case is seen.")]
    public required double OverheadShare { get; init; }

    [Quantity("hours per request", 0, 10, "Intake of a firm at a door.")]
    public required double IntakeHours { get; init; }

    [Quantity("hours per case", 0.1, 100, "Generic service.")]
    public required double GenericHours { get; init; }

    [Quantity("hours per referral", 0, 10, "Hand-over to another provider.")]
    public required double HandOverHours { get; init; }

    [Quantity("probability", 0, 1, "That a provider without the matching offer serves generically and counts the case as its own.")]
    public required double Hoarding { get; init; }

    [Quantity("share of referrals", 0, 1, "Cold referrals that become a contact.")]
    public required double FollowThrough { get; init; }

    [Quantity("probability per hop", 0, 1, "That the firm gives the need up when a door could not help.")]
    public required double DropOut { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What an adviser knows of other providers in the region, with no agreement.")]
    public required double KnowledgeInRegion { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What an adviser knows of providers in other regions, with no agreement.")]
    public required double KnowledgeAcrossRegions { get; init; }

    [Quantity("share per quarter", 0, 1, "Forgetting of what was learned above that.")]
    public required double KnowledgeForgetting { get; init; }

    [Quantity("share per referral", 0, 1, "Learning from a referral that was followed.")]
    public required double KnowledgeLearning { get; init; }

    [Quantity("weeks", 1, 26, "Expected wait at which a provider with an agreement hands a case to a free colleague.")]
    public required double LongWait { get; init; }

    [Quantity("ratio", 0.1, 3, "Multiplies all adviser hours of the seed; 1 keeps them.")]
    public required double CapacityScale { get; init; }
}

/// <summary>Private advisers (ODD 7.4).</summary>
public sealed record PrivateAdviceParameters
{
    [Quantity("share of firms", 0, 1, "Firms that know a private adviser for the need by themselves.")]
    public required double Awareness { get; init; }

    [Quantity("units of fit per 10,000 currency units", 0, 2, "What the price weighs when a firm chooses a door.")]
    public required double PriceWeight { get; init; }

    [Quantity("currency units", 1, 1e7, "Price at which 1/e of the one-job firms that are referred to a private adviser are willing to pay.")]
    public required double WillingPrice { get; init; }

    [Quantity("exponent", 0, 1, "How that price rises with the firm's jobs.")]
    public required double WillingSizeExponent { get; init; }

    [Quantity("share of needs", 0, 1, "Needs for which an adviser who refers a firm knows a private adviser.")]
    public required double Knowledge { get; init; }

    [Quantity("share of needs", 0, 1, "Needs for which an adviser who knows one thinks of a private adviser before any public colleague.")]
    public required double FirstShare { get; init; }

    [Quantity("share of specialised quality", 0, 1, "Quality of private help, relative to that of a public specialist of full experience.")]
    public required double Quality { get; init; }
}

/// <summary>What help does to a firm (ODD 7.6).</summary>
public sealed record DeliveryParameters
{
    [Quantity("log points of reach", 0, 1, "Specialised business development advice (β).")]
    public required double BusinessDevelopment { get; init; }

    [Quantity("log points of reach", 0, 1, "A project financed to the full (β).")]
    public required double Finance { get; init; }

    [Quantity("log points of productivity", 0, 1, "An innovation project with the best possible partner (β).")]
    public required double InnovationCollaboration { get; init; }

    [Quantity("log points of reach", 0, 1, "Help abroad (β).")]
    public required double Internationalisation { get; init; }

    [Quantity("share", 0, 5, "How much easier a firm fills a rationed job after help with skills (β).")]
    public required double Skills { get; init; }

    [Quantity("log points of productivity", 0, 1, "Help with green transition (β).")]
    public required double GreenTransition { get; init; }

    [Quantity("log points of productivity", 0, 1, "Help with automation, digitalisation, design (β).")]
    public required double CrossCuttingCompetence { get; init; }

    [Quantity("jobs", 1, 1000, "Size up to which help moves a firm by the full effect in log points.")]
    public required double SizeReference { get; init; }

    [Quantity("exponent", 0, 1, "How the effect of help, and of an own solution, falls with size above that: the same project is less of a larger firm.")]
    public required double SizeDecline { get; init; }

    [Quantity("share of specialised quality", 0, 1, "Quality of generic service.")]
    public required double GenericQuality { get; init; }

    [Quantity("share", 0, 1, "Part of an effect that a firm without absorptive capacity still gets (ι).")]
    public required double AbsorptionFloor { get; init; }

    [Quantity("quarters", 1, 20, "Quarters over which an effect builds up, where its kind has no spread of its own.", IsWhole = true)]
    public required double Spread { get; init; }

    [Quantity("quarters", 1, 20, "Quarters over which the effect of light help on reach builds up.", IsWhole = true)]
    public required double LightSpread { get; init; }

    [Quantity("quarters", 1, 40, "Quarters over which the effect of a financed project builds up.", IsWhole = true)]
    public required double InvestmentSpread { get; init; }

    [Quantity("quarters", 1, 40, "Quarters over which the gain of an innovation project builds up.", IsWhole = true)]
    public required double InnovationSpread { get; init; }

    [Quantity("quarters", 1, 40, "Quarters over which the effect of help abroad builds up.", IsWhole = true)]
    public required double ExportSpread { get; init; }

    [Quantity("quarters", 0.5, 40, "Half-life of the effect of light help on reach: advice, generic service.")]
    public required double LightHalfLife { get; init; }

    [Quantity("quarters", 1, 100, "Half-life of the effect of investment and export help on reach.")]
    public required double DurableHalfLife { get; init; }

    [Quantity("share", 0, 1, "Quality of a provider without experience, relative to a fully experienced one.")]
    public required double QualityFloor { get; init; }

    [Quantity("cases", 1, 1000, "Remembered cases at which two thirds of the gain from experience are reached.")]
    public required double ExperienceScale { get; init; }

    [Quantity("share per quarter", 0, 1, "Forgetting of experience.")]
    public required double ExperienceDecay { get; init; }

    [Quantity("log points per hour of travel", 0, 2, "How uptake falls with travel.")]
    public required double TravelLoss { get; init; }
}

/// <summary>Grants (ODD 7.5).</summary>
public sealed record FinanceParameters
{
    [Quantity("hours", 0, 1000, "A firm's hours for an application.")]
    public required double ApplicationHours { get; init; }

    [Quantity("currency units", 1000, 1e8, "Median project, whole cost.")]
    public required double MedianProject { get; init; }

    [Quantity("log points", 0, 3, "Spread of projects.")]
    public required double ProjectSpread { get; init; }

    [Quantity("share of the project", 0.05, 1, "Grant that an agency gives when it cannot finance the whole.")]
    public required double GrantShare { get; init; }

    [Quantity("share of the project", 0.01, 2, "Grant at which half of the effect is reached (G*).")]
    public required double CriticalShare { get; init; }

    [Quantity("exponent", 1, 10, "Steepness of the critical mass (ν).")]
    public required double CriticalExponent { get; init; }

    [Quantity("log points", 0, 2, "Spread of projects' potential: the effect of a fully financed project around its mean.")]
    public required double PotentialSpread { get; init; }

    [Quantity("standard deviations", 0, 10, "Noise in the agency's signal of a project's potential.")]
    public required double SignalNoise { get; init; }

    [Quantity("years", 0, 5, "Years after its own for which grant money can still be used; 0 = what is left at the end of a year goes back.")]
    public required double CarryOverYears { get; init; }

    [Quantity("share of a year's budget", 0, 1, "What an agency may grant ahead of its budget, to be paid from the next.")]
    public required double OverCommitment { get; init; }
}

/// <summary>Matching of innovation partners (ODD 7.5).</summary>
public sealed record InnovationParameters
{
    [Quantity("distance in knowledge space", 0, 1.5, "Best cognitive distance (d*).")]
    public required double BestDistance { get; init; }

    [Quantity("distance in knowledge space", 0.01, 2, "Width of the inverted U (w).")]
    public required double DistanceWidth { get; init; }

    [Quantity("distance in knowledge space", 0, 1, "Scatter of firms around their sector.")]
    public required double FirmScatter { get; init; }

    [Quantity("share", 0, 1, "Trust between partners from different regions, relative to the same region.")]
    public required double TrustAcrossRegions { get; init; }

    [Quantity("share of the full effect", 0, 1, "Least worth of a partnership that both sides accept.")]
    public required double LeastMatch { get; init; }
}

/// <summary>Exporters (ODD 7.6).</summary>
public sealed record ExportParameters
{
    [Quantity("probability", 0, 1, "That help abroad makes an exporter of a firm that was none.")]
    public required double EntryProbability { get; init; }

    [Quantity("share of sales", 0, 1, "Export share of an exporter.")]
    public required double ExportShare { get; init; }

    [Quantity("hazard per quarter", 0, 0.06, "Rate at which a one-job firm that does not export begins to, without help.")]
    public required double StartHazard { get; init; }

    [Quantity("exponent", 0, 2, "How that rate rises with jobs.")]
    public required double StartSizeExponent { get; init; }

    [Quantity("hazard per quarter", 0, 0.06, "Rate at which a one-job exporter ceases to export.")]
    public required double StopHazard { get; init; }

    [Quantity("exponent", 0, 2, "How that rate falls with jobs.")]
    public required double StopSizeDecline { get; init; }
}

/// <summary>Commitment and budgets (ODD 7.10).</summary>
public sealed record GovernanceParameters
{
    [Quantity("share per year", 0, 1, "How fast commitment follows what a party gains.")]
    public required double CommitmentSpeed { get; init; }

    [Quantity("share", 0, 1, "Least commitment under a binding agreement.")]
    public required double BindingFloor { get; init; }

    [Quantity("firms per referral", 0, 20, "What a party counts of a firm at home that others helped across a border, or of a firm from elsewhere that it served, relative to a referral.")]
    public required double HomeWeight { get; init; }

    [Quantity("share", 0, 1, "Commitment below which a party leaves an agreement that is not binding.")]
    public required double LeavingCommitment { get; init; }

    [Quantity("hours per party and agreement", 0, 1000, "Once: negotiating an agreement and making it known, whatever it is about.")]
    public required double TransitionHours { get; init; }

    [Quantity("quarters", 1, 20, "Quarters over which an agreement's costs of setting up are paid.", IsWhole = true)]
    public required double SetUpQuarters { get; init; }

    [Quantity("currency units per hour", 1, 5000, "What an adviser hour costs, overheads included.")]
    public required double CostPerHour { get; init; }
}
