using System.Collections.Immutable;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Sensitivity;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

/// <summary>What an outcome depends on, ranked. In English: a design has no report that would be read in other languages.</summary>
public static class SensitivityFigure
{
    /// <summary>Most parameters shown; the others are in the table.</summary>
    public const int Most = 15;

    /// <summary>The ranking of a screening.</summary>
    /// <param name="unit">Unit of the outcome.</param>
    public static IntervalsModel Model(DesignManifest run, MorrisResult result, string unit)
    {
        MorrisIndex[] ranked = [.. result.Indices.Where(i => double.IsFinite(i.MuStar)).OrderByDescending(i => i.MuStar)];
        double error = ranked.Select(i => i.MuStarSimulation).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        ImmutableArray<IntervalRow> rows =
        [
            .. ranked.Take(Most).Select(i => new IntervalRow(i.Factor, Around(i.MuStar, i.MuStarConf, i.Count))),
            .. double.IsNaN(error) ? (IntervalRow[])[] : [new IntervalRow("simulation error alone", new(error, double.NaN, double.NaN, double.NaN, 1))],
        ];
        string first = ranked.Length == 0 ? "" : $" Most depends on {string.Join(", ", ranked.Take(3).Select(i => i.Factor))}.";
        return Of(
            run, result.Target, [new("", rows)], Hidden(ranked.Length),
            $"mu_star: mean absolute elementary effect over {ranked.Select(i => i.Count).DefaultIfEmpty(0).Max()} trajectories",
            $"mu_star, {unit} for a parameter's whole range", "mu_star [95 %]",
            $"{ranked.Count(i => i.IsTold)} of {ranked.Length} parameters stand out from simulation error.{first}");
    }

    /// <summary>The ranking by total index.</summary>
    public static IntervalsModel Model(DesignManifest run, SobolResult result)
    {
        SobolIndex[] ranked = [.. result.Indices.Where(i => double.IsFinite(i.ST)).OrderByDescending(i => i.ST)];
        ImmutableArray<IntervalGroup> groups = ranked.Length == 0 ? [] :
        [
            new("With all that it has to do with others (ST)", [.. ranked.Take(Most).Select(i => new IntervalRow(i.Factor, Around(i.ST, i.STConf, result.Rows)))]),
            new("Alone (S1)", [.. ranked.Take(Most).Select(i => new IntervalRow(i.Factor, Around(i.S1, i.S1Conf, result.Rows)))]),
            .. double.IsNaN(result.SimulationShare) ? (IntervalGroup[])[] : [new("", [new("simulation error", new(result.SimulationShare, double.NaN, double.NaN, double.NaN, 1))])],
        ];
        return Of(
            run, result.Target, groups, Hidden(ranked.Length), $"Sobol indices: shares of the variance between points, {result.Rows} rows", "share of the variance", "index [95 %]",
            ranked.Length == 0 ? "The outcome does not vary between the points." : $"{ranked[0].Factor} has the largest total index, {Words.Numbers.Fixed(ranked[0].ST, 2)}.");
    }

    private static FigureWords Words => FigureWords.Of(Language.English);

    private static Estimate Around(double value, double half, int count) => new(value, value - half, value + half, double.NaN, count);

    private static string[] Hidden(int all) => all <= Most ? [] : [$"The other {all - Most} parameters are in {SensitivityTable.File}."];

    private static IntervalsModel Of(
        DesignManifest run, DesignTarget target, ImmutableArray<IntervalGroup> groups, string[] notes, string subtitle, string axis, string numbers, string finding)
    {
        FigureStamp stamp = new(run.Scenario, run.Seed, run.ModelVersion, run.InputsHash, run.ResultHash ?? "", run.Replications, run.Replications, run.Command);
        string replications = run.Replications == 1 ? Words.OneReplication : FigureWords.Fill(Words.ReplicationsDone, Words.Numbers.Whole(run.Replications));
        return new()
        {
            Name = "sensitivity",
            Title = $"What {target.Outcome.Replace('_', ' ')} depend on: {target.Arms}",
            Subtitle = $"{subtitle}; {target.Labour} labour, {replications} of {Words.Numbers.Whole(run.Points)} points",
            Notes = ["Filled marks: the 95 % interval of the sample leaves zero out.", .. notes],
            Source = Words.Source(stamp, replications),
            Finding = finding,
            Stamp = stamp,
            Words = Words,
            Groups = groups,
            AxisTitle = axis,
            NumbersTitle = numbers,
            NothingYet = Words.NothingYet,
            IsSigned = false,
        };
    }
}
