using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishAppraisal : AppraisalWords
{
    public static DanishAppraisal Words { get; } = new();

    public override string Title(LabourClosure labour) => $"Jobår, værditilvækst og offentlig omkostning, {DanishTerms.Words.Labour(labour)}";
    public override string EqualOutlay => "jobår ved samme udgift";
    public override string NetPresentValue(string currency) => $"nettonutidsværdi ved samme udgift, mio. {NumberFormat.Danish.Currency(currency)}";
    public override string JobYears => "jobår";
    public override string PresentValue(string against) => $"{against}, nutidsværdi";
    public override string PublicCost(string currency) => $"offentlig omkostning, mio. {NumberFormat.Danish.Currency(currency)}";
    public override string ValueAdded(string currency) => $"værditilvækst, mio. {NumberFormat.Danish.Currency(currency)}";
    public override string PerJobYear(string currency) => $"{NumberFormat.Danish.Currency(currency)} pr. jobår";
    public override string PerJob(string currency, string at) => $"{NumberFormat.Danish.Currency(currency)} pr. job ved udgangen af {at}";

    public override string Note(AppraisalFacts facts)
    {
        string prices = facts.PriceYear is { } year ? $", i {year}-priser" : "", job = facts.ValueOfJob is { } value ? $"; et gennemsnitligt job antages at tilføre {value} om året" : "";
        return $"Jobår: job lagt sammen over kvartalerne {facts.First} til {facts.Last}, divideret med 4. Nutidsværdier er fra {facts.First} med {facts.Rate} om året{prices}{job}. Pr. jobår: offentlig omkostning divideret med jobår, begge i nutidsværdi. Pr. job: offentlig omkostning frem til {facts.At} divideret med jobbene ved dets udgang. Forholds intervaller er Fiellers, med trukne parametre dem for hver verdens eget forhold; .. hvor der ikke er flere job, eller hvor job ikke er statistisk forskellige fra nul, så intet begrænset interval rummer forholdet.";
    }

    public override string EqualOutlayNote(string baseline) => $"Ved samme udgift: samme politik, hvis tilskud kvartal for kvartal følger den offentlige udgift under {Language.Danish.Quoted(baseline)}; .. hvor de ikke kan. Hvad der ved slutningen ikke var givet ud, trækkes fra til den pris, som politikken bytter penge for udfaldet til. Nettonutidsværdien er her værditilvæksten alene, da omkostningen er den samme.";
}
