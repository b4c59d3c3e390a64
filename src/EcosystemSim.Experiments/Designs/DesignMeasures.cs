using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Designs;

/// <summary>
/// The outcomes of a design: one number for each run. Stocks are those of the headline quarter, everything else is summed over the
/// recorded time.
/// </summary>
public static class DesignMeasures
{
    /// <summary>Jobs summed over the recorded quarters, over 4.</summary>
    public const string JobYears = "job_years";

    /// <summary>Of 1,000 needs, those with specialist help within a year, from the quarter on in which all arms' agreements are in force.</summary>
    public const string Specialised = "specialised_per_1000";

    /// <summary>What a design records in any case: effect, help, and the outlay that they took.</summary>
    public static ImmutableArray<string> Always { get; } = [JobYears, Specialised, Outcomes.PublicCost];

    private static readonly ConditionalWeakTable<SystemSpec, SystemColumns> Columns = [];

    /// <summary>Names of all outcomes that can be asked for.</summary>
    public static ImmutableArray<string> Known(Experiment experiment) =>
        [.. Always, .. experiment.ListSeries().Where(s => s.Scope == Scope.Total).Select(s => s.Outcome).Except(Always)];

    /// <summary>Unit of an outcome.</summary>
    public static string UnitOf(Experiment experiment, string outcome) => outcome switch
    {
        JobYears => "job-years",
        Specialised => "of 1,000 needs",
        _ => experiment.ListSeries().First(s => s.Scope == Scope.Total && s.Outcome == outcome).Unit,
    };

    /// <summary>Values of all runs of a replication, run by run and outcome by outcome; NaN where there is none.</summary>
    /// <param name="experiment">That of the point.</param>
    public static double[] Of(Experiment experiment, ImmutableArray<string> outcomes, ImmutableArray<ArmRun> runs)
    {
        // All points but those of other support systems have the same columns.
        var (series, index, total) = Columns.GetValue(experiment.Plan.System, static system => new(SeriesCatalogue.For(system)));
        int specialised = index.Find(Scope.Total, "all", Outcomes.NeedsWithin("specialised", 4)), from = Parting.CountingFrom(experiment.Plan);
        double[] values = new double[runs.Length * outcomes.Length];
        for (int run = 0; run < runs.Length; run++)
        {
            var table = runs[run].Observations;
            for (int i = 0; i < outcomes.Length; i++)
            {
                int column = index.Find(Scope.Total, "all", outcomes[i]);
                values[(run * outcomes.Length) + i] = outcomes[i] switch
                {
                    JobYears => total.JobYears(table.Values, series.Length),
                    Specialised => PerThousand(table, specialised, total.Arisen, from),
                    _ when OutcomeEffect.MeasureOf(outcomes[i]) == OutcomeMeasure.Headline => Last(table, column, Math.Clamp(experiment.Headline, 0, table.Quarters - 1)) / series[column].Divisor,
                    _ => Sum(table, column) / series[column].Divisor,
                };
            }
        }
        return values;
    }

    /// <summary>Of 1,000 needs that arose from a quarter on and were followed to the end; NaN without needs.</summary>
    internal static double PerThousand(ObservationTable table, int column, int arisen, int from)
    {
        long met = 0, all = 0;
        for (int q = from; q < table.Quarters; q++)
        {
            if (table[q, column] == ObservationTable.Missing) continue;
            met += table[q, column];
            all += table[q, arisen];
        }
        return all == 0 ? double.NaN : 1000.0 * met / all;
    }

    private sealed class SystemColumns(ImmutableArray<Series> series)
    {
        private readonly SeriesIndex _index = new(series);

        public void Deconstruct(out ImmutableArray<Series> all, out SeriesIndex index, out ScopeColumns total) =>
            (all, index, total) = (series, _index, new ScopeColumns(_index, Scope.Total, "all"));
    }

    private static double Last(ObservationTable table, int column, int headline)
    {
        for (int q = headline; q >= 0; q--)
        {
            if (table[q, column] != ObservationTable.Missing) return table[q, column];
        }
        return double.NaN;
    }

    private static double Sum(ObservationTable table, int column)
    {
        long sum = 0;
        bool any = false;
        for (int q = 0; q < table.Quarters; q++)
        {
            if (table[q, column] == ObservationTable.Missing) continue;
            (sum, any) = (sum + table[q, column], true);
        }
        return any ? sum : double.NaN;
    }
}
