using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Observation;

/// <summary>
/// Splits the difference in jobs between two worlds of a replication by pairs of firm twins, after the last quarter. Slots are
/// shared by all worlds, so that twins lie beside each other. A firm that is gone in both worlds is in no line.
/// </summary>
internal static class AdditionalityLedger
{
    /// <summary>What a line sums over its firms.</summary>
    /// <param name="Jobs">Jobs in this arm less jobs in the other.</param>
    /// <param name="Gross">Jobs in this arm less the jobs that the firm had when this arm first supported it; 0 for others.</param>
    public readonly record struct Sums(long Firms, long Jobs, long Gross);

    /// <summary>Writes both ledgers of every arm and closure into the last recorded quarter.</summary>
    /// <param name="worldOf">World of every arm and closure, arms first. Arms that never parted share one, and have equal ledgers.</param>
    public static void Record(ExperimentPlan plan, FirmLayout layout, World[] worldOf)
    {
        int without = plan.ArmIndex(plan.WithoutSupport), baseline = plan.ArmIndex(plan.Baseline);
        int closures = plan.Closures.Length;
        var done = new HashSet<World>();
        for (int run = 0; run < worldOf.Length; run++)
        {
            if (!done.Add(worldOf[run])) continue;
            if (without >= 0) Write(plan, layout, worldOf[run], worldOf[(without * closures) + (run % closures)], LedgerAgainst.WithoutSupport);
            if (baseline >= 0) Write(plan, layout, worldOf[run], worldOf[(baseline * closures) + (run % closures)], LedgerAgainst.Baseline);
        }
    }

    /// <summary>The lines of a pair of worlds, by <see cref="LedgerCatalogue.Cell"/>.</summary>
    public static Sums[] Split(ExperimentPlan plan, FirmLayout layout, FirmColumns own, FirmColumns other)
    {
        var sums = new Sums[LedgerCatalogue.Cells];
        for (int market = 0; market < layout.Start.Length; market++)
        {
            var area = plan.IsInArea(market / plan.System.Sectors.Length) ? LedgerArea.Inside : LedgerArea.Outside;
            int end = layout.Start[market] + layout.Count[market];
            plan.Kernels.AddPairs(own, other, layout.Start[market], end, area, sums);
        }
        return sums;
    }

    private static void Write(ExperimentPlan plan, FirmLayout layout, World own, World other, LedgerAgainst against)
    {
        var sums = Split(plan, layout, own.Firms, other.Firms);
        var table = own.Observations;
        int column = FirstColumn(table, against);
        foreach (var (_, line, area) in LedgerCatalogue.All.Where(cell => cell.Against == against))
        {
            var sum = sums[LedgerCatalogue.Cell(line, area)];
            table[table.Quarters - 1, column++] = sum.Jobs;
            table[table.Quarters - 1, column++] = sum.Firms;
            if (SeriesCatalogue.HasGross(against, line)) table[table.Quarters - 1, column++] = sum.Gross;
        }
    }

    private static int FirstColumn(ObservationTable table, LedgerAgainst against)
    {
        string first = LedgerCatalogue.ScopeId(against, LedgerLine.SupportedInBoth, LedgerArea.Inside);
        for (int i = 0; i < table.Series.Length; i++)
        {
            if (table.Series[i].Scope == Scope.Ledger && table.Series[i].ScopeId == first) return i;
        }
        throw new InvalidOperationException($"The catalogue has no ledger against the {against}.");
    }
}
