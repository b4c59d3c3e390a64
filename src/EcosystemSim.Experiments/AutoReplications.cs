using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments;

/// <summary>
/// How many replications a run takes of which no number is asked for: as many as bring the interval of the main difference down to
/// the precision. Looked at after 20, then after as many as the width so far lets expect; so the number follows from the inputs
/// alone, whatever was computed before and on how many threads.
/// </summary>
/// <param name="Precision">Half the width of the 95 % interval; null = a tenth of the difference.</param>
/// <remarks>
/// Where replications draw their parameters, what has to be known is the mean over plausible worlds, and an eighth of what the parameters leave open is enough.
/// Stopping when an interval is narrow, and not when a sign is clear, leaves the estimate all but unbiased; the interval's coverage falls
/// a little below 95 % where it stops at the first look (Chow and Robbins 1965 show that it is right in the limit).
/// </remarks>
public sealed record AutoReplications(double? Precision)
{
    /// <summary>Fewest replications.</summary>
    public const int Least = 20;

    /// <summary>Most replications.</summary>
    public const int Most = 400;

    // A tenth of no difference is no aim: then a hundred-thousandth of what there is.
    private const double ShareOfDifference = 0.1, ShareOfLevel = 1e-5;

    // Of half the interval in plausible worlds: the mean need not be known to more than a fraction of what its parameters leave open. An eighth
    // more of error, added in squares, widens the interval by less than a hundredth.
    private const double ShareOfInterval = 0.125;

    // The width so far is itself an estimate.
    private const double Margin = 1.1;
    private const int Step = 10;

    /// <summary>The difference that decides: of the answer's arm from the baseline under the first labour closure, in the first outcome; for jobs in job-years, at equal outlay where that is known. Null where nothing is compared.</summary>
    public static Estimate? Difference(RunSummary summary)
    {
        if (Find(summary, summary.Answer) is not { } arm) return null;
        if (arm.Outcomes is [{ Outcome: not Outcomes.Jobs } first, ..]) return first.Difference;
        return arm.EqualOutlay is { IsMatched: true } equal ? equal.JobYears : arm.AgainstBaseline.JobYears;
    }

    /// <summary>Half the width asked for.</summary>
    public double Wanted(RunSummary summary)
    {
        double open = Difference(summary) is { Worlds: not null } spread ? ShareOfInterval * (spread.High - spread.Low) / 2 : 0;
        if (Precision is { } stated) return Math.Max(stated, open);
        var baseline = Find(summary, summary.Baseline);
        double level = baseline?.Outcomes is [{ Outcome: not Outcomes.Jobs } first, ..] ? first.Value.Mean : (baseline?.Jobs.Mean ?? 0) * summary.Quarters / 4.0;
        return Math.Max(open, Math.Max(ShareOfDifference * Math.Abs(Difference(summary)?.Mean ?? 0), ShareOfLevel * Math.Abs(level)));
    }

    /// <summary>How many replications there have to be before the next look; those that are there already where they are enough.</summary>
    public int Next(RunSummary summary)
    {
        int done = summary.Replications;
        double half = HalfWidth(summary), wanted = Wanted(summary);
        if (!(half > wanted)) return done;
        double expected = Math.Ceiling(done * (half / wanted) * (half / wanted) * Margin / Step) * Step;
        return (int)Math.Min(Most, Math.Clamp(expected, done + Step, 2.0 * done));
    }

    /// <summary>Half the width of the interval of the mean difference, by simulation error; NaN where there is none.</summary>
    public static double HalfWidth(RunSummary summary) => Difference(summary)?.ErrorOfMean ?? double.NaN;

    private static ArmSummary? Find(RunSummary summary, string? id) => summary.Arms.FirstOrDefault(arm => arm.Arm == id);
}
