using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>Who has the net jobs of each arm, a sentence for each.</summary>
public static class LedgerSentences
{
    /// <summary>One sentence per arm with support, in the order of the scenario; none for a summary without a ledger against the arm without support.</summary>
    /// <param name="language">English if it is not said.</param>
    public static ImmutableArray<string> For(RunSummary summary, Language? language = null)
    {
        var labour = summary.ShownClosure();
        LedgerWords words = (language ?? Language.English).Ledger;
        return
        [
            .. from arm in summary.Under(labour)
               where arm.Arm != summary.WithoutSupport
               let ledger = arm.Ledger(LedgerAgainst.WithoutSupport)
               where ledger?.Terms is not null
               select words.Sentence(Facts(summary, arm, ledger)),
        ];
    }

    private static double In(LedgerSummary ledger, LedgerArea area) => ledger.Lines.Where(row => row.Area == LedgerCatalogue.Name(area)).Sum(row => row.Jobs.Mean);

    private static LedgerFacts Facts(RunSummary summary, ArmSummary arm, LedgerSummary ledger) => new(
        arm.Labour, arm.Arm, ledger.Other, ledger.Terms!,
        LedgerTable.Of(ledger, LedgerLine.SupportedInBoth, LedgerLine.SupportedInThisArmOnly).Sum(row => row.Firms),
        LedgerTable.IsEverywhere(arm), In(ledger, LedgerArea.Inside), In(ledger, LedgerArea.Outside), summary.Currency,
        [
            .. from labour in summary.Closures()
               where labour != arm.Labour
               let net = summary.Find(arm.Arm, labour)?.Ledger(LedgerAgainst.WithoutSupport)?.Total
               where net is not null
               select (labour, net.Value),
        ])
    {
        At = summary.LastQuarter(),
    };
}
