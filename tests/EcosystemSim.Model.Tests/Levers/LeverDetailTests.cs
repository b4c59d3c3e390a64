using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>The hub of L01, overview and worth of a hand-over of L05, negotiations and common note of L07.</summary>
public class LeverDetailTests
{
    private static ModelParameters With(Func<LeverParameters, LeverParameters> change, ModelParameters? parameters = null)
    {
        var p = parameters ?? TestParameters.Default;
        return p with { Levers = change(p.Levers) };
    }

    private static ModelParameters Hub(double knowledge, ModelParameters? parameters = null) =>
        With(l => l with { SharedCatalogue = l.SharedCatalogue with { InternationalKnowledge = knowledge, Knowledge = 0, BlurRatio = 1, RepeatIntakeRatio = 1 } }, parameters);

    private static ModelParameters Referral(double least = 0, double overview = 0) => With(l => l with { Referral = l.Referral with { LeastValue = least, Overview = overview } });

    private static ObservationTable Run(ModelParameters parameters, Lever lever, double cost = 1, Func<ExperimentPlan, ExperimentPlan>? change = null, int firms = 6000, double hours = 60) =>
        ResultHash.Run((change ?? (p => p))(LeverWorld.Plan([LeverWorld.Arm("arm", cost, lever)], hours, parameters, firms))).Runs[0].Observations;

    private static long Sum(ObservationTable table, string outcome) => LeverWorld.Sum(table, outcome);

    [Fact]
    public void A_hub_costs_its_hours_at_the_agencies_and_one_that_nobody_offers_nothing()
    {
        var with = Run(Hub(0.8), Lever.SharedCatalogue, firms: 1500);
        var without = Run(Hub(0), Lever.SharedCatalogue, firms: 1500);
        for (int q = 0; q < with.Quarters; q++)
            Assert.Equal(q < LeverWorld.From ? 0 : 2 * 30 * 60, LeverWorld.Value(with, q, Outcomes.HoursCoordination) - LeverWorld.Value(without, q, Outcomes.HoursCoordination));
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(with, without));
    }

    [Fact]
    public void A_hub_helps_where_nobody_knows_where_cases_abroad_belong()
    {
        var ignorant = TestParameters.Default with { Triage = TestParameters.Default.Triage with { Hoarding = 0.1, KnowledgeInRegion = 0, KnowledgeAcrossRegions = 0, KnowledgeLearning = 0, FollowThrough = 0.9 }, Search = TestParameters.Default.Search with { Blur = 2 } };
        var with = Run(Hub(0.9, ignorant), Lever.SharedCatalogue);
        var without = Run(Hub(0, ignorant), Lever.SharedCatalogue);
        Assert.Equal(0, Sum(without, Outcomes.Referrals));
        Assert.True(Sum(with, Outcomes.Referrals) > 10);
        Assert.True(Sum(with, Outcomes.CasesSpecialised) > Sum(without, Outcomes.CasesSpecialised));
    }

    [Fact]
    public void A_hub_hurts_where_its_hours_are_taken_from_applications()
    {
        var dear = With(l => l with { SharedCatalogue = l.SharedCatalogue with { HubHours = 60 } });
        Assert.True(Sum(Run(Hub(0.1, dear), Lever.SharedCatalogue, hours: 1.5), Outcomes.CasesSpecialised) < Sum(Run(Hub(0, dear), Lever.SharedCatalogue, hours: 1.5), Outcomes.CasesSpecialised));
    }

    [Fact]
    public void A_hub_is_one_for_cases_abroad_only_and_needs_an_agency()
    {
        ImmutableArray<double> home = [0.4, 0.15, 0.2, 0, 0.1, 0.05, 0.1];
        ExperimentPlan AtHome(ExperimentPlan p) => p with { System = p.System with { Sectors = [.. p.System.Sectors.Select(s => s with { NeedMix = home })] } };
        ExperimentPlan NoAgency(ExperimentPlan p) =>
            p with { Arms = [p.Arms[0] with { Agreements = [p.Arms[0].Agreements[0] with { Parties = [.. p.System.Providers.Select(x => x.Kind != ProviderKind.Agency)] }] }] };
        Assert.Equal(-1, TwinTests.FirstDifference(Run(Hub(0.9), Lever.SharedCatalogue, 0, AtHome), Run(Hub(0), Lever.SharedCatalogue, 0, AtHome)));
        Assert.Equal(-1, TwinTests.FirstDifference(Run(Hub(0.9), Lever.SharedCatalogue, 1, NoAgency), Run(Hub(0), Lever.SharedCatalogue, 1, NoAgency)));
        Assert.NotEqual(-1, TwinTests.FirstDifference(Run(Hub(0.9), Lever.SharedCatalogue, 0), Run(Hub(0), Lever.SharedCatalogue, 0)));
    }

    // Each house looks after the one cluster that may serve its region, for two hours a quarter.
    [Fact]
    public void A_house_with_an_overview_knows_clusters_that_are_no_party_and_pays_for_each()
    {
        var plan = LeverWorld.Plan([LeverWorld.Arm("arm", 1, Lever.Referral)], parameters: Referral(overview: 0.9));
        plan = plan with { Arms = [plan.Arms[0] with { Agreements = [plan.Arms[0].Agreements[0] with { Parties = [.. plan.System.Providers.Select(p => p.Kind == ProviderKind.BusinessHouse)] }] }] };
        var replication = new Replication(plan, 0);
        while (replication.Quarter <= LeverWorld.From) replication.Advance();
        var world = replication.Worlds[0];
        int House(int r) => Find($"house-{r}");
        int Find(string id) => plan.System.Providers.Select(p => p.Id).ToList().IndexOf(id);
        for (int r = 0; r < 2; r++)
        {
            Assert.Equal(0.9f * world.Commitment[House(r)], world.Frictions.KnowledgeAdded[(House(r) * 8) + Find($"cluster-{r}")], 5);
            Assert.Equal(0, world.Frictions.KnowledgeAdded[(House(r) * 8) + Find($"cluster-{1 - r}")]);
            Assert.Equal(0, world.Frictions.KnowledgeAdded[(Find($"cluster-{r}") * 8) + House(r)]);
            Assert.Equal(2 * 60, world.Frictions.Coordination[House(r)], 3);
        }
    }

    [Fact]
    public void An_overview_helps_where_houses_are_wrong_doors_and_hurts_where_hours_are_short()
    {
        var p = Referral() with { Triage = TestParameters.Default.Triage with { KnowledgeInRegion = 0, Hoarding = 0.1 } };
        p = With(l => l with { Referral = l.Referral with { Knowledge = 0 } }, p);
        var seen = With(l => l with { Referral = l.Referral with { Overview = 1, OverviewHours = 2 } }, p);
        Assert.True(Sum(Run(seen, Lever.Referral), Outcomes.CasesSpecialised) > Sum(Run(p, Lever.Referral), Outcomes.CasesSpecialised));
        var dear = With(l => l with { Referral = l.Referral with { Overview = 0.01, OverviewHours = 50 } }, p);
        Assert.True(Sum(Run(dear, Lever.Referral, hours: 1), Outcomes.CasesSpecialised) < Sum(Run(p, Lever.Referral, hours: 1), Outcomes.CasesSpecialised));
    }

    // Half an hour for any hand-over, an hour more for a warm one: cold ones take and bring what they do without the agreement.
    [Theory]
    [InlineData(0, 90, 90)]
    [InlineData(1, 30, 30)]
    [InlineData(0.6, 31, 89)]
    public void Only_hand_overs_that_are_worth_it_are_warm(double least, int lowest, int highest)
    {
        var t = Run(Referral(least), Lever.Referral);
        var all = Run(Referral(0), Lever.Referral);
        long referrals = 0, minutes = 0;
        for (int q = LeverWorld.From; q < t.Quarters; q++)
        {
            referrals += LeverWorld.Value(t, q, Outcomes.Referrals);
            minutes += LeverWorld.Value(t, q, Outcomes.HoursHandOver);
        }
        Assert.InRange(minutes, referrals * lowest, referrals * highest);
        Assert.Equal(0, (minutes - (referrals * 30)) % 60);
        double follow = Sum(t, Outcomes.ReferralsFollowed) / (double)Sum(t, Outcomes.Referrals), warm = Sum(all, Outcomes.ReferralsFollowed) / (double)Sum(all, Outcomes.Referrals);
        if (least > 0) Assert.True(follow < warm);
        else Assert.Equal(warm, follow);
    }

    // With dear hand-overs it pays to be choosy, with cheap ones it does not: help to firms, by what it can still do for them.
    [Fact]
    public void Being_choosy_helps_where_warm_hand_overs_are_dear_and_hurts_where_they_are_cheap()
    {
        (long Choosy, long All) Value(double warmHours, double hours)
        {
            ModelParameters At(double least) => With(l => l with { Referral = l.Referral with { WarmHours = warmHours, WarmFollowThrough = 0.9 } }, Referral(least)) with { Triage = TestParameters.Default.Triage with { Hoarding = 0.1, KnowledgeInRegion = 0.8 } };
            return (Sum(Run(At(0.7), Lever.Referral, hours: hours), Outcomes.CasesSpecialised), Sum(Run(At(0), Lever.Referral, hours: hours), Outcomes.CasesSpecialised));
        }

        var dear = Value(10, 1.5);
        Assert.True(dear.Choosy > dear.All, $"{dear}");
        var cheap = Value(0, 60);
        Assert.True(cheap.Choosy < cheap.All, $"{cheap}");
    }

    // Two pairs, a house and the cluster of its region each; with open borders four.
    [Theory]
    [InlineData(false, 1, 2 * 40)]
    [InlineData(true, 1, 4 * 40)]
    [InlineData(true, 0.5, 4 * 20)]
    [InlineData(true, 0, 0)]
    public void Each_pair_of_house_and_cluster_negotiates_once_and_a_note_makes_it_cheaper(bool open, double ratio, double hours)
    {
        ModelParameters At(double negotiation) => With(l => l with { JointEvents = l.JointEvents with { NegotiationHours = negotiation, TemplateRatio = ratio, TemplateLoss = 0 } });
        Lever[] levers = open ? [Lever.CrossBorderEligibility, Lever.JointEvents] : [Lever.JointEvents];
        long Spent(double negotiation) => Sum(ResultHash.Run(LeverWorld.Plan([LeverWorld.Arm("arm", 1, levers)], parameters: At(negotiation))).Runs[0].Observations, Outcomes.HoursCoordination);
        Assert.InRange(Spent(40) - Spent(0), (60 * hours) - 32, (60 * hours) + 32);
    }

    [Fact]
    public void A_note_that_fits_less_makes_events_and_shared_administration_do_less()
    {
        ModelParameters At(double ratio) => With(l => l with { JointEvents = l.JointEvents with { TemplateRatio = ratio, TemplateLoss = 0.5 } });
        var replication = ResultHash.Run(LeverWorld.Plan([LeverWorld.Arm("arm", 1, Lever.JointEvents)], parameters: At(0.2)));
        var f = replication.WorldOf(0, 0).Frictions;
        Assert.Equal(0.05 * 0.6, f.AwarenessAdded[0], 5);
        Assert.Equal(0.2 * (1 - (0.6 * 0.3)), f.OverheadShare[0], 5);
        Assert.True(Sum(Run(At(0), Lever.JointEvents), Outcomes.Visits) < Sum(Run(At(1), Lever.JointEvents), Outcomes.Visits));
    }

    [Fact]
    public void A_note_helps_where_negotiations_take_the_last_hours()
    {
        ModelParameters At(double ratio) => With(l => l with { JointEvents = l.JointEvents with { NegotiationHours = 200, TemplateRatio = ratio, TemplateLoss = 0.1 } });
        Assert.True(Sum(Run(At(0.2), Lever.JointEvents, hours: 1.5), Outcomes.CasesSpecialised) > Sum(Run(At(1), Lever.JointEvents, hours: 1.5), Outcomes.CasesSpecialised));
    }
}
