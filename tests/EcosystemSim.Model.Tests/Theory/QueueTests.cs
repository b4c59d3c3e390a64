using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Tests.Theory;

/// <summary>
/// A provider is a queue: first come, first served, worked off in weekly steps as fast as its hours allow. All hours of a
/// provider work on one case after the other, so theory's name for it is one fluid server, however many advisers there are.
/// </summary>
[Trait("Category", "Slow")]
public class QueueTests
{
    // Six points and weights of Gauss and Laguerre: a spread of hours that has the first eleven moments of an exponential.
    // Innovation projects, the third need type, are left out, since they are decided by the quarter.
    private static readonly double[] Nodes = [0.222846604179, 1.188932101673, 0, 2.992736326059, 5.775143569105, 9.837467418383, 15.982873980602];
    private static readonly ImmutableArray<double> Weights = [0.458964673950, 0.417000830772, 0, 0.113373382074, 0.0103991974531, 0.000261017202815, 8.98547906e-7];

    // No false alarm is possible: both sides are whole minutes computed from the same needs.
    [Fact]
    public void Backlog_idle_hours_and_beginnings_of_help_follow_Lindleys_recursion_to_the_minute() => Assert.Equal(0, DifferencesFromLindley(intakeMinutes: 0));

    [Fact]
    public void The_test_above_catches_one_minute_per_request() => Assert.NotEqual(0, DifferencesFromLindley(intakeMinutes: 1));

    /// <summary>Drives providers at loads from one half to nine tenths, and counts every value that is not Lindley's.</summary>
    private static int DifferencesFromLindley(int intakeMinutes)
    {
        const int offices = 5;
        ImmutableArray<double> hours = [7, 11, 0, 13, 25, 40, 60];
        ImmutableArray<double> mix = [0.4, 0.2, 0, 0.1, 0.1, 0.1, 0.1];
        double mean = hours.Zip(mix, (h, m) => h * m).Sum();
        const double arrivals = 300 * 0.02;
        var parameters = BareWorld.Still with
        {
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0.02 },
            Triage = BareWorld.Still.Triage with { IntakeHours = intakeMinutes / 60.0 },
        };
        var plan = BareWorld.Plan(
            parameters, [.. Enumerable.Range(0, offices).Select(o => BareWorld.LocalExpert(o, arrivals * mean / (0.5 + (0.1 * o)), hours))],
            quarters: 80, municipalities: offices, firmsEach: 300, sectors: [BareWorld.Sector(mix: mix)]);
        var (replication, world) = BareWorld.Start(plan);
        var backlog = new long[offices];
        var expectedStart = new List<(uint Firm, int Week)>();
        var start = new List<(uint Firm, int Week)>();
        int differences = 0;
        for (int quarter = 0; quarter < plan.Quarters; quarter++)
        {
            var (needs, events) = BareWorld.Advance(replication, world);
            for (int office = 0; office < offices; office++)
            {
                long capacity = replication.Luck.BaseMinutes[office], idle = 0;
                for (int week = 0; week < 13; week++)
                {
                    long minutes = OfWeek(capacity, week);
                    foreach (var need in needs.Where(n => n.Municipality == office && n.Week == (quarter * 13) + week).OrderBy(n => n.Priority))
                    {
                        expectedStart.Add((need.Firm, FirstWeekWithMinutes(capacity, (quarter * 13) + week, backlog[office])));
                        backlog[office] += (long)(hours[(int)need.Type] * 60);
                    }
                    idle += Math.Max(0, minutes - backlog[office]);
                    backlog[office] = Math.Max(0, backlog[office] - minutes);
                }
                long queued = world.Pool.Cases.Take(world.Pool.Used).Where(c => c.State == CaseState.Queued && c.Provider == office)
                    .Sum(c => (long)(hours[(int)replication.Luck.NeedOf(c).Type] * 60));
                if (world.Carry[office] + queued != backlog[office]) differences++;
                if (world.Tally.Idle[office] != idle) differences++;
            }
            start.AddRange(events.Where(e => e.Kind == JourneyKind.HelpBegan).Select(e => (e.Firm, (e.Quarter * 13) + e.Week)));
        }
        Assert.True(start.Count > 2000, "The sample is too small.");
        int last = plan.Quarters * 13;
        return differences + expectedStart.Where(s => s.Week < last).Order().Except(start).Count() + start.Except(expectedStart).Count();
    }

    /// <summary>First week in which the work ahead leaves minutes over.</summary>
    private static int FirstWeekWithMinutes(long capacity, int week, long ahead)
    {
        while (true)
        {
            ahead -= OfWeek(capacity, week % 13);
            if (ahead < 0) return week;
            week++;
        }
    }

    private static long OfWeek(long minutes, int week) => (minutes * (week + 1) / 13) - (minutes * week / 13);

    // Hours per case are fixed in the model, by offer. A mix of offers with the moments of an exponential makes the provider
    // the queue of Erlang's formula C with one server: the share that waits is ρ, the mean wait of all ρ/(1-ρ) of a case's time.
    // Work may be split in two (two providers, each with half the hours and half the firms) or pooled (twice both): a fluid
    // server twice as fast halves the wait. Two advisers who each keep a case to the end would wait ρ²/(1-ρ²) of a case's
    // time rather than ρ/(1-ρ)/2; the model does not tell advisers of one provider apart.
    //
    // Weeks: whoever comes in the middle of a week is served from its beginning, so a busy time that began at part t of a week
    // has a lead of t, 0 < t < 1, over the clock; the whole weeks of a wait are right on average, since the part of a week at
    // which a firm comes is uniform. So the mean wait lies between Erlang's and that less ρ weeks, the share that waits at
    // most at ρ. False alarm 1e-6 per seed; a tenth more hours per case is caught more than 99.9 % of the time.
    [Theory]
    [InlineData(1, 4.0)]
    [InlineData(0.5, 8.0)]
    [InlineData(2, 2.0)]
    public void Mean_wait_is_Erlangs_alone_split_in_two_and_pooled(double scale, double weeks) =>
        AssertWait(Queue(scale, exponential: true), weeks - 0.5, weeks, inside: true);

    [Theory]
    [InlineData(1, 4.0)]
    [InlineData(0.5, 8.0)]
    [InlineData(2, 2.0)]
    public void The_test_above_catches_a_tenth_more_hours_per_case(double scale, double weeks) =>
        AssertWait(Queue(scale, exponential: true, longer: 1.1), weeks - 0.5, weeks, inside: false);

    // The same hours for each case, as one offer has them: half the wait of Erlang's (Pollaczek and Khinchine).
    [Fact]
    public void Mean_wait_for_one_offer_is_half_of_Erlangs() => AssertWait(Queue(1, exponential: false), 1.5, 2, inside: true);

    [Fact]
    public void The_test_above_catches_hours_that_vary() => AssertWait(Queue(1, exponential: true), 1.5, 2, inside: false);

    // Cases of 24 weeks at ρ = .3. A firm waits if a week's hours or more are ahead of it; of those who would wait by the
    // clock, those with up to two weeks ahead may be spared: P(0 < W < 2) = .7 (e^(2λ) - 1), λ = .3/24, the law of waits
    // below the shortest case. Three in a thousand lapse before their turn and take their work along.
    [Fact]
    public void Share_that_waits_is_the_load_in_the_weekly_limit() => AssertShare(Queue(1, exponential: true, load: 0.3, weeks: 24), inside: true);

    [Fact]
    public void The_test_above_catches_a_third_more_hours_per_case() => AssertShare(Queue(1, exponential: true, load: 0.3, weeks: 24, longer: 4 / 3.0), inside: false);

    private static void AssertWait(List<(double Waits, double Queued, double Cases)> queues, double low, double high, bool inside)
    {
        var (mean, error) = Ratio(queues.ConvertAll(q => (q.Waits, q.Cases)));
        Assert.True(!inside || error < 0.05 * high, $"The sample is too small: {mean} ± {error}.");
        Assert.True(inside == (mean > low - (Chance.Z * error) && mean < high + (Chance.Z * error)), $"Mean wait {mean} ± {error} weeks, expected {low} to {high}.");
    }

    private static void AssertShare(List<(double Waits, double Queued, double Cases)> queues, bool inside)
    {
        var (share, error) = Ratio(queues.ConvertAll(q => (q.Queued, q.Cases)));
        double low = 0.3 - 0.003 - (0.7 * (Math.Exp(2 * 0.3 / 24) - 1));
        Assert.True(!inside || error < 0.0065, $"The sample is too small: {share} ± {error}.");
        Assert.True(inside == (share > low - (Chance.Z * error) && share < 0.3 + (Chance.Z * error)), $"Share {share} ± {error}, expected {low} to .3.");
    }

    /// <summary>Ratio of two sums over independent queues, and its standard error.</summary>
    private static (double Ratio, double Error) Ratio(List<(double Above, double Below)> queues)
    {
        double above = queues.Sum(q => q.Above), below = queues.Sum(q => q.Below), ratio = above / below;
        return (ratio, Math.Sqrt(queues.Sum(q => Math.Pow(q.Above - (ratio * q.Below), 2))) / below);
    }

    /// <summary>Three hundred independent providers of the same load; weeks of waiting, firms that queued, cases begun of each.</summary>
    private static List<(double Waits, double Queued, double Cases)> Queue(double scale, bool exponential, double load = 0.5, double weeks = 4, double longer = 1)
    {
        const int offices = 300, burnIn = 24, quarters = 300;
        const double hoursPerQuarter = 1300;
        double hoursPerCase = weeks * hoursPerQuarter / 13, arrivals = load * hoursPerQuarter / hoursPerCase;
        const int firms = 100;
        ImmutableArray<double> hours = [.. Nodes.Select(x => (exponential ? x : 1) * hoursPerCase * longer)];
        var parameters = BareWorld.Still with { Needs = BareWorld.Still.Needs with { ArrivalRate = arrivals * scale / firms } };
        var plan = BareWorld.Plan(
            parameters, [.. Enumerable.Range(0, offices).Select(o => BareWorld.LocalExpert(o, hoursPerQuarter * scale, hours))],
            quarters, municipalities: offices, firmsEach: firms, sectors: [BareWorld.Sector(mix: Weights)]);
        var (replication, world) = BareWorld.Start(plan);
        var arose = new Dictionary<uint, Queue<int>>();
        var sums = new (double Waits, double Queued, double Cases)[offices];
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            var (_, events) = BareWorld.Advance(replication, world);
            foreach (var e in events)
            {
                int week = (e.Quarter * 13) + e.Week;
                if (e.Kind == JourneyKind.NeedArose)
                {
                    if (!arose.TryGetValue(e.Firm, out var open)) arose[e.Firm] = open = new();
                    open.Enqueue(week);
                }
                else if (e.Kind == JourneyKind.Ended)
                {
                    int since = arose[e.Firm].Dequeue();
                    if (quarter < burnIn || e.Fate != Fate.Specialised) continue;
                    sums[e.Provider].Waits += week - since;
                    sums[e.Provider].Cases++;
                }
                else if (e.Kind == JourneyKind.Queued && quarter >= burnIn)
                {
                    sums[e.Provider].Queued++;
                }
            }
        }
        return [.. sums];
    }
}
