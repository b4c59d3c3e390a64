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
            $"{Jobs(terms.ExistsInOneOnly)} ved tilgang, opphør og utenlandske investeringer",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} i foretak som bare {Arm(facts.Other)} støtter");
        return $"Ved utgangen av {N.Quarter(facts.At)} og ved {Labour(facts.Labour)} har {Arm(facts.Arm)} {Jobs(terms.Net)} netto arbeidsplasser målt mot {Arm(facts.Other)} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))} og {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "én replikasjon, så det finnes ikke noe intervall"
        : $"95 %-intervall {N.Interval(net)}{(net.ExcludesZero ? "" : ", ikke statistisk forskjellig fra null")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; av nettoen ligger {Few(N, facts.Inside, facts.Terms.Net)} i programmets område og {Few(N, facts.Outside, facts.Terms.Net)} utenfor det";

    private static string Cost(LedgerFacts facts) => facts.Terms.CostPerJob.Bound switch
    {
        RatioBound.Bounded when facts.Terms.Net.Mean > 0 => $"den offentlige kostnaden i alle registrerte år svarer til {N.Ratio(facts.Terms.CostPerJob, facts.Currency)} per netto arbeidsplass da",
        RatioBound.Bounded => "det er færre arbeidsplasser, så det finnes ingen kostnad per netto arbeidsplass",
        RatioBound.Unbounded => "netto arbeidsplasser er ikke statistisk forskjellige fra null, så kostnaden per netto arbeidsplass har ikke noe avgrenset intervall",
        _ => "uten et intervall finnes det ingen kostnad per netto arbeidsplass",
    };

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; ved {Labour(other.Labour)} er det {Jobs(other.Net)} netto arbeidsplasser{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Labour(LabourClosure labour) => NorwegianTerms.Words.Labour(labour);

    private static string Arm(string name) => Language.Norwegian.Quoted(name);
}
