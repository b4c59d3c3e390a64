using EcosystemSim.Experiments.EqualMoney;

namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// Takes from what a money-matched twin has beyond the baseline what its last difference in outlay is worth, at the price at which the arm as it
/// is and the twin trade money for the outcome: a point on the line through both, at exactly the baseline's outlay.
/// The twin never spends more than the baseline but for what it must; what is left is mostly money that it had not yet given out at the end.
/// </summary>
/// <remarks>One value per replication in all arrays. Intervals are of the linearised estimator, as for a ratio (Cochran 1977, section 6.3).</remarks>
internal sealed class OutlayInterpolation
{
    /// <summary>Share of the baseline's outlay up to which a difference is taken off.</summary>
    public const double Most = 0.05;

    // Beyond the two points of a short line the price is noise. Between them the point is a mean of both, whatever the price, if the two can be
    // told apart: by so many standard errors.
    private const double LeastLine = 4, LeastErrors = 4;

    private readonly double[] _apart, _left;
    private readonly double _meanApart;
    private readonly bool _isPriced;

    /// <param name="arm">Public outlay of the arm as it is.</param>
    /// <param name="twin">Of its twin.</param>
    public OutlayInterpolation(ReadOnlySpan<double> arm, ReadOnlySpan<double> twin, ReadOnlySpan<double> baseline)
    {
        _apart = Less(arm, twin);
        _left = Less(twin, baseline);
        _meanApart = Statistics.Mean(_apart);
        double left = Statistics.Mean(_left);
        Share = left / Statistics.Mean(baseline);
        bool isBetween = (_meanApart + left) * left < 0 && Math.Abs(_meanApart) >= LeastErrors * Statistics.Estimate(_apart).StandardDeviation / Math.Sqrt(_apart.Length);
        _isPriced = _meanApart != 0 && (isBetween || Math.Abs(_meanApart) >= LeastLine * Math.Abs(left));
    }

    /// <summary>What the matching has left: outlay of the twin less that of the baseline, over that of the baseline.</summary>
    public double Share { get; }

    /// <summary>Whether <see cref="Values"/> speak of equal outlay: next to nothing is left, or little, and its price is known.</summary>
    public bool IsEqual => Math.Abs(Share) <= MoneyTwin.Tolerance || (_isPriced && Math.Abs(Share) <= Most);

    /// <summary>An outcome beyond the baseline at equal outlay, by replication; of the twin as it is where the price is not known.</summary>
    /// <param name="arm">What the arm has beyond the baseline as it is.</param>
    /// <param name="twin">What its twin has.</param>
    public double[] Values(ReadOnlySpan<double> arm, ReadOnlySpan<double> twin)
    {
        double[] difference = twin.ToArray();
        if (!_isPriced) return difference;
        double[] apart = Less(arm, twin);
        double price = Statistics.Mean(apart) / _meanApart, part = Statistics.Mean(_left) / _meanApart;
        // The last bracket has the mean zero: it carries the error of the price into the interval.
        for (int i = 0; i < difference.Length; i++) difference[i] -= (price * _left[i]) + (part * (apart[i] - (price * _apart[i])));
        return difference;
    }

    private static double[] Less(ReadOnlySpan<double> own, ReadOnlySpan<double> other)
    {
        double[] difference = new double[own.Length];
        for (int i = 0; i < difference.Length; i++) difference[i] = own[i] - other[i];
        return difference;
    }
}
