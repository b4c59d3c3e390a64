using System.Text;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Grains.Domain;
using EcosystemSim.Scenarios;
using Orleans;
using Orleans.Hosting;

namespace EcosystemSim.Orleans.Tests;

/// <summary>What the actors really say to each other, as a filter in the silo hears it.</summary>
[Trait("Category", "Slow")]
public class MessageLogTests
{
    private const string Fragmented = "fragmented", Coordinated = "coordinated";
    private static readonly Lazy<Task<(ExperimentPlan Plan, Log Log)>> SmallWorld = new(RecordSmallWorld);

    [Fact]
    public async Task The_page_shows_a_need_on_its_way_as_the_messages_of_a_run_tell_it()
    {
        var (plan, log) = await SmallWorld.Value;
        // Who has gone to a wrong door, was referred under the agreement, waited and was helped there; the first of them who was referred to nobody in the other arm.
        var alone = log.Said.Where(s => s.World == log.WorldOf(Fragmented)).ToLookup(s => (s.Firm, s.Arose));
        var need = log.Said.Where(s => s.World == log.WorldOf(Coordinated)).GroupBy(s => (s.Firm, s.Arose)).OrderBy(g => g.Key.Arose).ThenBy(g => g.Key.Firm).First(g => IsWholeStory(plan, g) && alone[g.Key].Any() && !alone[g.Key].Any(s => s.Referral is not null)).Key;
        var text = new StringBuilder("\n");
        text.Append(log.Diagram(need, Coordinated)).Append(log.Diagram(need, Fragmented));
        GoldenFile.CheckPart("docs/orleans.md", "<!-- messages -->", "<!-- /messages -->", text.ToString());
    }

    [Fact]
    public async Task Firms_call_providers_providers_each_other_and_all_the_governing_body()
    {
        var (_, log) = await SmallWorld.Value;
        Assert.Contains(("firms", "Enquire", "provider"), log.Calls);
        Assert.Contains(("firms", "Inform", "provider"), log.Calls);
        Assert.Contains(("provider", "HandOver", "provider"), log.Calls);
        Assert.Contains(("provider", "Answer", "firms"), log.Calls);
        Assert.Contains(("provider", "Apply", "governingbody"), log.Calls);
        Assert.Contains(("governingbody", "Settle", "agreement"), log.Calls);
        Assert.Contains(("agreement", "Join", "provider"), log.Calls);
        // Firms of different blocks never meet, and nobody tells firms what to do but by the calendar.
        Assert.DoesNotContain(log.Calls, c => c.From == "firms" && c.To is "firms" or "agreement");
    }

    [Fact]
    public void No_message_of_an_actor_is_bytes_or_anything_at_all()
    {
        Type[] actors = [typeof(IFirmsGrain), typeof(IProviderGrain), typeof(IAgreementGrain), typeof(IGoverningBodyGrain)];
        foreach (var method in actors.SelectMany(a => a.GetMethods()))
        {
            Type[] types = [method.ReturnType, .. method.ReturnType.GenericTypeArguments, .. method.GetParameters().Select(p => p.ParameterType)];
            Assert.DoesNotContain(types, t => t == typeof(object) || t == typeof(byte[]));
            if (method.Name != "Retire") Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType);
        }
    }

    private static bool IsWholeStory(ExperimentPlan plan, IEnumerable<Said> said)
    {
        var all = said.ToList();
        return all.Exists(s => s.Referral is { } r && r.Under.Any(u => u.StartsWith(Coordinated, StringComparison.Ordinal)) && !plan.System.Providers[r.From].Offers.Any(o => o.Specialised && o.Need == s.Enquiry!.Value.Need))
            && all.Exists(s => s.Answer is { Kind: DeskEventKind.Queued })
            && all.Exists(s => s.Answer is { Kind: DeskEventKind.Ended, Number: (int)Fate.Specialised } a && all.Exists(r => r.Referral is not null && r.To == a.Provider))
            && all.Find(s => s.Answer is { Kind: DeskEventKind.Queued })!.Answer!.Value.Provider == all.Find(s => s.Answer is { Kind: DeskEventKind.Ended })!.Answer!.Value.Provider;
    }

    private static async Task<(ExperimentPlan Plan, Log Log)> RecordSmallWorld()
    {
        var plan = ScenarioLoader.Load(Repository.File("scenarios/small-world.yaml")).Scenario!.BuildPlan(new() { DrawParameters = false });
        plan = plan with { Arms = [.. plan.Arms.Where(a => a.Id is Fragmented or "eligibility" or Coordinated)], Closures = [LabourClosure.Slack], WithoutSupport = null, Quarters = 14 };
        var log = new Log(plan);
        await using var cluster = await Silos.Start(1, silo => silo.AddIncomingGrainCallFilter(log));
        var kept = new Kept();
        Assert.Empty(OrleansEngine.Run(cluster.Client, "heard", plan, [0], 0, kept, granularity: Granularity.Parse("actors:2")).Failures);
        Assert.Equal(World.Locally(plan, 1).Hashes, kept.Hashes);
        return (plan, log);
    }

    /// <summary>One thing that was said about a need: an enquiry, a referral, or an answer.</summary>
    private sealed record Said(int Quarter, int Week, int World, uint Firm, int Arose, int To, CaseFile? Enquiry, Referrals? Referral, Answer? Answer)
    {
        public int Rank => Enquiry is not null && Referral is null ? 0 : Referral is not null ? 2 : 1;
    }

    private sealed class Log(ExperimentPlan plan) : IIncomingGrainCallFilter
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<int, int> _armOf = [];
        private (int Quarter, int Week) _now;

        public List<Said> Said { get; } = [];

        public HashSet<(string From, string Method, string To)> Calls { get; } = [];

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod.DeclaringType!.Namespace == typeof(IFirmsGrain).Namespace)
            {
                lock (_lock) Hear(context);
            }
            return context.Invoke();
        }

        /// <summary>World of an arm that has parted from those before it.</summary>
        public int WorldOf(string arm) => _armOf.Single(w => w.Value == Array.FindIndex([.. plan.Arms], a => a.Id == arm)).Key;

        public string Diagram((uint Firm, int Arose) need, string arm)
        {
            int world = WorldOf(arm);
            var said = Said.Where(s => (s.Firm, s.Arose) == need && s.World == world).OrderBy(s => (s.Quarter, s.Week)).ThenBy(s => s.Rank).ThenBy(s => s.Answer?.Order ?? 0).ToList();
            var text = new StringBuilder($"In the arm `{arm}`:\n\n```mermaid\nsequenceDiagram\n    participant firm as firm {need.Firm}\n");
            foreach (var s in said)
            {
                string when = $"{Calendar(s.Quarter)}, week {s.Week + 1}";
                if (s.Referral is { } referral)
                {
                    string[] under = [.. referral.Under.Where(u => u.StartsWith(arm + "/", StringComparison.Ordinal)).Select(u => u[(arm.Length + 1)..]).Order(StringComparer.Ordinal)];
                    text.Append($"    {Name(referral.From)}->>{Name(s.To)}: HandOver, {when}, {(under.Length > 0 ? "under " + string.Join(" and ", under) : "without an agreement")}\n");
                }
                else if (s.Enquiry is { } enquiry) text.Append($"    firm->>{Name(s.To)}: Enquire about {NeedTypes.Names[(int)enquiry.Need].Replace('_', ' ')}, {when}\n");
                else if (s.Answer is { } answer && Words(answer) is { } words) text.Append($"    {Name(answer.Provider)}-->>firm: Answer, {when}: {words}\n");
            }
            return text.Append("```\n\n").ToString();
        }

        private string Name(int provider) => plan.System.Providers[provider].Id;

        private string Calendar(int quarter) => $"{(plan.StartCalendarQuarter + quarter) / 4}Q{((plan.StartCalendarQuarter + quarter) % 4) + 1}";

        private string? Words(Answer answer) => answer.Kind switch
        {
            DeskEventKind.Moves when answer.To >= 0 => $"you are expected at {Name(answer.To)}",
            DeskEventKind.Moves => "nothing for you here",
            DeskEventKind.Queued => "you have to wait",
            DeskEventKind.Applies => "your application is decided at the end of the quarter",
            DeskEventKind.Ended => (Fate)answer.Number switch { Fate.Specialised => "helped by specialists", Fate.Generic => "a conversation", Fate.DroppedOut => "the firm gives up", _ => "over" },
            _ => null,
        };

        private void Hear(IIncomingGrainCallContext context)
        {
            string method = context.InterfaceMethod.Name;
            if (context.SourceId is { } source) Calls.Add((source.Type.ToString()!, method, context.TargetId.Type.ToString()!));
            var arguments = Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument).ToList();
            switch (arguments.Find(a => a is Opening or Week or Enquiries or Referrals or Answers) ?? arguments[0])
            {
                case Opening opening:
                    _now = (opening.Quarter.Quarter, 0);
                    foreach (var terms in opening.Quarter.Terms) _armOf[terms.World] = terms.Arm;
                    break;
                case int week when method == nameof(IFirmsGrain.SeekHelp):
                    _now = (_now.Quarter, Math.Min(week, 12));
                    break;
                case Enquiries enquiries:
                    foreach (var c in enquiries.Cases) Said.Add(new(_now.Quarter, _now.Week, c.World, c.Firm, c.Arose, IndexOf(context), c, null, null));
                    break;
                case Referrals referrals:
                    foreach (var c in referrals.Cases) Said.Add(new(_now.Quarter, _now.Week, c.World, c.Firm, c.Arose, IndexOf(context), c, referrals, null));
                    break;
                case Answers answers:
                    foreach (var a in answers.All) Said.Add(new(_now.Quarter, _now.Week, a.World, a.Firm, a.Arose, -1, null, null, a));
                    break;
            }
        }

        private int IndexOf(IIncomingGrainCallContext context) => Array.FindIndex([.. plan.System.Providers], p => p.Id == context.TargetId.Key.ToString()!.Split('/')[^1]);
    }
}
