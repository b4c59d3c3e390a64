using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>What the run says of the sign of one arm's effect on jobs, under each labour closure that it has.</summary>
public enum SignVerdict
{
    /// <summary>Its interval is above zero wherever it was run.</summary>
    Gain,

    /// <summary>Its interval is below zero wherever it was run.</summary>
    Loss,

    /// <summary>A gain under one closure and a loss under the other.</summary>
    Turns,

    /// <summary>A gain under one closure; under the other luck is larger than the effect.</summary>
    GainUnderOne,

    /// <summary>A loss under one closure; under the other luck is larger than the effect.</summary>
    LossUnderOne,

    /// <summary>Luck is larger than the effect everywhere.</summary>
    CannotTell,

    /// <summary>Its policy is the baseline's.</summary>
    Same,
}

/// <summary>A section of the report.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What a reader must know before its figures; empty for nothing.</param>
public sealed record SectionWords(string Title, string Lead);

/// <summary>The words of the report around its sentences, tables and figures, in one language.</summary>
public abstract class ReportWords
{
    /// <summary>Ending of the title in the browser's bar.</summary>
    public abstract string Report { get; }

    /// <summary>Over the question.</summary>
    public abstract string Question { get; }

    /// <summary>Over the sentences of the answer.</summary>
    public abstract string Answer { get; }

    /// <summary>Before the sentence on needs.</summary>
    public abstract string Needs { get; }

    /// <summary>Before the sentence on jobs.</summary>
    public abstract string Jobs { get; }

    /// <summary>Before the sentence on public cost.</summary>
    public abstract string PublicCost { get; }

    /// <summary>Over the list of sections.</summary>
    public abstract string Contents { get; }

    /// <summary>Warning that not all replications are in.</summary>
    public abstract string Unfinished(Replications replications);

    /// <summary>What was run, in a line.</summary>
    /// <param name="from">First recorded quarter.</param>
    /// <param name="to">Last one.</param>
    public abstract string Facts(int arms, string replications, string from, string to);

    /// <summary>Arms one by one.</summary>
    public abstract SectionWords Arms { get; }

    /// <summary>Tables.</summary>
    public abstract SectionWords Numbers { get; }

    /// <summary>Curves over time.</summary>
    public abstract SectionWords Curves { get; }

    /// <summary>Who gains and who loses.</summary>
    public abstract SectionWords Gains { get; }

    /// <summary>The ledger.</summary>
    public abstract SectionWords Ledger { get; }

    /// <summary>Needs through doors.</summary>
    public abstract SectionWords Flow { get; }

    /// <summary>What it costs.</summary>
    public abstract SectionWords Cost { get; }

    /// <summary>What the interval contains.</summary>
    public abstract SectionWords Interval { get; }

    /// <summary>How sure.</summary>
    public abstract SectionWords Sure { get; }

    /// <summary>Known weaknesses.</summary>
    public abstract SectionWords Weaknesses { get; }

    /// <summary>How to repeat it.</summary>
    public abstract SectionWords Reproduce { get; }

    /// <summary>Who loses under an arm, in jobs: those whose interval is below zero.</summary>
    public abstract string Losers(string arm, string list);

    /// <summary>Nobody does.</summary>
    public abstract string NoLosers(string arm);

    /// <summary>Who gains.</summary>
    public abstract string Winners(string arm, string list);

    /// <summary>Nobody does.</summary>
    public abstract string NoWinners(string arm);

    /// <summary>That arms have the outcomes of another.</summary>
    public abstract string Same(IReadOnlyList<string> arms, string other);

    /// <summary>After a list that names only the first: how many more there are.</summary>
    public abstract string More(int rest);

    /// <summary>Of so many parts, so many cannot be told from luck.</summary>
    public abstract string Untold(int untold, int parts);

    /// <summary>That one interval in twenty leaves zero out by luck.</summary>
    public abstract string OneInTwenty(int intervals);

    /// <summary>With one replication nobody can be named.</summary>
    public abstract string NoIntervals { get; }

    /// <summary>Over the verdicts.</summary>
    public abstract string Verdict { get; }

    /// <summary>What the run says of a sign.</summary>
    /// <param name="told">For a verdict under one closure, that closure.</param>
    public abstract string Sign(SignVerdict verdict, LabourClosure told);

    /// <summary>Paragraphs on what the interval contains.</summary>
    /// <param name="note">The answer's note.</param>
    public abstract ImmutableArray<string> IntervalText(string note, Replications replications);

    /// <summary>What a reader should hold against the result.</summary>
    public abstract ImmutableArray<string> WeaknessList { get; }

    /// <summary>Names of what identifies the run.</summary>
    public abstract string Command { get; }

    /// <summary>Of the luck.</summary>
    public abstract string Seed { get; }

    /// <summary>Of the scenario file.</summary>
    public abstract string Scenario { get; }

    /// <summary>Of the model.</summary>
    public abstract string Version { get; }

    /// <summary>Of everything that the result depends on.</summary>
    public abstract string InputsHash { get; }

    /// <summary>Of the result.</summary>
    public abstract string ResultHash { get; }

    /// <summary>Over the replications.</summary>
    public abstract string ReplicationsLabel { get; }

    /// <summary>How to check, in two commands.</summary>
    public abstract string Verify { get; }

    /// <summary>On the control that opens a figure's table.</summary>
    public abstract string Table { get; }

    /// <summary>On the link that saves it.</summary>
    public abstract string Csv { get; }

    /// <summary>Names of the looks: as the device, light, dark.</summary>
    public abstract ImmutableArray<string> Looks { get; }

    /// <summary>Before the names of the looks.</summary>
    public abstract string Look { get; }

    /// <summary>How a figure is read with keys, for those who hear it.</summary>
    public abstract string Keys { get; }

    /// <summary>What a screen reader calls a figure that answers to keys.</summary>
    public abstract string Figure { get; }

    /// <summary>Leads from the top to the answer, for those who use keys.</summary>
    public abstract string Skip { get; }

    /// <summary>Under everything.</summary>
    public abstract string Footer { get; }

    /// <summary>That names are the scenario's own; empty where that goes without saying.</summary>
    public abstract string NamesAreTheScenarios { get; }
}

public sealed partial class Language
{
    /// <summary>The words of the report.</summary>
    public ReportWords Report => Choose<ReportWords>(EnglishReport.Words, DanishReport.Words, NorwegianReport.Words, SwedishReport.Words);
}
