using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Languages;

/// <summary>Replications done and asked for.</summary>
public readonly record struct Replications(int Done, int Planned)
{
    /// <summary>Draws of the parameters among them; 0 where all replications have the same.</summary>
    public int Draws { get; init; }

    /// <summary>Of what the interval of the main difference is made; null with fixed parameters, and where it cannot be told.</summary>
    public WorldSpread? Spread { get; init; }

    /// <summary>Those of a run.</summary>
    public static Replications Of(RunSummary summary) =>
        new(summary.Replications, summary.ReplicationsPlanned) { Draws = summary.ParameterDraws, Spread = new Experiments.AutoReplications(null, Experiments.AutoReplications.JobYears).DifferenceIn(summary)?.Worlds };
}

/// <summary>What the sentence on needs says; which of two arms have fates decides its form.</summary>
/// <param name="Baseline">Arm that the other is compared with.</param>
/// <param name="Other">Its fates; null if none were followed.</param>
/// <param name="Arm">The arm compared; null if there is none.</param>
/// <param name="Basis">Arm that it is based on, where that is a third.</param>
public sealed record NeedsFacts(bool NothingFinished, string Baseline, FateShares? Other, string? Arm, FateShares? Own, string? Basis, FateShares? OfBasis)
{
    /// <summary>Calendar quarter from which needs count; null where all of the run do.</summary>
    public int? Since { get; init; }

    /// <summary>Needs of 1,000 that no help came to and the firm did not solve.</summary>
    public static double Lost(FateShares fates) => fates.Lapsed + fates.DroppedOut;

    internal static NeedsFacts Of(RunSummary summary, ArmSummary? arm, ArmSummary? baseline) => new(
        summary.Replications == 0, summary.Baseline, baseline?.LongestFates(), arm?.Arm, arm?.LongestFates(),
        arm?.BasedOn, arm?.BasedOn is { } basis ? summary.Find(basis, arm.Labour)?.LongestFates() : null)
    {
        Since = (arm ?? baseline)?.CountedFrom is > 0 and var quarter ? summary.StartCalendarQuarter + quarter : null,
    };
}

/// <summary>Jobs or job-years under one labour closure.</summary>
/// <param name="Difference">From the baseline.</param>
/// <param name="Of">Jobs of the baseline; NaN if unknown.</param>
public sealed record JobsChange(LabourClosure Labour, Estimate Difference, double Of);

/// <summary>What the sentences on jobs say.</summary>
/// <param name="Arm">The arm compared; null if the run compares none.</param>
/// <param name="Changes">Jobs at the headline quarter by labour closure; where nothing is compared, jobs of the baseline.</param>
/// <param name="Basis">Arm that it is based on, if its own part is known.</param>
public sealed record JobsFacts(string Baseline, string? Arm, ImmutableArray<JobsChange> Changes, string? Basis, ImmutableArray<JobsChange> BeyondBasis)
{
    /// <summary>First and last recorded calendar quarter, and the headline quarter.</summary>
    public int First { get; init; }

    /// <inheritdoc cref="First"/>
    public int Last { get; init; }

    /// <inheritdoc cref="First"/>
    public int At { get; init; }

    /// <summary>Job-years of the twin at equal outlay; empty where none was run.</summary>
    public ImmutableArray<JobsChange> EqualOutlay { get; init; } = [];

    /// <summary>Of them those up to the headline quarter, under the closure that figures show; null where that is the last quarter.</summary>
    public JobsChange? EqualToHeadline { get; init; }

    /// <summary>Job-years at equal outlay beyond the arm that it is based on, both at the baseline's outlay; empty where that is the baseline.</summary>
    public ImmutableArray<JobsChange> EqualBeyondBasis { get; init; } = [];

    /// <summary>That arm.</summary>
    public string? BasisAtEqualOutlay { get; init; }

    /// <summary>Where its grants bring its outlay no nearer to the baseline's: how far it lies off, as a share of it; NaN where the two are equal.</summary>
    public double OutlayGap { get; init; } = double.NaN;

    /// <summary>Job-years as it is.</summary>
    public ImmutableArray<JobsChange> JobYears { get; init; } = [];

    /// <summary>Jobs in the last quarter, under the closure that figures show; null where that is the headline quarter.</summary>
    public JobsChange? AtEnd { get; init; }

    /// <summary>
    /// The part of the difference in the last quarter that comes by entry, exit and inward investment, where it is more than half of it:
    /// then the jobs are not, or not mainly, those of firms that were helped. NaN elsewhere.
    /// </summary>
    public double InOneArmOnly { get; init; } = double.NaN;

    internal static JobsFacts Of(RunSummary summary, string? compared)
    {
        int start = summary.StartCalendarQuarter, last = summary.LastQuarter(), at = summary.HeadlineQuarter();
        if (compared is null)
        {
            return new(
                summary.Baseline, null,
                [
                    .. from labour in summary.Closures()
                       let only = summary.Find(summary.Baseline, labour)
                       where only is not null && double.IsFinite(only.Jobs.Mean)
                       select new JobsChange(labour, default, only.Jobs.Mean),
                ],
                null, [])
            {
                At = at,
            };
        }

        ImmutableArray<ArmSummary> arms = [.. summary.Closures().Select(labour => summary.Find(compared, labour)).OfType<ArmSummary>().Where(arm => double.IsFinite(arm.JobsDifference.Mean))];
        ImmutableArray<ArmSummary> beyond = [.. arms.Where(arm => arm.BasedOn is not null && arm.JobsBeyondBasis is { } own && double.IsFinite(own.Mean))];
        return new(
            summary.Baseline, compared,
            [.. arms.Select(arm => new JobsChange(arm.Labour, arm.JobsDifference, summary.Find(summary.Baseline, arm.Labour)?.Jobs.Mean ?? double.NaN))],
            beyond.LastOrDefault()?.BasedOn, [.. beyond.Select(arm => new JobsChange(arm.Labour, arm.JobsBeyondBasis!.Value, double.NaN))])
        {
            First = start,
            Last = last,
            At = at,
            EqualOutlay = JobYearsOf(arms, arm => arm.EqualOutlay?.JobYears),
            EqualToHeadline = at != last && arms.FirstOrDefault() is { EqualOutlay: { } equal } first ? new(first.Labour, equal.JobYearsToHeadline, double.NaN) : null,
            BasisAtEqualOutlay = arms.FirstOrDefault(arm => arm.EqualOutlay?.JobYearsBeyondBasis is not null)?.BasedOn,
            EqualBeyondBasis = JobYearsOf(arms, arm => arm.EqualOutlay?.JobYearsBeyondBasis),
            OutlayGap = arms.Select(arm => arm.EqualOutlay).OfType<EqualOutlaySummary>().Where(twin => !twin.IsMatched).Select(twin => twin.OutlayDifferenceShare).FirstOrDefault(double.NaN),
            JobYears = JobYearsOf(arms, arm => arm.AgainstBaseline.JobYears),
            AtEnd = at != last && arms.FirstOrDefault() is { } shown ? new(shown.Labour, shown.JobsDifferenceAtEnd(), double.NaN) : null,
            InOneArmOnly = InOneArmOnlyOf(arms.FirstOrDefault()),
        };
    }

    private static ImmutableArray<JobsChange> JobYearsOf(ImmutableArray<ArmSummary> arms, Func<ArmSummary, Estimate?> jobYears) =>
        [.. arms.Where(arm => jobYears(arm) is not null).Select(arm => new JobsChange(arm.Labour, jobYears(arm)!.Value, double.NaN))];

    private static double InOneArmOnlyOf(ArmSummary? arm)
    {
        if (arm?.Ledgers.FirstOrDefault(ledger => ledger.Against == "baseline") is not { Total.ExcludesZero: true } ledger) return double.NaN;
        double jobs = ledger.Lines.Where(row => row.Line.StartsWith("exists_in_", StringComparison.Ordinal)).Sum(row => row.Jobs.Mean);
        return jobs / ledger.Total.Mean > 0.5 ? jobs : double.NaN;
    }
}

/// <summary>A change of an outcome that is statistically different from zero.</summary>
/// <param name="Name">As the language calls it, with its unit.</param>
/// <param name="Of">The baseline's value.</param>
public sealed record OutcomeChange(string Name, Estimate Difference, double Of);

/// <summary>What the sentence on the other outcomes of the question says: of none that another sentence speaks of.</summary>
/// <param name="Told">Changes whose interval excludes zero, what fell before what rose.</param>
/// <param name="Untold">Names of those of which the run cannot tell the sign.</param>
public sealed record OutcomeFacts(LabourClosure Labour, string Baseline, string Arm, ImmutableArray<OutcomeChange> Told, ImmutableArray<string> Untold)
{
    /// <summary>Whether the question asks of one of them first, before jobs.</summary>
    public bool Leads { get; init; }

    /// <summary>Null where there is nothing to say: no arm to compare, no interval, no outcomes, or none that differs in any replication.</summary>
    internal static OutcomeFacts? Of(RunSummary summary, ArmSummary? arm, ArmSummary? baseline, Language language)
    {
        if (arm is null || baseline is null) return null;
        var told = new List<OutcomeChange>();
        var untold = new List<string>();
        foreach (OutcomeEffect outcome in OutcomeTable.Shown(arm).Where(IsSaidHere))
        {
            Estimate difference = outcome.Difference;
            if (!NumberFormat.HasInterval(difference) || difference is { Mean: 0, Low: 0, High: 0 }) continue;
            string name = OutcomeTable.NameOf(outcome, summary, language);
            double of = OutcomeTable.Find(baseline, outcome.Outcome) is { } other ? OutcomeTable.Scaled(other).Value.Mean : double.NaN;
            if (difference.ExcludesZero) told.Add(new(name, OutcomeTable.Scaled(outcome).Difference, of));
            else untold.Add(name);
        }
        if (told.Count + untold.Count == 0) return null;
        // What the question asks first is told first, and before jobs where it does not ask of jobs first.
        string? lead = arm.Outcomes is [{ Outcome: not Outcomes.Jobs } first, ..] && IsSaidHere(first) ? OutcomeTable.NameOf(first, summary, language) : null;
        return new(arm.Labour, summary.Baseline, arm.Arm, [.. told.OrderBy(change => change.Name != lead).ThenBy(change => change.Difference.Mean > 0)], [.. untold]) { Leads = lead is not null };
    }

    // Needs, hours of coordination and public cost have sentences of their own.
    private static bool IsSaidHere(OutcomeEffect outcome) =>
        outcome.Outcome is not (Outcomes.HoursCoordination or Outcomes.PublicCost)
        && !Outcomes.FateNames.Any(fate => Outcomes.FateHorizons.Any(within => Outcomes.NeedsWithin(fate, within) == outcome.Outcome));
}

/// <summary>What there is to say of public cost and jobs together.</summary>
public enum CostCase
{
    /// <summary>It costs more, and job-years come with it.</summary>
    PerJobYear,

    /// <summary>It costs more, and job-years are not statistically different from zero: what one costs has no bounded interval.</summary>
    Unbounded,

    /// <summary>It costs more, and there are fewer job-years.</summary>
    FewerForMore,

    /// <summary>It costs less, and there are more job-years.</summary>
    MoreForLess,

    /// <summary>It costs less, and there are no more job-years.</summary>
    Less,
}

/// <summary>What the sentence on public cost says, all in present value.</summary>
/// <param name="Cost">Public cost beyond the baseline's, millions.</param>
/// <param name="Value">Value added beyond the baseline's, millions; NaN where it is not priced.</param>
/// <param name="PerJob">Public cost up to the headline quarter over the jobs there.</param>
public sealed record CostFacts(
    LabourClosure Labour, string Baseline, string Arm, Estimate Cost, Estimate Value, CostCase Case, RatioEstimate PerJobYear, RatioEstimate PerJob, string Currency)
{
    /// <summary>First and last recorded calendar quarter, and the headline quarter.</summary>
    public int First { get; init; }

    /// <inheritdoc cref="First"/>
    public int Last { get; init; }

    /// <inheritdoc cref="First"/>
    public int At { get; init; }

    /// <inheritdoc cref="RunSummary.DiscountRate"/>
    public double Rate { get; init; }

    /// <inheritdoc cref="RunSummary.PriceYear"/>
    public int? PriceYear { get; init; }

    /// <summary>Null where public cost is not statistically different.</summary>
    internal static CostFacts? Of(RunSummary summary, ArmSummary? arm)
    {
        if (arm?.AgainstBaseline is not { PublicCostPresent.ExcludesZero: true } beyond) return null;
        Estimate cost = beyond.PublicCostPresent, jobYears = beyond.JobYearsPresent;
        CostCase kind = (cost.Mean > 0, jobYears.ExcludesZero, jobYears.Mean > 0) switch
        {
            (true, false, _) => CostCase.Unbounded,
            (true, true, true) => CostCase.PerJobYear,
            (true, true, false) => CostCase.FewerForMore,
            (false, true, true) => CostCase.MoreForLess,
            _ => CostCase.Less,
        };
        return new(
            arm.Labour, summary.Baseline, arm.Arm, OutcomeTable.InMillions(cost), OutcomeTable.InMillions(beyond.ValueAddedPresent), kind, beyond.CostPerJobYear, beyond.CostPerJob,
            summary.Currency)
        {
            First = summary.StartCalendarQuarter,
            Last = summary.LastQuarter(),
            At = summary.HeadlineQuarter(),
            Rate = summary.DiscountRate,
            PriceYear = summary.PriceYear,
        };
    }
}

/// <summary>What the run itself says of where the sign turns, by comparing an arm with the same at no cost.</summary>
public enum FreeTurn
{
    /// <summary>Its costs are not statistically different from zero.</summary>
    CostsUnknown,

    /// <summary>Its costs are what it loses; free of cost its sign cannot be told.</summary>
    CostsAreTheLoss,

    /// <summary>It loses even free of cost.</summary>
    LosesAtAnyCost,

    /// <summary>It turns negative at <see cref="FreeArm.Turn"/> times its costs.</summary>
    Turns,
}

/// <summary>An arm beside the same at no cost: job-years at equal outlay, or jobs as they are where the outlay could not be made equal.</summary>
/// <param name="Free">The arm at no cost.</param>
/// <param name="Basis">What both are compared with.</param>
/// <param name="Labour">Null where the run has one closure only.</param>
/// <param name="IsAtEqualOutlay">Whether the numbers are job-years at equal outlay.</param>
/// <param name="Adds">What the arm has beyond the basis, with its interval.</param>
/// <param name="AddsFree">The same of the free arm.</param>
/// <param name="Turn">Costs, times the arm's own, at which the line between the two comes down to zero; NaN without one.</param>
public sealed record FreeArm(FreeTurn Kind, string Free, string Basis, LabourClosure? Labour, bool IsAtEqualOutlay, Estimate Adds, double AddsFree, double Turn)
{
    /// <summary>Decimals of its numbers: those that what the arm adds has beside its interval, unless the costs would then vanish.</summary>
    public int Decimals
    {
        get
        {
            int shown = NumberFormat.Decimals(Adds);
            return NumberFormat.Rounded(AddsFree, shown) == NumberFormat.Rounded(Adds.Mean, shown) ? Math.Max(shown, NumberFormat.Decimals(Adds.Mean, AddsFree, AddsFree - Adds.Mean)) : shown;
        }
    }

    /// <summary>What the costs took, so that the numbers shown beside it add up.</summary>
    public double Taken => NumberFormat.Rounded(NumberFormat.Rounded(AddsFree, Decimals) - NumberFormat.Rounded(Adds.Mean, Decimals), Decimals);

    /// <summary>By a straight line between the arm and the same at no cost; null without that one.</summary>
    internal static FreeArm? Of(RunSummary summary, ArmSummary arm)
    {
        if (summary.Arms.FirstOrDefault(other => other.AtNoCost == arm.Arm && other.Labour == arm.Labour) is not { } free) return null;
        bool isEqual = arm.EqualOutlay is { IsMatched: true } && free.EqualOutlay is { IsMatched: true };
        Estimate adds = isEqual ? arm.EqualOutlay!.JobYearsBeyondBasis ?? arm.EqualOutlay.JobYears : arm.JobsBeyondBasis ?? arm.JobsDifference;
        Estimate? pairs = free.BasedOn != arm.Arm ? null : isEqual ? free.EqualOutlay!.JobYearsBeyondBasis : free.JobsBeyondBasis;
        double taken = pairs?.Mean ?? (isEqual ? free.EqualOutlay!.JobYears.Mean - arm.EqualOutlay!.JobYears.Mean : free.JobsDifference.Mean - arm.JobsDifference.Mean);
        if (!double.IsFinite(adds.Mean) || !double.IsFinite(taken)) return null;

        FreeArm found = new(FreeTurn.CostsUnknown, free.Arm, arm.BasedOn ?? summary.Baseline, summary.Closures().Skip(1).Any() ? arm.Labour : null, isEqual, adds, adds.Mean + taken, double.NaN);
        if (taken <= 0 || (pairs is { } pair && NumberFormat.HasInterval(pair) && !pair.ExcludesZero)) return found;
        if (found.AddsFree <= 0) return found with { Kind = WithinError(adds, pairs, found.AddsFree) ? FreeTurn.CostsAreTheLoss : FreeTurn.LosesAtAnyCost };
        return found with { Kind = FreeTurn.Turns, Turn = found.AddsFree / taken };
    }

    /// <summary>
    /// Whether a sum of two paired means lies within both their intervals together. The arm is in both, once with each sign, so
    /// the sum is known at least as well as that.
    /// </summary>
    private static bool WithinError(Estimate adds, Estimate? taken, double sum) =>
        taken is { } other && NumberFormat.HasInterval(adds) && NumberFormat.HasInterval(other)
        && Math.Abs(sum) <= Math.Sqrt(Math.Pow((adds.High - adds.Low) / 2, 2) + Math.Pow((other.High - other.Low) / 2, 2));
}

/// <summary>What the sentence on the turn of the sign says.</summary>
/// <param name="Arm">The arm compared; null if there is none.</param>
/// <param name="Coordination">Share of hours that its coordination takes; NaN if unknown.</param>
/// <param name="Utilisation">Of its hours; NaN if unknown.</param>
/// <param name="BaselineUtilisation">Of the baseline's hours.</param>
/// <param name="Flip">What a sweep found; null if none was made.</param>
/// <param name="Free">What the run itself says; null if nothing.</param>
public sealed record TurnFacts(
    string Baseline, string? Arm, double Coordination, double Utilisation, double BaselineUtilisation, FlipPoint? Flip, FreeArm? Free)
{
    /// <summary>Whether the reader sits at the console, so that an option of the command helps.</summary>
    public bool IsAtConsole { get; init; } = true;

    /// <summary>Whether the run knows what coordination takes.</summary>
    public bool IsKnown => double.IsFinite(Coordination) && double.IsFinite(Utilisation);

    internal static TurnFacts Of(RunSummary summary, ArmSummary? arm, ArmSummary? baseline, FlipPoint? flip) => new(
        summary.Baseline, arm?.Arm, arm?.CoordinationShare ?? double.NaN, arm?.Utilisation ?? double.NaN, baseline?.Utilisation ?? double.NaN,
        flip, arm is null ? null : FreeArm.Of(summary, arm));
}
