using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishLedger : LedgerWords
{
    private static readonly NumberFormat N = NumberFormat.Danish;

    public static DanishLedger Words { get; } = new();

    public override string Sentence(LedgerFacts facts)
    {
        LedgerTerms terms = facts.Terms;
        List<string> parts =
        [
            $"{Jobs(terms.Supported)} i de {N.Whole(facts.Firms)} virksomheder, den støtter",
            facts.IsEverywhere
                ? $"{Jobs(terms.Displacement)} i virksomheder, som ingen af de to støtter (fortrængning, som følger af antagelser om, hvor handelsbare brancherne er, og ikke er et resultat)"
                : $"{Jobs(terms.Displacement)} i områdets virksomheder og {Jobs(terms.Leakage)} i virksomheder uden for det, som ingen af de to støtter "
                    + "(fortrængning og lækage, som følger af antagelser om, hvor handelsbare brancherne er, og ikke er resultater; intet af det krydser en grænse)",
            $"{Jobs(terms.ExistsInOneOnly)} ved tilgang, ophør og udenlandske investeringer",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} i virksomheder, som kun {Arm(facts.Other)} støtter");
        return $"Ved udgangen af {N.Quarter(facts.At)} og ved {Labour(facts.Labour)} har {Arm(facts.Arm)} {Jobs(terms.Net)} nettojob målt mod {Arm(facts.Other)} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))} og {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "én replikation, så der er intet interval"
        : $"95 %-interval {N.Interval(net)}{(net.ExcludesZero ? "" : ", ikke statistisk forskellig fra nul")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; af nettoen ligger {Few(N, facts.Inside, facts.Terms.Net)} i programmets område og {Few(N, facts.Outside, facts.Terms.Net)} uden for det";

    private static string Cost(LedgerFacts facts) => facts.Terms.CostPerJob.Bound switch
    {
        RatioBound.Bounded when facts.Terms.Net.Mean > 0 => $"den offentlige omkostning i alle registrerede år svarer til {N.Ratio(facts.Terms.CostPerJob, facts.Currency)} pr. nettojob på det tidspunkt",
        RatioBound.Bounded => "der er færre job, så der er ingen omkostning pr. nettojob",
        RatioBound.Unbounded => "nettojob er ikke statistisk forskellige fra nul, så omkostningen pr. nettojob har intet begrænset interval",
        _ => "uden et interval er der ingen omkostning pr. nettojob",
    };

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; ved {Labour(other.Labour)} er der {Jobs(other.Net)} nettojob{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Labour(LabourClosure labour) => DanishTerms.Words.Labour(labour);

    private static string Arm(string name) => Language.Danish.Quoted(name);
}
