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
            $"{Jobs(terms.ExistsInOneOnly)} through entry, exit and inward investment",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} in firms that only {facts.Other} supports");
        return $"At the end of {N.Quarter(facts.At)}, under {Name(facts.Labour)}, {facts.Arm} has {Jobs(terms.Net)} net jobs against {facts.Other} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))}, and {parts[^1]}{Area(facts)}; {Cost(facts)}{string.Concat(facts.Elsewhere.Select(Elsewhere))}.";
    }

    private static string Luck(Estimate net) =>
        !NumberFormat.HasInterval(net) ? "one replication, so there is no interval"
        : $"95 % interval {N.Interval(net)}{(net.ExcludesZero ? "" : ", not statistically different from zero")}";

    private static string Area(LedgerFacts facts) => facts.IsEverywhere
        ? ""
        : $"; of the net, {Few(N, facts.Inside, facts.Terms.Net)} lie inside the programme's area and {Few(N, facts.Outside, facts.Terms.Net)} outside it";

    private static string Cost(LedgerFacts facts) => facts.Terms.CostPerJob.Bound switch
    {
        RatioBound.Bounded when facts.Terms.Net.Mean > 0 => $"public cost of all recorded years comes to {N.Ratio(facts.Terms.CostPerJob, facts.Currency)} per net job then",
        RatioBound.Bounded => "there are fewer jobs, so there is no cost per net job",
        RatioBound.Unbounded => "net jobs are not statistically different from zero, so the cost per net job has no bounded interval",
        _ => "without an interval there is no cost per net job",
    };

    private static string Elsewhere((LabourClosure Labour, Estimate Net) other) =>
        $"; under {Name(other.Labour)} net jobs are {Jobs(other.Net)}{(NumberFormat.HasInterval(other.Net) ? $" ({N.Interval(other.Net)})" : "")}";

    private static string Jobs(Estimate jobs) => Few(N, jobs);

    private static string Name(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";
}
