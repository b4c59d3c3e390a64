using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Designs;

/// <summary>An outcome over the points of a design: of an arm, or of an arm less the baseline.</summary>
/// <param name="Against">The baseline, where it is a difference; else null.</param>
public sealed record DesignTarget(string Arm, string? Against, string Labour, string Outcome)
{
    /// <summary>Such as <c>coordinated − fragmented</c>.</summary>
    public string Arms => Against is null ? Arm : $"{Arm} − {Against}";
}

/// <summary>Where the means of the points lie.</summary>
/// <param name="Above">Points above zero.</param>
public sealed record DesignSpread(DesignTarget Target, long Points, double Mean, double Lowest, double Highest, long Above);

/// <summary>Means over replications, point by point.</summary>
public static class PointMeans
{
    /// <summary>What can be asked of a design: first differences from the baseline, then arms as they are.</summary>
    public static ImmutableArray<DesignTarget> Targets(DesignPlan plan)
    {
        var all =
            from outcome in plan.Outcomes
            from closure in plan.Base.Plan.Closures
            from arm in plan.Base.Plan.Arms
            from against in (string?[])[plan.Base.Baseline, null]
            where arm.Id != against
            select new DesignTarget(arm.Id, against, Names.Of(closure), outcome);
        return [.. all.OrderBy(target => target.Against is null)];
    }

    /// <summary>Where a target stands among the values of a replication, and where what is taken from it; -1 where nothing is.</summary>
    public static (int At, int Less) Places(DesignPlan plan, DesignTarget target)
    {
        int closure = plan.Base.Plan.Closures.Select(Names.Of).ToList().IndexOf(target.Labour), outcome = plan.Outcomes.IndexOf(target.Outcome);
        return (Of(target.Arm), target.Against is { } against ? Of(against) : -1);

        int Of(string arm) => (plan.Base.Run(plan.Base.ArmIndex(arm), closure) * plan.Outcomes.Length) + outcome;
    }

    /// <summary>The value of a target in one replication.</summary>
    /// <param name="places">From <see cref="Places"/>.</param>
    public static double Value(double[] values, (int At, int Less) places) => places.Less < 0 ? values[places.At] : values[places.At] - values[places.Less];

    /// <summary>The replications of each point, in the order of the table.</summary>
    public static IEnumerable<(long Point, IReadOnlyList<DesignUnit> Replications)> Of(IEnumerable<DesignUnit> units)
    {
        long point = -1;
        var replications = new List<DesignUnit>();
        foreach (var unit in units)
        {
            if (unit.Point != point && replications.Count > 0)
            {
                yield return (point, replications);
                replications = [];
            }
            point = unit.Point;
            replications.Add(unit);
        }
        if (replications.Count > 0) yield return (point, replications);
    }
}

/// <summary>Says where the points lie, while they come in the order of the table. Keeps sums only.</summary>
public sealed class DesignTally(DesignPlan plan)
{
    private readonly ImmutableArray<DesignTarget> _targets = PointMeans.Targets(plan);
    private readonly ImmutableArray<(int At, int Less)> _places = [.. PointMeans.Targets(plan).Select(target => PointMeans.Places(plan, target))];
    private readonly Lock _lock = new();
    private Sums[]? _sums;
    private List<double[]> _open = [];
    private long _point = -1;

    /// <summary>Takes a replication.</summary>
    public void Add(DesignUnit unit)
    {
        lock (_lock)
        {
            if (unit.Point != _point) Close();
            _point = unit.Point;
            _open.Add(unit.Values);
            if (_open.Count == plan.Replications) Close();
        }
    }

    /// <summary>All targets so far.</summary>
    /// <param name="isOver">Whether the last point counts though it lacks replications.</param>
    public ImmutableArray<DesignSpread> Spreads(bool isOver = false)
    {
        lock (_lock)
        {
            if (isOver) Close();
            return _sums is null ? [] : [.. _targets.Select((target, i) => new DesignSpread(target, _sums[i].Points, _sums[i].Sum / _sums[i].Points, _sums[i].Lowest, _sums[i].Highest, _sums[i].Above))];
        }
    }

    private void Close()
    {
        if (_open.Count == 0) return;
        _sums ??= [.. _targets.Select(_ => new Sums())];
        for (int i = 0; i < _targets.Length; i++)
        {
            double mean = _open.Average(values => PointMeans.Value(values, _places[i]));
            if (double.IsFinite(mean)) _sums[i].Add(mean);
        }
        _open = [];
    }

    private sealed class Sums
    {
        public long Points { get; private set; }

        public long Above { get; private set; }

        public double Sum { get; private set; }

        public double Lowest { get; private set; } = double.PositiveInfinity;

        public double Highest { get; private set; } = double.NegativeInfinity;

        public void Add(double value)
        {
            Points++;
            Sum += value;
            if (value > 0) Above++;
            Lowest = Math.Min(Lowest, value);
            Highest = Math.Max(Highest, value);
        }
    }
}
