using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>--dry-run</c> of a design: how many points, minutes and megabytes. Nothing is written.</summary>
internal static class DesignDryRun
{
    private static readonly TimeSpan LongestTrial = TimeSpan.FromSeconds(15);

    public static int Show(DesignPlan plan, DesignPoints points, Source source, string folder, int threads, Screen screen, CancellationToken stop)
    {
        var (from, to) = plan.PointsOf(source.Points);
        long all = (to - from) * plan.Replications;
        Line("points", N(to - from));
        Line("replications", $"{N(all)}, {N(plan.Replications)} of each point");
        Line("runs", N(all * plan.Base.Runs));
        Line("outcomes", string.Join(", ", plan.Outcomes));
        Line("rows", N(all * plan.Values));
        Line("time", Time(plan, points, source, all, threads, stop));
        long table = Encoding.UTF8.GetByteCount(new DesignResults(plan.Rows).Unit(to, plan.Replications, new double[plan.Values]).Text) + (plan.Values * 8L);
        long row = source.Rows().Take(100).Select(r => (long)string.Join(',', r).Length + 8).DefaultIfEmpty(0).Max();
        Line("disk", string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, ((table * all) + (row * source.Points)) / 1e6):N0} MB, and once more while parts of it are merged"));
        Line("memory", "that of a replication for each thread, however many points there are");
        Line("results in", folder);
        screen.Out.WriteLine("Nothing was written.");
        return stop.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done;

        void Line(string what, string text) => screen.Out.WriteLine($"  {what,-13} {text}");
    }

    /// <summary>Measured: points from the whole of the design, as many at once as threads compute.</summary>
    private static string Time(DesignPlan plan, DesignPoints points, Source source, long all, int threads, CancellationToken stop)
    {
        if (all == 0) return "none";
        int together = (int)Math.Min(Math.Max(1, Math.Min(threads, Environment.ProcessorCount)), all);
        var tried = Spread(source, 3 * together);
        var clock = Stopwatch.StartNew();
        // The first come with all that is compiled on the way.
        double first = Together(tried.Take(together), out bool isWhole), next = first;
        int measured = 1;
        for (; isWhole && measured * together < Math.Min(all, tried.Count) && clock.Elapsed + TimeSpan.FromSeconds(next) < LongestTrial && !stop.IsCancellationRequested; measured++)
            next = measured == 1 ? Together(tried.Skip(together).Take(together), out isWhole) : (next + Together(tried.Skip(measured * together).Take(together), out isWhole)) / 2;
        if (!isWhole) return string.Create(CultureInfo.InvariantCulture, $"more than {all / (double)together * next / 60:N0} min: {together} at once took longer than {LongestTrial.TotalSeconds:0} s");
        double seconds = first + (next * (all - together) / together);
        string expected = seconds < 100 ? string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, seconds):0} s") : string.Create(CultureInfo.InvariantCulture, $"about {seconds / 60:N0} min");
        return string.Create(CultureInfo.InvariantCulture, $"{expected}: {together} at once took {next:0.00} s just now, where as many computed at the same time");

        double Together(IEnumerable<ImmutableArray<Setting>> some, out bool isWhole)
        {
            var timed = Stopwatch.StartNew();
            int cut = 0;
            Thread[] workers =
            [
                .. some.Select(point => new Thread(() =>
                {
                    if (!Replication(point, timed)) Interlocked.Increment(ref cut);
                })),
            ];
            foreach (var thread in workers) thread.Start();
            foreach (var thread in workers) thread.Join();
            isWhole = cut == 0;
            return timed.Elapsed.TotalSeconds;
        }

        bool Replication(ImmutableArray<Setting> point, Stopwatch timed)
        {
            try
            {
                var experiment = points.At(point);
                var run = new ModelReplication(experiment.Plan, 0);
                while (run.Advance())
                {
                    if (timed.Elapsed > LongestTrial || stop.IsCancellationRequested) return false;
                }
                _ = DesignMeasures.Of(experiment, plan.Outcomes, run.Runs);
            }
            catch (PointException)
            {
                // A point that fails takes no time.
            }
            return true;
        }
    }

    private static List<ImmutableArray<Setting>> Spread(Source source, int number)
    {
        long step = Math.Max(1, source.Points / number);
        return [.. source.Settings().Where((_, i) => i % step == step / 2).Take(number)];
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
