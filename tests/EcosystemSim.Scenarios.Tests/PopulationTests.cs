using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Populations;

namespace EcosystemSim.Scenarios.Tests;

[Trait("Category", "Slow")]
public class PopulationTests
{
    private static readonly Scenario WestDenmark = ShippedScenarioTests.Load("west-denmark");
    private static readonly Population Firms = WestDenmark.BuildPlan(new() { DrawParameters = false }).Population;

    [Fact]
    public void West_Denmark_has_exactly_65_000_firms_and_720_000_jobs()
    {
        Assert.Equal(65_000, Firms.Count);
        Assert.Equal(720_000, Firms.Jobs.Sum());
        Assert.True(Firms.Jobs.Min() >= 1);
    }

    [Fact]
    public void Size_classes_have_their_shares_of_firms_and_jobs()
    {
        var m = WestDenmark.Marginals;
        for (int c = 0; c < m.SizeClasses.Length; c++)
        {
            var members = Firms.Jobs.Where(j => j >= m.SizeClasses[c].LeastJobs && j <= m.MostJobsOf(c)).ToList();
            Assert.Equal(m.SizeClasses[c].ShareOfFirms, members.Count / 65_000.0, 0.0001);
            Assert.Equal(m.SizeClasses[c].ShareOfJobs, members.Sum() / 720_000.0, 0.0001);
        }
    }

    [Fact]
    public void The_upper_tail_of_sizes_falls_nearly_as_Zipf_says()
    {
        // Rank against size above ten jobs, in logs, at equal steps of log size so that no class outweighs the others.
        double[] at = [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120];
        double[] x = [.. at.Select(s => Math.Log(s))];
        double[] y = [.. at.Select(s => Math.Log(Firms.Jobs.Count(j => j >= s)))];
        double mx = x.Average(), my = y.Average();
        double slope = -x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
        Assert.InRange(slope, 1.0, 1.25);
    }

    [Fact]
    public void Municipalities_have_firms_in_proportion_to_their_inhabitants()
    {
        var system = WestDenmark.System;
        double inhabitants = system.Municipalities.Sum(m => m.Population);
        for (int m = 0; m < system.Municipalities.Length; m++)
            Assert.InRange(Firms.Municipality.Count(x => x == m) - (65_000 * system.Municipalities[m].Population / inhabitants), -1.5, 1.5);
        for (int f = 0; f < Firms.Count; f++) Assert.Equal(Firms.Region[f], system.Municipalities[Firms.Municipality[f]].Region);
    }

    [Fact]
    public void Sectors_have_their_shares_of_firms_and_nearly_of_jobs_and_regions_their_strengths()
    {
        var m = WestDenmark.Marginals;
        var system = WestDenmark.System;
        int energy = system.Sectors.Select(s => s.Id).ToList().IndexOf("energy_technology");
        double Share(int r) => Count((reg, sec) => reg == r && sec == energy) / (double)Count((reg, _) => reg == r);
        Assert.True(Share(1) > Share(2) && Share(2) > Share(0));
        for (int s = 0; s < system.Sectors.Length; s++)
        {
            double firms = Count((_, sec) => sec == s) / 65_000.0;
            double jobs = Firms.Jobs.Where((_, f) => Firms.Sector[f] == s).Sum() / 720_000.0;
            // The sector's mean size relative to the whole is what the seed says; regional strengths move the shares themselves.
            double relative = jobs / firms / (m.SectorShareOfJobs[s] / m.SectorShareOfFirms[s]);
            Assert.InRange(relative, 0.85, 1.15);
        }

        int Count(Func<int, int, bool> where) => Enumerable.Range(0, Firms.Count).Count(f => where(Firms.Region[f], Firms.Sector[f]));
    }

    [Fact]
    public void Ages_are_those_of_a_population_of_which_eight_and_a_half_per_cent_close_in_a_year()
    {
        // In balance as many firms are in their first quarter of life as close in a quarter.
        Assert.Equal(0.085 / 4, Firms.AgeQuarters.Count(a => a == 0) / 65_000.0, 0.0005);
        double young = Firms.AgeQuarters.Count(a => a < 20) / 65_000.0;
        Assert.InRange(young, 0.25, 0.30);
        double small = Firms.AgeQuarters.Where((_, f) => Firms.Jobs[f] < 10).Average(), large = Firms.AgeQuarters.Where((_, f) => Firms.Jobs[f] >= 250).Average();
        Assert.True(large > small);
    }

    [Fact]
    public void Exporters_are_few_and_hold_a_quarter_of_the_jobs()
    {
        Assert.Equal(0.055, Firms.Exporter.Count(e => e) / 65_000.0, 0.0001);
        Assert.InRange(Firms.Jobs.Where((_, f) => Firms.Exporter[f]).Sum() / 720_000.0, 0.25, 0.27);
    }

    [Fact]
    public void The_same_seed_makes_the_same_firms_and_another_seed_others_with_the_same_totals()
    {
        var again = PopulationSynthesis.Create(WestDenmark.System, WestDenmark.Marginals, WestDenmark.Seed);
        Assert.Equal(Firms.Jobs, again.Jobs);
        Assert.Equal(Firms.Municipality, again.Municipality);
        Assert.Equal(Firms.AgeQuarters, again.AgeQuarters);
        Assert.Equal(Firms.Exporter, again.Exporter);
        var other = PopulationSynthesis.Create(WestDenmark.System, WestDenmark.Marginals, WestDenmark.Seed + 1);
        Assert.NotEqual(Firms.Jobs, other.Jobs);
        Assert.Equal(Firms.Jobs.Order(), other.Jobs.Order());
    }

    [Fact]
    public void The_bits_of_a_population_are_the_same_on_every_machine()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var p = ShippedScenarioTests.Load("small-world").BuildPlan(new() { DrawParameters = false }).Population;
        hash.AppendData(p.Region);
        hash.AppendData(p.Sector);
        hash.AppendData(MemoryMarshal.AsBytes(p.Municipality.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(p.Jobs.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(p.AgeQuarters.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(p.Exporter.AsSpan()));
        GoldenFile.Check("tests/EcosystemSim.Scenarios.Tests/small-world.population.sha256", Convert.ToHexStringLower(hash.GetHashAndReset()) + "\n");
    }

    [Theory]
    [InlineData(500, 5_500)]
    [InlineData(2_000, 18_000)]
    [InlineData(65_000, 650_000)]
    [InlineData(65_000, 800_000)]
    [InlineData(1_000_000, 11_000_000)]
    public void Firms_and_jobs_are_exact_from_five_hundred_firms_to_a_million(int firms, long jobs)
    {
        var p = PopulationSynthesis.Create(WestDenmark.System, WestDenmark.Marginals with { Firms = firms, Jobs = jobs }, 3);
        Assert.Equal(firms, p.Count);
        Assert.Equal(jobs, p.Jobs.Sum(j => (long)j));
        Assert.Equal((int)Math.Round(firms * 0.055), p.Exporter.Count(e => e));
    }

    [Fact]
    public void The_whole_of_West_Denmark_is_made_in_a_tenth_of_a_second()
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            PopulationSynthesis.Create(WestDenmark.System, WestDenmark.Marginals, 1);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        // The build without optimisation gets four times as long.
        Assert.True(best < 400, $"The best of five took {best} ms.");
    }

    [Fact]
    public void A_firm_has_the_same_name_on_every_thread()
    {
        string here = FirmNames.For(17, "Aalborg");
        string there = "";
        var thread = new Thread(() => there = FirmNames.For(17, "Aalborg"));
        thread.Start();
        thread.Join();
        Assert.Equal(here, there);
        Assert.Equal("Fjeld, Aalborg (17)", here);
        Assert.NotEqual(FirmNames.For(18, "Aalborg"), here);
    }
}
