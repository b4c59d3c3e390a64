using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishReport : ReportWords
{
    public static SwedishReport Words { get; } = new();

    public override string Report => "rapport";
    public override string Question => "Fråga";
    public override string Answer => "Svar";
    public override string Needs => "Behov";
    public override string Jobs => "Jobb";
    public override string PublicCost => "Kostnad";
    public override string Contents => "Innehåll";

    public override string Unfinished(Replications replications) =>
        $"Ofullständig: bara {SwedishAnswer.Words.Replications(replications)} ingår i det följande. Kommandot i slutet fortsätter därifrån.";

    public override string Facts(int arms, string replications, string from, string to) => $"{(arms == 1 ? "1 arm" : $"{arms} armar")}, {replications}, {from} till {to}";

    public override SectionWords Arms { get; } = new("Vad som jämförs", "Armarna är tvillingar: samma företag, samma slump; bara reglerna för stödet skiljer sig, och först från det datum då de skiljs åt.");
    public override SectionWords Numbers { get; } = new("Siffrorna, arm för arm", "");
    public override SectionWords Curves { get; } = new("Över tid", "");
    public override SectionWords Gains { get; } = new("Vilka som förlorar och vilka som vinner", "Jobb i slutet, efter region, bransch och företagsstorlek. De som förlorar står först.");
    public override SectionWords Ledger { get; } = new("Vems jobben är", "Varje företag jämförs med sin tvilling i armen utan stöd. Raderna summerar till nettojobben.");
    public override SectionWords Flow { get; } = new("Från behov till hjälp", "Vart företagen vänder sig med ett behov, och vad det blir av det inom ett år.");
    public override SectionWords Cost { get; } = new("Vad det kostar", "Armarna med stöd har samma budgetar, om inte scenariot tillför medel; det som används är inte detsamma, för bidragsmedel som inte ges går tillbaka. Samordning betalas med rådgivarnas timmar, som då inte hjälper något företag.");
    public override SectionWords Interval { get; } = new("Vad intervallet rymmer", "");
    public override SectionWords Sure { get; } = new("Hur säkert är tecknet?", "Om en arm har fler jobb än basscenariot, bedömt efter intervallet under varje antagande om arbetsutbudet.");
    public override SectionWords Weaknesses { get; } = new("Kända svagheter", "Vad man bör väga mot resultaten innan man lämnar dem vidare.");
    public override SectionWords Reproduce { get; } = new("Så upprepas körningen", "Samma kommando med samma version ger samma resultat, till sista biten, på vilken maskin som helst.");

    public override string Losers(string arm, string list) => $"Under {arm} förlorar dessa jobb: {list}.";
    public override string NoLosers(string arm) => $"Under {arm} förlorar ingen jobb så att det är statistiskt skilt från noll.";
    public override string Winners(string arm, string list) => $"Dessa vinner: {list}.";
    public override string NoWinners(string arm) => "Ingen vinner så att det är statistiskt skilt från noll.";
    public override string Same(IReadOnlyList<string> arms, string other) => $"{NumberFormat.Swedish.Listed(arms)} ger samma som {other} i alla registrerade utfall.";
    public override string More(int rest) => $"och {rest} till";
    public override string Untold(int untold, int parts) => $"För {untold} av {parts} kan körningen inte avgöra tecknet.";
    public override string OneInTwenty(int intervals) => $"Av {intervals} sådana intervall utesluter ett av tjugo noll av en slump, så ett enskilt namn är en fingervisning och inget bevis.";
    public override string NoIntervals => "Med en enda replikation finns inget intervall, så ingen kan nämnas.";
    public override string Verdict => "vad körningen kan avgöra";

    public override string Sign(SignVerdict verdict, LabourClosure told) => verdict switch
    {
        SignVerdict.Gain => "fler jobb",
        SignVerdict.Loss => "färre jobb",
        SignVerdict.Turns => "tecknet beror på arbetsutbudet",
        SignVerdict.GainUnderOne => $"fler jobb vid {Labour(told)}; i övrigt kan det inte avgöras",
        SignVerdict.LossUnderOne => $"färre jobb vid {Labour(told)}; i övrigt kan det inte avgöras",
        SignVerdict.Same => "samma politik",
        _ => "inte statistiskt skilt från noll",
    };

    public override ImmutableArray<string> IntervalText(string note, Replications replications) =>
    [
        note,
        "En replikation är hela förloppet kört en gång till med annan slump: andra nya företag, andra behov, andra chanser att möta rätt rådgivare. Alla armar i en replikation delar den slumpen, så intervallet gäller skillnaden mellan tvillingar och är mycket smalare än spridningen i totalerna.",
        "Vad det inte rymmer: att parametrar kan vara fel, att mekanismer kan saknas, att regionen kan vara dåligt beskriven. Den osäkerheten är större än simuleringsosäkerheten. Ett smalt intervall säger att modellens svar är väl känt, inte att regionens är det.",
    ];

    public override ImmutableArray<string> WeaknessList { get; } =
    [
        "De flesta parametrar är antagna med ett spann och inte uppmätta. Tecknet för ett avtal beror på dem.",
        "Inget är kalibrerat: värdena är satta för hand tills världen såg rimlig ut. Av det som hölls undan för att pröva den på stämmer en del inte: för många företag växer snabbt i tre år och för få i tio, och unga företag betyder för lite.",
        "Undanträngning och läckage följer av antaganden om hur handelsbara branscherna är. De är inte resultat. En marknad är en bransch i en region, så undanträngning kan inte gå över en gräns.",
        "Inget av antagandena om arbetsutbudet är sanningen. Vid bindande arbetsutbud försvinner de flesta nettojobben; en verklig region ligger mellan de två.",
        "Hjälpens effekter är satta för hand nära försöken i evidensfilen; lätta effekter avtar enligt ett antagande, och effekterna faller med företagets storlek enligt en antagen exponent.",
        "Armen utan stöd är en måttstock för nettojobb och ingen politik: dörrarna stängs på en gång, och effekter som är på väg kommer ändå.",
        "Företagens egen tid att söka kostar ingenting, så färre dörrar sparar tid som inte syns i jobben.",
        "Inte med i modellen: varupriser och löner, kredit, flyttning, fusioner, informella nätverk mellan företag.",
    ];

    public override string Command => "Kommando";
    public override string Seed => "Frö";
    public override string Scenario => "Scenario";
    public override string Version => "Modellens version";
    public override string InputsHash => "Hash av indata";
    public override string ResultHash => "Hash av resultat";
    public override string ReplicationsLabel => "Replikationer";
    public override string Verify => "ecosim verify prövar en resultatmapp mot dess indata och beräknar några replikationer på nytt; ecosim rerun upprepar körningen bakom en figur. Varje figurs tabell står under figuren, med alla siffror som CSV.";
    public override string Table => "Tabell";
    public override string Csv => "Spara som CSV";
    public override ImmutableArray<string> Looks { get; } = ["som enheten", "ljus", "mörk"];
    public override string Look => "Färger";
    public override string Keys => "Piltangenterna läser värdena; Escape avslutar.";
    public override string Figure => "figur";
    public override string Skip => "Gå till svaret";
    public override string Footer => "Gjord av EcosystemSim utifrån körningens sammanfattning. Filen är hel: den hämtar inget och skickar inget.";
    public override string NamesAreTheScenarios => "Frågan och namnen på armar, regioner och branscher är scenariots egna ord.";

    private static string Labour(LabourClosure labour) => SwedishTerms.Words.Labour(labour);
}
