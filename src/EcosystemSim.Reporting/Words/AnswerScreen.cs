using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>The answer of a run on one screen: a verdict, who got help, jobs and value at equal public money, what it rests on, and a row per arm.</summary>
/// <param name="Verdict">One sentence.</param>
/// <param name="Help">Who got help.</param>
/// <param name="Jobs">Jobs and value, at equal outlay and as it is, and who loses.</param>
/// <param name="RestsOn">What the intervals hold, and at what cost of coordination the sign turns.</param>
/// <param name="Table">A row per arm.</param>
public sealed record AnswerScreen(string Verdict, string Help, string Jobs, string RestsOn, AnswerTable Table)
{
    /// <summary>Lines and letters of a screen.</summary>
    public const int Lines = 40, Columns = 100;

    // Rows that leave room for the sentences.
    private const int MostArms = 8;

    private static readonly NumberFormat N = NumberFormat.English;

    /// <summary>The screen of a run.</summary>
    public static AnswerScreen Of(RunSummary summary)
    {
        LabourClosure labour = summary.ShownClosure();
        ArmSummary? arm = summary.Find(summary.Compared(), labour), baseline = summary.Find(summary.Baseline, labour);
        return new(AskedFirst(summary, arm, baseline) + VerdictOf(summary, arm) + AllSupport(summary, baseline), HelpOf(summary, arm, baseline), JobsOf(summary, arm), RestsOnOf(summary, arm), TableOf(summary, labour, arm?.Arm));
    }

    /// <summary>All of it as text, no line wider than <paramref name="width"/> unless a name is.</summary>
    public string Text(int width)
    {
        width = Math.Min(width, Columns);
        string[] paragraphs = [.. ((string[])[Verdict, Help, Jobs, RestsOn]).Where(sentence => sentence.Length > 0).Select(sentence => PlainText.Wrap(sentence, width))];
        return $"{string.Join("\n\n", paragraphs)}\n\n{PlainText.Render(Table, width)}";
    }

    private static string VerdictOf(RunSummary summary, ArmSummary? arm)
    {
        ScreenFacts facts = ScreenFacts.Of(summary);
        if (arm is null || facts.Case <= VerdictCase.NothingKnown) return Language.English.Screen.Verdict(facts);
        string money = facts.Money switch
        {
            MoneyCase.Equal => "At equal public money, ",
            MoneyCase.Nearest => $"At the public money nearest to that of {summary.Baseline} that its grants allow ({N.SignedPercent(facts.OutlayGap)}), ",
            _ => "At what each spends, ",
        };
        string over = $" over {N.Quarter(summary.StartCalendarQuarter)} to {N.Quarter(summary.LastQuarter())}";
        if (facts.Case == VerdictCase.OneReplication)
            return $"{money}{arm.Arm} differs from {summary.Baseline} by {N.Signed(facts.JobYears.Mean, NumberFormat.Decimals(facts.JobYears))} job-years{over} in the one replication, which tells nothing of simulation error.";
        if (summary.ParameterDraws > 0) return $"{money}{InWorlds(arm.Arm, facts.JobYears, summary.Baseline)}{over}{ToHeadline(summary, arm, facts.JobYears)}.{Survives(summary, arm)}";
        return $"{money}{Compared(arm.Arm, facts.JobYears, summary.Baseline)}{over}{ToHeadline(summary, arm, facts.JobYears)}{Beyond(arm)}.";
    }

    /// <summary>How much of it had come by the quarter that the question is about, where the run goes on after it.</summary>
    private static string ToHeadline(RunSummary summary, ArmSummary arm, Estimate jobYears)
    {
        if (summary.HeadlineQuarter() == summary.LastQuarter() || !jobYears.ExcludesZero || (arm.EqualOutlay?.JobYearsToHeadline ?? arm.AgainstBaseline?.JobYearsToHeadline) is not { } until) return "";
        return $", {N.Difference(until)} of them by the end of {N.Quarter(summary.HeadlineQuarter())}";
    }

    /// <summary>What all support comes to, and what it costs: a comparison of its own, which is not at equal money.</summary>
    private static string AllSupport(RunSummary summary, ArmSummary? baseline)
    {
        if (baseline?.AgainstWithoutSupport is not { JobYears: { ExcludesZero: true } whole } all) return "";
        string cost = double.IsFinite(all.PublicCostPresent.Mean) ? $", for {N.Fixed(all.PublicCostPresent.Mean / 1e6, 0)} million {summary.Currency} in present value" : "";
        return $" All support of {summary.Baseline} gives {N.Difference(whole)} job-years against {summary.WithoutSupport}{cost}.";
    }

    private static string Compared(string arm, Estimate jobYears, string baseline) => jobYears switch
    {
        { Mean: 0, Low: 0, High: 0 } => $"{arm} has exactly as many job-years as {baseline}",
        { ExcludesZero: true } => $"{arm} has {Size(jobYears)} {(jobYears.Mean > 0 ? "more" : "fewer")} job-years than {baseline} (95 % interval {Interval(jobYears)})",
        _ => $"the difference in job-years between {arm} and {baseline} is not statistically different from zero ({N.Signed(jobYears.Mean, NumberFormat.Decimals(jobYears))}, 95 % interval {N.Interval(jobYears)})",
    };

    private static string InWorlds(string arm, Estimate jobYears, string baseline) => jobYears switch
    {
        { Mean: 0, Low: 0, High: 0 } => $"{arm} has exactly as many job-years as {baseline} in every plausible world",
        { ExcludesZero: true } => $"{arm} has {Size(jobYears)} {(jobYears.Mean > 0 ? "more" : "fewer")} job-years than {baseline} on average over plausible worlds (95 % of them: {Interval(jobYears)})",
        _ => $"plausible worlds do not agree on whether {arm} has more job-years than {baseline} (on average {N.Signed(jobYears.Mean, NumberFormat.Decimals(jobYears))}, 95 % of them {N.Interval(jobYears)})",
    };

    /// <summary>In how many plausible worlds the rankings hold, and where they turn.</summary>
    private static string Survives(RunSummary summary, ArmSummary arm)
    {
        if (SurvivalTable.Main(summary) is not { } main) return "";
        string beyond = arm.BasedOn is { } basis && SurvivalTable.Of(summary, basis) is { } own ? $", and {Sign(own)} than {basis} in {SurvivalTable.Share(own)}" : "";
        string turns = SurvivalTable.Turns(main) is { Count: > 0 } found ? $" The first turns at {string.Join(", or at ", found)}." : "";
        return $" It has {Sign(main)} than {summary.Baseline} in {SurvivalTable.Share(main)} of them{beyond}.{turns}";

        static string Sign(Survival s) => s.Difference.Mean < 0 ? "fewer" : "more";
    }

    /// <summary>What the arm has beyond the one that it is based on.</summary>
    private static string Beyond(ArmSummary arm)
    {
        if (arm.BasedOn is not { } basis || arm.EqualOutlay?.JobYearsBeyondBasis is not { } own || !NumberFormat.HasInterval(own)) return "";
        return own.ExcludesZero
            ? $"; beyond {basis}, on which it is based, {arm.Arm} has {Size(own)} {(own.Mean > 0 ? "more" : "fewer")} ({Interval(own)})"
            : $"; what {arm.Arm} has beyond {basis}, on which it is based, is not statistically different from zero ({N.Signed(own.Mean, NumberFormat.Decimals(own))}, interval {N.Interval(own)})";
    }

    /// <summary>The outcome that the question asks of before jobs, where it does.</summary>
    private static string AskedFirst(RunSummary summary, ArmSummary? arm, ArmSummary? baseline)
    {
        if (arm?.Outcomes is not [var first, ..] || OutcomeFacts.Of(summary, arm, baseline, Language.English) is not { Leads: true }) return "";
        string name = OutcomeTable.NameOf(first, summary, Language.English);
        OutcomeEffect shown = OutcomeTable.Scaled(first);
        string of = baseline is not null && OutcomeTable.Find(baseline, first.Outcome) is { } other ? $" of {N.Rounded(OutcomeTable.Scaled(other).Value.Mean)}" : "";
        return $"What the question asks of first ({name}) differs under {arm.Arm} by {N.Difference(shown.Difference)}{of}, as it is{(first.Difference.ExcludesZero ? "" : summary.ParameterDraws > 0 ? ", of either sign in plausible worlds" : ", which is not statistically different from zero")}. ";
    }

    private static string HelpOf(RunSummary summary, ArmSummary? arm, ArmSummary? baseline)
    {
        string name = arm?.Arm ?? "";
        // At the money of the verdict, where there is such a twin.
        bool isEqual = arm?.EqualOutlay is { IsMatched: true };
        if (isEqual) arm = arm!.EqualOutlay!.Twin;
        if ((arm ?? baseline)?.LongestFates() is not { } own) return "";
        string head = $"Who got help{(isEqual ? " at equal public money" : "")}: of 1,000 support needs{Since(summary)}, ", within = Arms.Within(own.WithinQuarters);
        if (arm is null || baseline?.LongestFates() is not { } other)
            return $"{head}{N.Count(own.Specialised)} got specialist help {within}, {N.Count(own.Generic)} light-touch help, and {N.Count(NeedsFacts.Lost(own))} expired unmet or were given up.";
        return $"{head}{N.Count(own.Specialised)} got specialist help {within} under {name}, {N.Count(other.Specialised)} under {summary.Baseline}; "
            + $"{N.Count(own.Generic)} against {N.Count(other.Generic)} got light-touch help, and {N.Count(NeedsFacts.Lost(own))} against {N.Count(NeedsFacts.Lost(other))} expired unmet or were given up.";
    }

    private static string Since(RunSummary summary) =>
        summary.Arms.Select(a => a.CountedFrom).FirstOrDefault() > 0 ? $" that arose {summary.CountedFrom()}" : "";

    private static string JobsOf(RunSummary summary, ArmSummary? arm)
    {
        if (arm is null || summary.Replications == 0) return "";
        bool isEqual = arm.EqualOutlay is { IsMatched: true };
        List<string> parts = [];
        string at = N.Quarter(summary.HeadlineQuarter());
        if (isEqual)
        {
            EqualOutlaySummary equal = arm.EqualOutlay!;
            string value = double.IsFinite(equal.ValueAddedPresent.Mean) ? $", and net present value by {N.Difference(OutcomeTable.InMillions(equal.ValueAddedPresent))} million {summary.Currency}" : "";
            parts.Add($"Jobs and value at equal public money: at the end of {at} jobs differ by {N.Difference(equal.Jobs)}{Level(summary, arm)}{value}");
        }
        else
        {
            parts.Add($"Jobs: at the end of {at} they differ by {N.Difference(arm.JobsDifference)}{Level(summary, arm)}");
        }
        if (summary.Find(arm.Arm, LabourClosure.Binding) is { } binding && arm.Labour == LabourClosure.Slack && JobYears(binding) is { } fixedSupply)
            parts.Add($"where regional labour supply is fixed, job-years differ by {N.Difference(fixedSupply)}");
        if (arm.AgainstBaseline is { } asItIs && double.IsFinite(asItIs.PublicCostPresent.Mean))
        {
            Estimate cost = OutcomeTable.InMillions(asItIs.PublicCostPresent);
            string spent = cost is { Mean: 0, Low: 0, High: 0 } ? "the same public money" : $"{N.Fixed(Math.Abs(cost.Mean), NumberFormat.Decimals(cost))} million {summary.Currency} {(cost.Mean > 0 ? "more" : "less")} public money";
            parts.Add(isEqual ? $"as it is, {arm.Arm} has {N.Difference(asItIs.JobYears)} job-years, with {spent}" : $"{arm.Arm} takes {spent}");
        }
        return $"{string.Join("; ", parts)}. {LosersOf(isEqual ? arm.EqualOutlay!.Twin : arm, summary.ParameterDraws > 0)}".TrimEnd();
    }

    private static string Level(RunSummary summary, ArmSummary arm) =>
        summary.Find(summary.Baseline, arm.Labour) is { } baseline && double.IsFinite(baseline.Jobs.Mean) ? $" of {N.Rounded(baseline.Jobs.Mean)}" : "";

    /// <summary>Regions, sectors and sizes of firm with fewer jobs than under the baseline.</summary>
    private static string LosersOf(ArmSummary arm, bool inWorlds)
    {
        if (!NumberFormat.HasInterval(arm.JobsDifference)) return "";
        (string Name, Estimate Jobs)[] losers =
        [
            .. ((IEnumerable<(string Name, Estimate Jobs)>)[.. arm.Regions.Select(r => (r.Name, r.JobsDifference)), .. arm.Divisions.Select(d => (d.Scope == Model.Observation.Scope.SizeClass ? $"firms of {d.Name} jobs" : d.Name, d.Jobs))])
                .Where(part => part.Jobs is { ExcludesZero: true, High: < 0 }).OrderBy(part => part.Jobs.Mean),
        ];
        return losers.Length == 0
            ? inWorlds ? "" : "No region, sector or size of firm has statistically fewer jobs."
            : $"Fewer jobs{(inWorlds ? " in nearly all of these worlds" : "")}: {N.Listed([.. losers.Take(3).Select(part => $"{part.Name} ({N.Difference(part.Jobs)})"), .. losers.Length > 3 ? (string[])[$"{losers.Length - 3} more"] : []])}.";
    }

    private static string RestsOnOf(RunSummary summary, ArmSummary? arm)
    {
        var replications = Replications.Of(summary);
        if (summary.ParameterDraws > 0)
        {
            string split = replications.Spread is { } s
                ? $"Of the job-years’ variance {N.Percent(s.ParameterShare)} ({N.Fixed(100 * s.ShareLow, 0)} to {N.Fixed(100 * s.ShareHigh, 0)}) is parameters, the rest simulation error (mean ±{N.Significant(s.ErrorOfMean, 2)})."
                : "The intervals hold both kinds of uncertainty.";
            return $"What it rests on: {EnglishAnswer.Words.Replications(replications)}, {N.Whole(replications.Draws)} draws of the parameters from priors fitted to nothing. {split}";
        }
        string note = EnglishAnswer.Words.Note(replications);
        string error = $"What it rests on: {char.ToLowerInvariant(note[0])}{note[1..^1]}, most of which are assumed; for both: {Drawn(summary)}.";
        return arm is not null && FreeArm.Of(summary, arm) is { } free ? $"{error} {Capital(EnglishAnswer.ByFreeArm(free))}." : error;
    }

    /// <summary>The command that runs the same with parameters drawn.</summary>
    private static string Drawn(RunSummary summary) => $"{summary.Command.Replace(" --parameters fixed", "")} --parameters drawn".TrimStart();

    private static AnswerTable TableOf(RunSummary summary, LabourClosure labour, string? main)
    {
        ArmSummary[] all = [.. summary.Under(labour)], arms = all.Length <= MostArms ? all : [.. all.Where((a, i) => i < MostArms - 1 || a.Arm == main).Take(MostArms)];
        bool twins = all.Any(a => a.EqualOutlay is not null);
        (AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)[] columns =
        [
            .. twins ? (ReadOnlySpan<(AnswerColumn, Func<ArmSummary, AnswerCell>)>)
            [
                (new("equal_outlay_job_years", "", "job-years at equal outlay", TablePart.Help), a => Equal(a, e => e.JobYears)),
                (new("equal_outlay_net_present_value", "", $"net present value there, million {summary.Currency}", TablePart.Help), a => Equal(a, e => OutcomeTable.InMillions(e.ValueAddedPresent))),
                (new("job_years", "", "job-years as it is", TablePart.Help), a => Difference(a, a.AgainstBaseline?.JobYears, withInterval: false)),
            ] : [(new("job_years", "", "job-years", TablePart.Help), a => Difference(a, a.AgainstBaseline?.JobYears, withInterval: true))],
            (new("public_cost_present", "", $"public cost, million {summary.Currency}", TablePart.Help), a => Difference(a, a.AgainstBaseline is { } c ? OutcomeTable.InMillions(c.PublicCostPresent) : null, withInterval: false)),
            (new("specialised", "", "specialist help as it is, of 1,000 needs", TablePart.Help), a => a.LongestFates() is { } fates ? new(N.Count(fates.Specialised), fates.Specialised) : Nothing),
            (new("utilisation", "", "staff hours used, %", TablePart.Help), a => double.IsFinite(a.Utilisation) ? new(N.Fixed(100 * a.Utilisation, 1), a.Utilisation) : Nothing),
        ];
        string value = twins || all.Any(a => a.AgainstBaseline is not null) ? $", money in present value at {N.Percent(summary.DiscountRate)} a year" : "";
        return new(
            $"Differences from {summary.Baseline}, {(labour == LabourClosure.Slack ? "slack labour" : "binding labour supply")}{value}:", [.. columns.Select(c => c.Column)],
            [.. arms.Select(a => new AnswerRow(a.Arm, a.Title, [.. columns.Select(c => c.Cell(a))]))],
            arms.Length < all.Length ? [$"{all.Length - arms.Length} more arms: --details."] : []);

        AnswerCell Equal(ArmSummary a, Func<EqualOutlaySummary, Estimate> of) =>
            a.Arm == summary.Baseline ? Baseline : a.EqualOutlay is { IsMatched: true } equal ? Full(of(equal)) : Nothing;

        AnswerCell Difference(ArmSummary a, Estimate? estimate, bool withInterval) =>
            a.Arm == summary.Baseline ? Baseline : estimate is not { } e || !double.IsFinite(e.Mean) ? Nothing : withInterval ? Full(e) : new(N.Signed(e.Mean, NumberFormat.Decimals(e)), e.Mean);
    }

    private static AnswerCell Nothing => new(N.NotAvailable, double.NaN);

    private static AnswerCell Baseline => new("–", 0);

    private static AnswerCell Full(Estimate estimate) => double.IsFinite(estimate.Mean) ? new(N.Difference(estimate), estimate.Mean) : Nothing;

    /// <summary>Job-years beyond the baseline: at equal outlay, or as near as it gets, or as they are.</summary>
    private static Estimate? JobYears(ArmSummary arm) => arm.EqualOutlay?.JobYears ?? arm.AgainstBaseline?.JobYears;

    private static string Size(Estimate estimate) => N.Fixed(Math.Abs(estimate.Mean), NumberFormat.Decimals(estimate));

    /// <summary>The interval of the size of a difference, so that it goes with "more" and "fewer".</summary>
    private static string Interval(Estimate estimate) =>
        estimate.Mean < 0 ? N.Interval(estimate with { Mean = -estimate.Mean, Low = -estimate.High, High = -estimate.Low }) : N.Interval(estimate);

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
