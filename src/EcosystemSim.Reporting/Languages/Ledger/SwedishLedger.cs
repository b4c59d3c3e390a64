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
            $"{Jobs(terms.ExistsInOneOnly)} i företag som bara lever i den ena av de två armarna",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} i företag som bara {Arm(facts.Other)} stöder");
        return $"Vid {Labour(facts.Labour)} har {Arm(facts.Arm)} {Jobs(terms.Net)} nettojobb mätt mot {Arm(facts.Other)} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))} och {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "en replikation, så körningen kan inte skilja effekt från slump"
        : $"95 %-intervall för slumpen: {N.Interval(net)}{(net.ExcludesZero ? "" : ", så tecknet är osäkert")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; av nettot ligger {Few(N, facts.Inside, facts.Terms.Net)} i programmets område och {Few(N, facts.Outside, facts.Terms.Net)} utanför det";

    private static string Cost(LedgerFacts facts) =>
        double.IsFinite(facts.Terms.CostPerNetJob) ? $"ett nettojobb kostar {N.Money(facts.Terms.CostPerNetJob, facts.Currency)}"
        : NumberFormat.HasInterval(facts.Terms.Net) ? "eftersom nettojobben enligt sitt intervall inte är över noll finns ingen kostnad per nettojobb"
        : "utan ett intervall finns ingen kostnad per nettojobb";

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; vid {Labour(other.Labour)} är nettojobben {Jobs(other.Net)}{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Labour(LabourClosure labour) => SwedishTerms.Words.Labour(labour);

    private static string Arm(string name) => Language.Swedish.Quoted(name);
}
