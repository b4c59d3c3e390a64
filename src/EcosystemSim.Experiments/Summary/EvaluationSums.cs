using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>The evaluations of one run (an arm under a closure) over its replications.</summary>
internal sealed class EvaluationSums(Replicates replicates)
{
    private static readonly int Width = EvaluationCatalogue.Sums.Length;
    private static readonly int Length = EvaluationCatalogue.Helps.Length * EvaluationCatalogue.Horizons.Length * Width;

    private static readonly ImmutableArray<(string Name, string Sum, string Over)> Of =
    [
        ("jobs", Outcomes.EvaluatedJobs, Outcomes.EvaluatedFirms),
        ("survival", Outcomes.EvaluatedSurvival, Outcomes.EvaluatedFirms),
        ("log_jobs", Outcomes.EvaluatedLogJobs, Outcomes.EvaluatedInBoth),
        ("log_sales", Outcomes.EvaluatedLogSales, Outcomes.EvaluatedInBoth),
        ("log_productivity", Outcomes.EvaluatedLogProductivity, Outcomes.EvaluatedInBoth),
    ];

    // One per replication: the last columns of the last quarter.
    private readonly List<long[]> _all = [];

    /// <summary>What is evaluated, in the order of the tables.</summary>
    public static ImmutableArray<string> OutcomeNames { get; } = [.. Of.Select(o => o.Name)];

    /// <summary>Types of help and groups of them, in the order of the tables.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<int> Helps)> Helps { get; } = [.. Groups()];

    /// <summary>Takes the next replication, as [quarter * series + series].</summary>
    public void Add(ReadOnlySpan<long> values)
    {
        long[] last = values[^Length..].ToArray();
        for (int i = 0; i < last.Length; i++) if (last[i] == ObservationTable.Missing) last[i] = 0;
        _all.Add(last);
    }

    /// <summary>Every mean of which there are firms.</summary>
    public IEnumerable<EvaluationRow> Rows()
    {
        foreach (var (name, helps) in Helps)
        {
            for (int h = 0; h < EvaluationCatalogue.Horizons.Length; h++)
            {
                foreach (var (outcome, sum, over) in Of)
                {
                    double[] firms = Values(helps, h, over);
                    if (firms.Sum() == 0) continue;
                    var ratio = replicates.Ratio(Values(helps, h, sum), firms);
                    yield return new(name, EvaluationCatalogue.Horizons[h], outcome, ratio.Mean, ratio.StandardError, ratio.Low, ratio.High, Statistics.Mean(firms));
                }
            }
        }
    }

    /// <summary>A sum over the firms of some types of help, one per replication.</summary>
    private double[] Values(ImmutableArray<int> helps, int horizon, string outcome)
    {
        int place = EvaluationCatalogue.Sums.IndexOf(EvaluationCatalogue.Sums.First(s => s.Outcome == outcome));
        double divisor = EvaluationCatalogue.Sums[place].Divisor;
        return [.. _all.Select(last => helps.Sum(help => last[(((help * EvaluationCatalogue.Horizons.Length) + horizon) * Width) + place]) / divisor)];
    }

    private static IEnumerable<(string, ImmutableArray<int>)> Groups()
    {
        int types = EvaluationCatalogue.Helps.Length;
        for (int help = 0; help < types; help++) yield return (EvaluationCatalogue.Helps[help], [help]);
        int[] generic = [.. Enumerable.Range(0, types).Where(help => EvaluationCatalogue.Helps[help].EndsWith("_generic", StringComparison.Ordinal))];
        yield return ("specialised", [.. Enumerable.Range(0, types).Except(generic)]);
        yield return ("generic", [.. generic]);
        yield return ("all", [.. Enumerable.Range(0, types)]);
    }
}
