using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>Who has the net jobs of each arm, a sentence for each.</summary>
public static class LedgerSentences
{
    /// <summary>One sentence per arm with support, in the order of the scenario; none for a summary without a ledger against the arm without support.</summary>
    public static ImmutableArray<string> For(RunSummary summary)
    {
        var labour = summary.ShownClosure();
        return
        [
            .. from arm in summary.Under(labour)
               where arm.Arm != summary.WithoutSupport
               let ledger = arm.Ledger(LedgerAgainst.WithoutSupport)
               where ledger?.Terms is not null
               select Sentence(summary, arm, ledger, ledger.Terms!),
        ];
    }

    private static string Sentence(RunSummary summary, ArmSummary arm, LedgerSummary ledger, LedgerTerms terms)
    {
        double firms = LedgerTable.Of(ledger, LedgerLine.SupportedInBoth, LedgerLine.SupportedInThisArmOnly).Sum(row => row.Firms);
        List<string> parts =
        [
            $"{Jobs(terms.Supported)} in the {Numbers.Whole(firms)} firms that it supports",
            LedgerTable.IsEverywhere(arm)
                ? $"{Jobs(terms.Displacement)} in firms that neither supports (displacement, which follows from assumed tradability and is no finding)"
                : $"{Jobs(terms.Displacement)} in firms of the area and {Jobs(terms.Leakage)} in firms outside it that neither supports "
                    + "(displacement and leakage, which follow from assumed tradability and are no finding)",
            $"{Jobs(terms.ExistsInOneOnly)} in firms that live in one of the two arms only",
        ];
        if (terms.SupportedInOtherOnly.Mean != 0) parts.Insert(1, $"{Jobs(terms.SupportedInOtherOnly)} in firms that only {ledger.Other} supports");
        return $"Under {Name(arm.Labour)}, {arm.Arm} has {Jobs(terms.Net)} net jobs against {ledger.Other} ({Luck(terms.Net)}): "
            + $"{string.Join(", ", parts.SkipLast(1))}, and {parts[^1]}; {Cost(summary, terms)}{Others(summary, arm)}.";
    }

    private static string Luck(Estimate net) =>
        !Numbers.HasInterval(net) ? "one replication, so the run cannot tell luck from effect"
        : $"95 % interval of luck: {Numbers.Interval(net)}{(net.ExcludesZero ? "" : ", so the run cannot tell the sign")}";

    private static string Cost(RunSummary summary, LedgerTerms terms) =>
        double.IsFinite(terms.CostPerNetJob) ? $"a net job costs {Numbers.Significant(terms.CostPerNetJob, 3)} {summary.Currency}"
        : Numbers.HasInterval(terms.Net) ? "since net jobs are not above zero by their interval, there is no cost per net job"
        : "without an interval there is no cost per net job";

    /// <summary>Net jobs under the other labour closures.</summary>
    private static string Others(RunSummary summary, ArmSummary arm) => string.Concat(
        from labour in summary.Closures()
        where labour != arm.Labour
        let net = summary.Find(arm.Arm, labour)?.Ledger(LedgerAgainst.WithoutSupport)?.Total
        where net is not null
        select $"; under {Name(labour)} net jobs are {Jobs(net.Value)}{(Numbers.HasInterval(net.Value) ? $" ({Numbers.Interval(net.Value)})" : "")}");

    private static string Jobs(Estimate jobs) => LedgerTable.Few(jobs.Mean);

    private static string Name(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";
}
