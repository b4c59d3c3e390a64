using System.Collections.Immutable;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// What tables, sentences, figures and reports are made from: made while the run goes on, written as <c>summary.json</c>,
/// so that nothing ever reads the observations back.
/// </summary>
public sealed record RunSummary
{
    /// <summary>Counts up when fields change their meaning or are added.</summary>
    public const int CurrentSchema = SummaryBuilder.SchemaVersion;

    /// <inheritdoc cref="CurrentSchema"/>
    public required int SchemaVersion { get; init; }
    public required string Scenario { get; init; }
    public required string Title { get; init; }
    public required string Question { get; init; }
    public required string ModelVersion { get; init; }
    public required string InputsHash { get; init; }
    public required string ResultHash { get; init; }
    public required uint Seed { get; init; }
    public required string Currency { get; init; }

    /// <summary>What the money-matched twins have spent, beside the baseline.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<OutlayMatch> OutlayMatches =>
    [
        .. from arm in Arms
           where arm.EqualOutlay is not null
           let twin = arm.EqualOutlay
           select new OutlayMatch(arm.Arm, twin.Twin.Arm, arm.Labour, twin.Twin.PublicCost, twin.Twin.PublicCost - twin.OutlayDifference.Mean, twin.Gap),
    ];

    /// <summary>The command that runs it again.</summary>
    public string Command { get; init; } = "";

    /// <summary>Replications done, and asked for.</summary>
    public required int Replications { get; init; }

    /// <inheritdoc cref="Replications"/>
    public required int ReplicationsPlanned { get; init; }

    /// <summary>Draws of the parameters among them; 0 where all replications have the same.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public int ParameterDraws { get; init; }

    /// <summary>Recorded quarters.</summary>
    public required int Quarters { get; init; }

    /// <summary>Calendar quarter of the start: year times 4 plus quarter minus 1.</summary>
    public required int StartCalendarQuarter { get; init; }

    /// <summary>First recorded quarter that history did not have, as an index; <see cref="Quarters"/> if none.</summary>
    public required int CounterfactualFrom { get; init; }

    /// <summary>Recorded quarter at whose end jobs and other stocks are told, as an index.</summary>
    public required int Headline { get; init; }

    /// <summary>Year whose prices all money is in; null where the seeds do not say.</summary>
    public int? PriceYear { get; init; }

    /// <summary>Real, a share per year.</summary>
    public double DiscountRate { get; init; } = double.NaN;

    /// <summary>What value added of a mean job is taken to be, currency units a year; NaN where the seeds do not say.</summary>
    public double ValueAddedPerJob { get; init; } = double.NaN;

    /// <summary>
    /// First recorded quarter that the totals of <see cref="ArmSummary.Outcomes"/> sum, as an index: the first in which the policy of
    /// an arm with support differs from the baseline's; 0 where none does.
    /// </summary>
    public int OutcomesFrom { get; init; }

    /// <summary>Arm that the others are compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Arm without public support, for net jobs and cost per job; null if the scenario has none.</summary>
    public required string? WithoutSupport { get; init; }

    /// <summary>Arm that the answer compares with the baseline; null if there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the scenario names that arm.</summary>
    public bool AnswerIsStated { get; init; }

    /// <summary>How much support there is for the firms there are.</summary>
    public SupportScale? Support { get; init; }

    /// <summary>Regions that the programme is for, which the ledgers call inside: ids in the order of the system.</summary>
    public ImmutableArray<string> ProgrammeArea { get; init; } = [];

    /// <summary>Arms times labour closures, arms in the order of the scenario.</summary>
    public required ImmutableArray<ArmSummary> Arms { get; init; }

    /// <summary>How far rankings of arms hold in plausible worlds; null where all replications have the same parameters.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<Survival>? Survivals { get; init; }

    /// <summary>What each lever does alone and in the package; empty where the arms of single levers were not run.</summary>
    public ImmutableArray<LeverEffect> Levers { get; init; } = [];

    /// <summary>The package beside the sum of its levers, by labour closure; empty as <see cref="Levers"/>.</summary>
    public ImmutableArray<LeverPackage> LeverPackages { get; init; } = [];
}

/// <summary>One arm under one labour closure. Numbers over the whole recorded time unless they say otherwise.</summary>
public sealed record ArmSummary
{
    public required string Arm { get; init; }
    public required string Title { get; init; }
    public required LabourClosure Labour { get; init; }

    /// <summary>First quarter in which its policy differs from the baseline's; the number of quarters if never.</summary>
    public required int PartsFromBaseline { get; init; }

    /// <summary>Fates of 1,000 needs after 1, 2 and 4 quarters; needs that arose from <see cref="CountedFrom"/> on with complete follow-up.</summary>
    public required ImmutableArray<FateShares> Fates { get; init; }

    /// <summary>
    /// First quarter that the fates of needs, the doors and the hours count, in total and by region: the latest date of any
    /// arm's agreements, the same in all arms.
    /// </summary>
    public int CountedFrom { get; init; }

    /// <summary>The baseline's <see cref="Fates"/>, of needs that arose in the same quarters.</summary>
    public ImmutableArray<FateShares> BaselineFates { get; init; } = [];

    /// <summary>Doors visited per need that was helped, from <see cref="CountedFrom"/> on.</summary>
    public required double HopsPerHelpedNeed { get; init; }

    /// <summary>Share of visits to doors without a matching offer, from <see cref="CountedFrom"/> on.</summary>
    public required double WrongDoorShare { get; init; }

    /// <summary>Hours used (all uses) over hours of capacity, from <see cref="CountedFrom"/> on.</summary>
    public required double Utilisation { get; init; }

    /// <summary>Hours on coordination over hours of capacity, from <see cref="CountedFrom"/> on.</summary>
    public required double CoordinationShare { get; init; }

    /// <summary>Firms that got help at least once in the recorded time, mean over replications.</summary>
    public required double FirmsHelped { get; init; }

    /// <summary>Public cost, currency units, mean over replications.</summary>
    public required double PublicCost { get; init; }

    /// <summary>Public cost of the whole recorded time less that of the baseline, pair by pair; zero for the baseline itself.</summary>
    public required Estimate PublicCostDifference { get; init; }

    /// <summary>What it has beyond the baseline.</summary>
    public required Comparison AgainstBaseline { get; init; }

    /// <summary>What it has beyond the arm without support; null where there is none.</summary>
    public Comparison? AgainstWithoutSupport { get; init; }

    /// <summary>Jobs at the headline quarter.</summary>
    public required Estimate Jobs { get; init; }

    /// <summary>Jobs at the headline quarter less those of the baseline, pair by pair; zero for the baseline itself.</summary>
    public required Estimate JobsDifference { get; init; }

    /// <summary>The arm at equal outlay, which comes before the difference as it is; null for the baseline and for arms that were not matched.</summary>
    public EqualOutlaySummary? EqualOutlay { get; init; }

    /// <summary>Arm that this one states its differences from, if that is another than the baseline and was run; else null.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Arm that this one is at no cost, whatever it is called; null where it is no such arm.</summary>
    public string? AtNoCost { get; init; }

    /// <summary>Jobs at the headline quarter less those of <see cref="BasedOn"/>, pair by pair: what this arm adds to it; null without one.</summary>
    public Estimate? JobsBeyondBasis { get; init; }

    /// <summary>The same for firms that had under 50 jobs at the start, or were born since.</summary>
    public required Estimate JobsDifferenceUnder50 { get; init; }

    /// <summary>The same for firms that had 50 jobs or more at the start.</summary>
    public required Estimate JobsDifferenceOver50 { get; init; }

    /// <summary>Jobs at the headline quarter less those without support; NaN where the scenario has no such arm.</summary>
    public required Estimate NetJobs { get; init; }

    /// <summary>Share of public cost that pays for administration, from <see cref="CountedFrom"/> on; NaN without cost.</summary>
    public double AdministrationCostShare { get; init; } = double.NaN;

    /// <summary>Share of public cost that pays for coordination, from <see cref="CountedFrom"/> on; NaN without cost.</summary>
    public double CoordinationCostShare { get; init; } = double.NaN;

    /// <summary>Share of public cost that firms get as grants, from <see cref="CountedFrom"/> on; NaN without cost.</summary>
    public double GrantCostShare { get; init; } = double.NaN;

    /// <summary>Share of public cost that builds circular infrastructure, from <see cref="CountedFrom"/> on; NaN without cost.</summary>
    public double InfrastructureCostShare { get; init; } = double.NaN;

    /// <summary>Outcomes that the question is about, in the order of the scenario; empty where it names none, and for arms of single levers.</summary>
    public ImmutableArray<OutcomeEffect> Outcomes { get; init; } = [];

    /// <summary>Ledgers against the arm without support and against the baseline, where the run has them.</summary>
    public ImmutableArray<LedgerSummary> Ledgers { get; init; } = [];

    /// <summary>
    /// What help did to the firms that got it, by type of help and quarters since it began; empty without an arm without support, for
    /// that arm, and for arms of single levers.
    /// </summary>
    public ImmutableArray<EvaluationRow> Evaluations { get; init; } = [];

    /// <summary>Share of region-quarters in which hires were rationed.</summary>
    public required double RationedShare { get; init; }

    /// <summary>Difference in jobs from the baseline over time, with luck.</summary>
    public required ImmutableArray<PathPoint> Path { get; init; }

    /// <summary>By region: fates, hours and differences.</summary>
    public required ImmutableArray<RegionSummary> Regions { get; init; }

    /// <summary>Outcomes as they came out over time, with luck.</summary>
    public ImmutableArray<OutcomeCurve> Curves { get; init; } = [];

    /// <summary>Jobs at the headline quarter by sector and by size class, less those of the baseline.</summary>
    public ImmutableArray<DivisionEffect> Divisions { get; init; } = [];

    /// <summary>Needs by the kind of provider that the firm turned to first, of the same 1,000 needs as <see cref="Fates"/> within a year.</summary>
    public ImmutableArray<DoorShares> FirstDoors { get; init; } = [];

    /// <summary>Firms of so many jobs or more at the end, mean over replications.</summary>
    public ImmutableArray<SizeCount> FirmSizes { get; init; } = [];
}

/// <summary>Of 1,000 needs, how many had met each fate after some quarters; the seven numbers sum to 1,000.</summary>
public sealed record FateShares(int WithinQuarters, double Specialised, double Generic, double Alone, double Lapsed, double DroppedOut, double FirmGone, double Open);

/// <summary>Paired difference in total jobs in one quarter: mean over replications, and quantiles of the replications.</summary>
/// <param name="Low">Lower end of the 95 % interval of the mean; NaN below two replications.</param>
/// <param name="High">Upper end of the same interval.</param>
public sealed record PathPoint(
    int Quarter, double Mean, double P05, double P25, double P50, double P75, double P95, double Low = double.NaN, double High = double.NaN);

/// <summary>One region of one arm.</summary>
/// <param name="JobsDifference">From the baseline, at the headline quarter.</param>
public sealed record RegionSummary(string Region, string Name, FateShares Fates, double Utilisation, double CoordinationShare, double FirmsHelped, Estimate Jobs, Estimate JobsDifference)
{
    /// <summary>The same in the last quarter; null where it is not told.</summary>
    public Estimate? JobsDifferenceAtEnd { get; init; }

    /// <summary>Difference in jobs from the baseline over time, with simulation error; null where none is recorded.</summary>
    public BandPath? Path { get; init; }
}
