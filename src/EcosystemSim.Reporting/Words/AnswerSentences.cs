using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>The answer of a run in three plain sentences, and what its interval holds.</summary>
/// <param name="Needs">What changed for needs.</param>
/// <param name="Jobs">What changed for jobs, and how sure that is.</param>
/// <param name="Turn">Where the sign turns, or what is known of it.</param>
/// <param name="Note">What the interval holds and what it does not.</param>
public sealed record AnswerSentences(string Needs, string Jobs, string Turn, string Note)
{
    /// <summary>The three.</summary>
    public ImmutableArray<string> All => [Needs, Jobs, Turn];

    /// <summary>The sentences for a run.</summary>
    /// <param name="flip">Where a sweep found that the sign turns; null if none was made.</param>
    /// <param name="language">English if it is not said.</param>
    /// <param name="atConsole">Whether options of the command may be named; a report says it in words.</param>
    public static AnswerSentences For(RunSummary summary, FlipPoint? flip = null, Language? language = null, bool atConsole = true)
    {
        string? compared = summary.Compared();
        LabourClosure shown = summary.ShownClosure();
        ArmSummary? arm = summary.Find(compared, shown), baseline = summary.Find(summary.Baseline, shown);
        AnswerWords words = (language ?? Language.English).Answer;
        return new(
            words.Needs(NeedsFacts.Of(summary, arm, baseline)), words.Jobs(JobsFacts.Of(summary, compared)),
            words.Turn(TurnFacts.Of(summary, arm, baseline, flip) with { IsAtConsole = atConsole }), words.Note(Replications.Of(summary)));
    }
}
