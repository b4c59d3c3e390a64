using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianScreen : ScreenWords
{
    private static readonly NumberFormat N = NumberFormat.Norwegian;

    public static NorwegianScreen Words { get; } = new();

    public override string HelpLabel => "Hvem fikk hjelp";
    public override string JobsLabel => "Arbeidsplasser og verdi";
    public override string RestsLabel => "Hva det hviler på";
    public override SectionWords InFull { get; } = new("Hele svaret", "");
    public override SectionWords Appendix { get; } = new("Vedlegg", "Tabeller og figurer for den som vil se nærmere etter. Åpne det du trenger; bare det som er åpent, skrives ut.");
    public override string OtherArms => "De andre scenarioene";

    public override string Caveat(Replications replications) => replications switch
    {
        { Done: 0 } => "Det er ingenting å støtte seg til før en replikasjon er ferdig.",
        { Done: 1 } => "Ingen prognose: bare én replikasjon, og de fleste parameterne er antatt.",
        { Draws: > 0 } => $"Ingen prognose: {N.Whole(replications.Done)} replikasjoner med {N.Whole(replications.Draws)} trekninger av parametere, de fleste av dem antatt og ikke tilpasset data.",
        _ => $"Ingen prognose: intervallene rommer bare simuleringsusikkerhet ({NorwegianAnswer.Words.Replications(replications)}), og de fleste parameterne er antatt.",
    };

    protected override string NothingFinished => "Ingen replikasjon er ferdig, så det finnes ikke noe svar ennå.";

    protected override string NothingCompared(ScreenFacts facts) => $"Kjøringen sammenligner ingenting med {Name(facts.Baseline)}.";

    protected override string NothingKnown(ScreenFacts facts) => $"Kjøringen har ingen jobbår for {Name(facts.Arm)}.";

    protected override string One(ScreenFacts facts) => $"{Money(facts)} avviker {Name(facts.Arm)} fra {Name(facts.Baseline)} med {Signed(facts.JobYears, N)} jobbår i den ene replikasjonen, som ikke sier noe om simuleringsusikkerheten.";

    protected override string Same(ScreenFacts facts) => $"{Money(facts)} gir {Name(facts.Arm)} nøyaktig like mange jobbår som {Name(facts.Baseline)}.";

    protected override string Told(ScreenFacts facts) =>
        $"{Money(facts)} gir {Name(facts.Arm)} {Size(facts.JobYears, N)} {(facts.JobYears.Mean > 0 ? "flere" : "færre")} jobbår enn {Name(facts.Baseline)} (95 %-intervall {SizeInterval(facts.JobYears, N)}).";

    protected override string Untold(ScreenFacts facts) =>
        $"{Money(facts)} er det ingen sikker forskjell i jobbår mellom {Name(facts.Arm)} og {Name(facts.Baseline)}: {Signed(facts.JobYears, N)} (95 %-intervall {N.Interval(facts.JobYears)}).";

    protected override string InWorlds(ScreenFacts facts)
    {
        string more = facts.JobYears.Mean < 0 ? "færre" : "flere";
        var (low, high) = Ends(facts.JobYears, N);
        return $"{Money(facts)} gir {Name(facts.Arm)} i gjennomsnitt {Size(facts.JobYears, N)} {more} jobbår enn {Name(facts.Baseline)}, og {more} i {N.Percent(facts.Survival!.Share)} av de plausible verdenene; 95 % av dem ligger fra {low} til {high}.";
    }

    protected override string HelpOf(ScreenFacts facts, FateShares own, FateShares other) =>
        $"{(facts.Money == MoneyCase.Equal ? "Ved samme utgift fikk " : "")}{N.Count(own.Specialised)} av 1\u00A0000 behov {(facts.Money == MoneyCase.Equal ? "" : "fikk ")}spesialisert hjelp {NorwegianAnswer.Words.Within(own.WithinQuarters)}, mot {N.Count(other.Specialised)} under {Name(facts.Baseline)}.";

    protected override string HelpOf(FateShares only) => $"{N.Count(only.Specialised)} av 1\u00A0000 behov fikk spesialisert hjelp {NorwegianAnswer.Words.Within(only.WithinQuarters)}.";

    protected override string JobsOf(ScreenFacts facts)
    {
        string of = double.IsFinite(facts.Level) ? $" av {N.Rounded(facts.Level)}" : "";
        string value = facts.Value is { } v ? $"; verdiskaping i nåverdi {N.Difference(v)} mill. {N.Currency(facts.Currency)}" : "";
        return $"Arbeidsplasser ved utgangen av {N.Quarter(facts.At)}: {N.Difference(facts.Jobs)}{of}{value}.";
    }

    protected override string Beyond(ScreenFacts facts, Estimate own) => $"Utover {Name(facts.Basis!)}, som det bygger på: {N.Difference(own)} jobbår.";

    protected override string BeyondInWorlds(ScreenFacts facts, Survival over) =>
        $"Utover {Name(facts.Basis!)}, som det bygger på: {(over.Difference.Mean < 0 ? "færre" : "flere")} jobbår i {N.Percent(over.Share)} av verdenene.";

    protected override string TurnsAt(ParameterEffect parameter) => $"Fortegnet snur ved {parameter.Path} {N.Significant(parameter.TurnsAt, 2)} ({(parameter.Swing > 0 ? "flere over" : "flere under")}).";

    protected override string TurnsNowhere => "Ingen enkelt parameter snur fortegnet.";

    protected override string NothingDecides => "Ingen parameter som avgjør det, kan skilles fra støy.";

    protected override string TurnUnknown => "Hvor fortegnet snur, er ikke undersøkt.";

    protected override string ByCost(FreeArm free) => free.Kind switch
    {
        FreeTurn.CostsUnknown => "Det samordningen koster, gir ingen sikker forskjell.",
        FreeTurn.CostsAreTheLoss => "Tapet svarer til det samordningen koster.",
        FreeTurn.LosesAtAnyCost => "Det er et tap selv der samordningen ikke koster noe.",
        _ => $"Fortegnet snur ved {N.Significant(free.Turn, 2)} ganger det samordningen koster.",
    };

    private static string Money(ScreenFacts facts) => facts.Money switch
    {
        MoneyCase.Equal => "Ved samme offentlige utgift",
        MoneyCase.Nearest => $"Ved den offentlige utgiften nærmest den under {Name(facts.Baseline)} ({N.SignedPercent(facts.OutlayGap)})",
        _ => "Ved det hver av dem bruker,",
    };

    private static string Name(string arm) => Language.Norwegian.Quoted(arm);
}
