using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>Up to which cost of coordination something pays, in a sentence.</summary>
/// <param name="Arm">Arm whose costs were varied.</param>
/// <param name="Currency">Three letters.</param>
public sealed record BreakEvenSentences(string Arm, string Currency)
{
    /// <summary>The sentence for one outcome.</summary>
    /// <param name="what">As a sentence names the outcome, such as <c>jobs</c>.</param>
    /// <param name="against">Arm that the difference is from.</param>
    /// <param name="isBasis">Whether that is the arm's basis rather than the baseline.</param>
    /// <param name="points">Of one labour closure, by cost factor.</param>
    public string For(string what, string against, bool isBasis, IReadOnlyList<BreakEvenPoint> points, Func<BreakEvenPoint, Experiments.Summary.Estimate> difference)
    {
        var found = BreakEvenResult.Find(points, difference);
        string labour = points[0].Labour == LabourClosure.Slack ? "slack labour" : "binding supply";
        string head = $"In {what} {(isBasis ? "beyond" : "against")} {against} under {labour}, {Arm}";
        BreakEvenPoint free = points[0], last = points[^1];
        string own = points.FirstOrDefault(p => p.CostFactor == 1) is { } one ? $"; at its own costs it takes {Hours(one.CoordinationShare, one.CoordinationMoney)}" : "";
        return found.Pays switch
        {
            Pays.Never =>
                $"{head} pays at no cost tried: even free it makes a difference of {Numbers.Difference(difference(free))}{(CannotTell(difference(free)) ? ", not statistically different from zero" : "")}{(found.ComesBack ? "; at some higher cost there is a gain, so that it is not its costs that decide" : "")}.",
            Pays.Always when found.Low == 0 =>
                $"{head} may pay or not at any cost tried: simulation error is larger than the difference, which at {Times(last.CostFactor)} its costs, the highest, is {Numbers.Difference(difference(last))}.",
            Pays.Always =>
                $"{head} pays even at {Times(last.CostFactor)} its costs, the highest tried, where it takes {Hours(last.CoordinationShare, last.CoordinationMoney)} and the difference is {Numbers.Difference(difference(last))}"
                + $"{(double.IsFinite(found.Low) ? $"; above {Times(found.Low)} its costs simulation error could have made the gain" : "")}.",
            _ when found.Low == 0 && double.IsPositiveInfinity(found.High) =>
                $"{head} may pay or not at any cost tried: simulation error is larger than the difference. Its mean ceases to be a gain at {Times(found.Factor)} its costs.",
            _ =>
                $"{head} pays up to {Times(found.Factor)} its costs{Interval(found, last.CostFactor)}: up to {Hours(found.CoordinationShare, found.CoordinationMoney)}{own}"
                + $"{(found.ComesBack ? "; at some higher cost there is a gain again, so that the turn may be simulation error" : "")}.",
        };
    }

    private string Hours(double share, double money) => $"{Numbers.Percent(share)} of hours for coordination, {Numbers.Significant(money, 3)} {Currency} a year";

    private static bool CannotTell(Experiments.Summary.Estimate estimate) => Numbers.HasInterval(estimate) && !estimate.ExcludesZero && estimate.Mean != 0;

    private static string Interval(BreakEvenResult found, double last)
    {
        if (double.IsNaN(found.Low)) return " (one replication, so there is no interval)";
        string high = double.IsFinite(found.High) ? Numbers.Fixed(found.High, 2) : $"beyond {Numbers.Fixed(last, 0)}, the highest tried";
        return $" (95 % interval {Numbers.Fixed(found.Low, 2)} to {high})";
    }

    private static string Times(double factor) => $"{Numbers.Fixed(factor, factor == Math.Truncate(factor) ? 0 : 2)} times";
}
