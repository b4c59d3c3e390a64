using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishAnswer : AnswerWords
{
    private const string SoFar = "not the uncertainty of the parameters";
    private const string Sweep = "--sweep-load finds where the sign turns";
    private const string AtOtherLoads = "repeating the comparison at other loads would show where the sign turns";

    private static readonly NumberFormat N = NumberFormat.English;

    public static EnglishAnswer Words { get; } = new();

    public override string Needs(NeedsFacts facts)
    {
        if ((facts.Own ?? facts.Other) is not { } some)
            return facts.NothingFinished
                ? "What changed for needs is not known, since no replication has finished."
                : "What changed for needs is not known, since no need was followed long enough.";

        string within = Within(some.WithinQuarters);
        if (facts is not { Own: { } own, Other: { } other })
        {
            string name = facts.Own is null ? facts.Baseline : facts.Arm!;
            return $"Of 1,000 needs{Since(facts)} under {name}, {N.Count(some.Specialised)} got specialised help {within}, {N.Count(some.Generic)} got generic help, "
                + $"and {N.Count(NeedsFacts.Lost(some))} lapsed or dropped out.";
        }

        string specialised = N.Count(own.Specialised), before = N.Count(other.Specialised);
        string first = specialised == before
            ? $"{specialised} got specialised help {within} under {facts.Arm} as under {facts.Baseline}"
            : $"{specialised} under {facts.Arm} against {before} under {facts.Baseline} got specialised help {within}";
        if (facts.OfBasis is { } below) first += $" ({facts.Basis}, on which it is based: {N.Count(below.Specialised)})";
        return $"Of 1,000 needs{Since(facts)}, {first}, {N.Count(own.Generic)} against {N.Count(other.Generic)} got generic help, "
            + $"and {N.Count(NeedsFacts.Lost(own))} against {N.Count(NeedsFacts.Lost(other))} lapsed or dropped out.";
    }

    public override string EqualOutlay(JobsFacts facts) => facts.EqualOutlay.IsEmpty
        ? ""
        : (double.IsNaN(facts.OutlayGap) ? $"At the same public outlay as under {facts.Baseline}, " : $"At the public outlay nearest to that of {facts.Baseline} that its grants allow ({N.SignedPercent(facts.OutlayGap)}), ")
            + $"{facts.Arm} makes a difference of {Each(facts.EqualOutlay, " job-years", isFirst: true)}, over {N.Quarter(facts.First)} to {N.Quarter(facts.Last)}"
            + (facts.EqualToHeadline is { } soon ? $", of them {Change(soon, "", isFirst: false)} under {Labour(soon.Labour)} by the end of {N.Quarter(facts.At)}" : "")
            + (facts.EqualBeyondBasis.IsEmpty ? "." : $"; {facts.Arm} itself, beyond {facts.BasisAtEqualOutlay} on which it is based, makes one of {Each(facts.EqualBeyondBasis, " job-years", isFirst: false)}.");

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "What changed for jobs is not known, since no replication has finished.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} under {Labour(change.Labour)}");
            return $"Jobs at the end of {N.Quarter(facts.At)} under {facts.Baseline} are {string.Join(" and ", jobs)}, and the run has no arm to compare them with.";
        }

        bool first = facts.EqualOutlay.IsEmpty;
        string years = facts.JobYears.IsEmpty
            ? $"Against {facts.Baseline}, jobs under {facts.Arm} differ"
            : (first ? $"Against {facts.Baseline}, {facts.Arm} makes a difference of " : "As it is, it makes a difference of ") + $"{Each(facts.JobYears, " job-years", isFirst: first)}{(first ? $", over {N.Quarter(facts.First)} to {N.Quarter(facts.Last)}" : "")}; jobs differ";
        string at = $" at the end of {N.Quarter(facts.At)} by {Each(facts.Changes, "", isFirst: facts.JobYears.IsEmpty)}";
        string end = facts.AtEnd is { } last ? $", and at the end of {N.Quarter(facts.Last)} by {Change(last, "", isFirst: false)} under {Labour(last.Labour)}" : "";
        string oneOnly = double.IsNaN(facts.InOneArmOnly) ? "" : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} of those at the end of {N.Quarter(facts.Last)} come through entry, exit and inward investment";
        string beyond = facts.Basis is null ? "" : $"; of that {facts.Arm} itself, beyond {facts.Basis} on which it is based, {Each(facts.BeyondBasis, "", isFirst: false)}";
        return $"{years}{at}{end}{oneOnly}{beyond}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold), about = facts.Leads ? "Of what the question is about" : "Of what else the question is about";
        if (facts.Told.IsEmpty) return $"{about}, nothing under {Labour(facts.Labour)} is statistically different from zero: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; the change in {untold} is not statistically different from zero";
        return $"{about}, {facts.Arm} changed under {Labour(facts.Labour)}, against {facts.Baseline}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" of {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        string value = double.IsNaN(facts.Value.Mean) ? "" : $", and value added by {N.Difference(facts.Value)}";
        string perJob = facts.PerJob is { Bound: RatioBound.Bounded, Value: > 0 } ? $" and to {N.Ratio(facts.PerJob, facts.Currency)} per additional job at the end of {N.Quarter(facts.At)}" : "";
        string kind = facts.Case switch
        {
            CostCase.PerJobYear => $", which comes to {N.Ratio(facts.PerJobYear, facts.Currency)} per additional job-year{perJob}",
            CostCase.Unbounded => "; job-years are not statistically different from zero, so the cost of one has no bounded interval",
            CostCase.FewerForMore => "; there are fewer job-years, so there is no cost per additional one",
            CostCase.MoreForLess => "; its additional job-years cost nothing more",
            _ => "",
        };
        return $"In present value ({N.Percent(facts.Rate)} a year{(facts.PriceYear is { } year ? $", prices of {year}" : "")}), public cost under {facts.Arm} over {N.Quarter(facts.First)} to {N.Quarter(facts.Last)} differs from that under {facts.Baseline} by {N.Difference(facts.Cost)} million {N.Currency(facts.Currency)}{value} under {Labour(facts.Labour)}{kind}.";
    }

    public override string Turn(TurnFacts facts)
    {
        if (facts.Arm is null) return $"Where the sign turns is no question here, since the run compares nothing with {facts.Baseline}.";
        string coordination = N.Percent(facts.Coordination), here = N.Percent(facts.BaselineUtilisation);
        if (facts.Flip is { } flip)
        {
            string way = flip.FromGainToLoss switch { true => " from gain to loss", false => " from loss to gain", null => "" };
            return (flip.Swept, flip.IsFound) switch
            {
                (Swept.Coordination, true) =>
                    $"The sign turns{way} when coordination takes more than {N.Percent(flip.CoordinationShare)} of hours, "
                    + $"at a utilisation of {N.Percent(flip.Utilisation)} under {facts.Baseline}; in this run it takes {coordination}.",
                (Swept.Load, true) =>
                    $"The sign turns{way} when utilisation under {facts.Baseline} passes {N.Percent(flip.Utilisation)}, "
                    + $"with coordination at {N.Percent(flip.CoordinationShare)} of hours; in this run it is {here}.",
                (Swept.Coordination, false) =>
                    "Whatever hours coordination took in the sweep, the sign did not turn; "
                    + $"in this run it takes {coordination}, at a utilisation of {here} under {facts.Baseline}.",
                _ =>
                    "At no load of the sweep did the sign turn; "
                    + $"in this run coordination takes {coordination} of hours, and utilisation under {facts.Baseline} is {here}.",
            };
        }

        string sweep = facts.IsAtConsole ? Sweep : AtOtherLoads, load = facts.IsAtConsole ? " with the load" : "";
        if (!facts.IsKnown) return $"Where the sign turns has not been looked for; {sweep}.";
        string known = $"ere coordination takes {coordination} of hours at a utilisation of {N.Percent(facts.Utilisation)}";
        return facts.Free is { } free
            ? $"H{known}, and {ByFreeArm(free)}; {sweep}{load}."
            : $"Where the sign turns has not been looked for: h{known}; {sweep}.";
    }

    public override string About(string arm, string baseline, bool isStated) =>
        $"This answer compares {arm} with {baseline}, {(isStated ? "as the scenario says" : "since it is the last arm with its costs; 'answer' in the scenario can name another")}.";

    public override string Unusual(SupportScale support, string currency) =>
        $"The support is far from its firms: {N.Significant(support.AdvisersPerThousandFirms, 2)} advisers for 1,000 firms (in the systems that come with the program {N.Significant(SupportScale.UsualAdvisers.Low, 2)} to {N.Significant(SupportScale.UsualAdvisers.High, 2)}) and {N.Significant(support.GrantsPerFirm, 2)} {N.Currency(currency)} of grants a year for a firm ({N.Significant(SupportScale.UsualGrants.Low, 2)} to {N.Significant(SupportScale.UsualGrants.High, 2)}); what follows holds for such a support only.";

    public override string Note(Replications replications) => replications.Done switch
    {
        0 => $"No replication has finished, so there is no interval; when there is one, it holds simulation error only, {SoFar}.",
        1 => $"One replication tells nothing about simulation error; from two on there is an interval, and it holds simulation error only, {SoFar}.",
        > 1 when replications.Draws > 0 => $"The intervals hold both kinds of uncertainty: 95 % of plausible worlds lie within them ({Replications(replications)} with {N.Whole(replications.Draws)} draws of the parameters from their priors, which are fitted to nothing).{Split(replications.Spread)} Where a difference is said not to be statistically different from zero, plausible worlds lie on both sides of zero.",
        _ => $"The intervals hold simulation error only ({Replications(replications)}), {SoFar}.",
    };

    public override string OfWorlds(Replications replications) =>
        $"Intervals are of plausible worlds: 95 % of them lie within, luck taken out ({Replications(replications)} with {N.Whole(replications.Draws)} draws of the parameters from their priors).";

    private static string Split(WorldSpread? spread) => spread is { } s
        ? $" Of the variance behind that of the main difference, {N.Percent(s.ParameterShare)} ({N.Percent(s.ShareLow)} to {N.Percent(s.ShareHigh)}) is parameters and the rest simulation error, by which the mean over these worlds is known to ±{N.Significant(s.ErrorOfMean, 2)}."
        : "";

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} of {N.Whole(planned)} replications",
        (1, _) => "1 replication",
        (var done, _) => $"{N.Whole(done)} replications",
    };

    public override string Within(int quarters) => quarters switch { 4 => "within a year", 1 => "within a quarter", _ => $"within {quarters} quarters" };

    public override string From(int calendarQuarter) => $"from {N.Quarter(calendarQuarter)} on";

    private static string Each(IEnumerable<JobsChange> changes, string unit, bool isFirst) =>
        string.Join(" and ", changes.Select((change, i) => $"{Change(change, unit, isFirst && i == 0)} under {Labour(change.Labour)}"));

    private static string Change(JobsChange change, string unit, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = double.IsFinite(change.Of) ? $" of {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference)) return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total}{(isFirst ? " (one replication, so there is no interval)" : "")}";
        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"exactly 0{total}{unit} (the same in every replication)";
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total} ({(isFirst ? "95 % interval " : "")}{N.Interval(difference)}{(difference.ExcludesZero ? "" : ", not statistically different from zero")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $" that arose {From(quarter)}" : "";

    internal static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds.Mean, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.Taken, free.Decimals);
        string unit = free.IsAtEqualOutlay ? "job-years" : "jobs", labour = free.Labour is { } closure ? $" under {Labour(closure)}" : "";
        string atNoCost = $"{(free.IsAtEqualOutlay ? "at equal outlay and " : "as it is, ")}at no cost ({free.Free}) the difference in {unit} beyond {free.Basis}{labour} is {without}";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{atNoCost}, so that what its costs take is not statistically different from zero",
            FreeTurn.CostsAreTheLoss => $"its costs took {taken} {unit}, which is what it loses: {atNoCost}, not statistically different from zero",
            FreeTurn.LosesAtAnyCost => $"its costs took {taken} {unit}, and it loses at any cost: even {atNoCost}",
            _ => $"{atNoCost} rather than {with}, so its costs took {taken} {unit}; by a straight line between the two it {(free.Turn > 1 ? "turns negative" : "would cease to lose")} at {N.Significant(free.Turn, 2)} times its costs",
        };
    }

    private static string Labour(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";
}
