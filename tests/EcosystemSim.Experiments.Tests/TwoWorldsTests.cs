using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Journeys;
using EcosystemSim.Experiments.TwoWorlds;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

public class TwoWorldsTests
{
    private static readonly Scenario Teaching = ScenarioLoader.Load(Repository.Scenario("teaching-500")).Scenario!;
    private static readonly ExperimentPlan Plan = WorldDocument.PlanOf(Teaching)!;
    private static readonly PageRun Run = Done(Plan);
    private static readonly int Parts = Parting.Quarter(Plan.Arms[0], Plan.Arms[1], Plan.Quarters);

    [Fact]
    public void A_plan_that_was_packed_for_the_page_gives_the_same_results()
    {
        byte[] packed = RecordPacker.Pack(Plan);
        var unpacked = RecordPacker.Unpack<ExperimentPlan>(packed);
        Assert.Equal(packed, RecordPacker.Pack(unpacked));
        Assert.Equal(Run.ResultHash(), Done(unpacked).ResultHash());
        Assert.NotEqual(Run.ResultHash(), Done(Plan with { Seed = Plan.Seed + 1 }).ResultHash());
    }

    [Fact]
    public void Both_worlds_are_one_until_the_policies_part_and_differ_after()
    {
        Assert.InRange(Parts, 1, Plan.Quarters - 1);
        string[][] seen = Frames(Run);
        for (int quarter = 0; quarter <= Parts; quarter++) Assert.Equal(seen[0][quarter], seen[1][quarter]);
        Assert.NotEqual(seen[0][^1], seen[1][^1]);
        // Under other luck nothing is the same: the comparison would have seen it.
        Assert.NotEqual(seen[0][0], Frames(Done(Plan with { Seed = Plan.Seed + 1 }))[0][0]);
    }

    [Fact]
    public void What_is_counted_is_what_is_recorded_and_every_dot_has_a_place()
    {
        var document = Document(json => Run.Write(json, "w", new Dictionary<string, double>(), firms: true, hash: true));
        Assert.Equal(Run.ResultHash(), (string?)document["hash"]);
        int dots = Plan.Population.Count + document["born"]!["id"]!.AsArray().Count;
        for (int arm = 0; arm < PageRun.Arms; arm++)
        {
            var counts = document["counts"]![arm]!;
            Assert.Equal(Run.Values(arm, Outcomes.Jobs), Numbers(counts["jobs"]!));
            Assert.Equal(Run.Values(arm, Outcomes.FirmsFirstHelped).Sum(), Numbers(counts["helped"]!)[^1]);
            long[] end = Numbers(document["end"]![arm]!["jobs"]!);
            Assert.Equal(dots, end.Length);
            Assert.Equal(Run.Values(arm, Outcomes.Jobs)[^1], end.Sum());
            Assert.Equal(Run.Values(arm, Outcomes.Firms)[^1], end.Count(jobs => jobs > 0));
            Assert.Equal(end.Count(jobs => jobs > 0), Frames(Run)[arm][^1].Count(code => code != '0'));
            // Whatever began to be helped was counted as a case.
            Assert.Equal(Run.Values(arm, Outcomes.CasesSpecialised).Sum(), Run.Ended(arm, Fate.Specialised).Sum());
            Assert.Equal(Run.Values(arm, Outcomes.CasesPrivate).Sum(), Run.Ended(arm, Fate.Private).Sum());
        }
    }

    [Fact]
    public void One_arm_s_document_has_nothing_of_the_other()
    {
        var both = Document(json => Run.Write(json, "w", new Dictionary<string, double>(), firms: true, hash: false));
        for (int arm = 0; arm < PageRun.Arms; arm++)
        {
            int one = arm;
            var half = Document(json => Run.Write(json, "w", new Dictionary<string, double>(), firms: true, hash: false, one));
            foreach (string part in (string[])["counts", "dots", "end"]) Assert.True(JsonNode.DeepEquals(both[part]![arm], half[part]), part);
            Assert.True(JsonNode.DeepEquals(both["born"], half["born"]));
        }
    }

    [Fact]
    public void A_story_is_the_journey_that_the_tracer_tells()
    {
        uint[] firms = [.. Run.WorthTelling(9)];
        Assert.Equal(9, firms.Length);
        foreach (var journey in JourneyTracer.Trace(Plan, 0, firms))
        {
            Assert.Equal(Told(journey.First), Told(Run.Story(0, journey.Firm)));
            Assert.Equal(Told(journey.Second), Told(Run.Story(1, journey.Firm)));
        }

        static IEnumerable<JourneyEvent> Told(IEnumerable<JourneyEvent> events) =>
            events.Where(e => e.Quarter >= 0 && e.Kind != JourneyKind.JobsChanged).OrderBy(e => e.Quarter).ThenBy(e => e.Kind == JourneyKind.FirmExited).Select(e => e with { Arose = 0 });
    }

    [Fact]
    public void Doors_count_every_visit_and_every_referral_once()
    {
        var document = Document(json => Run.WriteDoors(json, summed: false));
        for (int arm = 0; arm < PageRun.Arms; arm++)
        {
            var rows = document["arms"]![arm]!;
            long[] from = Numbers(rows["from"]!), sent = Numbers(rows["sent"]!), came = Numbers(rows["came"]!), helped = Numbers(rows["helped"]!);
            Assert.Equal(Run.Values(arm, Outcomes.Visits).Sum() + Run.Values(arm, Outcomes.CasesPrivate).Sum(), came.Sum());
            Assert.Equal(Run.Values(arm, Outcomes.Referrals).Sum(), sent.Where((_, i) => from[i] >= 0).Sum());
            // Some wait before the door until the need has gone.
            long followed = Run.Values(arm, Outcomes.ReferralsFollowed).Sum(), arrived = came.Where((_, i) => from[i] >= 0).Sum();
            Assert.InRange(arrived, followed / 2, followed);
            Assert.InRange(helped.Sum(), 1, came.Sum());
        }
    }

    [Theory]
    [InlineData("cost", 2, "scenario.arms.coordinated.agreements.cooperation.cost_factor=2", "scenario.arms.coordinated.agreements.open-borders.cost_factor=2")]
    [InlineData("advisers", 0.5, "triage.capacity_scale=0.5")]
    [InlineData("borders", 0, "levers.cross_border_eligibility.strength=0")]
    [InlineData("commitment", 1, "scenario.arms.coordinated.agreements.cooperation.binding=true")]
    [InlineData("lever.triage", 0, "levers.triage.strength=0")]
    public void What_is_moved_on_the_page_can_be_set_for_a_run(string id, double value, params string[] settings)
    {
        var asked = WorldDocument.PlanOf(ScenarioLoader.Load(Repository.Scenario("teaching-500"), [.. settings.Select(s => Setting.Read(s)!)]).Scenario!)!;
        var moved = PageSetting.Apply(Plan, new Dictionary<string, double> { [id] = value });
        Assert.Equal(RecordPacker.Pack(asked), RecordPacker.Pack(moved));
        Assert.NotEqual(RecordPacker.Pack(Plan), RecordPacker.Pack(moved));
    }

    [Theory]
    [InlineData("nonsense", 1)]
    [InlineData("cost", -1)]
    [InlineData("cost", double.NaN)]
    [InlineData("borders", 0.5)]
    public void What_cannot_be_moved_is_refused(string id, double value) =>
        Assert.Throws<ArgumentException>(() => PageSetting.Apply(Plan, new Dictionary<string, double> { [id] = value }));

    // docs/page.md says by how much.
    [Theory, Trait("Category", "Slow")]
    [InlineData("teaching", 1)]
    [InlineData("teaching-busy", -1)]
    public void Coordination_wins_in_one_of_the_worlds_for_teaching_and_loses_in_the_other(string scenario, int sign)
    {
        var plan = WorldDocument.PlanOf(ScenarioLoader.Load(Repository.Scenario(scenario)).Scenario!)!;
        double[] jobYears = [.. Enumerable.Range(0, 8).AsParallel().Select(replication =>
        {
            var run = Done(plan, replication, firms: false);
            return sign * run.Values(1, Outcomes.Jobs).Zip(run.Values(0, Outcomes.Jobs), (with, without) => with - without).Sum() / 4.0;
        })];
        double mean = jobYears.Average(), error = Math.Sqrt(jobYears.Sum(j => (j - mean) * (j - mean)) / 7 / 8);
        Assert.True(mean > 2 * error, $"{mean} with a standard error of {error}");
    }

    private static PageRun Done(ExperimentPlan plan, int replication = 0, bool firms = true)
    {
        var run = new PageRun(plan, replication, firms);
        while (run.Advance())
        {
        }
        return run;
    }

    /// <summary>What the page shows of each arm, at the start and at the end of each quarter.</summary>
    private static string[][] Frames(PageRun run)
    {
        var document = Document(json => run.Write(json, "w", new Dictionary<string, double>(), firms: true, hash: false));
        return [.. document["dots"]!.AsArray().Select(arm => Replay(arm!))];

        static string[] Replay(JsonNode arm)
        {
            char[] now = ((string)arm["start"]!).ToCharArray();
            List<string> frames = [new(now)];
            foreach (var change in arm["changes"]!.AsArray())
            {
                string codes = (string)change!["c"]!;
                long at = 0;
                foreach (var (step, i) in Numbers(change["d"]!).Select((step, i) => (step, i))) now[at += step] = codes[i];
                frames.Add(new(now));
            }
            return [.. frames];
        }
    }

    private static long[] Numbers(JsonNode list) => [.. list.AsArray().Select(n => (long)n!)];

    private static JsonNode Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) write(json);
        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!;
    }
}
