using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Validation;

/// <summary>Something that a world shows and registers of real economies show too.</summary>
/// <param name="Name">In tables and files.</param>
/// <param name="Unit">Of its value.</param>
/// <param name="Definition">How it is counted, in one sentence.</param>
public sealed record Pattern(string Name, string Unit, string Definition)
{
    /// <summary>Measures it in one replication; NaN where there is nothing to measure. Null for an evaluation.</summary>
    internal Func<FirmRegister, double>? In { get; init; }

    /// <summary>The same beside the register of the arm without support; null where that is not needed.</summary>
    internal Func<FirmRegister, FirmRegister, double>? BesideTwins { get; init; }

    /// <summary>Whether the run is long enough and the system has what it is about.</summary>
    internal Func<FirmRegister, bool> Applies { get; init; } = _ => true;

    /// <summary>Type of help, quarters after and outcome of an evaluation; null where registers show it.</summary>
    internal (string Help, int QuartersAfter, string Outcome)? Evaluation { get; init; }

    /// <summary>Whether it is of the arm that the scenario answers for, because that is what happened, and not of the baseline.</summary>
    internal bool OfAnswer { get; init; }
}

/// <summary>What can be measured of a world, as an official statistician would from yearly registers. Firms are employers; those of the model have one employee at least.</summary>
public static class Patterns
{
    private const int Micro = 10, Small = 50, Large = 250, GrowthLeast = 8, FitLeast = 20, ShapeLeast = 50, ReformLeast = 10, LongRun = 10, MatchedYears = 7;

    private static readonly int[] MatchedSizes = [2, 3, 5, 10, 20, 50, 250], MatchedAges = [4, 12, 20, 40];

    // Danish houses opened at its beginning.
    private const int ReformYear = 2019;

    /// <summary>All, in the order of tables.</summary>
    public static ImmutableArray<Pattern> All { get; } =
    [
        Of("drift of jobs, per year", "share of jobs", "Mean yearly change of jobs from the first quarter to the last, over those of the first.", DriftOfJobs),
        Of("firms of 1 to 9 jobs, change", "share of firms", "Change of the size's share of firms from the end of the first year to that of the last.", r => ShareChange(r, 1, Micro - 1)),
        Of("firms of 10 to 49 jobs, change", "share of firms", "The same for 10 to 49 jobs.", r => ShareChange(r, Micro, Small - 1)),
        Of("firms of 50 to 249 jobs, change", "share of firms", "The same for 50 to 249 jobs.", r => ShareChange(r, Small, Large - 1)),
        Of("firms of 250 jobs and more, change", "share of firms", "The same for 250 jobs and more.", r => ShareChange(r, Large, int.MaxValue)),
        Of("firms of 1 to 9 jobs", "share of firms", "Firms of the size among all firms, mean of the ends of years.", r => Shares(r, 1, Micro - 1, jobs: false)),
        Of("firms of 10 to 49 jobs", "share of firms", "The same for 10 to 49 jobs.", r => Shares(r, Micro, Small - 1, jobs: false)),
        Of("firms of 50 to 249 jobs", "share of firms", "The same for 50 to 249 jobs.", r => Shares(r, Small, Large - 1, jobs: false)),
        Of("firms of 250 jobs and more", "share of firms", "The same for 250 jobs and more.", r => Shares(r, Large, int.MaxValue, jobs: false)),
        Of("jobs in firms of 1 to 9", "share of jobs", "Jobs in firms of the size among all jobs, mean of the ends of years.", r => Shares(r, 1, Micro - 1, jobs: true)),
        Of("jobs in firms of 10 to 49", "share of jobs", "The same for 10 to 49 jobs.", r => Shares(r, Micro, Small - 1, jobs: true)),
        Of("jobs in firms of 50 to 249", "share of jobs", "The same for 50 to 249 jobs.", r => Shares(r, Small, Large - 1, jobs: true)),
        Of("jobs in firms of 250 and more", "share of jobs", "The same for 250 jobs and more.", r => Shares(r, Large, int.MaxValue, jobs: true)),
        Of("jobs in firms of 50 and more", "share of jobs", "The same for 50 jobs and more.", r => Shares(r, Small, int.MaxValue, jobs: true)),
        Of("upper tail of sizes", "exponent", "Logarithm of the firms of 10 jobs and more over those of 250 and more, divided by that of 25, mean of the ends of years.", r => Mean(r.Years.Select(Tail))),
        Of("births, per year", "share of firms", "Births of four quarters over the mean number of firms.", r => r.Mean(Outcomes.Births) * FirmRegister.Year / r.Mean(Outcomes.Firms)),
        Of("deaths, per year", "share of firms", "Deaths of four quarters over the mean number of firms.", r => r.Mean(Outcomes.Deaths) * FirmRegister.Year / r.Mean(Outcomes.Firms)),
        Of("survival after 1 year", "share of births", "Births of the last quarter of a year that are active one year later, all years together.", r => Survival(r, 1)),
        Of("survival after 3 years", "share of births", "The same three years later.", r => Survival(r, 3)),
        Of("survival after 5 years", "share of births", "The same five years later.", r => Survival(r, 5)),
        Of("survival after 10 years", "share of births", "The same ten years later.", r => Survival(r, 10)) with { Applies = IsLong },
        Of("spread of yearly growth, 10 to 49 jobs", "log points", "Standard deviation of yearly log growth of jobs of firms that have 10 to 49 at first and are there a year later.", r => Deviation(Growth(r, Micro, Small - 1))),
        Of("volatility falls with size", "exponent", "Slope of the log standard deviation of yearly log growth on log jobs over doublings of size from 8 jobs on, with the sign turned.", SizeExponent),
        Of("shape of yearly growth", "shape", "Maximum-likelihood shape of an exponential power distribution (Subbotin) of yearly log growth of firms of 50 jobs and more around their median: 1 is a tent, 2 a bell.", r => Subbotin.Shape(Growth(r, ShapeLeast, int.MaxValue))),
        Of("mean absolute over standard deviation of growth", "ratio", "Mean absolute over standard deviation of yearly log growth of firms that have 10 to 49 jobs at first.", r => Peakedness(Growth(r, Micro, Small - 1))),
        Of("far tails of yearly growth", "exponent", "One more than the Hill exponent of the largest 1 % of absolute yearly log growth around its median, firms of 20 jobs and more: the exponent of the density.", r => FarTail(Growth(r, FitLeast, int.MaxValue))),
        Of("productivity, 90th over 10th percentile", "ratio", "Log productivity at the 90th less that at the 10th percentile of a sector's firms at the end of the last year, mean over sectors by firms, as a ratio.", Ratio9010),
        Of("persistence of productivity, per year", "coefficient", "Slope of a firm's log productivity at the end of the last year on its own a year before.", Persistence),
        Of("exporters", "share of firms", "Firms that sell abroad among all firms, mean of the ends of years.", r => Mean(r.Years.Select(y => y.Exporter.Count(e => e) / (double)y.Id.Length))),
        Of("jobs in exporters", "share of jobs", "Jobs in firms that sell abroad among all jobs, mean of the ends of years.", r => Mean(r.Years.Select(y => y.Jobs.Where((_, i) => y.Exporter[i]).Sum(j => (double)j) / y.Jobs.Sum(j => (double)j)))),
        Of("specialised cases in a year", "per firm", "Cases of specialised help of all public providers in four quarters over the mean number of firms.", r => r.Mean(Outcomes.CasesSpecialised) * FirmRegister.Year / r.Mean(Outcomes.Firms)),
        Of("firms helped in a year", "share of firms", "Firms that get public help of any kind, counted once a quarter, in four quarters over the mean number of firms.", r => r.Mean(Outcomes.FirmsHelped) * FirmRegister.Year / r.Mean(Outcomes.Firms)),
        Of("firms that know a house", "share of firms", "Probability that a firm knows a business house at least, mean over firms at the ends of years.", r => Mean(r.Years.Select(y => (double)y.KnowsHouse.Average()))) with { Applies = HasHouses },
        Of("clients of houses that were clients before", "share of clients", "Firms that a business house was the last to help in a year, of them those that one had helped last at the end of the year before.", Repeat) with { Applies = HasHouses },
        Of("referrals of houses to private advisers", "share of referrals", "Referrals of business houses to private advisers among all their referrals.", r => r.OfHouses(Outcomes.ReferralsPrivate) / r.OfHouses(Outcomes.Referrals)) with { Applies = HasHouses },
        Of("clients that houses refer", "share of clients", "Referrals of business houses over all that they do with a client: help, a conversation or a referral.", Referred) with { Applies = HasHouses },
        Of("networks: productivity after 1 year", "log points", "Firms first helped with innovation and collaboration less their own twins without support.", "innovation_collaboration_specialised", 4, "log_productivity"),
        Of("networks: productivity after 4 years", "log points", "The same four years after help began.", "innovation_collaboration_specialised", 16, "log_productivity"),
        Of("grants: productivity after 3 years", "log points", "Firms first helped with a grant less their own twins without support, three years after.", "finance_grant", 12, "log_productivity"),
        new("matched firms overstate jobs", "log points", "Growth of log jobs to the end of the seventh year of firms first helped in the second or third, less that of firms of the same sector, region, size and age not helped in that year, less what their own twins without support show of help.")
        {
            BesideTwins = Overstatement, Applies = r => r.Years.Length >= MatchedYears,
        },
        Of("high growth, 20 % a year", "share of firms", "Firms of 10 jobs and more that have grown by 20 % a year three years later, among those that are still there.", r => HighGrowth(r, 1.2)),
        Of("high growth, 10 % a year", "share of firms", "The same at 10 % a year.", r => HighGrowth(r, 1.1)),
        Of("young firms: part of new jobs", "share of new jobs", "Jobs added within a year by firms under 250 jobs and up to five years old, births among them, over those added by all firms under 250 jobs.", r => Young(r, created: true)),
        Of("young firms: part of jobs", "share of jobs", "Jobs in firms under 250 jobs and up to five years old over those in all firms under 250 jobs.", r => Young(r, created: false)),
        Of("jobs of a cohort in its fastest 0.1 %", "share of jobs", "Of the jobs that firms born in a year have ten years later, those in the thousandth part of all births that has added most jobs since its first end of a year.", Concentration) with { Applies = IsLong },
        Of("growth of a cohort in 5 years", "ratio", "Jobs of firms born in a year that are there five years later over the jobs of the same firms at their first end of a year.", r => CohortGrowth(r, 5, survivors: true)),
        Of("growth of a cohort in 3 years", "ratio", "Jobs three years later of firms born in a year over the jobs of all of them at their first end of a year.", r => CohortGrowth(r, 3, survivors: false)),
        Of("jobs created in a year", "share of jobs", "Jobs added between two ends of years by firms that grew or were born, over the mean of the jobs at both.", r => Flows(r, 1)),
        Of("jobs lost in a year", "share of jobs", "Jobs lost between two ends of years by firms that shrank or died, over the mean of the jobs at both.", r => Flows(r, -1)),
        Of("firms in contact with a house by 2020", "share of firms", "Firms of 10 jobs and more at the end of 2020 that a business house of 2019 was the last to help at the end of a year since, in the arm that the scenario answers for.", r => Contact(r, 2020)) with { OfAnswer = true, Applies = r => IsOfReform(r, 2020) },
        Of("firms in contact with a house by 2023", "share of firms", "The same at the end of 2023.", r => Contact(r, 2023)) with { OfAnswer = true, Applies = r => IsOfReform(r, 2023) },
    ];

    /// <summary>One of them.</summary>
    public static Pattern Named(string name) => All.First(p => p.Name == name);

    /// <summary>Measures all that registers show in one replication.</summary>
    /// <param name="baseline">Register of the baseline.</param>
    /// <param name="withoutSupport">Register of the arm without support; null where there is none.</param>
    /// <param name="answer">Register of the arm that the scenario answers for, where it is what happened; null for the baseline's.</param>
    public static ImmutableSortedDictionary<string, double> Measure(FirmRegister baseline, FirmRegister? withoutSupport = null, FirmRegister? answer = null) =>
        All.Where(p => p.Evaluation is null && (p.BesideTwins is null || withoutSupport is not null) && p.Applies(baseline)).ToImmutableSortedDictionary(
            p => p.Name, p => p.BesideTwins?.Invoke(baseline, withoutSupport!) ?? p.In!(p.OfAnswer ? answer ?? baseline : baseline), StringComparer.Ordinal);

    /// <summary>Whether a plan begins with the business houses of 2019, so that what firms said of them later can be compared.</summary>
    internal static bool IsOfReform(ExperimentPlan plan) =>
        plan.StartCalendarQuarter == ReformYear * FirmRegister.Year && plan.System.Regions.All(r => r.Country == "DK") && plan.System.Providers.Any(p => p.Kind == ProviderKind.BusinessHouse);

    private static bool IsOfReform(FirmRegister register, int calendarYear) => IsOfReform(register.Plan) && calendarYear - ReformYear < register.Years.Length;

    private static bool HasHouses(FirmRegister register) => !register.Houses.IsEmpty;

    private static bool IsLong(FirmRegister register) => register.Years.Length > LongRun;

    private static Pattern Of(string name, string unit, string definition, Func<FirmRegister, double> measure) => new(name, unit, definition) { In = measure };

    private static Pattern Of(string name, string unit, string definition, string help, int quartersAfter, string outcome) =>
        new(name, unit, definition) { Evaluation = (help, quartersAfter, outcome) };

    private static double ShareChange(FirmRegister register, int least, int most) => Share(register.Years[^1], least, most, jobs: false) - Share(register.Years[0], least, most, jobs: false);

    private static double DriftOfJobs(FirmRegister register)
    {
        int last = register.Plan.Quarters - 1;
        return ((register.Value(last, Outcomes.Jobs) / register.Value(0, Outcomes.Jobs)) - 1) * FirmRegister.Year / last;
    }

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();

    private static double Shares(FirmRegister register, int least, int most, bool jobs) => Mean(register.Years.Select(y => Share(y, least, most, jobs)));

    private static double Share(FirmSnapshot firms, int least, int most, bool jobs)
    {
        double part = 0, all = 0;
        foreach (int j in firms.Jobs)
        {
            int weight = jobs ? j : 1;
            all += weight;
            if (j >= least && j <= most) part += weight;
        }
        return part / all;
    }

    private static double Tail(FirmSnapshot firms) => Math.Log(firms.Jobs.Count(j => j >= Micro) / (double)firms.Jobs.Count(j => j >= Large)) / Math.Log(Large / (double)Micro);

    private static double Survival(FirmRegister register, int after)
    {
        double born = 0, active = 0;
        for (int year = 0; year + after < register.Years.Length; year++)
        {
            int quarter = (year * FirmRegister.Year) + FirmRegister.Year - 1;
            born += register.Value(quarter, Outcomes.Births);
            active += register.Years[year + after].BirthQuarter.Count(b => b == quarter);
        }
        return active / born;
    }

    /// <summary>Yearly log growth of firms that are there at both ends, of all years.</summary>
    private static List<double> Growth(FirmRegister register, int least, int most)
    {
        var all = new List<double>();
        for (int year = 0; year + 1 < register.Years.Length; year++)
        {
            int[] later = register.Later(year, 1), before = register.Years[year].Jobs, after = register.Years[year + 1].Jobs;
            for (int i = 0; i < before.Length; i++)
            {
                if (before[i] >= least && before[i] <= most && later[i] >= 0) all.Add(Math.Log(after[later[i]] / (double)before[i]));
            }
        }
        return all;
    }

    private static double Deviation(List<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count);
    }

    private static double Peakedness(List<double> values)
    {
        double mean = values.Average();
        return values.Average(v => Math.Abs(v - mean)) / Deviation(values);
    }

    // Firms of under 8 jobs are left out: a whole job is too much of them for a standard deviation to mean volatility.
    private static double SizeExponent(FirmRegister register)
    {
        const int Fewest = 200;
        var points = new List<(double X, double Y)>();
        for (int least = GrowthLeast; least < 1 << 20; least *= 2)
        {
            var growth = Growth(register, least, (2 * least) - 1);
            if (growth.Count >= Fewest) points.Add((Math.Log(least), Math.Log(Deviation(growth))));
        }
        return -Slope(points);
    }

    private static double FarTail(List<double> growth)
    {
        const int OneIn = 100;
        double median = Subbotin.Median(growth);
        double[] largest = [.. growth.Select(g => Math.Abs(g - median)).OrderDescending().Take((growth.Count / OneIn) + 1)];
        return 1 + ((largest.Length - 1) / largest.Sum(g => Math.Log(g / largest[^1])));
    }

    private static double Slope(IReadOnlyCollection<(double X, double Y)> points)
    {
        double x = points.Average(p => p.X), y = points.Average(p => p.Y);
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    private static double Ratio9010(FirmRegister register)
    {
        var firms = register.Years[^1];
        int sectors = register.Plan.System.Sectors.Length;
        double sum = 0;
        foreach (var sector in firms.LogProductivity.Zip(firms.Market).GroupBy(f => f.Second % sectors, f => (double)f.First))
        {
            double[] sorted = [.. sector.Order()];
            sum += sorted.Length * (Statistics.Quantile(sorted, 0.9) - Statistics.Quantile(sorted, 0.1));
        }
        return Math.Exp(sum / firms.Id.Length);
    }

    private static double Persistence(FirmRegister register)
    {
        var (before, after) = (register.Years[^2], register.Years[^1]);
        return Slope([.. register.Later(register.Years.Length - 2, 1).Select((later, i) => (later, i)).Where(f => f.later >= 0).Select(f => ((double)before.LogProductivity[f.i], (double)after.LogProductivity[f.later]))]);
    }

    private static double Repeat(FirmRegister register)
    {
        double clients = 0, repeat = 0;
        for (int year = 1; year < register.Years.Length; year++)
        {
            var (before, now) = (register.Years[year - 1], register.Years[year]);
            int[] later = register.Later(year - 1, 1);
            for (int i = 0; i < now.Id.Length; i++)
            {
                if (now.LastHelped[i] > year * FirmRegister.Year && register.Houses.Contains(now.HelpedBy[i] - 1)) clients++;
            }
            for (int i = 0; i < later.Length; i++)
            {
                if (later[i] >= 0 && now.LastHelped[later[i]] > year * FirmRegister.Year && register.Houses.Contains(now.HelpedBy[later[i]] - 1) && register.Houses.Contains(before.HelpedBy[i] - 1)) repeat++;
            }
        }
        return repeat / clients;
    }

    private static double Referred(FirmRegister register)
    {
        double referred = register.OfHouses(Outcomes.Referrals);
        return referred / (referred + register.OfHouses(Outcomes.CasesSpecialised) + register.OfHouses(Outcomes.CasesGeneric));
    }

    private static double HighGrowth(FirmRegister register, double yearly)
    {
        const int Span = 3;
        double least = Math.Pow(yearly, Span) - 1e-9;
        int all = 0, fast = 0;
        for (int year = 0; year + Span < register.Years.Length; year++)
        {
            int[] later = register.Later(year, Span), before = register.Years[year].Jobs, after = register.Years[year + Span].Jobs;
            for (int i = 0; i < before.Length; i++)
            {
                if (before[i] < Micro || later[i] < 0) continue;
                all++;
                if (after[later[i]] >= least * before[i]) fast++;
            }
        }
        return fast / (double)all;
    }

    private static double Young(FirmRegister register, bool created)
    {
        const int Oldest = 5 * FirmRegister.Year;
        double young = 0, all = 0;
        for (int year = 1; year < register.Years.Length; year++)
        {
            var now = register.Years[year];
            double[] counted = [.. now.Jobs.Select(j => (double)j)];
            if (created)
            {
                int[] later = register.Later(year - 1, 1);
                for (int i = 0; i < later.Length; i++)
                {
                    if (later[i] >= 0) counted[later[i]] = Math.Max(0, counted[later[i]] - register.Years[year - 1].Jobs[i]);
                }
            }
            int end = (year * FirmRegister.Year) + FirmRegister.Year - 1;
            for (int i = 0; i < counted.Length; i++)
            {
                if (now.Jobs[i] >= Large) continue;
                all += counted[i];
                if (end - now.BirthQuarter[i] <= Oldest) young += counted[i];
            }
        }
        return young / all;
    }

    private static double Concentration(FirmRegister register)
    {
        const double Part = 0.001;
        return Mean(Enumerable.Range(0, Math.Max(0, register.Years.Length - LongRun)).Select(year =>
        {
            var (first, last) = (register.Years[year], register.Years[year + LongRun]);
            int[] later = register.Later(year, LongRun);
            (int Jobs, int Added)[] cohort =
            [
                .. Enumerable.Range(0, later.Length).Where(i => register.IsNew(year, i) && later[i] >= 0).Select(i => (last.Jobs[later[i]], last.Jobs[later[i]] - first.Jobs[i]))
                    .OrderByDescending(f => f.Item2).ThenByDescending(f => f.Item1),
            ];
            double births = Enumerable.Range(year * FirmRegister.Year, FirmRegister.Year).Sum(q => register.Value(q, Outcomes.Births));
            double left = Part * births, jobs = 0;
            // A cohort of a region has less than a thousand times a whole number of firms: the last counts in part.
            for (int i = 0; i < cohort.Length && left > 0; i++, left--) jobs += Math.Min(1, left) * cohort[i].Jobs;
            return jobs / cohort.Sum(f => (double)f.Jobs);
        }));
    }

    private static double CohortGrowth(FirmRegister register, int after, bool survivors)
    {
        double before = 0, then = 0;
        for (int year = 0; year + after < register.Years.Length; year++)
        {
            int[] later = register.Later(year, after);
            for (int i = 0; i < later.Length; i++)
            {
                if (!register.IsNew(year, i) || (survivors && later[i] < 0)) continue;
                before += register.Years[year].Jobs[i];
                if (later[i] >= 0) then += register.Years[year + after].Jobs[later[i]];
            }
        }
        return then / before;
    }

    /// <param name="sign">1 for jobs created, −1 for jobs lost.</param>
    private static double Flows(FirmRegister register, int sign) => Mean(Enumerable.Range(0, register.Years.Length - 1).Select(year =>
    {
        var (before, after) = (register.Years[year], register.Years[year + 1]);
        int[] later = register.Later(year, 1);
        double[] change = [.. after.Jobs.Select(j => (double)j)];
        double gone = 0;
        for (int i = 0; i < later.Length; i++)
        {
            if (later[i] >= 0) change[later[i]] -= before.Jobs[i];
            else gone += before.Jobs[i];
        }
        return ((sign < 0 ? gone : 0) + change.Sum(c => Math.Max(0, sign * c))) / ((before.Jobs.Sum(j => (double)j) + after.Jobs.Sum(j => (double)j)) / 2);
    }));

    private static double Contact(FirmRegister register, int calendarYear)
    {
        int last = calendarYear - ReformYear;
        var met = new HashSet<uint>();
        for (int year = 0; year <= last; year++)
        {
            var firms = register.Years[year];
            met.UnionWith(firms.Id.Where((_, i) => firms.LastHelped[i] > 0 && register.Houses.Contains(firms.HelpedBy[i] - 1)));
        }
        var then = register.Years[last];
        uint[] asked = [.. then.Id.Where((_, i) => then.Jobs[i] >= ReformLeast)];
        return asked.Count(met.Contains) / (double)asked.Length;
    }

    /// <summary>What an evaluator finds who matches helped firms to others, less what help did.</summary>
    private static double Overstatement(FirmRegister own, FirmRegister withoutSupport)
    {
        var twins = withoutSupport.Years[MatchedYears - 1].Id.Zip(withoutSupport.Years[MatchedYears - 1].Jobs).ToDictionary(f => f.First, f => f.Second);
        var all = new List<double>();
        foreach (int year in (int[])[1, 2])
        {
            var (before, now) = (own.Years[year - 1], own.Years[year]);
            int[] next = own.Later(year - 1, 1), last = own.Later(year - 1, MatchedYears - year);
            var helped = new List<(int Cell, double Growth, double Effect)>();
            var others = new Dictionary<int, (double Sum, int Count)>();
            for (int i = 0; i < before.Id.Length; i++)
            {
                if (before.LastHelped[i] > 0 || next[i] < 0 || last[i] < 0 || !twins.TryGetValue(before.Id[i], out int twin)) continue;
                int jobs = own.Years[MatchedYears - 1].Jobs[last[i]], age = (year * FirmRegister.Year) - 1 - before.BirthQuarter[i];
                int cell = (((before.Market[i] * 10) + MatchedSizes.Count(s => before.Jobs[i] >= s)) * 10) + MatchedAges.Count(a => age >= a);
                double growth = Math.Log(jobs / (double)before.Jobs[i]);
                if (now.LastHelped[next[i]] > 0) helped.Add((cell, growth, Math.Log(jobs / (double)twin)));
                else others[cell] = others.TryGetValue(cell, out var o) ? (o.Sum + growth, o.Count + 1) : (growth, 1);
            }
            all.AddRange(helped.Where(h => others.ContainsKey(h.Cell)).Select(h => h.Growth - (others[h.Cell].Sum / others[h.Cell].Count) - h.Effect));
        }
        return Mean(all);
    }
}
