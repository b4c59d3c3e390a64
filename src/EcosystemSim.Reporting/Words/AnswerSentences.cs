using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>The answer of a run in three plain sentences, and what its interval holds.</summary>
/// <param name="Needs">What changed for needs.</param>
/// <param name="Jobs">What changed for jobs, and how sure that is.</param>
/// <param name="Turn">Where the sign turns, or what is known of it.</param>
/// <param name="Note">What the interval holds and what it does not.</param>
public sealed record AnswerSentences(string Needs, string Jobs, string Turn, string Note)
{
    private const string SoFar = "so far not the uncertainty of the parameters";

    /// <summary>The three.</summary>
    public ImmutableArray<string> All => [Needs, Jobs, Turn];

    /// <summary>The sentences for a run.</summary>
    /// <param name="flip">Where a sweep found that the sign turns; null if none was made.</param>
    public static AnswerSentences For(RunSummary summary, FlipPoint? flip = null)
    {
        string? compared = summary.Compared();
        LabourClosure shown = summary.ShownClosure();
        ArmSummary? arm = summary.Find(compared, shown), baseline = summary.Find(summary.Baseline, shown);
        return new(NeedsSentence(summary, arm, baseline), JobsSentence(summary, compared), TurnSentence(summary, arm, baseline, flip), NoteLine(summary));
    }

    private static string NeedsSentence(RunSummary summary, ArmSummary? arm, ArmSummary? baseline)
    {
        FateShares? own = arm?.LongestFates(), other = baseline?.LongestFates();
        if ((own ?? other) is not { } some)
            return summary.Replications == 0
                ? "What changed for needs is not known, since no replication has finished."
                : "What changed for needs is not known, since no need was followed long enough.";

        string within = Arms.Within(some.WithinQuarters);
        if (own is null || other is null)
        {
            string name = own is null ? summary.Baseline : arm!.Arm;
            return $"Of 1,000 needs under {name}, {Numbers.Count(some.Specialised)} got specialised help {within}, {Numbers.Count(some.Generic)} got generic help, "
                + $"and {Numbers.Count(Lost(some))} lapsed or dropped out.";
        }

        string specialised = Numbers.Count(own.Specialised), before = Numbers.Count(other.Specialised);
        string first = specialised == before
            ? $"{specialised} got specialised help {within} under {arm!.Arm} as under {summary.Baseline}"
            : $"{specialised} under {arm!.Arm} against {before} under {summary.Baseline} got specialised help {within}";
        if (arm!.BasedOn is { } basis && summary.Find(basis, arm.Labour)?.LongestFates() is { } below) first += $" ({basis}, on which it is based: {Numbers.Count(below.Specialised)})";
        return $"Of 1,000 needs, {first}, {Numbers.Count(own.Generic)} against {Numbers.Count(other.Generic)} got generic help, "
            + $"and {Numbers.Count(Lost(own))} against {Numbers.Count(Lost(other))} lapsed or dropped out.";
    }

    private static double Lost(FateShares fates) => fates.Lapsed + fates.DroppedOut;

    private static string JobsSentence(RunSummary summary, string? compared)
    {
        List<string> clauses = [];
        if (compared is null)
        {
            foreach (LabourClosure labour in summary.Closures())
            {
                if (summary.Find(summary.Baseline, labour) is { } only && double.IsFinite(only.Jobs.Mean))
                    clauses.Add($"{Rounded(only.Jobs.Mean)} under {Name(labour)}");
            }

            return clauses.Count == 0
                ? "What changed for jobs is not known, since no replication has finished."
                : $"Jobs at the end under {summary.Baseline} are {string.Join(" and ", clauses)}, and the run has no arm to compare them with.";
        }

        foreach (LabourClosure labour in summary.Closures())
        {
            if (summary.Find(compared, labour) is not { } arm || !double.IsFinite(arm.JobsDifference.Mean)) continue;
            double of = summary.Find(summary.Baseline, labour)?.Jobs.Mean ?? double.NaN;
            clauses.Add($"by {Change(arm.JobsDifference, of, first: clauses.Count == 0)} under {Name(labour)}");
        }

        if (clauses.Count == 0) return "What changed for jobs is not known, since no replication has finished.";
        return $"Against {summary.Baseline}, {compared} changed total jobs {string.Join(" and ", clauses)}{BeyondBasis(summary, compared)}{PerFirm(summary, compared)}.";
    }

    private static string Change(Estimate difference, double of, bool first)
    {
        string total = first && double.IsFinite(of) ? $" of {Rounded(of)}" : "";
        if (!Numbers.HasInterval(difference))
        {
            string doubt = first ? " (one replication, so the run cannot tell luck from effect)" : "";
            return $"{Numbers.Signed(difference.Mean, Numbers.Decimals(difference.Mean))}{total}{doubt}";
        }


        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"exactly 0{total} (the same in every replication)";

        string change = Numbers.Signed(difference.Mean, Numbers.Decimals(difference));
        string interval = Numbers.Interval(difference);
        string luck = first ? $"95 % interval of luck: {interval}" : interval;
        return $"{change}{total} ({luck}{(difference.ExcludesZero ? "" : ", so the run cannot tell the sign")})";
    }

    /// <summary>What the arm adds to the one it is based on: otherwise it would be credited with what was there before it.</summary>
    private static string BeyondBasis(RunSummary summary, string compared)
    {
        List<string> clauses = [];
        string? basis = null;
        foreach (LabourClosure labour in summary.Closures())
        {
            if (summary.Find(compared, labour) is not { BasedOn: { } name, JobsBeyondBasis: { } beyond } || !double.IsFinite(beyond.Mean)) continue;
            basis = name;
            clauses.Add(Change(beyond, double.NaN, first: false));
        }
        return basis is null ? "" : $"; of that {compared} itself, beyond {basis} on which it is based, {string.Join(" and ", clauses)}";
    }

    private static string PerFirm(RunSummary summary, string compared)
    {
        LabourClosure shown = summary.ShownClosure();
        if (summary.WithoutSupport is not { } without || without == summary.Baseline) return "";
        if (summary.Find(compared, shown) is not { } arm || !double.IsFinite(arm.NetJobsPerFirm)) return "";
        string baseline = summary.Find(summary.Baseline, shown) is { } other && double.IsFinite(other.NetJobsPerFirm)
            ? $" ({summary.Baseline}: {Numbers.Significant(other.NetJobsPerFirm, 2)})"
            : "";
        string labour = summary.Closures().Skip(1).Any() ? $" under {Name(shown)}" : "";
        string doubt = arm.NetJobs.ExcludesZero ? "" : ", with a sign that the run cannot tell";
        return $"; against {without} it comes to {Numbers.Significant(arm.NetJobsPerFirm, 2)} net jobs per firm helped{baseline}{labour}{doubt}";
    }

    private static string TurnSentence(RunSummary summary, ArmSummary? arm, ArmSummary? baseline, FlipPoint? flip)
    {
        if (arm is null) return $"Where the sign turns is no question here, since the run compares nothing with {summary.Baseline}.";
        string coordination = Numbers.Percent(arm.CoordinationShare), utilisation = Numbers.Percent(arm.Utilisation);
        if (flip is not null)
        {
            string here = Numbers.Percent(baseline?.Utilisation ?? double.NaN);
            string way = flip.FromGainToLoss switch { true => " from gain to loss", false => " from loss to gain", null => "" };
            return (flip.Swept, flip.IsFound) switch
            {
                (Swept.Coordination, true) =>
                    $"The sign turns{way} when coordination takes more than {Numbers.Percent(flip.CoordinationShare)} of hours, "
                    + $"at a utilisation of {Numbers.Percent(flip.Utilisation)} under {summary.Baseline}; in this run it takes {coordination}.",
                (Swept.Load, true) =>
                    $"The sign turns{way} when utilisation under {summary.Baseline} passes {Numbers.Percent(flip.Utilisation)}, "
                    + $"with coordination at {Numbers.Percent(flip.CoordinationShare)} of hours; in this run it is {here}.",
                (Swept.Coordination, false) =>
                    "Whatever hours coordination took in the sweep, the sign did not turn; "
                    + $"in this run it takes {coordination}, at a utilisation of {here} under {summary.Baseline}.",
                _ =>
                    "At no load of the sweep did the sign turn; "
                    + $"in this run coordination takes {coordination} of hours, and utilisation under {summary.Baseline} is {here}.",
            };
        }

        const string sweep = "--sweep-load finds where the sign turns";
        if (!double.IsFinite(arm.CoordinationShare) || !double.IsFinite(arm.Utilisation)) return $"Where the sign turns has not been looked for; {sweep}.";
        string known = $"here coordination takes {coordination} of hours at a utilisation of {utilisation}";
        return ByFreeArm(summary, arm) is { } turn
            ? $"H{known[1..]}, and {turn}; {sweep} with the load."
            : $"Where the sign turns has not been looked for: {known}; {sweep}.";
    }

    /// <summary>Where what the arm adds to its basis turns its sign, by a straight line between the arm and the same at no cost; null without that one.</summary>
    private static string? ByFreeArm(RunSummary summary, ArmSummary arm)
    {
        if (summary.Find(arm.Arm + Arms.FreeEnding, arm.Labour) is not { } free) return null;
        string basis = arm.BasedOn ?? summary.Baseline;
        double adds = (arm.JobsBeyondBasis ?? arm.JobsDifference).Mean;
        Estimate? pairs = free.BasedOn == arm.Arm ? free.JobsBeyondBasis : null;
        double taken = pairs?.Mean ?? free.JobsDifference.Mean - arm.JobsDifference.Mean, addsFree = adds + taken;
        if (!double.IsFinite(adds) || !double.IsFinite(taken)) return null;

        int decimals = Numbers.Decimals(adds, addsFree, taken);
        string with = Numbers.Signed(adds, decimals), without = Numbers.Signed(addsFree, decimals);
        string labour = summary.Closures().Skip(1).Any() ? $" under {Name(arm.Labour)}" : "";
        string compared = $"at no cost ({free.Arm}) the change in jobs beyond {basis}{labour} is {without} rather than {with}";
        if (taken <= 0) return $"{compared}, so its costs cannot be told from luck";

        string luck = pairs is { } pair && Numbers.HasInterval(pair) && !pair.ExcludesZero ? ", though the run cannot tell that from luck" : "";
        string costs = $"{compared}, so its costs took {Numbers.Fixed(taken, decimals)} jobs{luck}";
        if (addsFree <= 0 && WithinLuck(arm.JobsBeyondBasis ?? arm.JobsDifference, pairs, addsFree))
            return $"its costs took {Numbers.Fixed(taken, decimals)} jobs{luck}, which is what it loses: free of cost ({free.Arm}) it changes jobs beyond {basis}{labour} by {without}, a sign that the run cannot tell";
        if (addsFree <= 0) return $"its costs took {Numbers.Fixed(taken, decimals)} jobs{luck}, and it loses at any cost: even free of cost ({free.Arm}) it changes jobs beyond {basis}{labour} by {without}";

        // Only the hours of its own agreement change along the line, not those that its basis coordinates with.
        double below = summary.Find(basis, arm.Labour)?.CoordinationShare is { } share && double.IsFinite(share) ? share : 0;
        double own = arm.CoordinationShare - below;
        if (Numbers.Percent(own) == Numbers.Percent(0) || own < 0) return costs;
        double turn = own * addsFree / taken;
        string what = Numbers.Percent(own) == Numbers.Percent(arm.CoordinationShare) ? "coordination" : $"its own coordination ({Numbers.Percent(own)} here)";
        string where = turn < 1
            ? $"turns negative when {what} takes more than {Numbers.Percent(turn)} of hours at this utilisation"
            : $"would stay positive even if {what} took all hours at this utilisation";
        return $"{costs}, and by a straight line between the two its effect on jobs beyond {basis} {where}";
    }

    /// <summary>
    /// Whether a sum of two paired means lies within both their intervals together. The arm is in both, once with each sign, so
    /// the sum is known at least as well as that.
    /// </summary>
    private static bool WithinLuck(Estimate adds, Estimate? taken, double sum) =>
        taken is { } other && Numbers.HasInterval(adds) && Numbers.HasInterval(other)
        && Math.Abs(sum) <= Math.Sqrt(Math.Pow((adds.High - adds.Low) / 2, 2) + Math.Pow((other.High - other.Low) / 2, 2));

    private static string NoteLine(RunSummary summary) => summary switch
    {
        { Replications: 0 } => $"No replication has finished, so there is no interval; when there is one, it holds luck only, {SoFar}.",
        { Replications: 1 } => $"One replication tells nothing about luck; from two on there is an interval, and it holds luck only, {SoFar}.",
        _ => $"The intervals hold luck only ({Figures.FigureWords.English.Replications(summary)}), {SoFar}.",
    };

    private static string Name(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";

    // What a change is compared with needs three digits, not seven.
    private static string Rounded(double value)
    {
        double unit = 1;
        while (Math.Abs(value) >= 1000 * unit) unit *= 10;
        return Math.Abs(value) < 10 ? Numbers.Any(value) : Numbers.Whole(Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit);
    }
}
