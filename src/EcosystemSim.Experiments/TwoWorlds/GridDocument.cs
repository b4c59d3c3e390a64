using System.Collections.Immutable;
using System.Text.Json;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>What comes of some settings, computed beforehand: the page shows the nearest point while the model computes the right one.</summary>
public sealed class GridDocument
{
    /// <summary>Values of a setting that the grid has.</summary>
    // A visitor sees the nearest point for a second or two, so that few will do.
    private static readonly ImmutableDictionary<string, ImmutableArray<double>> Values = new Dictionary<string, ImmutableArray<double>>
    {
        ["cost"] = [0, 0.5, 1, 2, 4],
        ["advisers"] = [0.5, 1, 2],
        ["borders"] = [0, 1],
    }.ToImmutableDictionary();

    private readonly ImmutableArray<(string Id, ImmutableArray<double> Values)> _axes;
    private readonly Point[] _points;
    private readonly PageRun _first;

    private GridDocument(ImmutableArray<(string, ImmutableArray<double>)> axes, Point[] points, PageRun first) => (_axes, _points, _first) = (axes, points, first);

    /// <summary>Runs all points. The result does not depend on the number of threads.</summary>
    /// <param name="plan">Of two arms and one closure.</param>
    /// <param name="replications">Of the point that is as the files have it, whose lines are shown one by one.</param>
    /// <param name="ofOthers">Of each other point.</param>
    public static GridDocument Run(ExperimentPlan plan, int replications, int ofOthers, int threads, CancellationToken cancellation)
    {
        ImmutableArray<(string Id, ImmutableArray<double> Values)> axes = [.. PageSetting.Of(plan).Where(s => Values.ContainsKey(s.Id)).Select(s => (s.Id, Values[s.Id]))];
        int count = axes.Aggregate(1, (all, axis) => all * axis.Values.Length);
        var points = new Point[count];
        var plans = new ExperimentPlan[count];
        var work = new List<(int Point, int Replication)>();
        for (int i = 0; i < count; i++)
        {
            var at = At(axes, i);
            int runs = IsOfTheFiles(axes, at) ? replications : ofOthers;
            points[i] = new(at, new long[runs][], new (long, long, long)[PageRun.Arms][]);
            for (int arm = 0; arm < PageRun.Arms; arm++) points[i].Ends[arm] = new (long, long, long)[runs];
            work.AddRange(Enumerable.Range(0, runs).Select(replication => (i, replication)));
            plans[i] = PageSetting.Apply(plan, axes.Select((axis, a) => (axis.Id, Value: axis.Values[points[i].At[a]])).ToDictionary(v => v.Id, v => v.Value));
        }
        Parallel.ForEach(work, new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, one =>
        {
            var (point, replication) = one;
            var run = Done(plans[point], replication, firms: false);
            var jobs = run.Values(0, Outcomes.Jobs);
            points[point].Jobs[replication] = [.. run.Values(1, Outcomes.Jobs).Select((value, q) => value - jobs[q])];
            for (int arm = 0; arm < PageRun.Arms; arm++)
                points[point].Ends[arm][replication] = (run.Values(arm, Outcomes.FirmsFirstHelped).Sum(), run.Ended(arm, Fate.DroppedOut).Sum(), run.Ended(arm, Fate.Specialised).Sum());
        });
        return new(axes, points, Done(plan, 0));
    }

    /// <summary>The first replication as the files have it.</summary>
    public PageRun First => _first;

    /// <summary>Writes the grid.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("format", PageRun.Format);
        json.WriteStartArray("axes");
        foreach (var (id, values) in _axes)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            Numbers("values", values);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("replications", Default().Jobs.Length);
        json.WriteStartArray("points");
        foreach (var point in _points)
        {
            json.WriteStartObject();
            Numbers("at", point.At.Select(i => (double)i));
            json.WriteNumber("n", point.Jobs.Length);
            double[][] byQuarter = [.. Enumerable.Range(0, point.Jobs[0].Length).Select(q => point.Jobs.Select(r => (double)r[q]).Order().ToArray())];
            Numbers("jobs", byQuarter.Select(of => of.Average()));
            Numbers("low", byQuarter.Select(of => of[of.Length / 20]));
            Numbers("high", byQuarter.Select(of => of[^(1 + (of.Length / 20))]));
            Numbers("helped", point.Ends.Select(ends => ends.Average(e => e.Helped)));
            Numbers("lost", point.Ends.Select(ends => ends.Average(e => e.Lost)));
            Numbers("specialised", point.Ends.Select(ends => ends.Average(e => e.Specialised)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("lines");
        foreach (long[] line in Default().Jobs)
        {
            json.WriteStartArray();
            foreach (long value in line) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WritePropertyName("doors");
        _first.WriteDoors(json, summed: true);
        json.WriteEndObject();

        void Numbers(string name, IEnumerable<double> values)
        {
            json.WriteStartArray(name);
            foreach (double value in values) json.WriteNumberValue(Math.Round(value, 2));
            json.WriteEndArray();
        }
    }

    /// <summary>Every axis has the files' own value.</summary>
    private Point Default() => _points.Single(point => IsOfTheFiles(_axes, point.At));

    private static bool IsOfTheFiles(ImmutableArray<(string Id, ImmutableArray<double> Values)> axes, ImmutableArray<int> at) => axes.Select((axis, a) => axis.Values[at[a]]).All(value => value == 1);

    private static ImmutableArray<int> At(ImmutableArray<(string Id, ImmutableArray<double> Values)> axes, int index)
    {
        var at = ImmutableArray.CreateBuilder<int>(axes.Length);
        foreach (var axis in axes)
        {
            at.Add(index % axis.Values.Length);
            index /= axis.Values.Length;
        }
        return at.ToImmutable();
    }

    private static PageRun Done(ExperimentPlan plan, int replication, bool firms = true)
    {
        var run = new PageRun(plan, replication, firms);
        while (run.Advance())
        {
        }
        return run;
    }

    /// <param name="At">Index of the value on each axis.</param>
    /// <param name="Jobs">Difference in jobs by replication and quarter.</param>
    /// <param name="Ends">Firms helped, needs given up, needs with specialised help, by arm and replication.</param>
    private sealed record Point(ImmutableArray<int> At, long[][] Jobs, (long Helped, long Lost, long Specialised)[][] Ends);
}
