using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Validation;

/// <summary>
/// The patterns that a world must show before any policy result is read: firm demography, size, growth, productivity, use of
/// support. Measured on one arm with no change of policy, as an official statistician would from yearly registers.
/// </summary>
public static class WorldPatterns
{
    private const int YearEnd = 3;

    /// <summary>Runs one arm under slack labour and measures it. Takes the time of one replication.</summary>
    /// <param name="plan">At least 24 recorded quarters; its other arms are left out.</param>
    /// <param name="arm">Id of the arm.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    public static ImmutableArray<Pattern> Measure(ExperimentPlan plan, string arm, int replication)
    {
        plan = plan with { Arms = [plan.Arms.Single(a => a.Id == arm)], Closures = [LabourClosure.Slack] };
        if (plan.Quarters < 24) throw new ArgumentException($"Patterns need 24 recorded quarters; the plan has {plan.Quarters}.", nameof(plan));
        var years = new List<FirmSnapshot>();
        var run = new Replication(plan, replication);
        bool more = true;
        while (more)
        {
            int quarter = run.Quarter;
            more = run.Advance();
            if (quarter >= 0 && quarter % 4 == YearEnd) years.Add(run.Snapshot(0, 0));
        }
        var table = run.Runs[0].Observations;
        var growth = Growth.Of(years);
        double firms = Mean(table, Outcomes.Firms);
        double jobsFirst = Value(table, 0, Outcomes.Jobs), jobsLast = Value(table, plan.Quarters - 1, Outcomes.Jobs);
        return
        [
            new("births, per year", "share of firms", Mean(table, Outcomes.Births) * 4 / firms, 0.07, 0.10),
            new("deaths, per year", "share of firms", Mean(table, Outcomes.Deaths) * 4 / firms, 0.07, 0.10),
            new("survival after 5 years", "share of births", Survival(years, table, 5), 0.40, 0.52),
            new("survival after 3 years", "share of births", Survival(years, table, 3), 0.52, 0.62, "dem.surv3.dk"),
            new("survival after 1 year", "share of births", Survival(years, table, 1), 0.69, 0.83),
            new("firms with 1 to 9 jobs, change", "share of firms", ShareChange(years, 1, 9), -0.03, 0.03),
            new("firms with 10 to 49 jobs, change", "share of firms", ShareChange(years, 10, 49), -0.03, 0.03),
            new("firms with 50 to 249 jobs, change", "share of firms", ShareChange(years, 50, 249), -0.01, 0.01),
            new("firms with 250 jobs and over, change", "share of firms", ShareChange(years, 250, int.MaxValue), -0.005, 0.005),
            new("drift of jobs, per year", "share of jobs", (jobsLast / jobsFirst - 1) * 4 / (plan.Quarters - 1), -0.01, 0.01),
            new("tail exponent of size, 50 jobs and over", "exponent", TailExponent(years[^1]), 1.0, 1.25),
            new("volatility falls with size", "exponent", growth.SizeExponent, 0.14, 0.25),
            new("spread of yearly growth, 10 to 49 jobs", "log points", growth.Spread, 0.18, 0.35),
            new("mean absolute over standard deviation of growth", "ratio", growth.Peakedness, 0.5, 0.74),
            new("productivity, 90th over 10th percentile", "ratio", Ratio9010(table, plan.Quarters - 1), 1.7, 2.3),
            new("persistence of productivity, per year", "coefficient", Persistence(years), 0.6, 0.85),
            new("specialised cases in a year", "per firm", Mean(table, Outcomes.CasesSpecialised) * 4 / firms, 0.01, 0.03, "fric.dk.takeup.employers"),
            // Of any kind. Municipalities guide more firms than this one to one, most of them without employees, who are no firms here.
            new("firms helped in a year", "share of firms", Mean(table, Outcomes.FirmsHelped) * 4 / firms, 0.02, 0.07, "fric.dk.muni.rate.one_to_one"),
            new("referrals of houses to private advisers", "share of referrals", OfHouses(plan, table, Outcomes.ReferralsPrivate) / OfHouses(plan, table, Outcomes.Referrals), 0.55, 0.85, "fric.referral.2015.private"),
            // A growth house guided its clients, then sent four fifths of them on. A house here refers only what it cannot serve itself, so less is asked for.
            new("clients that houses refer", "share of clients", Referred(plan, table), 0.2, 0.4, "fric.referral.2015.sent_on"),
        ];
    }

    private static double Value(ObservationTable table, int quarter, string outcome)
    {
        for (int i = 0; i < table.Series.Length; i++)
        {
            if (table.Series[i].Scope == Scope.Total && table.Series[i].Outcome == outcome) return table[quarter, i] / (double)table.Series[i].Divisor;
        }
        throw new ArgumentException($"No outcome '{outcome}'.", nameof(outcome));
    }

    /// <summary>Sum over the business houses of what is recorded of them since the start.</summary>
    private static double OfHouses(ExperimentPlan plan, ObservationTable table, string outcome)
    {
        var houses = plan.System.Providers.Where(p => p.Kind == ProviderKind.BusinessHouse).Select(p => p.Id).ToHashSet();
        int last = table.Quarters - 1 - ((table.Quarters - 1 - YearEnd) % 4);
        double sum = 0;
        for (int i = 0; i < table.Series.Length; i++)
            sum += table.Series[i].Scope == Scope.Provider && table.Series[i].Outcome == outcome && houses.Contains(table.Series[i].ScopeId) ? table[last, i] : 0;
        return sum;
    }

    /// <summary>Referrals of houses over all that houses do with a client: help, a conversation, or a referral.</summary>
    private static double Referred(ExperimentPlan plan, ObservationTable table)
    {
        double referred = OfHouses(plan, table, Outcomes.Referrals);
        return referred / (referred + OfHouses(plan, table, Outcomes.CasesSpecialised) + OfHouses(plan, table, Outcomes.CasesGeneric));
    }

    private static double Mean(ObservationTable table, string outcome) =>
        Enumerable.Range(0, table.Quarters).Average(q => Value(table, q, outcome));

    /// <summary>Births of the last quarter of a year that are still active so many years on, over those births.</summary>
    private static double Survival(List<FirmSnapshot> years, ObservationTable table, int after)
    {
        double born = 0, active = 0;
        for (int year = 0; year + after < years.Count; year++)
        {
            int quarter = (year * 4) + YearEnd;
            born += Value(table, quarter, Outcomes.Births);
            active += years[year + after].BirthQuarter.Count(b => b == quarter);
        }
        return active / born;
    }

    private static double ShareChange(List<FirmSnapshot> years, int least, int most) => Share(years[^1], least, most) - Share(years[0], least, most);

    private static double Share(FirmSnapshot firms, int least, int most) =>
        firms.Jobs.Count(j => j >= least && j <= most) / (double)firms.Jobs.Length;

    /// <summary>Hill estimator on firms of 50 jobs and over; half a job off, since jobs are whole.</summary>
    private static double TailExponent(FirmSnapshot firms)
    {
        var tail = firms.Jobs.Where(j => j >= 50).ToArray();
        return tail.Length / tail.Sum(j => Math.Log(j / 49.5));
    }

    private static double Ratio9010(ObservationTable table, int quarter) =>
        Math.Exp(Value(table, quarter, Outcomes.ProductivityP90) - Value(table, quarter, Outcomes.ProductivityP10));

    /// <summary>Slope of a firm's log productivity on its own a year before.</summary>
    private static double Persistence(List<FirmSnapshot> years)
    {
        var before = years[^2].Id.Zip(years[^2].LogProductivity).ToDictionary(x => x.First, x => (double)x.Second);
        var pairs = years[^1].Id.Zip(years[^1].LogProductivity).Where(x => before.ContainsKey(x.First)).Select(x => (X: before[x.First], Y: (double)x.Second)).ToArray();
        double meanX = pairs.Average(p => p.X), meanY = pairs.Average(p => p.Y);
        return pairs.Sum(p => (p.X - meanX) * (p.Y - meanY)) / pairs.Sum(p => (p.X - meanX) * (p.X - meanX));
    }

    /// <summary>Yearly log growth of firms that are there at both ends.</summary>
    private readonly record struct Growth(double SizeExponent, double Spread, double Peakedness)
    {
        public static Growth Of(List<FirmSnapshot> years)
        {
            var bySize = new SortedDictionary<int, List<double>>();
            var middle = new List<double>();
            for (int year = 0; year + 1 < years.Count; year++)
            {
                var after = years[year + 1].Id.Zip(years[year + 1].Jobs).ToDictionary(x => x.First, x => x.Second);
                for (int i = 0; i < years[year].Id.Length; i++)
                {
                    int jobs = years[year].Jobs[i];
                    if (jobs < 8 || !after.TryGetValue(years[year].Id[i], out int next)) continue;
                    double growth = Math.Log(next / (double)jobs);
                    int octave = (int)Math.Log2(jobs);
                    if (!bySize.TryGetValue(octave, out var list)) bySize[octave] = list = [];
                    list.Add(growth);
                    if (jobs is >= 10 and < 50) middle.Add(growth);
                }
            }
            // Firms of under 8 jobs are left out: a whole job is too much of them for a standard deviation to mean volatility.
            var points = bySize.Where(b => b.Value.Count >= 200).Select(b => (X: b.Key * Math.Log(2), Y: Math.Log(Deviation(b.Value)))).ToArray();
            double meanX = points.Average(p => p.X), meanY = points.Average(p => p.Y);
            double slope = points.Sum(p => (p.X - meanX) * (p.Y - meanY)) / points.Sum(p => (p.X - meanX) * (p.X - meanX));
            double spread = Deviation(middle), mean = middle.Average();
            return new(-slope, spread, middle.Average(g => Math.Abs(g - mean)) / spread);
        }

        private static double Deviation(List<double> values)
        {
            double mean = values.Average();
            return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count);
        }
    }
}

/// <summary>One pattern, what the world shows and what it must show.</summary>
/// <param name="Low">Lower end of what is accepted.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Entry">Evidence whose range is another, and is to be shown with it; null where there is none.</param>
public sealed record Pattern(string Name, string Unit, double Value, double Low, double High, string? Entry = null)
{
    /// <summary>Whether the value lies in the range; NaN does not.</summary>
    public bool Holds => Value >= Low && Value <= High;
}
