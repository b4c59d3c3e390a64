using System.Diagnostics;
using EcosystemSim.Model;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Benchmarks;

/// <summary>What a world in blocks costs step by step, without grains and messages, on one thread; medians of several runs.</summary>
internal static class BlockParts
{
    private const int Runs = 7, Blocks = 16;

    public static void Measure(ExperimentPlan plan)
    {
        var rows = new Dictionary<string, List<double>>();
        var sizes = new Dictionary<string, long>();
        for (int run = 0; run <= Runs; run++)
        {
            var times = new Dictionary<string, double>();
            Whole(plan, times);
            // Sizes are the same in every run, and packing takes time: in the run that is not counted.
            Parted(plan, times, run == 0 ? sizes : null);
            // The first run is for the compiler.
            foreach (var (name, time) in times) if (run > 0) (rows.TryGetValue(name, out var row) ? row : rows[name] = []).Add(time);
        }
        Console.WriteLine($"a world of {plan.Population.Count:N0} firms in {Blocks} blocks, on one thread, ms (lowest to highest of {Runs} runs)");
        foreach (var (name, row) in rows)
        {
            row.Sort();
            Console.WriteLine($"  {name,-46} {row[row.Count / 2],7:F0}  ({row[0]:F0} to {row[^1]:F0})");
        }
        if (sizes.Count == 0) return;
        Console.WriteLine("what blocks and conductor tell each other in a quarter, packed for another process, mean over all quarters, kB for all blocks");
        foreach (var (name, bytes) in sizes) Console.WriteLine($"  {name,-46} {bytes / 1000.0 / (plan.WarmUpQuarters + plan.Quarters),7:F1}");
    }

    private static void Whole(ExperimentPlan plan, Dictionary<string, double> times)
    {
        var replication = Timed(times, "whole: firms are made", () => new Replication(plan, 0));
        Timed(times, "whole: all quarters", () =>
        {
            while (replication.Advance())
            {
            }
            return 0;
        });
    }

    private static void Parted(ExperimentPlan plan, Dictionary<string, double> times, Dictionary<string, long>? sizes)
    {
        var support = Timed(times, "support side: firms are made", () => new SupportSide(plan, 0, Blocks));
        FirmBlock[] blocks = Timed(times, "blocks: firms are made", () => support.Blocks.Select(b => new FirmBlock(plan, 0, support.ShareOf(b))).ToArray());
        for (bool more = true; more;)
        {
            var opening = Timed(times, "support side: opening", support.Open);
            BlockNeeds[] needs = Timed(times, "blocks: luck, entrants, needs", () => blocks.Select(b => b.Open(opening)).ToArray());
            Packed(sizes, "opening, to each block", [.. Enumerable.Repeat<object>(opening, Blocks)]);
            Packed(sizes, "needs, from the blocks", needs);
            Timed(times, "support side: entry", () =>
            {
                support.Prepare();
                return 0;
            });
            var served = Timed(times, "support side: needs, weekly rounds, decisions, deliveries", () => support.Serve(needs));
            WorldDesires[][] desires = Timed(times, "blocks: growth, hiring, exits, sums", () => blocks.Select((b, i) => b.Desire(served[i])).ToArray());
            Packed(sizes, "deliveries, to the blocks", served);
            Packed(sizes, "desires and reports, from the blocks", desires);
            var hiring = Timed(times, "support side: labour, reports", () => support.Ration(desires));
            WorldReport?[][] reports = hiring.Length == 0 ? [] : Timed(times, "blocks: hiring where it is rationed", () => blocks.Select((b, i) => b.Hire(hiring[i])).ToArray());
            var census = support.IsLastQuarter ? Timed(times, "blocks: census", () => blocks.Select(b => b.Census()).ToArray()) : null;
            more = Timed(times, "support side: governance, observation", () => support.Close(reports, census));
        }
    }

    private static void Packed(Dictionary<string, long>? sizes, string name, object[] contents)
    {
        if (sizes is null) return;
        var converter = new ParcelConverter();
        sizes[name] = sizes.GetValueOrDefault(name) + contents.Sum(content => (long)converter.ConvertToSurrogate(new Parcel(content)).Bytes.Length);
    }

    private static T Timed<T>(Dictionary<string, double> times, string name, Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        var result = work();
        times[name] = times.GetValueOrDefault(name) + Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return result;
    }
}
