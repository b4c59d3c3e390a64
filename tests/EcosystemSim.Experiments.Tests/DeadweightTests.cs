using System.Globalization;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>What became, without support, of the needs that a first grant met: West Denmark, firm twin by firm twin, need by need.</summary>
[Trait("Category", "Slow")]
public class DeadweightTests
{
    // Grants of the first three years; needs are gone two years later, decisions included.
    private const int Replications = 3, Years = 3, Quarters = 4 * (Years + 2);
    private const string Begin = "<!-- granted-alone -->", End = "<!-- /granted-alone -->";

    [Fact]
    public void The_page_says_how_many_granted_needs_would_have_been_solved_without_support()
    {
        Twins[] all = [.. Enumerable.Range(0, Replications).AsParallel().Select(r => Count(WestDenmark.Plan("none", "fragmented"), r))];
        var (needs, alone, bought) = (all.Sum(t => t.Needs), all.Sum(t => t.Alone), all.Sum(t => t.Bought));
        Assert.InRange(needs, 500, int.MaxValue);
        GoldenFile.CheckPart(
            "docs/evaluations.md", Begin, End,
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nOf {needs:#,0} needs that a first grant met in the first {Years} years of {Replications} replications, {Share(alone, needs)} % were solved by the firm itself in the arm without support before they lapsed, and {Share(bought, needs)} % ended with a private adviser, whose advice finances nothing. The effects above are net of that: it is in the twin. `tests/EcosystemSim.Experiments.Tests/DeadweightTests.cs` counts.\n"));
    }

    // The broken twin: where nobody solves a need alone, no need is counted as solved alone.
    [Fact]
    public void Where_no_firm_solves_a_need_by_itself_none_is_counted()
    {
        var plan = WestDenmark.Plan("none", "fragmented");
        var twins = Count(plan with { Parameters = plan.Parameters with { Needs = plan.Parameters.Needs with { AloneHazard = 0 } } }, 0);
        Assert.True(twins.Needs > 100);
        Assert.Equal(0, twins.Alone);
    }

    private static int Share(int part, int whole) => (int)Math.Round(100.0 * part / whole);

    private static Twins Count(ExperimentPlan plan, int number)
    {
        plan = plan with { Quarters = Quarters };
        int none = plan.ArmIndex("none"), own = plan.ArmIndex("fragmented");
        var run = new Replication(plan, number, Granted(plan, own, number));
        while (run.Advance())
        {
        }
        int needs = 0, alone = 0, bought = 0;
        foreach (var events in run.WorldOf(own, 0).Journey!.GroupBy(e => e.Firm))
        {
            // A firm with one need of finance only: there is no doubt which need a fate belongs to.
            JourneyEvent[] mine = [.. events.Where(e => e.Need == NeedType.Finance)];
            JourneyEvent[] twins = [.. run.Journey(none, 0, events.Key).Where(e => e.Need == NeedType.Finance)];
            if (Arose(mine) != 1 || Arose(twins) != 1 || !mine.Any(e => e is { Kind: JourneyKind.Ended, Fate: Fate.Specialised })) continue;
            needs++;
            switch (twins.Where(e => e.Kind == JourneyKind.Ended).Select(e => e.Fate).SingleOrDefault())
            {
                case Fate.Alone:
                    alone++;
                    break;
                case Fate.Private:
                    bought++;
                    break;
            }
        }
        return new(needs, alone, bought);

        static int Arose(JourneyEvent[] events) => events.Count(e => e.Kind == JourneyKind.NeedArose);
    }

    /// <summary>Firms whose first help was a grant.</summary>
    private static HashSet<uint> Granted(ExperimentPlan plan, int arm, int number)
    {
        var ids = new HashSet<uint>();
        var run = new Replication(plan with { Quarters = 4 * Years }, number);
        int grant = EvaluationCatalogue.IndexOf(NeedType.Finance, HelpKind.Grant);
        bool more = true;
        while (more)
        {
            int quarter = run.Quarter;
            more = run.Advance();
            if (quarter < 0) continue;
            foreach (ref readonly var first in run.WorldOf(arm, 0).FirstHelps.In(quarter))
                if (first.Help == grant && first.Slot >= 0) ids.Add(run.Luck.Layout.Id[first.Slot]);
        }
        return ids;
    }

    /// <summary>Needs that a grant met; of them those that the firm solved by itself, and those that a private adviser met, in the world without support.</summary>
    private sealed record Twins(int Needs, int Alone, int Bought);
}
