using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianReport : ReportWords
{
    public static NorwegianReport Words { get; } = new();

    public override string Report => "rapport";
    public override string Question => "Spørsmål";
    public override string Answer => "Svar";
    public override string Needs => "Behov";
    public override string Jobs => "Arbeidsplasser";
    public override string PublicCost => "Kostnad";
    public override string Contents => "Innhold";

    public override string Unfinished(Replications replications) =>
        $"Uferdig: bare {NorwegianAnswer.Words.Replications(replications)} inngår i det følgende. Kommandoen til slutt fortsetter derfra.";

    public override string Facts(int arms, string replications, string from, string to) => $"{(arms == 1 ? "1 arm" : $"{arms} armer")}, {replications}, {from} til {to}";

    public override SectionWords Arms { get; } = new("Hva som sammenlignes", "Armene er tvillinger: de samme foretakene, de samme tilfeldighetene; bare reglene for støtten er forskjellige, og først fra den datoen der de skilles.");
    public override SectionWords Numbers { get; } = new("Tallene, arm for arm", "");
    public override SectionWords Curves { get; } = new("Over tid", "");
    public override SectionWords Gains { get; } = new("Hvem som taper, og hvem som vinner", "Arbeidsplasser til slutt, etter region, næring og foretaksstørrelse. De som taper, står først.");
    public override SectionWords Ledger { get; } = new("Hvem som har arbeidsplassene", "Hvert foretak sammenlignes med sin tvilling i armen uten støtte. Linjene summerer til netto arbeidsplasser.");
    public override SectionWords Flow { get; } = new("Fra behov til hjelp", "Hvor foretakene henvender seg med et behov, og hva som kommer ut av det innen et år.");
    public override SectionWords Cost { get; } = new("Hva det koster", "Armene med støtte har de samme budsjettene, med mindre scenarioet legger til midler; det som brukes, er ikke det samme, for tilskuddsmidler som ikke gis, går tilbake. Samordning betales med rådgivernes timer, som da ikke hjelper noe foretak.");
    public override SectionWords Interval { get; } = new("Hva intervallet rommer", "");
    public override SectionWords Sure { get; } = new("Hvor sikkert er fortegnet?", "Om en arm har flere arbeidsplasser enn basisscenarioet, vurdert etter intervallet under hver antakelse om arbeidstilbudet.");
    public override SectionWords Weaknesses { get; } = new("Kjente svakheter", "Hva man bør holde opp mot resultatene før man gir dem videre.");
    public override SectionWords Reproduce { get; } = new("Slik gjentas kjøringen", "Den samme kommandoen med den samme versjonen gir det samme resultatet, til siste bit, på enhver maskin.");

    public override string Losers(string arm, string list) => $"Under {arm} taper disse arbeidsplasser: {list}.";
    public override string NoLosers(string arm) => $"Under {arm} er det ingen som taper arbeidsplasser slik at det er statistisk forskjellig fra null.";
    public override string Winners(string arm, string list) => $"Disse vinner: {list}.";
    public override string NoWinners(string arm) => "Ingen vinner slik at det er statistisk forskjellig fra null.";
    public override string Same(IReadOnlyList<string> arms, string other) => $"{NumberFormat.Norwegian.Listed(arms)} gir det samme som {other} i alle registrerte utfall.";
    public override string More(int rest) => $"og {rest} til";
    public override string Untold(int untold, int parts) => $"For {untold} av {parts} kan kjøringen ikke avgjøre fortegnet.";
    public override string OneInTwenty(int intervals) => $"Av {intervals} slike intervaller utelukker ett av tjue null ved en tilfeldighet, så et enkelt navn er et hint og ikke noe bevis.";
    public override string NoIntervals => "Med én replikasjon finnes det ikke noe intervall, så ingen kan nevnes.";
    public override string Verdict => "hva kjøringen kan avgjøre";

    public override string Sign(SignVerdict verdict, LabourClosure told) => verdict switch
    {
        SignVerdict.Gain => "flere arbeidsplasser",
        SignVerdict.Loss => "færre arbeidsplasser",
        SignVerdict.Turns => "fortegnet avhenger av arbeidstilbudet",
        SignVerdict.GainUnderOne => $"flere arbeidsplasser ved {Labour(told)}; ellers kan det ikke avgjøres",
        SignVerdict.LossUnderOne => $"færre arbeidsplasser ved {Labour(told)}; ellers kan det ikke avgjøres",
        SignVerdict.Same => "samme politikk",
        _ => "ikke statistisk forskjellig fra null",
    };

    public override ImmutableArray<string> IntervalText(string note, Replications replications) =>
    [
        note,
        "En replikasjon er hele forløpet kjørt én gang til med andre tilfeldigheter: andre nye foretak, andre behov, andre sjanser for å møte den rette rådgiveren. Alle armene i en replikasjon deler dem, så intervallet gjelder forskjellen mellom tvillinger og er langt smalere enn spredningen i totalene.",
        "Hva det ikke rommer: at parametere kan være feil, at mekanismer kan mangle, at regionen kan være dårlig beskrevet. Den usikkerheten er større enn simuleringsusikkerheten. Et smalt intervall sier at modellens svar er godt kjent, ikke at regionens er det.",
    ];

    public override ImmutableArray<string> WeaknessList { get; } =
    [
        "De fleste parameterne er antatt med et spenn og ikke målt. Fortegnet for en avtale avhenger av dem.",
        "Ingenting er kalibrert: verdiene er satt for hånd til verden så fornuftig ut. Av det som er holdt tilbake til å prøve den på, passer noe ikke: for mange bedrifter vokser raskt i tre år og for få i ti, og unge bedrifter betyr for lite.",
        "Fortrengning og lekkasje følger av antakelser om hvor handelbare næringene er. De er ikke funn. Et marked er én næring i én region, så fortrengning kan ikke krysse en grense.",
        "Ingen av antakelsene om arbeidstilbudet er sannheten. Ved bindende arbeidstilbud forsvinner de fleste netto arbeidsplassene; en virkelig region ligger mellom de to.",
        "Virkningene av hjelp er satt for hånd nær forsøkene i evidensfilen; lette virkninger avtar etter en antakelse, og virkningene faller med foretakets størrelse etter en antatt eksponent.",
        "Armen uten støtte er en målestokk for netto arbeidsplasser og ikke en politikk: dørene stenger på én gang, og virkninger som er på vei, kommer fortsatt.",
        "Foretakenes egen tid til å lete koster ingenting, så færre dører sparer tid som ikke vises i arbeidsplasser.",
        "Ikke med i modellen: varepriser og lønninger, kreditt, flytting, fusjoner, uformelle nettverk mellom foretak.",
    ];

    public override string Command => "Kommando";
    public override string Seed => "Frø";
    public override string Scenario => "Scenario";
    public override string Version => "Modellens versjon";
    public override string InputsHash => "Hash av inndata";
    public override string ResultHash => "Hash av resultater";
    public override string ReplicationsLabel => "Replikasjoner";
    public override string Verify => "ecosim verify holder en resultatmappe opp mot inndataene og beregner noen replikasjoner på nytt; ecosim rerun gjentar kjøringen bak en figur. Tabellen til hver figur står under figuren, med alle sifre som CSV.";
    public override string Table => "Tabell";
    public override string Csv => "Lagre som CSV";
    public override ImmutableArray<string> Looks { get; } = ["som enheten", "lys", "mørk"];
    public override string Look => "Farger";
    public override string Keys => "Piltastene leser verdiene; Escape avslutter.";
    public override string Figure => "figur";
    public override string Skip => "Gå til svaret";
    public override string Footer => "Laget av EcosystemSim ut fra sammendraget av kjøringen. Filen er hel: den henter ingenting og sender ingenting.";
    public override string NamesAreTheScenarios => "Spørsmålet og navnene på armer, regioner og næringer er scenarioets egne ord.";

    private static string Labour(LabourClosure labour) => NorwegianTerms.Words.Labour(labour);
}
