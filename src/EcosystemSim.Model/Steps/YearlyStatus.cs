using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// What L13 adds to governance (ODD 7.10): once a year hours move, within each need type, from parties with time to spare to
/// parties at which firms wait; more of them in the year of a revision. Where the parties compare themselves with others, the worth
/// of an hour counts as well, seen with noise.
/// </summary>
internal static class YearlyStatus
{
    public static void Apply(World world)
    {
        var f = world.Frictions.More;
        float share = MathF.Min(1, f.StatusMove + f.RevisionMove);
        if (share <= 0) return;
        var lever = world.Policy[Lever.MonitoringCycle];
        int providers = world.Queues.Length;
        Span<double> score = stackalloc double[providers];
        Span<long> hours = stackalloc long[providers];
        Span<float> seen = stackalloc float[providers];
        for (int i = 0; i < providers; i++)
        {
            var (u, _, _, _) = world.Luck.Key.Uniforms(Purpose.Benchmark, (uint)i, world.Luck.Quarter);
            seen[i] = f.BenchmarkNoise > 0 ? 1 + (f.BenchmarkNoise * Elementary.Gaussian(u)) : 1;
        }
        for (int need = 0; need < NeedTypes.Count; need++)
        {
            double usual = f.BenchmarkNoise > 0 ? MeanEffect(world, need) : 0, sum = 0;
            long all = 0;
            int offers = 0;
            for (int i = 0; i < providers; i++)
            {
                int like = (i * NeedTypes.Count) + need, cases = world.Year.Cases[like];
                hours[i] = 0;
                if (!lever.HasParty(i) || world.Tables.Offer[like] is not { Specialised: true } offer || world.Year.Capacity[i] <= 0) continue;
                hours[i] = Math.Min(world.CapacityMinutes(i), Math.Max(1, (long)(cases * offer.HoursPerCase * 60 / 4)));
                if (hours[i] <= 0) continue;
                double pressure = Pressure(world, i);
                double worth = usual > 0 && cases > 0 ? world.Year.Delivered[like] / 1e6 / cases / usual : 1;
                score[i] = pressure * Math.Max(0, worth * seen[i]);
                sum += score[i] * hours[i];
                all += hours[i];
                offers++;
            }
            if (offers >= 2 && all > 0 && sum > 0) Move(world, score, hours, sum / all, share);
        }
    }

    /// <summary>Hours asked for over hours there: those worked on cases in the year, and those for which firms still wait.</summary>
    private static double Pressure(World world, int provider)
    {
        var year = world.Year;
        long busy = year.Capacity[provider] - year.Idle[provider];
        int cases = 0;
        for (int need = 0; need < NeedTypes.Count; need++) cases += world.Year.Cases[(provider * NeedTypes.Count) + need];
        double perCase = cases > 0 ? busy / (double)cases : 0;
        return (busy + world.Carry[provider] + (world.Queues[provider].Waiting * perCase)) / year.Capacity[provider];
    }

    /// <summary>Mean delivered effect of a need type over all providers, parties or not: what the strongest are measured by.</summary>
    private static double MeanEffect(World world, int need)
    {
        long delivered = 0, cases = 0;
        for (int i = 0; i < world.Queues.Length; i++)
        {
            delivered += world.Year.Delivered[(i * NeedTypes.Count) + need];
            cases += world.Year.Cases[(i * NeedTypes.Count) + need];
        }
        return cases == 0 ? 0 : delivered / 1e6 / cases;
    }

    /// <summary>Who stands below the mean gives hours in proportion to the distance, who stands above it gets them in proportion to his.</summary>
    private static void Move(World world, ReadOnlySpan<double> score, ReadOnlySpan<long> hours, double mean, double share)
    {
        double above = 0;
        int last = -1;
        for (int i = 0; i < hours.Length; i++)
        {
            if (hours[i] == 0 || score[i] <= mean) continue;
            above += hours[i] * (score[i] - mean);
            last = i;
        }
        if (last < 0 || above <= 0) return;
        long pool = 0;
        for (int i = 0; i < hours.Length; i++)
        {
            if (hours[i] == 0 || score[i] >= mean) continue;
            long moved = Math.Min(world.MayGive(i, world.Adjusted[i]), (long)(hours[i] * share * Math.Min(1, (mean - score[i]) / mean)));
            world.Adjusted[i] -= moved;
            pool += moved;
        }
        long rest = pool;
        for (int i = 0; i <= last; i++)
        {
            if (hours[i] == 0 || score[i] <= mean) continue;
            long part = i == last ? rest : (long)(pool * (hours[i] * (score[i] - mean) / above));
            part = Math.Min(part, rest);
            world.Adjusted[i] += part;
            rest -= part;
        }
    }
}
