using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishScreen : ScreenWords
{
    private static readonly NumberFormat N = NumberFormat.Swedish;

    public static SwedishScreen Words { get; } = new();

    public override string HelpLabel => "Vilka fick hjälp";
    public override string JobsLabel => "Jobb och värde";
    public override string RestsLabel => "Vad det vilar på";
    public override SectionWords InFull { get; } = new("Hela svaret", "");
    public override SectionWords Appendix { get; } = new("Bilaga", "Tabeller och figurer för den som vill se närmare. Öppna det som behövs; bara det som är öppet skrivs ut.");
    public override string OtherArms => "Övriga scenarier";

    public override string Caveat(Replications replications) => replications switch
    {
        { Done: 0 } => "Det finns inget att stödja sig på förrän en replikation är klar.",
        { Done: 1 } => "Ingen prognos: bara en replikation, och de flesta parametrar är antagna.",
        { Draws: > 0 } => $"Ingen prognos: {N.Whole(replications.Done)} replikationer med {N.Whole(replications.Draws)} dragningar av parametrar, de flesta antagna och inte anpassade till data.",
        _ => $"Ingen prognos: intervallen rymmer bara simuleringsosäkerhet ({SwedishAnswer.Words.Replications(replications)}), och de flesta parametrar är antagna.",
    };

    protected override string NothingFinished => "Ingen replikation är klar, så det finns inget svar ännu.";

    protected override string NothingCompared(ScreenFacts facts) => $"Körningen jämför inget med {Name(facts.Baseline)}.";

    protected override string NothingKnown(ScreenFacts facts) => $"Körningen har inga jobbår för {Name(facts.Arm)}.";

    protected override string One(ScreenFacts facts) => $"{Money(facts)} avviker {Name(facts.Arm)} från {Name(facts.Baseline)} med {Signed(facts.JobYears, N)} jobbår i den enda replikationen, som inte säger något om simuleringsosäkerheten.";

    protected override string Same(ScreenFacts facts) => $"{Money(facts)} ger {Name(facts.Arm)} exakt lika många jobbår som {Name(facts.Baseline)}.";

    protected override string Told(ScreenFacts facts) =>
        $"{Money(facts)} ger {Name(facts.Arm)} {Size(facts.JobYears, N)} {(facts.JobYears.Mean > 0 ? "fler" : "färre")} jobbår än {Name(facts.Baseline)} (95-procentigt intervall {SizeInterval(facts.JobYears, N)}).";

    protected override string Untold(ScreenFacts facts) =>
        $"{Money(facts)} finns ingen säker skillnad i jobbår mellan {Name(facts.Arm)} och {Name(facts.Baseline)}: {Signed(facts.JobYears, N)} (95-procentigt intervall {N.Interval(facts.JobYears)}).";

    protected override string InWorlds(ScreenFacts facts)
    {
        string more = facts.JobYears.Mean < 0 ? "färre" : "fler";
        var (low, high) = Ends(facts.JobYears, N);
        return $"{Money(facts)} ger {Name(facts.Arm)} i genomsnitt {Size(facts.JobYears, N)} {more} jobbår än {Name(facts.Baseline)}, och {more} i {N.Percent(facts.Survival!.Share)} av de rimliga världarna; 95 % av dem ligger från {low} till {high}.";
    }

    protected override string HelpOf(ScreenFacts facts, FateShares own, FateShares other) =>
        $"{(facts.Money == MoneyCase.Equal ? "Vid samma utgift fick " : "")}{N.Count(own.Specialised)} av 1\u00A0000 behov {(facts.Money == MoneyCase.Equal ? "" : "fick ")}specialiserad hjälp {SwedishAnswer.Words.Within(own.WithinQuarters)}, mot {N.Count(other.Specialised)} under {Name(facts.Baseline)}.";

    protected override string HelpOf(FateShares only) => $"{N.Count(only.Specialised)} av 1\u00A0000 behov fick specialiserad hjälp {SwedishAnswer.Words.Within(only.WithinQuarters)}.";

    protected override string JobsOf(ScreenFacts facts)
    {
        string of = double.IsFinite(facts.Level) ? $" av {N.Rounded(facts.Level)}" : "";
        string value = facts.Value is { } v ? $"; förädlingsvärde i nuvärde {N.Difference(v)} miljoner {N.Currency(facts.Currency)}" : "";
        return $"Jobb i slutet av {N.Quarter(facts.At)}: {N.Difference(facts.Jobs)}{of}{value}.";
    }

    protected override string Beyond(ScreenFacts facts, Estimate own) => $"Utöver {Name(facts.Basis!)}, som det bygger på: {N.Difference(own)} jobbår.";

    protected override string BeyondInWorlds(ScreenFacts facts, Survival over) =>
        $"Utöver {Name(facts.Basis!)}, som det bygger på: {(over.Difference.Mean < 0 ? "färre" : "fler")} jobbår i {N.Percent(over.Share)} av världarna.";

    protected override string TurnsAt(ParameterEffect parameter) => $"Tecknet växlar vid {parameter.Path} {N.Significant(parameter.TurnsAt, 2)} ({(parameter.Swing > 0 ? "fler över" : "fler under")}).";

    protected override string TurnsNowhere => "Ingen enskild parameter får tecknet att växla.";

    protected override string NothingDecides => "Ingen parameter som avgör det kan skiljas från brus.";

    protected override string TurnUnknown => "Var tecknet växlar har inte prövats.";

    protected override string ByCost(FreeArm free) => free.Kind switch
    {
        FreeTurn.CostsUnknown => "Det som samordningen kostar gör ingen säker skillnad.",
        FreeTurn.CostsAreTheLoss => "Förlusten motsvarar det som samordningen kostar.",
        FreeTurn.LosesAtAnyCost => "Det blir en förlust även om samordningen inte kostar något.",
        _ => $"Tecknet växlar vid {N.Significant(free.Turn, 2)} gånger det som samordningen kostar.",
    };

    private static string Money(ScreenFacts facts) => facts.Money switch
    {
        MoneyCase.Equal => "Vid samma offentliga utgift",
        MoneyCase.Nearest => $"Vid den offentliga utgift som ligger närmast den under {Name(facts.Baseline)} ({N.SignedPercent(facts.OutlayGap)})",
        _ => "Med det som var och en använder",
    };

    private static string Name(string arm) => Language.Swedish.Quoted(arm);
}
