using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>How an outcome of many quarters becomes one number.</summary>
public enum OutcomeMeasure
{
    /// <summary>Of a stock or a level: its value in the headline quarter, or the last one before it that has a value.</summary>
    Headline,

    /// <summary>Of a flow: its sum from <see cref="RunSummary.OutcomesFrom"/> on.</summary>
    Total,
}

/// <summary>An outcome that the scenario's question is about, in the whole of one arm.</summary>
/// <param name="Outcome">Name in the observations.</param>
/// <param name="Unit">As the observations name it; <see cref="MoneyPerYear"/> where a price was put on it.</param>
/// <param name="Value">As it came out.</param>
/// <param name="Difference">Less that of the baseline, pair by pair.</param>
public sealed record OutcomeEffect(string Outcome, string Unit, OutcomeMeasure Measure, Estimate Value, Estimate Difference)
{
    /// <summary>Unit of value added and sales where the seeds price a job.</summary>
    public const string MoneyPerYear = "currency units a year";

    /// <summary>Their unit in the observations.</summary>
    internal const string OutputOfMeanJob = "output of a mean job";

    /// <summary>Stocks, levels and means; everything else counts what happened in a quarter.</summary>
    private static readonly ImmutableHashSet<string> Stocks =
    [
        Outcomes.Firms, Outcomes.Jobs, Outcomes.ValueAdded, Outcomes.JobsUnder50, Outcomes.JobsOver50, Outcomes.Sales, Outcomes.ProductivityMean, Outcomes.ProductivityP10,
        Outcomes.ProductivityP50, Outcomes.ProductivityP90, Outcomes.LabourSupply, Outcomes.Exporters, Outcomes.HighGrowthFirms, Outcomes.HighGrowthBase, Outcomes.NeedsOpen,
        Outcomes.HoursBacklog, Outcomes.GrantsInHand, Outcomes.Commitment, Outcomes.RelationStock, Outcomes.InequalityBetweenRegions, Outcomes.TonnesSaved,
    ];

    /// <summary>How an outcome is measured.</summary>
    /// <param name="outcome">Name in the observations.</param>
    public static OutcomeMeasure MeasureOf(string outcome) => Stocks.Contains(outcome) ? OutcomeMeasure.Headline : OutcomeMeasure.Total;
}
