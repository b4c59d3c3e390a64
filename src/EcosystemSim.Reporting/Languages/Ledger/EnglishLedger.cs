using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishLedger : LedgerWords
{
    private static readonly NumberFormat N = NumberFormat.English;

    public static EnglishLedger Words { get; } = new();

    public override string Sentence(LedgerFacts facts)
    {
        LedgerTerms terms = facts.Terms;
        List<string> parts =
        [
            $"{Jobs(terms.Supported)} in the {N.Whole(facts.Firms)} firms that it supports",
            facts.IsEverywhere
                ? $"{Jobs(terms.Displacement)} in firms that neither supports (displacement, which follows from assumed tradability and is no finding)"
                : $"{Jobs(terms.Displacement)} in firms of the area and {Jobs(terms.Leakage)} in firms outside it that neither supports "
                    + "(displacement and leakage, which follow from assumed tradability and are no finding; none of it crosses a border)",
            $"{Jobs(terms.ExistsInOneOnly)} in firms that live in one of the two arms only",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} in firms that only {facts.Other} supports");
        return $"Under {Name(facts.Labour)}, {facts.Arm} has {Jobs(terms.Net)} net jobs against {facts.Other} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))}, and {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "one replication, so the run cannot tell luck from effect"
        : $"95 % interval of luck: {N.Interval(net)}{(net.ExcludesZero ? "" : ", so the run cannot tell the sign")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; of the net, {Few(N, facts.Inside, facts.Terms.Net)} lie inside the programme's area and {Few(N, facts.Outside, facts.Terms.Net)} outside it";

    private static string Cost(LedgerFacts facts) =>
        double.IsFinite(facts.Terms.CostPerNetJob) ? $"a net job costs {N.Money(facts.Terms.CostPerNetJob, facts.Currency)}"
        : NumberFormat.HasInterval(facts.Terms.Net) ? "since net jobs are not above zero by their interval, there is no cost per net job"
        : "without an interval there is no cost per net job";

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; under {Name(other.Labour)} net jobs are {Jobs(other.Net)}{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Name(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";
}
