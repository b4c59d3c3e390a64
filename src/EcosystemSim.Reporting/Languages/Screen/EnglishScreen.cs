using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishScreen : ScreenWords
{
    private static readonly NumberFormat N = NumberFormat.English;

    public static EnglishScreen Words { get; } = new();

    public override string HelpLabel => "Who got help";
    public override string JobsLabel => "Jobs and value";
    public override string RestsLabel => "What it rests on";
    public override SectionWords InFull { get; } = new("The answer in full", "");
    public override SectionWords Appendix { get; } = new("Appendix", "Tables and figures for a second look. Open what you need; what is open is printed.");
    public override string OtherArms => "The other arms";

    public override string Caveat(Replications replications) => replications switch
    {
        { Done: 0 } => "There is nothing to rely on before a replication has finished.",
        { Done: 1 } => "No forecast: one replication, and parameters most of which are assumed.",
        { Draws: > 0 } => $"No forecast: {N.Whole(replications.Done)} replications, {N.Whole(replications.Draws)} draws of parameters, most of them assumed and fitted to no data.",
        _ => $"No forecast: the intervals hold simulation error only ({EnglishAnswer.Words.Replications(replications)}); most parameters are assumed.",
    };

    protected override string NothingFinished => "No replication has finished, so there is no answer yet.";

    protected override string NothingCompared(ScreenFacts facts) => $"The run compares nothing with {facts.Baseline}.";

    protected override string NothingKnown(ScreenFacts facts) => $"The run has no job-years of {facts.Arm}.";

    protected override string One(ScreenFacts facts) => $"{Money(facts)}{facts.Arm} differs from {facts.Baseline} by {Signed(facts.JobYears, N)} job-years in the one replication, which tells nothing of simulation error.";

    protected override string Same(ScreenFacts facts) => $"{Money(facts)}{facts.Arm} has exactly as many job-years as {facts.Baseline}.";

    protected override string Told(ScreenFacts facts) =>
        $"{Money(facts)}{facts.Arm} gives {Size(facts.JobYears, N)} {(facts.JobYears.Mean > 0 ? "more" : "fewer")} job-years than {facts.Baseline} (95 % interval {SizeInterval(facts.JobYears, N)}).";

    protected override string Untold(ScreenFacts facts) =>
        $"{Money(facts)}{facts.Arm} and {facts.Baseline} do not clearly differ in job-years: {Signed(facts.JobYears, N)} (95 % interval {N.Interval(facts.JobYears)}).";

    protected override string InWorlds(ScreenFacts facts)
    {
        string more = facts.JobYears.Mean < 0 ? "fewer" : "more";
        var (low, high) = Ends(facts.JobYears, N);
        return $"{Money(facts)}{facts.Arm} gives {Size(facts.JobYears, N)} {more} job-years than {facts.Baseline} on average, and {more} in {N.Percent(facts.Survival!.Share)} of plausible worlds; 95 % of them lie from {low} to {high}.";
    }

    protected override string HelpOf(ScreenFacts facts, FateShares own, FateShares other) =>
        $"{(facts.Money == MoneyCase.Equal ? "At equal money " : "")}{N.Count(own.Specialised)} of 1,000 needs got specialist help {EnglishAnswer.Words.Within(own.WithinQuarters)}, against {N.Count(other.Specialised)} under {facts.Baseline}.";

    protected override string HelpOf(FateShares only) => $"{N.Count(only.Specialised)} of 1,000 needs got specialist help {EnglishAnswer.Words.Within(only.WithinQuarters)}.";

    protected override string JobsOf(ScreenFacts facts)
    {
        string of = double.IsFinite(facts.Level) ? $" of {N.Rounded(facts.Level)}" : "";
        string value = facts.Value is { } v ? $"; value added, in present value, {N.Difference(v)} million {N.Currency(facts.Currency)}" : "";
        return $"Jobs at the end of {N.Quarter(facts.At)}: {N.Difference(facts.Jobs)}{of}{value}.";
    }

    protected override string Beyond(ScreenFacts facts, Estimate own) => $"Beyond {facts.Basis}, on which it builds: {N.Difference(own)} job-years.";

    protected override string BeyondInWorlds(ScreenFacts facts, Survival over) =>
        $"Beyond {facts.Basis}, on which it builds: {(over.Difference.Mean < 0 ? "fewer" : "more")} job-years in {N.Percent(over.Share)} of the worlds.";

    protected override string TurnsAt(ParameterEffect parameter) => $"The sign turns at {parameter.Path} {N.Significant(parameter.TurnsAt, 2)} ({(parameter.Swing > 0 ? "more above" : "more below")}).";

    protected override string TurnsNowhere => "No single parameter turns the sign.";

    protected override string NothingDecides => "No parameter that decides it can be told from noise.";

    protected override string TurnUnknown => "Where the sign turns has not been tried.";

    protected override string ByCost(FreeArm free) => free.Kind switch
    {
        FreeTurn.CostsUnknown => "What coordination costs makes no clear difference.",
        FreeTurn.CostsAreTheLoss => "What it loses is what coordination costs.",
        FreeTurn.LosesAtAnyCost => "It loses even where coordination costs nothing.",
        _ => $"The sign turns at {N.Significant(free.Turn, 2)} times what coordination costs.",
    };

    private static string Money(ScreenFacts facts) => facts.Money switch
    {
        MoneyCase.Equal => "At equal public money ",
        MoneyCase.Nearest => $"At the public money nearest to that of {facts.Baseline} ({N.SignedPercent(facts.OutlayGap)}) ",
        _ => "At what each spends, ",
    };
}
