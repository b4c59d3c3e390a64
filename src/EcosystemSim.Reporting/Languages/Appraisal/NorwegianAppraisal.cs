using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianAppraisal : AppraisalWords
{
    public static NorwegianAppraisal Words { get; } = new();

    public override string Title(LabourClosure labour) => $"Jobbår, verdiskaping og offentlig kostnad, {NorwegianTerms.Words.Labour(labour)}";
    public override string EqualOutlay => "jobbår ved samme utgift";
    public override string NetPresentValue(string currency) => $"netto nåverdi ved samme utgift, mill. {NumberFormat.Norwegian.Currency(currency)}";
    public override string JobYears => "jobbår";
    public override string PresentValue(string against) => $"{against}, nåverdi";
    public override string PublicCost(string currency) => $"offentlig kostnad, mill. {NumberFormat.Norwegian.Currency(currency)}";
    public override string ValueAdded(string currency) => $"verdiskaping, mill. {NumberFormat.Norwegian.Currency(currency)}";
    public override string PerJobYear(string currency) => $"{NumberFormat.Norwegian.Currency(currency)} per jobbår";
    public override string PerJob(string currency, string at) => $"{NumberFormat.Norwegian.Currency(currency)} per arbeidsplass ved utgangen av {at}";

    public override string Note(AppraisalFacts facts)
    {
        string prices = facts.PriceYear is { } year ? $", i {year}-priser" : "", job = facts.ValueOfJob is { } value ? $"; en gjennomsnittlig jobb antas å tilføre {value} i året" : "";
        return $"Jobbår: arbeidsplasser lagt sammen over kvartalene {facts.First} til {facts.Last}, delt på 4. Nåverdier er fra {facts.First} med {facts.Rate} i året{prices}{job}. Per jobbår: offentlig kostnad delt på jobbår, begge i nåverdi. Per arbeidsplass: offentlig kostnad fram til {facts.At} delt på arbeidsplassene ved utgangen av det. Intervallene for forholdstall er Fiellers, med trukne parametere dem for hver verdens eget forholdstall; .. der det ikke er flere arbeidsplasser, eller der de ikke er statistisk forskjellige fra null, så ikke noe avgrenset intervall rommer forholdet.";
    }

    public override string EqualOutlayNote(string baseline) => $"Ved samme utgift: samme politikk, der tilskuddene kvartal for kvartal følger den offentlige utgiften under {Language.Norwegian.Quoted(baseline)}; .. der de ikke kan. Det som ikke var delt ut ved slutten, trekkes fra til den prisen som politikken bytter penger mot utfallet til. Netto nåverdi er her verdiskapingen alene, siden kostnaden er den samme.";
}
