namespace EcosystemSim.Experiments.Summary;

/// <summary>Makes comparisons of two arms from their paths of jobs, value added and public cost.</summary>
/// <param name="headline">Recorded quarter, as an index.</param>
internal sealed class ComparisonBuilder(Replicates replicates, ScopeColumns total, Scenarios.Appraisal appraisal, int headline, int quarters)
{
    private const double QuartersPerYear = 4;

    private readonly double[] _discount = Discount(appraisal.DiscountRate, quarters);

    /// <param name="own">Of the arm.</param>
    /// <param name="other">Of the other, under the same closure.</param>
    /// <param name="baseline">Whose value added per job in the first recorded quarter is set to what the seeds state.</param>
    public Comparison Of(Tally own, Tally other, Tally baseline, string name)
    {
        double[][] jobs = Paired(own, other, total.Jobs), value = Paired(own, other, total.ValueAdded), cost = Paired(own, other, total.PublicCost);
        double[] jobYearsPresent = Present(jobs, 1 / QuartersPerYear), costPresent = Present(cost, 1);
        double[] valuePresent = Present(value, PriceOfValueAdded(baseline) / QuartersPerYear);
        double[] atHeadline = [.. jobs.Select(path => path[headline])];
        return new Comparison
        {
            Other = name,
            JobYears = replicates.Estimate(Years(jobs, quarters)),
            JobYearsPresent = replicates.Estimate(jobYearsPresent),
            ValueAddedPresent = double.IsNaN(appraisal.ValueAddedPerJob) ? Nothing : replicates.Estimate(valuePresent),
            PublicCost = replicates.Estimate([.. cost.Select(path => path.Sum())]),
            PublicCostPresent = replicates.Estimate(costPresent),
            CostPerJobYear = replicates.RatioOf(costPresent, jobYearsPresent),
            ValueAddedPerCost = replicates.RatioOf(valuePresent, costPresent),
            NetPresentValue = double.IsNaN(appraisal.ValueAddedPerJob) ? Nothing : replicates.Estimate([.. valuePresent.Zip(costPresent, (value, cost) => value - cost)]),
            JobYearsToHeadline = replicates.Estimate(Years(jobs, headline + 1)),
            Jobs = replicates.Estimate(atHeadline),
            CostPerJob = replicates.RatioOf([.. cost.Select(path => path[..(headline + 1)].Sum())], atHeadline),
            JobsAtEnd = replicates.Estimate([.. jobs.Select(path => path[^1])]),
        };
    }

    /// <summary>Jobs beyond the baseline, summed over the recorded quarters, over 4, by replication.</summary>
    public double[] JobYears(Tally tally) => Years(tally.Paths[total.Jobs], quarters);

    /// <summary>The same up to the headline quarter.</summary>
    public double[] JobYearsToHeadline(Tally tally) => Years(tally.Paths[total.Jobs], headline + 1);

    /// <summary>Value added in present value, currency units, by replication.</summary>
    /// <inheritdoc cref="Of" path="/param[@name='baseline']"/>
    public double[] ValueAddedPresent(Tally tally, Tally baseline) => Present(tally.Paths[total.ValueAdded], PriceOfValueAdded(baseline) / QuartersPerYear);

    /// <summary>Currency units a year for one unit of recorded value added; NaN where the seeds do not say.</summary>
    public double PriceOfValueAdded(Tally baseline) => appraisal.ValueAddedPerJob * baseline.Mean(total.Jobs, 0) / baseline.Mean(total.ValueAdded, 0);

    private static Estimate Nothing => Statistics.Estimate([]);

    private static double[][] Paired(Tally own, Tally other, int column) =>
        [.. own.Paths[column].Zip(other.Paths[column], (a, b) => a.Zip(b, (mine, theirs) => mine - theirs).ToArray())];

    private static double[] Years(IEnumerable<double[]> paths, int quarters) => [.. paths.Select(path => path[..quarters].Sum() / QuartersPerYear)];

    private double[] Present(IEnumerable<double[]> paths, double factor) => [.. paths.Select(path => path.Zip(_discount, (x, d) => x * d).Sum() * factor)];

    /// <summary>By quarter: 1 in the first, then less by the fourth root of a year's discount. By square roots, which are the same on every machine.</summary>
    private static double[] Discount(double rate, int quarters)
    {
        double[] factors = new double[quarters];
        double quarterly = Math.Sqrt(Math.Sqrt(1 + rate)), now = 1;
        for (int q = 0; q < quarters; q++, now /= quarterly) factors[q] = now;
        return factors;
    }
}
