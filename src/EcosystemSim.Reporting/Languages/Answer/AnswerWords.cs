using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

/// <summary>The sentences of an answer and the note on its interval, in one language. What they say is decided before; how, here.</summary>
public abstract class AnswerWords
{
    /// <summary>What changed for needs.</summary>
    public abstract string Needs(NeedsFacts facts);

    /// <summary>What changed for jobs at equal outlay; empty where no twin was run.</summary>
    public abstract string EqualOutlay(JobsFacts facts);

    /// <summary>What changed for jobs as the arm is, and how sure that is.</summary>
    public abstract string Jobs(JobsFacts facts);

    /// <summary>What else that the question is about has changed.</summary>
    public abstract string Outcomes(OutcomeFacts facts);

    /// <summary>What public cost differs by.</summary>
    public abstract string Cost(CostFacts facts);

    /// <summary>Where the sign turns, or what is known of it.</summary>
    public abstract string Turn(TurnFacts facts);

    /// <summary>Which arm the answer speaks of, and why.</summary>
    public abstract string About(string arm, string baseline, bool isStated);

    /// <summary>That there is much more or less support for a firm than in the systems that come with the program.</summary>
    public abstract string Unusual(SupportScale support, string currency);

    /// <summary>What the interval holds and what it does not.</summary>
    public abstract string Note(Replications replications);

    /// <summary>That intervals are of plausible worlds, in a sentence for tables and figures.</summary>
    public abstract string OfWorlds(Replications replications);

    /// <summary>What the intervals of a table hold.</summary>
    public string IntervalNote(Replications replications, TableWords words) => replications is { Draws: > 0, Done: > 1 } ? OfWorlds(replications) : words.IntervalNote(replications);

    /// <summary><c>100 replications</c>, <c>3 of 100 replications</c>.</summary>
    public abstract string Replications(Replications replications);

    /// <summary>Of quarters that needs were followed: <c>within a year</c>.</summary>
    public abstract string Within(int quarters);

    /// <summary>A quarter from which something is counted: <c>from 2016Q2 on</c>.</summary>
    public abstract string From(int calendarQuarter);
}

public sealed partial class Language
{
    /// <summary>The words of the answer.</summary>
    public AnswerWords Answer => Choose<AnswerWords>(EnglishAnswer.Words, DanishAnswer.Words, NorwegianAnswer.Words, SwedishAnswer.Words);
}
