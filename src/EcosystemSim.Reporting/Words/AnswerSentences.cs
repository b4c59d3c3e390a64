using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>The answer of a run in plain sentences: three that every run has, and what else there is to say; and what its interval holds.</summary>
/// <param name="Needs">What changed for needs.</param>
/// <param name="Jobs">What changed for jobs, and how sure that is.</param>
/// <param name="Turn">Where the sign turns, or what is known of it.</param>
/// <param name="Note">What the interval holds and what it does not.</param>
public sealed record AnswerSentences(string Needs, string Jobs, string Turn, string Note)
{
    /// <summary>What changed for jobs at equal outlay; empty where no twin was run.</summary>
    public string EqualOutlay { get; init; } = "";

    /// <summary>What else that the question is about has changed; empty where the run has no interval or names no outcomes.</summary>
    public string Outcomes { get; init; } = "";

    /// <summary>What public cost differs by; empty where the run cannot tell that it does.</summary>
    public string Cost { get; init; } = "";

    /// <summary>That the support is far from its firms; empty where it is not.</summary>
    public string Unusual { get; init; } = "";

    /// <summary>Which arm the answer speaks of, and why; empty where there is only one that it could.</summary>
    public string About { get; init; } = "";

    /// <summary>Whether the question asks of other outcomes before jobs, so that they lead.</summary>
    public bool OutcomesLead { get; init; }

    /// <summary>All that there are, in the order in which they are read; the note comes before them.</summary>
    public ImmutableArray<string> All => [.. ((string[])[Unusual, OutcomesLead ? Outcomes : "", EqualOutlay, Jobs, Cost, Needs, OutcomesLead ? "" : Outcomes, Turn, About]).Where(sentence => sentence.Length > 0)];

    /// <summary>The sentences for a run.</summary>
    /// <param name="flip">Where a sweep found that the sign turns; null if none was made.</param>
    /// <param name="language">English if it is not said.</param>
    /// <param name="atConsole">Whether options of the command may be named; a report says it in words.</param>
    public static AnswerSentences For(RunSummary summary, FlipPoint? flip = null, Language? language = null, bool atConsole = true)
    {
        string? compared = summary.Compared();
        LabourClosure shown = summary.ShownClosure();
        ArmSummary? arm = summary.Find(compared, shown), baseline = summary.Find(summary.Baseline, shown);
        JobsFacts jobs = JobsFacts.Of(summary, compared);
        AnswerWords words = (language ?? Language.English).Answer;
        OutcomeFacts? outcomes = OutcomeFacts.Of(summary, arm, baseline, language ?? Language.English);
        return new(
            words.Needs(NeedsFacts.Of(summary, arm, baseline)), words.Jobs(jobs),
            words.Turn(TurnFacts.Of(summary, arm, baseline, flip) with { IsAtConsole = atConsole }), words.Note(Replications.Of(summary)))
        {
            Unusual = summary.Support is { IsUsual: false } support ? words.Unusual(support, summary.Currency) : "",
            About = compared is not null && HasChoice(summary) ? words.About(compared, summary.Baseline, summary.AnswerIsStated) : "",
            EqualOutlay = words.EqualOutlay(jobs),
            Outcomes = outcomes is null ? "" : words.Outcomes(outcomes),
            OutcomesLead = outcomes is { Leads: true },
            Cost = CostFacts.Of(summary, arm) is { } cost ? words.Cost(cost) : "",
        };
    }

    private static bool HasChoice(RunSummary summary) =>
        summary.AnswerIsStated || summary.Arms.Where(arm => arm.Arm != summary.Baseline && arm.Arm != summary.WithoutSupport && arm.AtNoCost is null).Select(arm => arm.Arm).Distinct().Skip(1).Any();
}
