using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Tests.Theory;

/// <summary>What support does as years go by: gains in productivity fade at the stated rate and reach nobody else; jobs level off.</summary>
public class SupportOverTimeTests
{
    private const int None = 0, Supported = 1;

    // A gain is drawn back to the firm's own lasting level by persistence ρ a quarter: it halves in ln 2 / -ln ρ quarters, whoever
    // else is in the market. Help ends after a year and has all arrived a quarter later. A half-life an eighth longer is caught.
    [Fact]
    public void A_year_of_support_halves_in_the_half_life_of_productivity() => Assert.InRange(LeftAfterEightQuarters(halfLife: 8), 0.499, 0.501);

    [Fact]
    public void The_test_above_catches_a_half_life_an_eighth_longer() => Assert.False(LeftAfterEightQuarters(halfLife: 9) is >= 0.499 and <= 0.501);

    private static double LeftAfterEightQuarters(double halfLife)
    {
        var parameters = Helping(BareWorld.Still) with
        {
            Productivity = BareWorld.Still.Productivity with { Persistence = Math.Pow(0.5, 1 / halfLife), Innovation = 0.05, ProspectSpread = 0.1 },
        };
        var replication = new Replication(TwoArms(parameters, supportEnds: 4, quarters: 20, OnlyCrossCutting), 0);
        double[] gains = new double[20];
        for (int quarter = 0; quarter < gains.Length; quarter++)
        {
            replication.Advance();
            gains[quarter] = MeanProductivity(replication, Supported) - MeanProductivity(replication, None);
        }
        return gains[14] / gains[6];
    }

    private static double MeanProductivity(Replication replication, int arm) =>
        replication.WorldOf(arm, 0).Firms.Productivity.AsSpan(0, replication.Luck.Layout.Count[0]).ToArray().Average(a => (double)a);

    // Size must not matter here: a firm that has lost a job to a supported rival solves its needs a little later.
    [Fact]
    public void Without_spillover_no_unsupported_firm_s_productivity_changes() => Assert.Equal(0, UnsupportedFirmsThatChanged(spillover: 0));

    [Fact]
    public void With_spillover_others_gain() => Assert.NotEqual(0, UnsupportedFirmsThatChanged(spillover: 0.05));

    private static int UnsupportedFirmsThatChanged(double spillover)
    {
        var p = TestParameters.Default;
        var parameters = p with
        {
            Productivity = p.Productivity with { Spillover = spillover },
            Needs = p.Needs with { AloneSizeExponent = 0 },
            Triage = p.Triage with { DropOut = 0, CapacityScale = 3 },
            Delivery = p.Delivery with { SizeDecline = 0 },
        };
        var plan = TestWorld.Small(parameters, 1500, 16) with { Closures = [LabourClosure.Slack], Arms = Arms(int.MaxValue) };
        var replication = new Replication(plan, 0);
        while (replication.Advance())
        {
        }
        var (none, supported) = (replication.WorldOf(None, 0).Firms, replication.WorldOf(Supported, 0).Firms);
        int changed = 0, helped = 0, unsupported = 0;
        for (int i = 0; i < replication.Luck.Layout.Length; i++)
        {
            if (none.Jobs[i] == 0 || supported.Jobs[i] == 0) continue;
            if (supported.LastHelped[i] > 0) helped++;
            else unsupported++;
            if (supported.LastHelped[i] == 0 && none.Productivity[i] != supported.Productivity[i]) changed++;
        }
        Assert.True(helped > 50 && unsupported > 500, $"{helped} helped and {unsupported} other firms are too few.");
        return changed;
    }

    // Under constant support inflow and fading balance: reach at its half-life, productivity at its own, and market share won by it
    // at φ/ε a quarter, all three as shipped. After forty years the slope of net jobs is under a tenth of that of the first two. With a share that never
    // answers, exporters' gains against the world are growth for ever.
    [Fact]
    public void Under_constant_support_net_jobs_level_off() => Assert.InRange(LastSlopeOverFirst(shareElasticity: 0.5), -0.1, 0.1);

    [Fact]
    public void The_test_above_catches_a_market_share_that_never_answers() => Assert.True(LastSlopeOverFirst(shareElasticity: 1e6) > 0.1);

    private static double LastSlopeOverFirst(double shareElasticity)
    {
        const int years = 40;
        var still = Helping(BareWorld.Still);
        var parameters = still with
        {
            Growth = still.Growth with { CompetitionStrength = 0.02, ShareElasticity = shareElasticity },
            Productivity = still.Productivity with { Persistence = 0.91 },
            Delivery = still.Delivery with { DurableHalfLife = 24 },
        };
        ImmutableArray<double> mix = [0, 0, 0, 0.5, 0, 0, 0.5];
        var replication = new Replication(TwoArms(parameters, int.MaxValue, years * 4, mix, jobs: 100), 0);
        var net = new List<long> { 0 };
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            net.Add(replication.WorldOf(Supported, 0).Totals.Sums[0].Jobs - replication.WorldOf(None, 0).Totals.Sums[0].Jobs);
        }
        return (net[^1] - net[^9]) / (double)(net[8] - net[0]);
    }

    // Firms that begin and cease to export do so by hazard: of N exporters that never begin again N (1 - q)^t are left. Here
    // size plays no part; ExporterTests has the beginners as they are. False alarm 1e-5; a hazard a tenth larger is caught.
    [Theory]
    [InlineData(0.052, true)]
    [InlineData(0.0572, false)]
    public void Exporters_cease_at_the_stated_hazard(double hazard, bool follows)
    {
        const int firms = 20_000, quarters = 20;
        var parameters = BareWorld.Still with { Export = BareWorld.Still.Export with { StopHazard = hazard, StopSizeDecline = 0 }, Needs = BareWorld.Still.Needs with { ArrivalRate = 0 } };
        var plan = BareWorld.Plan(parameters, [BareWorld.LocalExpert(0, 100, [1, 1, 1, 1, 1, 1, 1])], quarters, firmsEach: firms, jobs: 3);
        Array.Fill(plan.Population.Exporter, true);
        var (replication, world) = BareWorld.Start(plan);
        while (replication.Advance())
        {
        }
        double left = Math.Pow(1 - 0.052, quarters), off = (world.Totals.Sums[0].Exporters - (firms * left)) / Math.Sqrt(firms * left * (1 - left));
        Assert.Equal(follows, Math.Abs(off) < Chance.Z);
    }

    [Fact]
    public void Firms_begin_to_export_at_the_stated_hazard_and_more_often_the_larger_they_are()
    {
        const int firms = 40_000, quarters = 10;
        var parameters = BareWorld.Still with { Export = BareWorld.Still.Export with { StartHazard = 0.001, StartSizeExponent = 0.5, StopHazard = 0 }, Needs = BareWorld.Still.Needs with { ArrivalRate = 0 } };
        var plan = BareWorld.Plan(parameters, [BareWorld.LocalExpert(0, 100, [1, 1, 1, 1, 1, 1, 1])], quarters, firmsEach: firms, jobs: 100);
        var (replication, world) = BareWorld.Start(plan);
        while (replication.Advance())
        {
        }
        double begun = 1 - Math.Pow(1 - 0.01, quarters), off = (world.Totals.Sums[0].Exporters - (firms * begun)) / Math.Sqrt(firms * begun * (1 - begun));
        // Sizes that round to 100 jobs spread the hazard by a quarter of a hundredth.
        Assert.InRange(Math.Abs(off), 0, Chance.Z + 1);
    }

    // Whoever seeks has prospects of mean s where the wish to seek has weight exp(s z - s²/2): selection, which matched estimates take for effect.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public void Firms_that_seek_help_have_the_better_prospects(double strength)
    {
        const double share = 0.2;
        var parameters = BareWorld.Still with { Search = BareWorld.Still.Search with { SeekShare = share, ProspectSeeking = strength }, Needs = BareWorld.Still.Needs with { ArrivalRate = 0.5 } };
        var (replication, world) = BareWorld.Start(BareWorld.Plan(parameters, [BareWorld.LocalExpert(0, 100, [1, 1, 1, 1, 1, 1, 1])], 1, firmsEach: 60_000));
        var (needs, _) = BareWorld.Advance(replication, world);
        var prospects = needs.Where(n => n.SeekDraw < (float)share).Select(n => (double)replication.Luck.Layout.Prospect[n.Slot]).ToArray();
        Assert.True(prospects.Length > 4000, "The sample is too small.");
        Assert.InRange(prospects.Average(), strength - (5 / Math.Sqrt(prospects.Length)), strength + (5 / Math.Sqrt(prospects.Length)));
    }

    private static readonly ImmutableArray<double> OnlyCrossCutting = [0, 0, 0, 0, 0, 0, 1];

    private static ModelParameters Helping(ModelParameters p) => p with
    {
        Needs = p.Needs with { ArrivalRate = 0.05 },
        Delivery = p.Delivery with { CrossCuttingCompetence = 0.05, Internationalisation = 0.07, Spread = 1, ExportSpread = 1, SizeReference = 1000 },
    };

    private static ImmutableArray<ArmSpec> Arms(int supportEnds) => [new("none", "None", 0, []), new("supported", "Supported", supportEnds, [])];

    private static ExperimentPlan TwoArms(ModelParameters parameters, int supportEnds, int quarters, ImmutableArray<double> mix, int jobs = 20) =>
        BareWorld.Plan(parameters, [BareWorld.LocalExpert(0, 20_000, [1, 1, 1, 1, 1, 1, 1])], quarters, firmsEach: 4000, jobs: jobs, sectors: [BareWorld.Sector(0.5, mix)])
            with
        { Arms = Arms(supportEnds) };
}
