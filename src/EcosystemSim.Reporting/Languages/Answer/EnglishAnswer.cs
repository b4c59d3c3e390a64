using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishAnswer : AnswerWords
{
    private const string SoFar = "so far not the uncertainty of the parameters";
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

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "What changed for jobs is not known, since no replication has finished.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} under {Labour(change.Labour)}");
            return $"Jobs at the end under {facts.Baseline} are {string.Join(" and ", jobs)}, and the run has no arm to compare them with.";
        }

        var changes = facts.Changes.Select((change, i) => $"by {Change(change, isFirst: i == 0)} under {Labour(change.Labour)}");
        string beyond = facts.Basis is null ? ""
            : $"; of that {facts.Arm} itself, beyond {facts.Basis} on which it is based, {string.Join(" and ", facts.BeyondBasis.Select(change => Change(change, isFirst: false)))}";
        return $"Against {facts.Baseline}, {facts.Arm} changed total jobs {string.Join(" and ", changes)}{InOneArmOnly(facts)}{beyond}{PerFirm(facts)}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold);
        if (facts.Told.IsEmpty) return $"Of what else the question is about, the run cannot tell the sign of any change under {Labour(facts.Labour)}: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; the sign of the change in {untold} it cannot tell";
        return $"Of what else the question is about, {facts.Arm} changed under {Labour(facts.Labour)}, against {facts.Baseline}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" of {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        bool more = facts.Difference.Mean > 0;
        string jobs = (more, facts.MoreJobs) switch
        {
            (true, true) => $", which comes to {N.Money(facts.PerJob, facts.Currency)} per additional job",
            (true, false) => $", and since jobs are not above those under {facts.Baseline} by their interval, there is no cost per additional job",
            (false, true) => ", so that its additional jobs cost nothing more",
            _ => "",
        };
        return $"Public cost is not the same: under {Labour(facts.Labour)}, {facts.Arm} cost {N.Significant(Math.Abs(facts.Difference.Mean), 3)} million {N.Currency(facts.Currency)} {(more ? "more" : "less")} "
            + $"than the {N.Significant(facts.Before, 4)} million under {facts.Baseline}, over all recorded years (difference {N.Interval(facts.Difference)}){jobs}.";
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
        0 => $"No replication has finished, so there is no interval; when there is one, it holds luck only, {SoFar}.",
        1 => $"One replication tells nothing about luck; from two on there is an interval, and it holds luck only, {SoFar}.",
        _ => $"The intervals hold luck only ({Replications(replications)}), {SoFar}.",
    };

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} of {N.Whole(planned)} replications",
        (1, _) => "1 replication",
        (var done, _) => $"{N.Whole(done)} replications",
    };

    public override string Within(int quarters) => quarters switch { 4 => "within a year", 1 => "within a quarter", _ => $"within {quarters} quarters" };

    public override string From(int calendarQuarter) => $"from {N.Quarter(calendarQuarter)} on";

    private static string Change(JobsChange change, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = isFirst && double.IsFinite(change.Of) ? $" of {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference))
        {
            string doubt = isFirst ? " (one replication, so the run cannot tell luck from effect)" : "";
            return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{total}{doubt}";
        }

        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"exactly 0{total} (the same in every replication)";
        string luck = isFirst ? $"95 % interval of luck: {N.Interval(difference)}" : N.Interval(difference);
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{total} ({luck}{(difference.ExcludesZero ? "" : ", so the run cannot tell the sign")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $" that arose {From(quarter)}" : "";

    private static string InOneArmOnly(JobsFacts facts) => double.IsNaN(facts.InOneArmOnly)
        ? ""
        : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} come from firms that live in one of the two arms only, such as foreign firms that landed";

    private static string PerFirm(JobsFacts facts)
    {
        if (facts.PerFirm is not { } per) return "";
        string baseline = double.IsFinite(per.OfBaseline) ? $" ({facts.Baseline}: {N.Significant(per.OfBaseline, 2)})" : "";
        string labour = per.Labour is { } closure ? $" under {Labour(closure)}" : "";
        string doubt = per.TellsSign ? "" : ", with a sign that the run cannot tell";
        return $"; against {per.Without} it comes to {N.Significant(per.NetJobs, 2)} net jobs per firm helped{baseline}{labour}{doubt}";
    }

    private static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.TakenAsShown, free.Decimals);
        string labour = free.Labour is { } closure ? $" under {Labour(closure)}" : "";
        string compared = $"at no cost ({free.Free}) the change in jobs beyond {free.Basis}{labour} is {without} rather than {with}";
        string luck = free.TakenIsLuck ? ", though the run cannot tell that from luck" : "";
        string costs = $"{compared}, so its costs took {taken} jobs{luck}";
        string line = $"{costs}, and by a straight line between the two its effect on jobs beyond {free.Basis}";
        string what = double.IsNaN(free.Own) ? "coordination" : $"its own coordination ({N.Percent(free.Own)} here)";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{compared}, so its costs cannot be told from luck",
            FreeTurn.CostsAreTheLoss =>
                $"its costs took {taken} jobs{luck}, which is what it loses: free of cost ({free.Free}) it changes jobs beyond {free.Basis}{labour} by {without}, a sign that the run cannot tell",
            FreeTurn.LosesAtAnyCost =>
                $"its costs took {taken} jobs{luck}, and it loses at any cost: even free of cost ({free.Free}) it changes jobs beyond {free.Basis}{labour} by {without}",
            FreeTurn.CostsOnly => costs,
            FreeTurn.Turns => $"{line} turns negative when {what} takes more than {N.Percent(free.Turn)} of hours at this utilisation",
            _ => $"{line} would stay positive even if {what} took all hours at this utilisation",
        };
    }

    private static string Labour(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";
}
