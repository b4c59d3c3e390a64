using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>
/// What an evaluator with registers would find in West Denmark, beside what the twins show: firms that were first helped in the first two years
/// against firms of the same market, size and age that were not, by the growth of jobs to the end of the fourth.
/// </summary>
public class SelectionTests
{
    private const int Replications = 8, LastHelp = 8, After = 15;

    private static readonly int[] Sizes = [2, 3, 5, 10, 20, 50, 250], Ages = [4, 12, 20, 40];

    [Fact]
    public void Matched_firms_overstate_what_help_does_where_better_firms_seek_more_help()
    {
        var bias = Overstatement(prospectSeeking: null);
        Assert.True(bias.Low > 0, bias.ToString());
    }

    // The broken twin: without selection the same estimator finds what help does.
    [Fact]
    public void Matched_firms_do_not_overstate_where_all_firms_seek_alike()
    {
        var bias = Overstatement(prospectSeeking: 0);
        Assert.True(bias.Low < 0 && bias.High > 0, bias.ToString());
    }

    /// <summary>The matched estimate less the effect by twins, in log points of jobs: mean and 95 % interval over replications.</summary>
    private static Estimate Overstatement(double? prospectSeeking)
    {
        var plan = WestDenmark.Plan("none", "fragmented");
        var search = plan.Parameters.Search;
        plan = plan with
        {
            Quarters = After + 1,
            Parameters = plan.Parameters with { Search = search with { ProspectSeeking = prospectSeeking ?? search.ProspectSeeking } },
        };
        double[] each = [.. Enumerable.Range(0, Replications).AsParallel().Select(r => Overstatement(plan, r))];
        return Statistics.Estimate(each);
    }

    private static double Overstatement(ExperimentPlan plan, int number)
    {
        int none = plan.ArmIndex("none"), own = plan.ArmIndex("fragmented");
        var run = new Replication(plan, number);
        var quarters = new List<FirmSnapshot>();
        while (run.Advance()) if (run.Quarter > 0 && quarters.Count <= LastHelp) quarters.Add(run.Snapshot(own, 0));
        var after = Jobs(run.Snapshot(own, 0));
        var twins = Jobs(run.Snapshot(none, 0));
        var all = new List<double>();
        for (int quarter = 1; quarter <= LastHelp; quarter++)
        {
            var before = quarters[quarter - 1];
            var helpedBy = quarters[quarter].Id.Zip(quarters[quarter].LastHelped).ToDictionary(f => f.First, f => f.Second);
            var helped = new List<(int Cell, double Growth, double Effect)>();
            var others = new Dictionary<int, (double Sum, int Count)>();
            for (int i = 0; i < before.Id.Length; i++)
            {
                uint id = before.Id[i];
                if (before.LastHelped[i] > 0 || !helpedBy.ContainsKey(id) || !after.TryGetValue(id, out int jobs) || !twins.TryGetValue(id, out int twinJobs)) continue;
                int cell = Cell(before.Market[i], before.Jobs[i], quarter - before.BirthQuarter[i]);
                double growth = Math.Log(jobs) - Math.Log(before.Jobs[i]);
                if (helpedBy[id] > 0) helped.Add((cell, growth, Math.Log(jobs) - Math.Log(twinJobs)));
                else others[cell] = others.TryGetValue(cell, out var o) ? (o.Sum + growth, o.Count + 1) : (growth, 1);
            }
            all.AddRange(helped.Where(h => others.ContainsKey(h.Cell)).Select(h => h.Growth - (others[h.Cell].Sum / others[h.Cell].Count) - h.Effect));
        }
        Assert.True(all.Count > 1000);
        return all.Average();
    }

    private static Dictionary<uint, int> Jobs(FirmSnapshot firms) => firms.Id.Zip(firms.Jobs).ToDictionary(f => f.First, f => f.Second);

    private static int Cell(int market, int jobs, int age) => (((market * 10) + Sizes.Count(s => jobs >= s)) * 10) + Ages.Count(a => age >= a);
}
