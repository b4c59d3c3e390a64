using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Reads the lines of the ledger from the observations of a run.</summary>
internal sealed class LedgerBuilder(Replicates replicates, SeriesIndex index)
{
    /// <summary>The ledger of a run.</summary>
    /// <param name="other">Id of the other arm.</param>
    /// <param name="extraCost">Public cost beyond the other arm's, one per replication, currency units; read against the arm without support only.</param>
    /// <returns>Null where the runs have recorded none.</returns>
    public LedgerSummary? Build(Tally tally, LedgerAgainst against, string other, double[] extraCost)
    {
        var rows = ImmutableArray.CreateBuilder<LedgerRow>(LedgerCatalogue.Cells);
        foreach (var (_, line, area) in LedgerCatalogue.All.Where(cell => cell.Against == against))
        {
            double[] jobs = Values(tally, against, line, area, Outcomes.LedgerJobs);
            if (jobs.Length == 0 || jobs.Any(double.IsNaN)) return null;
            double firms = Statistics.Mean(Values(tally, against, line, area, Outcomes.LedgerFirms));
            rows.Add(new LedgerRow(LedgerCatalogue.Name(line), LedgerCatalogue.Name(area), replicates.Estimate(jobs), firms));
        }
        double[] total = Jobs(tally, against, Enum.GetValues<LedgerLine>());
        return new LedgerSummary
        {
            Against = LedgerCatalogue.Name(against),
            Other = other,
            Lines = rows.ToImmutable(),
            Total = replicates.Estimate(total),
            Terms = against == LedgerAgainst.WithoutSupport ? Terms(tally, total, extraCost) : null,
        };
    }

    private LedgerTerms Terms(Tally tally, double[] total, double[] extraCost)
    {
        const LedgerAgainst none = LedgerAgainst.WithoutSupport;
        LedgerLine[] supportedLines = [LedgerLine.SupportedInBoth, LedgerLine.SupportedInThisArmOnly];
        double[] supported = Jobs(tally, none, supportedLines);
        double[] change = Sum(from line in supportedLines from area in Enum.GetValues<LedgerArea>() select Values(tally, none, line, area, Outcomes.LedgerGross));
        Estimate net = replicates.Estimate(total), cost = replicates.Estimate(extraCost);
        return new LedgerTerms
        {
            ChangeSinceFirstSupport = replicates.Estimate(change),
            ChangeWithoutSupport = replicates.Estimate([.. change.Zip(supported, (all, added) => all - added)]),
            Supported = replicates.Estimate(supported),
            Displacement = replicates.Estimate(Values(tally, none, LedgerLine.SupportedInNeither, LedgerArea.Inside, Outcomes.LedgerJobs)),
            Leakage = replicates.Estimate(Values(tally, none, LedgerLine.SupportedInNeither, LedgerArea.Outside, Outcomes.LedgerJobs)),
            ExistsInOneOnly = replicates.Estimate(Jobs(tally, none, LedgerLine.ExistsInThisArmOnly, LedgerLine.ExistsInOtherOnly)),
            SupportedInOtherOnly = replicates.Estimate(Jobs(tally, none, LedgerLine.SupportedInOtherOnly)),
            Net = net,
            Cost = cost,
            CostPerJob = replicates.RatioOf(extraCost, total),
        };
    }

    /// <summary>Jobs of some lines inside and outside the area together, one per replication.</summary>
    private double[] Jobs(Tally tally, LedgerAgainst against, params LedgerLine[] lines) =>
        Sum(from line in lines from area in Enum.GetValues<LedgerArea>() select Values(tally, against, line, area, Outcomes.LedgerJobs));

    private double[] Values(Tally tally, LedgerAgainst against, LedgerLine line, LedgerArea area, string outcome) =>
        [.. tally.Ends[index.Find(Scope.Ledger, LedgerCatalogue.ScopeId(against, line, area), outcome)]];

    // Whole numbers below 2^53, so the order does not matter.
    private static double[] Sum(IEnumerable<double[]> parts) =>
        parts.Aggregate((sum, part) => [.. sum.Zip(part, (a, b) => a + b)]);
}
