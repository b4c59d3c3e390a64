using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Tests.Theory;

public class SearchTests
{
    private const double Hoarding = 0.3, DropOut = 0.2;

    // Sixty doors that all look alike, none with the right offer, no adviser who knows a colleague: each door helps with
    // probability h, and a firm that is not helped gives up with probability p. So the number of doors tried is geometric,
    // P(N > n) = ((1-h)(1-p))^n, and of those that end h / (h + (1-h) p) end with help, whatever N is.
    // False alarm 2e-6 per seed (two limits); drop-out of .22 rather than .2 is caught more than 99.9 % of the time.
    [Fact]
    public void Doors_tried_without_referral_are_geometric() => Assert.True(IsGeometric(DropOut));

    [Fact]
    public void The_test_above_catches_two_points_of_drop_out() => Assert.False(IsGeometric(DropOut + 0.02));

    private static bool IsGeometric(double dropOut)
    {
        const int doors = 60;
        var parameters = BareWorld.Still with
        {
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0.05, MaximumOpen = 1 },
            Search = BareWorld.Still.Search with { Blur = 1, Reservation = -5 },
            Triage = BareWorld.Still.Triage with { Hoarding = Hoarding, DropOut = dropOut, KnowledgeInRegion = 0, GenericHours = 0.1 },
        };
        var offer = new OfferSpec(NeedType.Skills, true, [true], 1, 1, int.MaxValue, 1);
        var plan = BareWorld.Plan(
            parameters,
            [.. Enumerable.Range(0, doors).Select(d => new ProviderSpec($"p{d}", "P", ProviderKind.KnowledgeInstitution, 0, -1, 100, 0, [true], [offer]))],
            quarters: 40, firmsEach: 40_000);
        var (counts, ended, helped) = DoorsTried(plan, 13);
        const double goesOn = (1 - Hoarding) * (1 - DropOut), share = Hoarding / (Hoarding + ((1 - Hoarding) * DropOut));
        Assert.True(ended > 50_000, "The sample is too small.");
        double[] law = [.. Enumerable.Range(1, 13).Select(n => Math.Pow(goesOn, n - 1) * (n < 13 ? 1 - goesOn : 1))];
        double z = (helped - (share * ended)) / Math.Sqrt(ended * share * (1 - share));
        return Chance.ChiSquare(counts, law) < Chance.ChiSquareLimit(12) && Math.Abs(z) < Chance.Z;
    }

    // Of forty doors that look alike half serve firms of this size. A firm tries no door twice, so it draws without
    // replacement: P(N > n) is the product of (1-p) (20-i)/(40-i) for i under n, with 20 wrong doors among 40.
    // False alarm 1e-6 per seed; one right door more is caught more than 99.9 % of the time.
    [Fact]
    public void Doors_tried_until_a_right_one_are_drawn_without_replacement() => Assert.True(IsDrawingWithoutReplacement(rightDoors: 20));

    [Fact]
    public void The_test_above_catches_one_right_door_more() => Assert.False(IsDrawingWithoutReplacement(rightDoors: 21));

    private static bool IsDrawingWithoutReplacement(int rightDoors)
    {
        const int doors = 40;
        var parameters = BareWorld.Still with
        {
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0.05, MaximumOpen = 1 },
            Search = BareWorld.Still.Search with { Blur = 1, Reservation = -9, MemoryWeight = 0 },
            Triage = BareWorld.Still.Triage with { DropOut = DropOut, KnowledgeInRegion = 0 },
        };
        var offer = new OfferSpec(NeedType.BusinessDevelopment, true, [true], 0.1, 1, int.MaxValue, 1);
        var plan = BareWorld.Plan(
            parameters,
            [.. Enumerable.Range(0, doors).Select(d => new ProviderSpec(
                $"p{d}", "P", ProviderKind.KnowledgeInstitution, 0, -1, 100, 0, [true], [offer with { MinimumJobs = d * 7 % doors < rightDoors ? 1 : 99 }]))],
            quarters: 40, firmsEach: 40_000);
        var (counts, ended, _) = DoorsTried(plan, 8);
        Assert.True(ended > 50_000, "The sample is too small.");
        double[] more = new double[9];
        more[0] = 1;
        for (int n = 1; n < 9; n++) more[n] = more[n - 1] * (1 - DropOut) * (21.0 - n) / (41 - n);
        return Chance.ChiSquare(counts, [.. Enumerable.Range(0, 8).Select(n => n < 7 ? more[n] - more[n + 1] : more[n])]) < Chance.ChiSquareLimit(7);
    }

    /// <summary>Needs that ended, by doors tried (the last count takes the rest), and how many of them were helped.</summary>
    private static (long[] Counts, long Ended, long Helped) DoorsTried(ExperimentPlan plan, int classes)
    {
        var (replication, world) = BareWorld.Start(plan);
        Dictionary<uint, int> tried = [], arose = [];
        var counts = new long[classes];
        long helped = 0;
        for (int quarter = 0; quarter < plan.Quarters; quarter++)
        {
            foreach (var e in BareWorld.Advance(replication, world).Events)
            {
                if (e.Kind == JourneyKind.VisitedDoor) tried[e.Firm] = tried.GetValueOrDefault(e.Firm) + 1;
                if (e.Kind == JourneyKind.NeedArose) arose[e.Firm] = e.Quarter;
                if (e.Kind != JourneyKind.Ended) continue;
                tried.Remove(e.Firm, out int n);
                // The last needs may still be on their way, those with many doors first, so none of them is counted.
                if (arose[e.Firm] >= plan.Quarters - 6) continue;
                counts[Math.Min(n, classes) - 1]++;
                if (e.Fate is Fate.Generic or Fate.Specialised) helped++;
            }
        }
        return (counts, counts.Sum(), helped);
    }

    // The draw of a pair of firm and provider is fixed, so a firm that knows a door goes on knowing it when more firms do.
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(0.7)]
    public void Raising_awareness_never_makes_a_firm_forget_a_door(double added) =>
        Assert.True(Forgotten(added, otherReplication: 0, out int learned) == 0 && learned > 0);

    // Were the draw made anew, as another replication makes it, firms would forget.
    [Fact]
    public void The_test_above_catches_a_draw_made_anew() => Assert.True(Forgotten(0.02, otherReplication: 1, out _) > 0);

    private static int Forgotten(double added, int otherReplication, out int learned)
    {
        var parameters = TestParameters.Default with
        {
            Needs = TestParameters.Default.Needs with { ArrivalRate = 0.3 },
            Search = TestParameters.Default.Search with { Reservation = -9 },
            Levers = TestParameters.Default.Levers with { JointEvents = TestParameters.Default.Levers.JointEvents with { Awareness = added } },
        };
        var plan = TestWorld.Small(parameters) with { Closures = [LabourClosure.Slack] };
        ImmutableArray<bool> everybody = [.. plan.System.Providers.Select(_ => true)];
        var events = new ArmSpec("events", "Events", int.MaxValue, [new("events", 0, 0, false, Secretariat.None, 1, everybody, [new(Lever.JointEvents, 1)])]);
        var known = DoorsKnown(plan with { Arms = [plan.Arms.Single(a => a.Id == "fragmented")] }, 0);
        var knownThen = DoorsKnown(plan with { Arms = [events] }, otherReplication);
        var both = known.Keys.Intersect(knownThen.Keys).ToList();
        learned = both.Count(k => knownThen[k] && !known[k]);
        return both.Count(k => known[k] && !knownThen[k]);
    }

    /// <summary>For each firm with a need in the first quarter and each provider: would the firm find its door if there were no other?</summary>
    private static Dictionary<(uint Firm, int Provider), bool> DoorsKnown(ExperimentPlan plan, int number)
    {
        var replication = new Replication(plan, number);
        while (replication.Quarter <= 0) replication.Advance();
        var world = replication.Worlds.Single();
        var luck = replication.Luck;
        var known = new Dictionary<(uint, int), bool>();
        int ring = plan.WarmUpQuarters % luck.Cohorts.Length;
        for (int i = 0; i < luck.Cohorts[ring].Count; i++)
        {
            var need = luck.Cohorts[ring].Needs[i];
            if (need.SeekDraw >= plan.Parameters.Search.SeekShare || !world.IsActive(need.Slot)) continue;
            for (int provider = 0; provider < plan.System.Providers.Length; provider++)
            {
                int door = luck.Doors.DoorOf[provider];
                if (luck.Doors.ProviderAt(door, need.Municipality) != provider) continue;
                var only = new Case { Cohort = ring, Need = i, Tried = ~(1UL << door) };
                known[(need.Firm, provider)] = S3Search.ChooseDoor(world, ref only) >= 0;
            }
        }
        return known;
    }
}
