using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Reporting.Tests;

/// <summary>Ledgers of made-up runs, whose lines add up as those of real ones do.</summary>
internal static class MadeUpLedger
{
    public static LedgerSummary AgainstNone(Func<double, double, Estimate> of, double net, double helped, bool none)
    {
        double given = none ? 0 : net, displaced = -0.3 * given, leaked = -0.1 * given, oneOnly = none ? 0 : 0.4, supported = given - displaced - leaked - oneOnly;
        return new()
        {
            Against = "without_support",
            Other = "none",
            Lines = Lines((line, area) => (line, area) switch
            {
                (LedgerLine.SupportedInThisArmOnly, LedgerArea.Inside) => (of(supported, 40), helped),
                (LedgerLine.SupportedInNeither, LedgerArea.Inside) => (of(displaced, 10), 40_000),
                (LedgerLine.SupportedInNeither, LedgerArea.Outside) => (of(leaked, 10), 20_000),
                (LedgerLine.ExistsInThisArmOnly, LedgerArea.Inside) => (of(oneOnly, 30), 5.2),
                _ => (of(0, 0), 0),
            }),
            Total = of(given, 190),
            Terms = new()
            {
                ChangeSinceFirstSupport = of(supported - 7000, 800),
                ChangeWithoutSupport = of(-7000, 800),
                Supported = of(supported, 40),
                Displacement = of(displaced, 10),
                Leakage = of(leaked, 10),
                ExistsInOneOnly = of(oneOnly, 30),
                SupportedInOtherOnly = of(0, 0),
                Net = of(given, 190),
                Cost = of(helped * 61_000, 0),
                CostPerJob = MadeUpRun.Ratio(of(helped * 61_000, 0), of(given, 190)),
            },
        };
    }

    public static LedgerSummary AgainstBaseline(Func<double, double, Estimate> of, double effect, double helped, string baseline) => new()
    {
        Against = "baseline",
        Other = baseline,
        Lines = Lines((line, area) => (line, area) switch
        {
            (LedgerLine.SupportedInBoth, LedgerArea.Inside) => (of(effect * 0.5, 20), helped * 0.9),
            (LedgerLine.SupportedInThisArmOnly, LedgerArea.Inside) => (of(effect * 0.9, 20), helped * 0.1),
            (LedgerLine.SupportedInOtherOnly, LedgerArea.Inside) => (of(effect * -0.2, 20), helped * 0.05),
            (LedgerLine.SupportedInNeither, LedgerArea.Outside) => (of(effect * -0.2, 20), 20_000),
            (LedgerLine.SupportedInNeither, LedgerArea.Inside) => (of(0, 20), 40_000),
            _ => (of(0, 0), 0),
        }),
        Total = of(effect, 76),
    };

    private static System.Collections.Immutable.ImmutableArray<LedgerRow> Lines(Func<LedgerLine, LedgerArea, (Estimate Jobs, double Firms)> of) =>
    [
        .. from line in Enum.GetValues<LedgerLine>()
           from area in Enum.GetValues<LedgerArea>()
           let cell = of(line, area)
           select new LedgerRow(LedgerCatalogue.Name(line), LedgerCatalogue.Name(area), cell.Jobs, cell.Firms),
    ];
}
