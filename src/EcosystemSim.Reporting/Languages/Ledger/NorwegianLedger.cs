using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianLedger : LedgerWords
{
    private static readonly NumberFormat N = NumberFormat.Norwegian;

    public static NorwegianLedger Words { get; } = new();

    public override string Sentence(LedgerFacts facts)
    {
        LedgerTerms terms = facts.Terms;
        List<string> parts =
        [
            $"{Jobs(terms.Supported)} i de {N.Whole(facts.Firms)} foretakene den støtter",
            facts.IsEverywhere
                ? $"{Jobs(terms.Displacement)} i foretak som ingen av de to støtter (fortrengning, som følger av antakelser om hvor handelbare næringene er, og ikke er et funn)"
                : $"{Jobs(terms.Displacement)} i områdets foretak og {Jobs(terms.Leakage)} i foretak utenfor det som ingen av de to støtter "
                    + "(fortrengning og lekkasje, som følger av antakelser om hvor handelbare næringene er, og ikke er funn; ingenting av det krysser en grense)",
            $"{Jobs(terms.ExistsInOneOnly)} i foretak som bare lever i den ene av de to armene",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} i foretak som bare {Arm(facts.Other)} støtter");
        return $"Ved {Labour(facts.Labour)} har {Arm(facts.Arm)} {Jobs(terms.Net)} netto arbeidsplasser målt mot {Arm(facts.Other)} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))} og {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "én replikasjon, så kjøringen kan ikke skille virkning fra tilfeldighet"
        : $"95 %-intervall for tilfeldige utslag: {N.Interval(net)}{(net.ExcludesZero ? "" : ", så fortegnet er usikkert")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; av nettoen ligger {Few(N, facts.Inside, facts.Terms.Net)} i programmets område og {Few(N, facts.Outside, facts.Terms.Net)} utenfor det";

    private static string Cost(LedgerFacts facts) =>
        double.IsFinite(facts.Terms.CostPerNetJob) ? $"en netto arbeidsplass koster {N.Money(facts.Terms.CostPerNetJob, facts.Currency)}"
        : NumberFormat.HasInterval(facts.Terms.Net) ? "siden netto arbeidsplasser etter intervallet ikke er over null, finnes det ingen kostnad per netto arbeidsplass"
        : "uten et intervall finnes det ingen kostnad per netto arbeidsplass";

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; ved {Labour(other.Labour)} er det {Jobs(other.Net)} netto arbeidsplasser{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Labour(LabourClosure labour) => NorwegianTerms.Words.Labour(labour);

    private static string Arm(string name) => Language.Norwegian.Quoted(name);
}
