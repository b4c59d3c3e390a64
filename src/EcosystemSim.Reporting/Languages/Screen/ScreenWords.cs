using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Languages;

/// <summary>The sentences of the report's first screen in one language: short, and each whole. Which of them stand there is decided here, once for all languages.</summary>
public abstract class ScreenWords
{
    /// <summary>Before what is said of help, of jobs and value, and of what it rests on.</summary>
    public abstract string HelpLabel { get; }

    /// <inheritdoc cref="HelpLabel"/>
    public abstract string JobsLabel { get; }

    /// <inheritdoc cref="HelpLabel"/>
    public abstract string RestsLabel { get; }

    /// <summary>Over the long sentences.</summary>
    public abstract SectionWords InFull { get; }

    /// <summary>Over the figures and tables that are not needed to understand the answer.</summary>
    public abstract SectionWords Appendix { get; }

    /// <summary>On a choice: the same of the other arms.</summary>
    public abstract string OtherArms { get; }

    /// <summary>One sentence.</summary>
    public string Verdict(ScreenFacts facts) => facts.Case switch
    {
        VerdictCase.NothingFinished => NothingFinished,
        VerdictCase.NothingCompared => NothingCompared(facts),
        VerdictCase.NothingKnown => NothingKnown(facts),
        VerdictCase.OneReplication => One(facts),
        VerdictCase.Same => Same(facts),
        VerdictCase.Told => Told(facts),
        VerdictCase.Untold => Untold(facts),
        _ => facts.Survival is null ? Untold(facts) : InWorlds(facts),
    };

    /// <summary>Who got help; empty where no need was followed.</summary>
    public string Help(ScreenFacts facts) => (facts.Own, facts.Other) is ({ } own, { } other) ? HelpOf(facts, own, other) : (facts.Own ?? facts.Other) is { } only ? HelpOf(only) : "";

    /// <summary>Jobs at the headline quarter and value; empty where they are not known.</summary>
    public string Jobs(ScreenFacts facts) => facts.Case <= VerdictCase.NothingCompared || !double.IsFinite(facts.Jobs.Mean) ? "" : JobsOf(facts);

    /// <summary>What it rests on and where it turns; empty where nothing is compared.</summary>
    public string Rests(ScreenFacts facts)
    {
        if (facts.Case <= VerdictCase.OneReplication) return "";
        string beyond = facts.OverBasis is { } over ? BeyondInWorlds(facts, over) : facts.Basis is not null && facts.BeyondBasis is { } own && NumberFormat.HasInterval(own) ? Beyond(facts, own) : "";
        string turn = facts.Case == VerdictCase.InWorlds
            ? facts.Turn is { } at ? TurnsAt(at) : facts.Survival is { Parameters.IsEmpty: false } ? TurnsNowhere : NothingDecides
            : facts.Free is { } free ? ByCost(free) : TurnUnknown;
        return beyond.Length == 0 ? turn : $"{turn} {beyond}";
    }

    /// <summary>What the numbers do not hold. Never empty, and first after the verdict.</summary>
    public abstract string Caveat(Replications replications);

    /// <summary>No replication has finished.</summary>
    protected abstract string NothingFinished { get; }

    /// <summary>There is no other arm.</summary>
    protected abstract string NothingCompared(ScreenFacts facts);

    /// <summary>There are no job-years.</summary>
    protected abstract string NothingKnown(ScreenFacts facts);

    /// <summary>One replication.</summary>
    protected abstract string One(ScreenFacts facts);

    /// <summary>Exactly nothing.</summary>
    protected abstract string Same(ScreenFacts facts);

    /// <summary>The interval leaves zero out.</summary>
    protected abstract string Told(ScreenFacts facts);

    /// <summary>It holds zero.</summary>
    protected abstract string Untold(ScreenFacts facts);

    /// <summary>On average over plausible worlds, in how many of them, and how wide.</summary>
    protected abstract string InWorlds(ScreenFacts facts);

    /// <summary>Needs that specialist help came to in two arms.</summary>
    protected abstract string HelpOf(ScreenFacts facts, FateShares own, FateShares other);

    /// <summary>In the only one.</summary>
    protected abstract string HelpOf(FateShares only);

    /// <summary>Jobs and value.</summary>
    protected abstract string JobsOf(ScreenFacts facts);

    /// <summary>What the arm has beyond the one that it is based on.</summary>
    protected abstract string Beyond(ScreenFacts facts, Estimate own);

    /// <summary>The same in plausible worlds.</summary>
    protected abstract string BeyondInWorlds(ScreenFacts facts, Survival over);

    /// <summary>Where the sign turns.</summary>
    protected abstract string TurnsAt(ParameterEffect parameter);

    /// <summary>No parameter of those that matter turns it.</summary>
    protected abstract string TurnsNowhere { get; }

    /// <summary>No parameter can be told from noise.</summary>
    protected abstract string NothingDecides { get; }

    /// <summary>Not tried.</summary>
    protected abstract string TurnUnknown { get; }

    /// <summary>What the same arm at no cost says.</summary>
    protected abstract string ByCost(FreeArm free);

    /// <summary>The size of a difference, for a sentence that says more or fewer.</summary>
    protected static string Size(Estimate e, NumberFormat numbers) => numbers.Fixed(Math.Abs(e.Mean), NumberFormat.Decimals(e));

    /// <summary>The interval of the size.</summary>
    protected static string SizeInterval(Estimate e, NumberFormat numbers) =>
        e.Mean < 0 ? numbers.Interval(e with { Mean = -e.Mean, Low = -e.High, High = -e.Low }) : numbers.Interval(e);

    /// <summary>With its sign.</summary>
    protected static string Signed(Estimate e, NumberFormat numbers) => numbers.Signed(e.Mean, NumberFormat.Decimals(e));

    /// <summary>Both ends with their signs, so that they cannot be taken for counts.</summary>
    protected static (string Low, string High) Ends(Estimate e, NumberFormat numbers) =>
        (numbers.Signed(e.Low, NumberFormat.Decimals(e)), numbers.Signed(e.High, NumberFormat.Decimals(e)));
}

public sealed partial class Language
{
    /// <summary>The words of the first screen.</summary>
    public ScreenWords Screen => Choose<ScreenWords>(EnglishScreen.Words, DanishScreen.Words, NorwegianScreen.Words, SwedishScreen.Words);
}
