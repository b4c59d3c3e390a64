using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishAppraisal : AppraisalWords
{
    public static SwedishAppraisal Words { get; } = new();

    public override string Title(LabourClosure labour) => $"Jobbår, förädlingsvärde och offentlig kostnad, {SwedishTerms.Words.Labour(labour)}";
    public override string EqualOutlay => "jobbår vid samma utgifter";
    public override string NetPresentValue(string currency) => $"nettonuvärde vid samma utgifter, miljoner {NumberFormat.Swedish.Currency(currency)}";
    public override string JobYears => "jobbår";
    public override string PresentValue(string against) => $"{against}, nuvärde";
    public override string PublicCost(string currency) => $"offentlig kostnad, miljoner {NumberFormat.Swedish.Currency(currency)}";
    public override string ValueAdded(string currency) => $"förädlingsvärde, miljoner {NumberFormat.Swedish.Currency(currency)}";
    public override string PerJobYear(string currency) => $"{NumberFormat.Swedish.Currency(currency)} per jobbår";
    public override string PerJob(string currency, string at) => $"{NumberFormat.Swedish.Currency(currency)} per jobb i slutet av {at}";

    public override string Note(AppraisalFacts facts)
    {
        string prices = facts.PriceYear is { } year ? $", i {year} års priser" : "", job = facts.ValueOfJob is { } value ? $"; ett genomsnittligt jobb antas tillföra {value} per år" : "";
        return $"Jobbår: jobb summerade över kvartalen {facts.First} till {facts.Last}, delade med 4. Nuvärden är från {facts.First} med {facts.Rate} per år{prices}{job}. Per jobbår: offentlig kostnad delad med jobbår, båda i nuvärde. Per jobb: offentlig kostnad fram till {facts.At} delad med jobben i slutet av det. Kvoters intervall är Fiellers, med dragna parametrar de för varje världs egen kvot; .. där det inte finns fler jobb, eller där de inte är statistiskt skilda från noll, så att inget begränsat intervall rymmer kvoten.";
    }

    public override string EqualOutlayNote(string baseline) => $"Vid samma utgifter: samma politik, vars bidrag kvartal för kvartal följer de offentliga utgifterna under {Language.Swedish.Quoted(baseline)}; .. där de inte kan. Det som inte hade betalats ut i slutet dras av till det pris till vilket politiken byter pengar mot utfallet. Nettonuvärdet är här förädlingsvärdet ensamt, eftersom kostnaden är densamma.";
}
