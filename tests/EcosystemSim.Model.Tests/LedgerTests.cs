using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using Xunit;

namespace EcosystemSim.Model.Tests;

public class LedgerTests
{
    // Help so strong, and time so long, that some firms live on only with it and others only without it; a programme for the first
    // of two regions.
    private static readonly ExperimentPlan Plan = TestWorld.Small(Strong(TestParameters.Default), firms: 3000, quarters: 30) with { Baseline = "fragmented", WithoutSupport = "none", ProgrammeArea = [true, false] };

    private static readonly Replication[] Replications = [.. Enumerable.Range(0, 3).Select(number => ResultHash.Run(Plan, number))];

    [Fact]
    public void Lines_add_up_to_the_difference_in_jobs_to_the_job_in_every_replication()
    {
        foreach (var replication in Replications)
        {
            Assert.All(Pairs(replication), pair => Assert.Equal(JobsAtEnd(pair.Own) - JobsAtEnd(pair.Other), LedgerSum(pair.Own, pair.Against, Outcomes.LedgerJobs)));
        }
    }

    // Two broken twins of the test above.
    [Fact]
    public void A_ledger_that_forgets_firms_of_one_arm_only_does_not_add_up()
    {
        int wrong = 0, all = 0;
        foreach (var (own, other, difference, layout) in Worlds())
        {
            var sums = AdditionalityLedger.Split(Plan, layout, own.Firms, other.Firms);
            Assert.Equal(difference, sums.Sum(s => s.Jobs));
            wrong += sums[..LedgerCatalogue.Cell(LedgerLine.ExistsInThisArmOnly, LedgerArea.Inside)].Sum(s => s.Jobs) == difference ? 0 : 1;
            all++;
        }
        // In some pairs what such firms have and lack is equal by chance, and an arm against itself has none.
        Assert.True(wrong > all / 4, $"{wrong} of {all}");
    }

    [Fact]
    public void A_ledger_from_which_one_job_is_lost_does_not_add_up()
    {
        var (own, other) = (Replications[0].WorldOf(3, 0), Replications[0].WorldOf(0, 0));
        var broken = own.Firms.Clone();
        broken.Jobs[Array.FindIndex(broken.Jobs, jobs => jobs > 1)]--;
        Assert.NotEqual(
            JobsAtEnd(own.Observations) - JobsAtEnd(other.Observations),
            AdditionalityLedger.Split(Plan, Replications[0].Luck.Layout, broken, other.Firms).Sum(s => s.Jobs));
    }

    [Fact]
    public void Lines_are_those_that_firm_ids_give()
    {
        foreach (var replication in Replications)
        {
            foreach (var (own, other, against, table) in Arms(replication))
            {
                var expected = ByIds(replication.Snapshot(own.Arm, own.Closure), replication.Snapshot(other.Arm, other.Closure), Supported(replication, own), Supported(replication, other));
                foreach (var (_, line, area) in LedgerCatalogue.All.Where(cell => cell.Against == against))
                {
                    var (firms, jobs) = expected.GetValueOrDefault((line, area));
                    Assert.Equal((firms, jobs), (Value(table, against, line, area, Outcomes.LedgerFirms), Value(table, against, line, area, Outcomes.LedgerJobs)));
                }
            }
        }
    }

    [Fact]
    public void Every_kind_of_pair_occurs_so_that_the_other_tests_can_fail()
    {
        long[] firms = new long[LedgerCatalogue.Cells];
        foreach (var (own, other, _, layout) in Worlds())
        {
            foreach (var (sum, cell) in AdditionalityLedger.Split(Plan, layout, own.Firms, other.Firms).Select((sum, cell) => (sum, cell))) firms[cell] += sum.Firms;
        }
        Assert.All(firms, n => Assert.True(n > 0));
    }

    [Fact]
    public void Jobs_at_first_help_are_those_of_the_quarter_before_through_forks_and_new_layouts()
    {
        var replication = new Replication(Plan, 0);
        var first = new Dictionary<(int Run, uint Firm), int>();
        var before = new Dictionary<(int Run, uint Firm), int>();
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            var layout = replication.Luck.Layout;
            for (int run = 0; run < Plan.Arms.Length * 2; run++)
            {
                var firms = replication.WorldOf(run / 2, run % 2).Firms;
                foreach (int slot in Slots(layout))
                {
                    var key = (run, layout.Id[slot]);
                    // A newcomer that is helped in its first quarter has the jobs with which it came.
                    if (firms.LastHelped[slot] != 0 && !first.ContainsKey(key)) first[key] = before.GetValueOrDefault(key, firms.JobsAtFirstHelp[slot]);
                    before[key] = firms.Jobs[slot];
                }
            }
        }

        int helped = 0;
        for (int run = 0; run < Plan.Arms.Length * 2; run++)
        {
            var firms = replication.WorldOf(run / 2, run % 2).Firms;
            foreach (int slot in Slots(replication.Luck.Layout))
            {
                Assert.Equal(firms.LastHelped[slot] == 0 ? 0 : first[(run, replication.Luck.Layout.Id[slot])], firms.JobsAtFirstHelp[slot]);
                helped += firms.LastHelped[slot] == 0 ? 0 : 1;
            }
        }
        Assert.True(helped > 100, $"Only {helped} firms were helped.");
    }

    [Fact]
    public void Gross_is_what_supported_firms_have_over_their_size_at_first_help()
    {
        var replication = Replications[0];
        for (int run = 0; run < replication.Runs.Length; run++)
        {
            var (own, none) = (replication.WorldOf(run / 2, run % 2).Firms, replication.WorldOf(0, run % 2).Firms);
            long expected = Slots(replication.Luck.Layout).Where(i => own.Jobs[i] > 0 && none.Jobs[i] > 0 && own.LastHelped[i] != 0).Sum(i => own.Jobs[i] - own.JobsAtFirstHelp[i]);
            Assert.Equal(expected, LedgerSum(replication.Runs[run].Observations, LedgerAgainst.WithoutSupport, Outcomes.LedgerGross));
        }
    }

    [Fact]
    public void A_ledger_is_written_in_the_last_quarter_and_in_no_other()
    {
        var table = Replications[0].Runs[^1].Observations;
        int[] columns = [.. Enumerable.Range(0, table.Series.Length).Where(i => table.Series[i].Scope == Scope.Ledger)];
        Assert.Equal(52, columns.Length);
        for (int quarter = 0; quarter < table.Quarters; quarter++)
            Assert.All(columns, column => Assert.Equal(quarter == table.Quarters - 1, table[quarter, column] != ObservationTable.Missing));
    }

    [Fact]
    public void Naming_the_other_arms_and_the_area_changes_nothing_but_the_ledger_and_the_evaluations()
    {
        var without = ResultHash.Run(Plan with { Baseline = null, WithoutSupport = null, ProgrammeArea = [] });
        foreach (var (named, plain) in Replications[0].Runs.Zip(without.Runs))
        {
            for (int i = 0; i < named.Observations.Values.Length; i++)
            {
                if (named.Observations.Series[i % named.Observations.Series.Length].Scope is Scope.Ledger or Scope.Evaluation) Assert.Equal(ObservationTable.Missing, plain.Observations.Values[i]);
                else Assert.Equal(named.Observations.Values[i], plain.Observations.Values[i]);
            }
        }
    }

    [Fact]
    public void An_arm_has_nothing_in_its_ledger_against_itself()
    {
        var none = Replications[0].Runs[0].Observations;
        Assert.Equal(0, LedgerSum(none, LedgerAgainst.WithoutSupport, Outcomes.LedgerJobs));
        Assert.All(LedgerCatalogue.All.Where(c => c.Against == LedgerAgainst.WithoutSupport), c => Assert.Equal(0, Value(none, c.Against, c.Line, c.Area, Outcomes.LedgerJobs)));
    }

    private static ModelParameters Strong(ModelParameters p) => p with
    {
        Delivery = p.Delivery with { BusinessDevelopment = 0.9, Finance = 0.9, InnovationCollaboration = 0.6, CrossCuttingCompetence = 0.6 },
    };

    private static Dictionary<(LedgerLine, LedgerArea), (long Firms, long Jobs)> ByIds(FirmSnapshot own, FirmSnapshot other, HashSet<uint> supportedOwn, HashSet<uint> supportedOther)
    {
        var lines = new Dictionary<(LedgerLine, LedgerArea), (long Firms, long Jobs)>();
        var here = own.Id.Zip(own.Jobs).ToDictionary(f => f.First, f => f.Second);
        var there = other.Id.Zip(other.Jobs).ToDictionary(f => f.First, f => f.Second);
        var market = own.Id.Zip(own.Market).Concat(other.Id.Zip(other.Market)).Distinct().ToDictionary(f => f.First, f => f.Second);
        foreach (uint id in market.Keys)
        {
            var line = !there.ContainsKey(id) ? LedgerLine.ExistsInThisArmOnly
                : !here.ContainsKey(id) ? LedgerLine.ExistsInOtherOnly
                : supportedOwn.Contains(id) ? (supportedOther.Contains(id) ? LedgerLine.SupportedInBoth : LedgerLine.SupportedInThisArmOnly)
                : supportedOther.Contains(id) ? LedgerLine.SupportedInOtherOnly
                : LedgerLine.SupportedInNeither;
            // Three sectors a region; the programme is for the first.
            var key = (line, market[id] < 3 ? LedgerArea.Inside : LedgerArea.Outside);
            var (firms, jobs) = lines.GetValueOrDefault(key);
            lines[key] = (firms + 1, jobs + here.GetValueOrDefault(id) - there.GetValueOrDefault(id));
        }
        return lines;
    }

    private static HashSet<uint> Supported(Replication replication, (int Arm, int Closure) run)
    {
        var snapshot = replication.Snapshot(run.Arm, run.Closure);
        return [.. snapshot.Id.Where((_, i) => snapshot.LastHelped[i] > 0)];
    }

    private static IEnumerable<((int Arm, int Closure) Own, (int Arm, int Closure) Other, LedgerAgainst Against, ObservationTable Table)> Arms(Replication replication) =>
        from run in Enumerable.Range(0, replication.Runs.Length)
        from against in Enum.GetValues<LedgerAgainst>()
        select ((run / 2, run % 2), (against == LedgerAgainst.WithoutSupport ? 0 : 1, run % 2), against, replication.Runs[run].Observations);

    private static IEnumerable<(World Own, World Other, long Difference, FirmLayout Layout)> Worlds() =>
        from replication in Replications
        from pair in Arms(replication)
        let own = replication.WorldOf(pair.Own.Arm, pair.Own.Closure)
        let other = replication.WorldOf(pair.Other.Arm, pair.Other.Closure)
        select (own, other, JobsAtEnd(own.Observations) - JobsAtEnd(other.Observations), replication.Luck.Layout);

    private static IEnumerable<(ObservationTable Own, ObservationTable Other, LedgerAgainst Against)> Pairs(Replication replication) =>
        Arms(replication).Select(pair => (pair.Table, replication.Runs[(pair.Other.Arm * 2) + pair.Other.Closure].Observations, pair.Against));

    private static IEnumerable<int> Slots(FirmLayout layout) =>
        from market in Enumerable.Range(0, layout.Start.Length) from i in Enumerable.Range(layout.Start[market], layout.Count[market]) select i;

    private static long JobsAtEnd(ObservationTable table) => table[table.Quarters - 1, table.Series.ToList().FindIndex(s => s.Scope == Scope.Total && s.Outcome == Outcomes.Jobs)];

    private static long Value(ObservationTable table, LedgerAgainst against, LedgerLine line, LedgerArea area, string outcome) =>
        table[table.Quarters - 1, table.Series.ToList().FindIndex(s => s.ScopeId == LedgerCatalogue.ScopeId(against, line, area) && s.Outcome == outcome)];

    private static long LedgerSum(ObservationTable table, LedgerAgainst against, string outcome) =>
        Enumerable.Range(0, table.Series.Length)
            .Where(i => table.Series[i].Scope == Scope.Ledger && table.Series[i].Outcome == outcome && table.Series[i].ScopeId.StartsWith(LedgerCatalogue.Name(against), StringComparison.Ordinal))
            .Sum(i => table[table.Quarters - 1, i]);
}
