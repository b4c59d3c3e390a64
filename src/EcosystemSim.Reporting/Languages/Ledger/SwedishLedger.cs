using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishLedger : LedgerWords
{
    private static readonly NumberFormat N = NumberFormat.Swedish;

    public static SwedishLedger Words { get; } = new();

    public override string Sentence(LedgerFacts facts)
    {
        LedgerTerms terms = facts.Terms;
        List<string> parts =
        [
            $"{Jobs(terms.Supported)} i de {N.Whole(facts.Firms)} företag som den stöder",
            facts.IsEverywhere
                ? $"{Jobs(terms.Displacement)} i företag som ingen av de två stöder (undanträngning, som följer av antaganden om hur handelsbara branscherna är och inte är ett resultat)"
                : $"{Jobs(terms.Displacement)} i områdets företag och {Jobs(terms.Leakage)} i företag utanför det som ingen av de två stöder "
                    + "(undanträngning och läckage, som följer av antaganden om hur handelsbara branscherna är och inte är resultat; inget av det går över en gräns)",
            $"{Jobs(terms.ExistsInOneOnly)} genom nya företag, nedläggningar och utländska investeringar",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} i företag som bara {Arm(facts.Other)} stöder");
        return $"I slutet av {N.Quarter(facts.At)} och vid {Labour(facts.Labour)} har {Arm(facts.Arm)} {Jobs(terms.Net)} nettojobb mätt mot {Arm(facts.Other)} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))} och {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "en replikation, så det finns inget intervall"
        : $"95 %-intervall {N.Interval(net)}{(net.ExcludesZero ? "" : ", inte statistiskt skild från noll")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; av nettot ligger {Few(N, facts.Inside, facts.Terms.Net)} i programmets område och {Few(N, facts.Outside, facts.Terms.Net)} utanför det";

    private static string Cost(LedgerFacts facts) => facts.Terms.CostPerJob.Bound switch
    {
        RatioBound.Bounded when facts.Terms.Net.Mean > 0 => $"den offentliga kostnaden för alla registrerade år motsvarar {N.Ratio(facts.Terms.CostPerJob, facts.Currency)} per nettojobb då",
        RatioBound.Bounded => "det blir färre jobb, så det finns ingen kostnad per nettojobb",
        RatioBound.Unbounded => "nettojobben är inte statistiskt skilda från noll, så kostnaden per nettojobb har inget begränsat intervall",
        _ => "utan ett intervall finns ingen kostnad per nettojobb",
    };

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; vid {Labour(other.Labour)} är nettojobben {Jobs(other.Net)}{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Labour(LabourClosure labour) => SwedishTerms.Words.Labour(labour);

    private static string Arm(string name) => Language.Swedish.Quoted(name);
}
