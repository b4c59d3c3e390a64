using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishReport : ReportWords
{
    public static DanishReport Words { get; } = new();

    public override string Report => "rapport";
    public override string Question => "Spørgsmål";
    public override string Answer => "Svar";
    public override string Needs => "Behov";
    public override string Jobs => "Job";
    public override string PublicCost => "Omkostning";
    public override string Contents => "Indhold";

    public override string Unfinished(Replications replications) =>
        $"Ufærdig: kun {DanishAnswer.Words.Replications(replications)} indgår i det følgende. Kommandoen til sidst fortsætter derfra.";

    public override string Facts(int arms, string replications, string from, string to) => $"{(arms == 1 ? "1 arm" : $"{arms} arme")}, {replications}, {from} til {to}";

    public override SectionWords Arms { get; } = new("Hvad der sammenlignes", "Armene er tvillinger: de samme virksomheder, de samme tilfældigheder; kun reglerne for støtten er forskellige, og først fra den dato, hvor de skilles.");
    public override SectionWords Numbers { get; } = new("Tallene, arm for arm", "");
    public override SectionWords Curves { get; } = new("Over tid", "");
    public override SectionWords Gains { get; } = new("Hvem der taber, og hvem der vinder", "Job til sidst, efter region, branche og virksomhedsstørrelse. De, der taber, står først.");
    public override SectionWords Ledger { get; } = new("Hvis job det er", "Hver virksomhed sammenlignes med sin tvilling i armen uden støtte. Linjerne summerer til nettojobbene.");
    public override SectionWords Flow { get; } = new("Fra behov til hjælp", "Hvor virksomhederne henvender sig med et behov, og hvad der kommer ud af det inden for et år.");
    public override SectionWords Cost { get; } = new("Hvad det koster", "Armene med støtte har de samme budgetter, medmindre scenariet lægger midler til; det, der bruges, er ikke det samme, for tilskudsmidler, der ikke gives, går tilbage. Koordinering betales med rådgivernes timer, som så ikke hjælper nogen virksomhed.");
    public override SectionWords Interval { get; } = new("Hvad intervallet rummer", "");
    public override SectionWords Sure { get; } = new("Hvor sikkert er fortegnet?", "Om en arm har flere job end basisscenariet, bedømt efter intervallet under hver antagelse om arbejdsudbuddet.");
    public override SectionWords Weaknesses { get; } = new("Kendte svagheder", "Hvad man skal holde op mod resultaterne, før man giver dem videre.");
    public override SectionWords Reproduce { get; } = new("Sådan gentages kørslen", "Den samme kommando med den samme version giver det samme resultat, til sidste bit, på enhver maskine.");

    public override string Losers(string arm, string list) => $"Under {arm} taber disse job: {list}.";
    public override string NoLosers(string arm) => $"Under {arm} er der ingen, som taber job så det er statistisk forskelligt fra nul.";
    public override string Winners(string arm, string list) => $"Disse vinder: {list}.";
    public override string NoWinners(string arm) => "Ingen vinder så det er statistisk forskelligt fra nul.";
    public override string Same(IReadOnlyList<string> arms, string other) => $"{NumberFormat.Danish.Listed(arms)} giver det samme som {other} i alle registrerede udfald.";
    public override string More(int rest) => $"og {rest} mere";
    public override string Untold(int untold, int parts) => $"For {untold} af {parts} kan kørslen ikke afgøre fortegnet.";
    public override string OneInTwenty(int intervals) => $"Af {intervals} sådanne intervaller udelukker ét af tyve nul ved et tilfælde, så et enkelt navn er et fingerpeg og intet bevis.";
    public override string NoIntervals => "Med én replikation er der intet interval, så ingen kan nævnes.";
    public override string Verdict => "hvad kørslen kan afgøre";

    public override string Sign(SignVerdict verdict, LabourClosure told) => verdict switch
    {
        SignVerdict.Gain => "flere job",
        SignVerdict.Loss => "færre job",
        SignVerdict.Turns => "fortegnet afhænger af arbejdsudbuddet",
        SignVerdict.GainUnderOne => $"flere job ved {Labour(told)}; ellers kan det ikke afgøres",
        SignVerdict.LossUnderOne => $"færre job ved {Labour(told)}; ellers kan det ikke afgøres",
        SignVerdict.Same => "samme politik",
        _ => "ikke statistisk forskelligt fra nul",
    };

    public override ImmutableArray<string> IntervalText(string note, Replications replications) =>
    [
        note,
        "En replikation er hele forløbet kørt en gang til med andre tilfældigheder: andre nye virksomheder, andre behov, andre chancer for at møde den rette rådgiver. Alle arme i en replikation deler dem, så intervallet gælder forskellen mellem tvillinger og er langt smallere end spredningen i totalerne.",
        "Hvad det ikke rummer: at parametre kan være forkerte, at mekanismer kan mangle, at regionen kan være dårligt beskrevet. Den usikkerhed er større end simuleringsusikkerheden. Et smalt interval siger, at modellens svar er kendt godt, ikke at regionens er.",
    ];

    public override ImmutableArray<string> WeaknessList { get; } =
    [
        "De fleste parametre er antaget med et spænd og ikke målt. Fortegnet for en aftale afhænger af dem.",
        "Intet er kalibreret: værdierne er sat i hånden, til verden så fornuftig ud. Af det, der er holdt tilbage til at afprøve den på, passer noget ikke: for mange virksomheder vokser hurtigt i tre år og for få i ti, og unge virksomheder fylder for lidt.",
        "Fortrængning og lækage følger af antagelser om, hvor handelsbare brancherne er. De er ikke resultater. Et marked er én branche i én region, så fortrængning kan ikke krydse en grænse.",
        "Ingen af antagelserne om arbejdsudbuddet er sandheden. Ved bindende arbejdsudbud forsvinder de fleste nettojob; en virkelig region ligger mellem de to.",
        "Hjælpens virkninger er sat i hånden tæt på forsøgene i evidensfilen; lette virkninger aftager efter en antagelse, og virkningerne falder med virksomhedens størrelse efter en antaget eksponent.",
        "Armen uden støtte er en målestok for nettojob og ikke en politik: dørene lukker på én gang, og virkninger, der er på vej, kommer stadig.",
        "Virksomhedernes egen tid til at søge koster intet, så færre døre sparer tid, som ikke ses i job.",
        "Ikke med i modellen: varepriser og lønninger, kredit, flytning, fusioner, uformelle netværk mellem virksomheder.",
    ];

    public override string Command => "Kommando";
    public override string Seed => "Frø";
    public override string Scenario => "Scenarie";
    public override string Version => "Modellens version";
    public override string InputsHash => "Hash af input";
    public override string ResultHash => "Hash af resultater";
    public override string ReplicationsLabel => "Replikationer";
    public override string Verify => "ecosim verify holder en resultatmappe op mod dens input og beregner nogle replikationer igen; ecosim rerun gentager kørslen bag en figur. Hver figurs tabel står under figuren, med alle cifre som CSV.";
    public override string Table => "Tabel";
    public override string Csv => "Gem som CSV";
    public override ImmutableArray<string> Looks { get; } = ["som enheden", "lys", "mørk"];
    public override string Look => "Farver";
    public override string Keys => "Piletasterne læser værdierne; Escape slutter.";
    public override string Figure => "figur";
    public override string Skip => "Gå til svaret";
    public override string Footer => "Lavet af EcosystemSim ud fra kørslens sammenfatning. Filen er hel: den henter intet og sender intet.";
    public override string NamesAreTheScenarios => "Spørgsmålet og navnene på arme, regioner og brancher er scenariets egne ord.";

    private static string Labour(LabourClosure labour) => DanishTerms.Words.Labour(labour);
}
