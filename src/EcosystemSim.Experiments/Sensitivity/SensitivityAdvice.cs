using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Sensitivity;

/// <summary>What a sample of a size can say, before it is run and after.</summary>
public static class SensitivityAdvice
{
    // Half the width of an interval at which an index is told to a tenth.
    private const double Tenth = 0.05;

    /// <summary>Of a screening, before.</summary>
    public static string BeforeMorris(int trajectories, int replications)
    {
        string size = trajectories switch
        {
            < 10 => $"{trajectories} trajectories are a first look: a factor whose effect depends on the others can be missed; 10 to 30 rank factors",
            <= 50 => $"{trajectories} trajectories are enough to rank factors, not to quantify what each does",
            _ => $"{trajectories} trajectories are more than ranking needs; to quantify, Sobol indices of the factors that matter say more",
        };
        return $"{size}. {Replicated(replications)}";
    }

    /// <summary>Of Sobol indices, before.</summary>
    public static string BeforeSobol(int rows, int replications)
    {
        string size = rows switch
        {
            < 128 => $"{rows} rows are a first look: intervals of indices will be ±0.2 and wider",
            < 1024 => $"{rows} rows tell large indices from small ones; ±0.1 most often takes 500 to 1,000 rows",
            _ => FormattableString.Invariant($"{rows:N0} rows most often give intervals below ±0.1"),
        };
        string power = (rows & (rows - 1)) == 0 ? "" : " The Sobol sequence is most even at powers of two.";
        return $"{size}.{power} {Replicated(replications)}";
    }

    /// <summary>Of a screening, after.</summary>
    public static ImmutableArray<string> After(ImmutableArray<MorrisIndex> indices)
    {
        MorrisIndex[] ranked = [.. indices.Where(i => double.IsFinite(i.MuStar)).OrderByDescending(i => i.MuStar)];
        if (ranked.Length == 0) return ["No elementary effect is whole, so nothing can be ranked."];
        var said = ImmutableArray.CreateBuilder<string>();
        int told = ranked.Count(i => i.IsTold);
        said.Add($"{told} of {ranked.Length} {(ranked.Length == 1 ? "factor" : "factors")} {(told == 1 ? "stands" : "stand")} out{(double.IsNaN(ranked[0].MuStarSimulation) ? "" : " from simulation error")}: mu_star less its interval is above {(double.IsNaN(ranked[0].MuStarSimulation) ? "zero" : "what simulation error alone would give")}. The others may do nothing, or little.");
        // Neighbours whose intervals overlap could as well stand the other way round.
        if (ranked.Length > 1 && ranked[0].MuStar - ranked[0].MuStarConf < ranked[1].MuStar + ranked[1].MuStarConf) said.Add($"Which is first, {ranked[0].Factor} or {ranked[1].Factor}, is not settled: their intervals overlap. Four times the trajectories halve them.");
        var lone = ranked.Take(Math.Max(1, told)).Where(i => i.Sigma > i.MuStar).Select(i => i.Factor).ToList();
        if (lone.Count > 0) said.Add($"sigma is above mu_star for {Listed(lone)}: what {(lone.Count == 1 ? "it does" : "they do")} depends on the other factors, or on where in the range one stands.");
        double share = ranked.Take(Math.Max(1, told)).Where(i => double.IsFinite(i.SimulationShare)).Select(i => i.SimulationShare).DefaultIfEmpty(double.NaN).Max();
        if (share > 0.3) said.Add(FormattableString.Invariant($"Simulation error is up to {100 * share:0} % of the squared effects of those; more replications help more than more trajectories."));
        return said.ToImmutable();
    }

    /// <summary>Of Sobol indices, after.</summary>
    public static ImmutableArray<string> After(SobolResult result)
    {
        var known = result.Indices.Where(i => double.IsFinite(i.S1)).ToList();
        if (known.Count == 0) return ["The outcome does not vary between the points, so there are no indices."];
        var said = ImmutableArray.CreateBuilder<string>();
        double widest = known.SelectMany(i => (double[])[i.S1Conf, i.STConf]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        double sum = known.Sum(i => i.S1);
        said.Add(FormattableString.Invariant($"Alone the factors bring about {100 * Math.Clamp(sum, 0, 1):0} % of the variance; the rest comes of them together{(double.IsNaN(result.SimulationShare) ? " and of simulation error, which one replication does not tell" : "")}."));
        if (!double.IsNaN(result.SimulationShare)) said.Add(FormattableString.Invariant($"Simulation error is {100 * result.SimulationShare:0.#} % of the variance between points; up to as much stands in every ST."));
        if (widest > Tenth) said.Add(FormattableString.Invariant($"The widest interval is ±{widest:0.00} with {result.Rows} rows; ±{Tenth} takes about {PowerAbove(result.Rows * widest / Tenth * widest / Tenth):N0}. More rows keep these."));
        foreach (var i in known.Where(i => i.S1 < 0))
        {
            said.Add(FormattableString.Invariant($"S1 of {i.Factor} is {i.S1:0.000} ± {i.S1Conf:0.000}: no share of a variance is below zero; an index near zero falls there by chance of the sample{(i.S1 + i.S1Conf < 0 ? ", and this one by more than its interval says: the sample is too small, or a few points far from all others carry the variance" : ", and zero is within its interval")}."));
        }
        foreach (var i in known.Where(i => i.ST + i.STConf < i.S1 - i.S1Conf)) said.Add($"ST of {i.Factor} is below its S1, which cannot be: the sample is too small.");
        if (sum > 1 + widest) said.Add(FormattableString.Invariant($"The indices of first order sum to {sum:0.00}, above one: the sample is too small."));
        return said.ToImmutable();
    }

    private static string Replicated(int replications) => replications == 1
        ? "One replication does not tell simulation error from effects; at least two do."
        : $"{replications} replications of each point, all with the same luck, tell what simulation error does.";

    private static double PowerAbove(double number) => Math.Pow(2, Math.Ceiling(Math.Log2(Math.Max(1, number))));

    private static string Listed(List<string> names) => names.Count switch
    {
        1 => names[0],
        <= 4 => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more",
    };
}
