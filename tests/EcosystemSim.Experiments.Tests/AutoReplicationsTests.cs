using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Tests;

/// <summary>How many replications a run takes by itself.</summary>
public class AutoReplicationsTests
{
    [Theory]
    [InlineData(20, 10.0, 10, 20)]       // as narrow as asked
    [InlineData(20, 10.5, 10, 30)]       // at least ten more
    [InlineData(20, 13.0, 10, 40)]       // (13/10)² times 20, a tenth more, in tens
    [InlineData(20, 90.0, 10, 40)]       // at most twice as many before the next look
    [InlineData(300, 12.0, 10, 400)]     // and never more than 400
    [InlineData(400, 90.0, 10, 400)]
    public void More_replications_run_until_the_interval_is_as_narrow_as_asked(int done, double half, double precision, int next) =>
        Assert.Equal(next, new AutoReplications(precision).Next(Known(done, 500, half)));

    [Theory]
    [InlineData(500, 49, 20)]
    [InlineData(500, 51, 30)]
    [InlineData(-500, 49, 20)]
    // No difference: a hundred-thousandth of the job-years that there are is narrow enough.
    [InlineData(0, 0.002, 20)]
    [InlineData(0, 0.01, 40)]
    public void Without_a_precision_a_tenth_of_the_difference_will_do(double difference, double half, int next) =>
        Assert.Equal(next, new AutoReplications((double?)null).Next(Known(20, difference, half)));

    [Fact]
    public void The_first_outcome_decides_and_jobs_do_at_equal_outlay()
    {
        var run = Known(20, 500, 30);
        Assert.Equal(500, AutoReplications.Difference(run)!.Value.Mean);
        var equal = new EqualOutlaySummary { GrantShare = 1, IsMatched = true, Gap = default, OutlayDifference = default, OutlayDifferenceShare = 0, JobYears = new(40, 30, 50, 1, 20), Jobs = default, JobYearsToHeadline = default, ValueAddedPresent = default, JobYearsBeyondBasis = null, OutlayByYear = [], Twin = run.Arms[0] };
        Assert.Equal(40, AutoReplications.Difference(With(run, arm => arm with { EqualOutlay = equal }))!.Value.Mean);
        Assert.Equal(500, AutoReplications.Difference(With(run, arm => arm with { EqualOutlay = equal with { IsMatched = false } }))!.Value.Mean);
        var other = new OutcomeEffect("exporters", "firms", OutcomeMeasure.Headline, new(700, 690, 710, 1, 20), new(7, 6, 8, 1, 20));
        Assert.Equal(7, AutoReplications.Difference(With(run, arm => arm with { Outcomes = [other] }))!.Value.Mean);
        // Unless another is asked for.
        var rich = With(run, arm => arm with { EqualOutlay = equal with { Jobs = new(4, 3, 5, 1, 20) }, Outcomes = [other] });
        Assert.Equal(7, new AutoReplications(1, "exporters").DifferenceIn(rich)!.Value.Mean);
        Assert.Equal(40, new AutoReplications(1, "job_years").DifferenceIn(rich)!.Value.Mean);
        Assert.Equal(4, new AutoReplications(1, "jobs").DifferenceIn(rich)!.Value.Mean);
        // One arm alone differs from nothing, and runs no longer than it must.
        var alone = run with { Answer = null };
        Assert.Null(AutoReplications.Difference(alone));
        Assert.Equal(20, new AutoReplications(1).Next(alone));
    }

    private static RunSummary Known(int replications, double difference, double half) => With(
        SummaryTests.Summarise(2) with { Replications = replications, Quarters = 40 },
        arm => arm with { Outcomes = [], AgainstBaseline = arm.AgainstBaseline! with { JobYears = new(difference, difference - half, difference + half, 1, replications) } });

    /// <summary>A run whose interval of plausible worlds has a half width, and whose mean an error; with fixed parameters where that is null.</summary>
    internal static RunSummary InWorlds(int replications, double difference, double half, double? error) => With(
        Known(replications, difference, half), arm => arm with
        {
            AgainstBaseline = arm.AgainstBaseline! with { JobYears = new(difference, difference - half, difference + half, 1, replications) { Worlds = error is { } e ? new(0.9, 0.8, 0.95, e) : null } },
        });

    private static RunSummary With(RunSummary run, Func<ArmSummary, ArmSummary> change) =>
        run with { Arms = [.. run.Arms.Select(arm => arm.Arm == run.Answer ? change(arm) : arm.Arm == run.Baseline ? arm with { Jobs = new(50, 40, 60, 1, 2) } : arm)] };
}
