using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Where the values of a curve stand in a quarter of the observations.</summary>
/// <param name="Of">Column of what the value is a thousandth of; -1 for a value as it is.</param>
internal sealed record CurveColumns(string Name, string Unit, int Column, int Of, double Divisor)
{
    /// <summary>The curves of the whole that a summary keeps.</summary>
    public static ImmutableArray<CurveColumns> All(ImmutableArray<Series> series, SeriesIndex index)
    {
        int specialised = index.Find(Scope.Total, "all", Outcomes.NeedsWithin("specialised", 4)), arisen = index.Find(Scope.Total, "all", Outcomes.NeedsArisen);
        return
        [
            Level(Outcomes.Jobs), Level(Outcomes.Firms), new(OutcomeCurve.HelpPerThousand, "needs of 1,000", specialised, arisen, 1), Level(Outcomes.PublicCost),
        ];

        CurveColumns Level(string outcome)
        {
            int column = index.Find(Scope.Total, "all", outcome);
            return new(outcome, series[column].Unit, column, -1, series[column].Divisor);
        }
    }

    /// <summary>Value as written in one quarter; NaN where there is none.</summary>
    public float Value(ReadOnlySpan<long> quarter)
    {
        if (quarter[Column] == ObservationTable.Missing) return float.NaN;
        if (Of < 0) return (float)(quarter[Column] / Divisor);
        return quarter[Of] is ObservationTable.Missing or 0 ? float.NaN : (float)(1000.0 * quarter[Column] / quarter[Of]);
    }
}
