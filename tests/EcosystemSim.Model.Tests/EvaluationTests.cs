using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using Xunit;

namespace EcosystemSim.Model.Tests;

/// <summary>Helped firms less their own twins without support.</summary>
public class EvaluationTests
{
    private static readonly ExperimentPlan Plan = TestWorld.Small(firms: 1500, quarters: 26) with { Baseline = "fragmented", WithoutSupport = "none" };

    [Fact]
    public void Help_without_an_effect_has_none()
    {
        var replication = ResultHash.Run(Plan with { Parameters = Idle(Plan.Parameters) });
        foreach (var run in replication.Runs.Skip(2))
        {
            Assert.True(Sum(run.Observations, Outcomes.EvaluatedFirms, 4) > 0);
            foreach (var (outcome, _, _) in EvaluationCatalogue.Sums.Skip(2)) Assert.All(EvaluationCatalogue.Horizons, h => Assert.Equal(0, Sum(run.Observations, outcome, h)));
        }
    }

    // The broken twin of the test above, for each channel through which help works.
    [Theory]
    [InlineData(0.5, 0, 0, Outcomes.EvaluatedLogSales)]
    [InlineData(0, 0.5, 0, Outcomes.EvaluatedJobs)]
    [InlineData(0, 0, 0.5, Outcomes.EvaluatedLogProductivity)]
    public void Help_with_an_effect_is_seen_to_have_one(double business, double finance, double innovation, string outcome)
    {
        var idle = Idle(Plan.Parameters);
        var plan = Plan with { Parameters = idle with { Delivery = idle.Delivery with { BusinessDevelopment = business, Finance = finance, InnovationCollaboration = innovation } } };
        foreach (var run in ResultHash.Run(plan).Runs.Skip(2)) Assert.True(Sum(run.Observations, outcome, 4) > 0);
    }

    [Fact]
    public void Firms_dead_or_alive_and_jobs_are_those_that_firm_ids_give()
    {
        foreach (var plan in new[] { Plan, Plan with { Parameters = Plan.Parameters with { Delivery = Plan.Parameters.Delivery with { BusinessDevelopment = 0.9, Finance = 0.9 } } } })
        {
            var replication = new Replication(plan, 1);
            int runs = plan.Arms.Length * 2;
            var helped = new Dictionary<uint, int>[runs];
            for (int run = 0; run < runs; run++) helped[run] = [];
            var expected = new long[runs, EvaluationCatalogue.Horizons.Length, 3];
            for (bool more = true; more;)
            {
                int quarter = replication.Quarter;
                more = replication.Advance();
                for (int run = 0; run < runs && quarter >= 0; run++)
                {
                    var own = Jobs(replication, run / 2, run % 2);
                    var twin = Jobs(replication, 0, run % 2);
                    // Also those who are helped for the first time and gone in the same quarter.
                    foreach (uint id in Helped(replication, run)) helped[run].TryAdd(id, quarter);
                    for (int h = 0; h < EvaluationCatalogue.Horizons.Length; h++)
                    {
                        foreach (var (id, _) in helped[run].Where(f => f.Value == quarter - EvaluationCatalogue.Horizons[h]))
                        {
                            int jobs = own.GetValueOrDefault(id), others = twin.GetValueOrDefault(id);
                            expected[run, h, 0]++;
                            expected[run, h, 1] += jobs - others;
                            expected[run, h, 2] += Math.Sign(jobs) - Math.Sign(others);
                        }
                    }
                }
            }
            for (int run = 2; run < runs; run++)
            {
                var table = replication.Runs[run].Observations;
                for (int h = 0; h < EvaluationCatalogue.Horizons.Length; h++)
                {
                    int after = EvaluationCatalogue.Horizons[h];
                    Assert.Equal(
                        (expected[run, h, 0], expected[run, h, 1], expected[run, h, 2]),
                        (Sum(table, Outcomes.EvaluatedFirms, after), Sum(table, Outcomes.EvaluatedJobs, after), Sum(table, Outcomes.EvaluatedSurvival, after)));
                }
            }
        }
    }

    [Fact]
    public void Every_firm_helped_for_the_first_time_is_evaluated_once()
    {
        var replication = ResultHash.Run(Plan);
        foreach (var run in replication.Runs.Skip(2))
        {
            var table = run.Observations;
            int first = table.Series.ToList().FindIndex(s => s.Scope == Scope.Total && s.Outcome == Outcomes.FirmsFirstHelped);
            foreach (int after in EvaluationCatalogue.Horizons)
                Assert.Equal(Enumerable.Range(0, table.Quarters - after).Sum(q => table[q, first]), Sum(table, Outcomes.EvaluatedFirms, after));
        }
    }

    [Fact]
    public void An_effect_that_is_written_into_the_helped_firms_is_found_to_the_last_millionth()
    {
        const float gain = 0.125f;
        var (replication, own, twin) = AtTheEnd();
        var due = Evaluation.Due(own);
        Assert.NotEmpty(due);
        long jobs = 0, both = 0;
        foreach (var (slot, _) in due)
        {
            if (slot < 0) continue;
            own.Firms.Jobs[slot] = 2 * twin.Firms.Jobs[slot];
            own.Firms.Productivity[slot] = gain;
            twin.Firms.Productivity[slot] = 0;
            (own.Firms.ReachLight[slot], own.Firms.ReachDurable[slot]) = (twin.Firms.ReachLight[slot], twin.Firms.ReachDurable[slot]);
            jobs += twin.Firms.Jobs[slot];
            both += twin.IsActive(slot) ? 1 : 0;
        }
        Assert.True(both > 0);
        var found = Recorded(replication, own, twin);
        // Twice the jobs are ln 2 more, in the single precision of the model's own logarithm.
        Assert.Equal((due.Count, both, jobs, 0), (found[0], found[1], found[2], found[3]));
        Assert.Equal(both * Math.Log(2), found[4] / 1e6, both * 1e-6);
        Assert.Equal(both * (Math.Log(2) + gain), found[5] / 1e6, both * 1e-6);
        Assert.Equal((long)(both * gain * 1e6), found[6]);
    }

    // The broken twin of the test above: the same effect in firms that nobody helped.
    [Fact]
    public void An_effect_in_other_firms_is_not_found()
    {
        var (replication, own, twin) = AtTheEnd();
        long[] before = Recorded(replication, own, twin);
        var helped = Evaluation.Due(own).Select(d => d.Slot).ToHashSet();
        for (int slot = 0; slot < replication.Luck.Layout.Length; slot++)
        {
            if (helped.Contains(slot)) continue;
            own.Firms.Jobs[slot] *= 2;
            own.Firms.Productivity[slot] += 1;
        }
        Assert.Equal(before, Recorded(replication, own, twin));
    }

    [Fact]
    public void Each_help_has_a_name_and_a_place_of_its_own()
    {
        int[] places = [.. from need in Enum.GetValues<NeedType>() from kind in new[] { HelpKind.Specialised, HelpKind.Generic } select EvaluationCatalogue.IndexOf(need, kind), EvaluationCatalogue.IndexOf(NeedType.Finance, HelpKind.Grant)];
        Assert.Equal(Enumerable.Range(0, EvaluationCatalogue.Helps.Length), places.Order());
        Assert.Equal(EvaluationCatalogue.Helps.Length, EvaluationCatalogue.Helps.Distinct().Count());
        Assert.Equal("finance_grant", EvaluationCatalogue.Helps[EvaluationCatalogue.IndexOf(NeedType.Finance, HelpKind.Grant)]);
        Assert.Equal("finance_advice", EvaluationCatalogue.Helps[EvaluationCatalogue.IndexOf(NeedType.Finance, HelpKind.Specialised)]);
    }

    /// <summary>No help and no own solution changes anything in a firm.</summary>
    private static ModelParameters Idle(ModelParameters p) => p with
    {
        Delivery = p.Delivery with { BusinessDevelopment = 0, Finance = 0, InnovationCollaboration = 0, Internationalisation = 0, Skills = 0, GreenTransition = 0, CrossCuttingCompetence = 0 },
        Export = p.Export with { EntryProbability = 0 },
    };

    private static (Replication Replication, World Own, World Twin) AtTheEnd()
    {
        var replication = new Replication(Plan, 2);
        while (replication.Quarter < Plan.Quarters - 1) replication.Advance();
        return (replication, replication.WorldOf(1, 0), replication.WorldOf(0, 0));
    }

    /// <summary>What recording adds to the sums of a world, over all types of help and horizons.</summary>
    private static long[] Recorded(Replication replication, World own, World twin)
    {
        long[] before = Sums(own.Observations);
        Evaluation.Record(Plan, [twin, own], [.. Enumerable.Range(0, Plan.Arms.Length * 2).Select(run => run < 2 ? twin : own)]);
        return [.. Sums(own.Observations).Zip(before, (after, earlier) => after - earlier)];

        static long[] Sums(ObservationTable table) =>
            [.. EvaluationCatalogue.Sums.Select(s => EvaluationCatalogue.Horizons.Sum(h => Sum(table, s.Outcome, h)))];
    }

    private static Dictionary<uint, int> Jobs(Replication replication, int arm, int closure)
    {
        var snapshot = replication.Snapshot(arm, closure);
        return snapshot.Id.Zip(snapshot.Jobs).ToDictionary(f => f.First, f => f.Second);
    }

    private static IEnumerable<uint> Helped(Replication replication, int run)
    {
        var layout = replication.Luck.Layout;
        var firms = replication.WorldOf(run / 2, run % 2).Firms;
        return from market in Enumerable.Range(0, layout.Start.Length)
               from slot in Enumerable.Range(layout.Start[market], layout.Count[market])
               where firms.LastHelped[slot] != 0
               select layout.Id[slot];
    }

    /// <summary>A sum over all types of help.</summary>
    private static long Sum(ObservationTable table, string outcome, int after)
    {
        long sum = 0;
        for (int i = 0; i < table.Series.Length; i++)
        {
            var series = table.Series[i];
            if (series.Scope != Scope.Evaluation || series.Outcome != outcome || !series.ScopeId.EndsWith($"/{after}", StringComparison.Ordinal)) continue;
            long value = table[table.Quarters - 1, i];
            sum += value == ObservationTable.Missing ? 0 : value;
        }
        return sum;
    }
}
