using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Every word of the figures in one language. A place in braces is filled when a figure is made.</summary>
public sealed partial record FigureWords
{
    /// <summary>The language.</summary>
    public required Language Language { get; init; }

    /// <summary>How it writes numbers.</summary>
    public NumberFormat Numbers => Language.Numbers;

    /// <summary>Of labour closures.</summary>
    public required string Slack { get; init; }

    /// <summary>Of labour closures.</summary>
    public required string Binding { get; init; }

    /// <summary>In subtitles.</summary>
    public required string NoReplication { get; init; }

    /// <summary>In subtitles.</summary>
    public required string OneReplication { get; init; }

    /// <summary>{0} replications.</summary>
    public required string ReplicationsDone { get; init; }

    /// <summary>{0} done, {1} planned.</summary>
    public required string ReplicationsOf { get; init; }

    /// <summary>{0}: replications.</summary>
    public required string MeansOf { get; init; }

    /// <summary>{0} version, {1} scenario, {2} seed, {3} replications.</summary>
    public required string SourceLine { get; init; }

    /// <summary>{0}: beginning of the hash.</summary>
    public required string ResultsHash { get; init; }

    /// <summary>Said of an arm.</summary>
    public required string BaselineWord { get; init; }

    /// <summary>Column title.</summary>
    public required string Arm { get; init; }

    /// <summary>Column title.</summary>
    public required string WithinQuarters { get; init; }

    /// <summary>Column title.</summary>
    public required string QuartersSinceStart { get; init; }

    /// <summary>Column title.</summary>
    public required string Quarter { get; init; }

    /// <summary>Column title and key.</summary>
    public required string Mean { get; init; }

    /// <summary>Column title.</summary>
    public required string IntervalLow { get; init; }

    /// <summary>Column title.</summary>
    public required string IntervalHigh { get; init; }

    /// <summary>Column title.</summary>
    public required string Division { get; init; }

    /// <summary>Column title.</summary>
    public required string NameColumn { get; init; }

    /// <summary>Column title.</summary>
    public required string ExcludesZero { get; init; }

    /// <summary>In tables.</summary>
    public required string Yes { get; init; }

    /// <summary>In tables.</summary>
    public required string No { get; init; }

    /// <summary>Column title and axis.</summary>
    public required string JobsOrMore { get; init; }

    /// <summary>Column title.</summary>
    public required string Firms { get; init; }

    /// <summary>Column title.</summary>
    public required string Share { get; init; }

    /// <summary>Column title.</summary>
    public required string FromColumn { get; init; }

    /// <summary>Column title.</summary>
    public required string ToColumn { get; init; }

    /// <summary>Axis and column title.</summary>
    public required string Needs { get; init; }

    /// <summary>Column title.</summary>
    public required string Line { get; init; }

    /// <summary>Column title.</summary>
    public required string After { get; init; }

    /// <summary>Column value.</summary>
    public required string Start { get; init; }

    /// <summary>Fate.</summary>
    public required string SpecialisedHelp { get; init; }

    /// <summary>Fate.</summary>
    public required string GenericHelp { get; init; }

    /// <summary>Fate.</summary>
    public required string SolvedAlone { get; init; }

    /// <summary>Fate.</summary>
    public required string Lapsed { get; init; }

    /// <summary>Fate.</summary>
    public required string DroppedOut { get; init; }

    /// <summary>Fate.</summary>
    public required string FirmGone { get; init; }

    /// <summary>Fate.</summary>
    public required string StillOpen { get; init; }

    /// <summary>Key.</summary>
    public required string HalfBand { get; init; }

    /// <summary>Key.</summary>
    public required string NineTenthsBand { get; init; }

    /// <summary>Key.</summary>
    public required string MeanInterval { get; init; }

    /// <summary>Key.</summary>
    public required string EndInterval { get; init; }

    /// <summary>Key.</summary>
    public required string TheOneReplication { get; init; }

    /// <summary>At a dotted line.</summary>
    public required string PoliciesPart { get; init; }

    /// <summary>At a shaded stretch.</summary>
    public required string Counterfactual { get; init; }

    /// <summary>In place of a figure.</summary>
    public required string NothingYet { get; init; }

    /// <summary>{0} baseline.</summary>
    public required string NothingToCompare { get; init; }

    /// <summary>Note.</summary>
    public required string LuckOnly { get; init; }

    /// <summary>Note.</summary>
    public required string IntervalsLuckOnly { get; init; }

    /// <summary>Note; where replications draw their parameters.</summary>
    public required string OfWorlds { get; init; }

    /// <summary>In the key, of the interval of drawn runs.</summary>
    public required string WorldsInterval { get; init; }

    /// <summary>What the interval is called in the key.</summary>
    internal string IntervalName(RunSummary summary) => summary.ParameterDraws > 0 ? WorldsInterval : MeanInterval;

    /// <summary>What the bands and intervals of a run hold.</summary>
    /// <param name="bands">Whether there are bands too.</param>
    internal string WhatIntervalsHold(RunSummary summary, bool bands = true) =>
        summary.Replications < 2 ? OneTellsNothing : summary.ParameterDraws > 0 ? OfWorlds : bands ? LuckOnly : IntervalsLuckOnly;

    /// <summary>{0} arm, {1} the other, {2} labour closure.</summary>
    public required string DecisiveSubtitle { get; init; }

    /// <summary>The same at equal outlay.</summary>
    public required string DecisiveSubtitleEqual { get; init; }

    /// <summary>Note.</summary>
    public required string DecisiveNote { get; init; }

    /// <summary>{0} arm, {1} the other.</summary>
    public required string DecisiveAxis { get; init; }

    /// <summary>Over the numbers.</summary>
    public required string DecisiveNumbers { get; init; }

    /// <summary>{0} parameter, {1} difference at {2}, {3} at {4}.</summary>
    public required string DecisiveFinding { get; init; }

    /// <summary>Note.</summary>
    public required string OneTellsNothing { get; init; }

    /// <summary>Note.</summary>
    public required string CounterfactualNote { get; init; }

    /// <summary>{0} arm, {1} its end or nothing.</summary>
    public required string LeftOut { get; init; }

    /// <summary>{0} arm.</summary>
    public required string SamePolicyAs { get; init; }

    /// <summary>Title; {0} needs of 1,000 of the arm, {1} of the baseline.</summary>
    public required string FatesFound { get; init; }

    /// <summary>Title; {0} needs of 1,000.</summary>
    public required string FatesFoundAlone { get; init; }

    /// <summary>In the subtitle.</summary>
    public required string AfterQuarters { get; init; }

    /// <summary>In the subtitle, where other numbers are at equal outlay.</summary>
    public required string AsItIs { get; init; }

    /// <summary>Title; {0} arm, {1} jobs, {2} baseline.</summary>
    public required string DifferenceMore { get; init; }

    /// <summary>As above.</summary>
    public required string DifferenceFewer { get; init; }

    /// <summary>Title; {0} difference.</summary>
    public required string DifferenceUnclear { get; init; }

    /// <summary>Title; {0} difference.</summary>
    public required string DifferenceInOne { get; init; }

    /// <summary>Title; {0} losers of {1}, {2} gainers.</summary>
    public required string ForestFound { get; init; }

    /// <summary>Title; {0} groups.</summary>
    public required string ForestUnclear { get; init; }

    /// <summary>Title; {0} arm, {1} net jobs.</summary>
    public required string LedgerFound { get; init; }

    /// <summary>As above.</summary>
    public required string LedgerUnclear { get; init; }

    /// <summary>Title; {0} arm, {1} millions, {2} currency, {3} baseline.</summary>
    public required string CostMore { get; init; }

    /// <summary>As above.</summary>
    public required string CostLess { get; init; }

    /// <summary>Title; {0} millions, {1} currency.</summary>
    public required string CostUnclear { get; init; }

    /// <summary>Title; {0} quarter, {1} needs of the arm, {2} of the baseline.</summary>
    public required string HelpFound { get; init; }

    /// <summary>Title; {0} parameter, {1} job-years.</summary>
    public required string DecisiveFound { get; init; }

    /// <summary>"What became of 1,000 needs".</summary>
    public required string FatesTitle { get; init; }

    /// <summary>{0} labour, {1} means.</summary>
    public required string FatesSubtitle { get; init; }

    /// <summary>{0} quarter.</summary>
    public required string FatesNote { get; init; }

    /// <summary>Beside a bar.</summary>
    public required string OneQuarter { get; init; }

    /// <summary>Beside a bar; {0} number.</summary>
    public required string SomeQuarters { get; init; }

    /// <summary>In place of a bar.</summary>
    public required string NoNeedYet { get; init; }

    /// <summary>{0} baseline.</summary>
    public required string DifferenceTitle { get; init; }

    /// <summary>{0} baseline, {1} labour, {2} replications.</summary>
    public required string DifferenceSubtitle { get; init; }

    /// <summary>Arms are shown by their twins.</summary>
    public required string AtEqualOutlay { get; init; }

    /// <summary>An arm whose twin could not be brought to the outlay of the baseline.</summary>
    public required string AtItsOwnOutlay { get; init; }

    /// <summary>In subtitles with several panels.</summary>
    public required string OneScale { get; init; }

    /// <summary>In subtitles.</summary>
    public required string OneNoBand { get; init; }

    /// <summary>{0} value, {1} year or quarter.</summary>
    public required string JobsAtTheEndOf { get; init; }

    /// <summary>After a value.</summary>
    public required string InEveryReplication { get; init; }

    /// <summary>{0} arms with their medians.</summary>
    public required string FarReplications { get; init; }

    /// <summary>{0} arm, {1} median.</summary>
    public required string TheMedianIs { get; init; }

    /// <summary>{0} interval.</summary>
    public required string NinetyFive { get; init; }

    /// <summary>"Jobs under each policy arm".</summary>
    public required string CurveJobs { get; init; }

    /// <summary>"Firms under each policy arm".</summary>
    public required string CurveFirms { get; init; }

    /// <summary>"Needs that get specialised help".</summary>
    public required string CurveHelp { get; init; }

    /// <summary>"Public cost of support".</summary>
    public required string CurveCost { get; init; }

    /// <summary>"Jobs".</summary>
    public required string AxisJobs { get; init; }

    /// <summary>"Firms".</summary>
    public required string AxisFirms { get; init; }

    /// <summary>"Needs of 1,000".</summary>
    public required string AxisHelp { get; init; }

    /// <summary>{0} currency.</summary>
    public required string AxisCost { get; init; }

    /// <summary>{0} labour, {1} replications.</summary>
    public required string CurveJobsSubtitle { get; init; }

    /// <summary>{0} labour, {1} replications.</summary>
    public required string CurveHelpSubtitle { get; init; }

    /// <summary>{0} labour, {1} replications.</summary>
    public required string CurveCostSubtitle { get; init; }

    /// <summary>{0} axis, {1} quarter, {2} list.</summary>
    public required string CurveFinding { get; init; }

    /// <summary>{0} value, {1} arm.</summary>
    public required string ArmValue { get; init; }

    /// <summary>{0} arm.</summary>
    public required string ForestTitle { get; init; }

    /// <summary>{0} baseline, {1} labour, {2} replications.</summary>
    public required string ForestSubtitle { get; init; }

    /// <summary>{0} baseline, {1} labour, {2} replications; of a run of one replication.</summary>
    public required string ForestOneSubtitle { get; init; }

    /// <summary>{0} arm.</summary>
    public required string ForestAxis { get; init; }

    /// <summary>"Mean [95 % interval]".</summary>
    public required string ForestNumbers { get; init; }

    /// <summary>Note.</summary>
    public required string FilledMarks { get; init; }

    /// <summary>"Region".</summary>
    public required string ByRegion { get; init; }

    /// <summary>"Sector".</summary>
    public required string BySector { get; init; }

    /// <summary>"Size at the start".</summary>
    public required string BySizeAtStart { get; init; }

    /// <summary>"Size class at the end".</summary>
    public required string BySizeNow { get; init; }

    /// <summary>"under 50 jobs, and new firms".</summary>
    public required string Under50 { get; init; }

    /// <summary>"50 jobs or more".</summary>
    public required string Over50 { get; init; }

    /// <summary>{0} class.</summary>
    public required string JobsInClass { get; init; }

    /// <summary>"All".</summary>
    public required string AllJobs { get; init; }

    /// <summary>"Firms change their size class as they grow or shrink, so a class's difference includes those that moved.".</summary>
    public required string ClassNote { get; init; }

    /// <summary>{0} arm, {1} gains, {2} losses, {3} rows.</summary>
    public required string ForestFinding { get; init; }

    /// <summary>"Where coordination pays: specialised help".</summary>
    public required string HeatHelpTitle { get; init; }

    /// <summary>"Where coordination pays: jobs".</summary>
    public required string HeatJobsTitle { get; init; }

    /// <summary>{0} arm, {1} baseline, {2} labour, {3} replications.</summary>
    public required string HeatHelpSubtitle { get; init; }

    /// <summary>As above.</summary>
    public required string HeatJobsSubtitle { get; init; }

    /// <summary>"Load of the advisers' hours in the baseline".</summary>
    public required string HeatLoad { get; init; }

    /// <summary>"Cost of coordination, times its own".</summary>
    public required string HeatCost { get; init; }

    /// <summary>"Compared with".</summary>
    public required string HeatArm { get; init; }

    /// <summary>"Gain in jobs".</summary>
    public required string HeatLegendJobs { get; init; }

    /// <summary>"Gain in needs of 1,000".</summary>
    public required string HeatLegendHelp { get; init; }

    /// <summary>After a title.</summary>
    public required string Thousands { get; init; }

    /// <summary>After a title.</summary>
    public required string Millions { get; init; }

    /// <summary>"Outlined: the 95 % interval leaves zero out. The intervals hold luck only.".</summary>
    public required string HeatNote { get; init; }

    /// <summary>{0} cells, {1} gains, {2} losses.</summary>
    public required string HeatFinding { get; init; }

    /// <summary>{0} loads, {1} costs or what it is compared with.</summary>
    public required string HeatGainsAt { get; init; }

    /// <summary>{0} loads, {1} costs or what it is compared with.</summary>
    public required string HeatLossesAt { get; init; }

    /// <summary>{0} factors.</summary>
    public required string HeatAtCosts { get; init; }

    /// <summary>{0} arm.</summary>
    public required string HeatAgainst { get; init; }

    /// <summary>"Firm sizes at the end".</summary>
    public required string SizesTitle { get; init; }

    /// <summary>{0} labour, {1} means.</summary>
    public required string SizesSubtitle { get; init; }

    /// <summary>"Jobs in the firm".</summary>
    public required string SizesAxis { get; init; }

    /// <summary>"Share of firms".</summary>
    public required string SizesShare { get; init; }

    /// <summary>{0} exponent.</summary>
    public required string PowerLawLabel { get; init; }

    /// <summary>{0} jobs.</summary>
    public required string SizesNote { get; init; }

    /// <summary>{0} arm, {1} jobs, {2} exponent.</summary>
    public required string SizesFinding { get; init; }

    /// <summary>"From needs through doors to outcomes".</summary>
    public required string FlowTitle { get; init; }

    /// <summary>{0} labour, {1} means.</summary>
    public required string FlowSubtitle { get; init; }

    /// <summary>"Needs".</summary>
    public required string AllNeeds { get; init; }

    /// <summary>"turned to nobody".</summary>
    public required string NoDoor { get; init; }

    /// <summary>"municipal office".</summary>
    public required string MunicipalOffice { get; init; }

    /// <summary>"business house".</summary>
    public required string BusinessHouse { get; init; }

    /// <summary>"cluster".</summary>
    public required string Cluster { get; init; }

    /// <summary>"agency".</summary>
    public required string Agency { get; init; }

    /// <summary>"export adviser".</summary>
    public required string ExportAdviser { get; init; }

    /// <summary>"partner-region office".</summary>
    public required string PartnerRegionOffice { get; init; }

    /// <summary>"knowledge institution".</summary>
    public required string KnowledgeInstitution { get; init; }

    /// <summary>"investment promotion".</summary>
    public required string InvestmentPromotion { get; init; }

    /// <summary>"EU office".</summary>
    public required string EuOffice { get; init; }

    /// <summary>"private adviser".</summary>
    public required string PrivateAdviser { get; init; }

    /// <summary>{0} quarter.</summary>
    public required string FlowNote { get; init; }

    /// <summary>{0} arm, {1} no door, {2} specialised.</summary>
    public required string FlowFinding { get; init; }

    /// <summary>{0} arm, {1} no door, {2} specialised, {3} baseline, {4} and {5} the same there.</summary>
    public required string FlowFindingAgainst { get; init; }

    /// <summary>{0} arm.</summary>
    public required string LedgerTitle { get; init; }

    /// <summary>{0} other, {1} labour, {2} replications, {3} quarter.</summary>
    public required string LedgerSubtitle { get; init; }

    /// <summary>"Jobs".</summary>
    public required string LedgerAxis { get; init; }

    /// <summary>"Added in supported firms".</summary>
    public required string SupportedLine { get; init; }

    /// <summary>"Displacement".</summary>
    public required string Displacement { get; init; }

    /// <summary>"firms inside the area that nobody supports".</summary>
    public required string DisplacementNote { get; init; }

    /// <summary>"Leakage".</summary>
    public required string Leakage { get; init; }

    /// <summary>"firms outside the area".</summary>
    public required string LeakageNote { get; init; }

    /// <summary>"In one arm only".</summary>
    public required string OneOnly { get; init; }

    /// <summary>"firms that live at the end in one of the two".</summary>
    public required string OneOnlyNote { get; init; }

    /// <summary>"Supported in the other only".</summary>
    public required string OtherOnly { get; init; }

    /// <summary>"Net jobs".</summary>
    public required string Net { get; init; }

    /// <summary>"Displacement follows from the assumed tradability of sectors and is no finding.".</summary>
    public required string LedgerNote { get; init; }

    /// <summary>{0} arm, {1} other, {2} jobs in supported firms beyond their twins, {3} net.</summary>
    public required string LedgerFinding { get; init; }

    /// <summary>{0} arm, {1} baseline.</summary>
    public required string RegionsTitle { get; init; }

    /// <summary>{0} labour, {1} replications.</summary>
    public required string RegionsSubtitle { get; init; }

    /// <summary>{0} per 10,000, {1} jobs.</summary>
    public required string RegionEnd { get; init; }

    /// <summary>{0} arm, {1} most, {2} value, {3} least, {4} value.</summary>
    public required string RegionsFinding { get; init; }

    /// <summary>Beside a region.</summary>
    public required string OutsideArea { get; init; }
}
