using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Scenarios.Tests;

/// <summary>
/// Agreements' own staff beside what administering such money takes: of the European funds of 2014 to 2020, 4 % of eligible money and 0.95
/// person-years a million euro (about 0.13 a million kroner) for all administration, of which coordination is a part. Here money is over
/// all that support costs, hours of advisers and grants, and posts are over grants. Midtjylland's strategy stays above both and has limits
/// of its own: its unit for work abroad, its dialogue and its status every year administer no grants, beside few grants and small desks.
/// </summary>
public class CoordinationStaffTests
{
    private const double MostMoney = 0.04, MostPostsPerMillion = 0.13;

    [Theory]
    [InlineData("west-denmark", MostMoney, MostPostsPerMillion)]
    [InlineData("business-houses", MostMoney, MostPostsPerMillion)]
    [InlineData("norway-counties", MostMoney, MostPostsPerMillion)]
    [InlineData("vasterbotten-superclusters", MostMoney, MostPostsPerMillion)]
    [InlineData("midtjylland-international", 0.06, 0.2)]
    public void Staff_of_the_shipped_agreements_stay_under_the_cost_of_administering_the_money(string scenario, double mostMoney, double mostPosts)
    {
        var (staff, posts, budget, cost) = Year(scenario, 1);
        Assert.True(staff > 0);
        Assert.InRange(staff / cost, 0, mostMoney);
        Assert.InRange(posts / (budget / 1e6), 0, mostPosts);
    }

    [Fact]
    public void The_exception_is_needed()
    {
        var (staff, posts, budget, cost) = Year("midtjylland-international", 1);
        Assert.True(staff / cost > MostMoney && posts / (budget / 1e6) > MostPostsPerMillion);
    }

    // With five times the posts the check above would not hold.
    [Fact]
    public void A_secretariat_five_times_as_large_is_caught()
    {
        var (staff, posts, budget, cost) = Year("west-denmark", 5);
        Assert.True(staff / cost > MostMoney);
        Assert.True(posts / (budget / 1e6) > MostPostsPerMillion);
    }

    /// <summary>The last year of the arm "coordinated": money for staff, its posts, grant budget, public cost. A few firms are enough: what staff do hangs on parties and not on firms.</summary>
    private static (double Staff, double Posts, double Budget, double Cost) Year(string scenario, double factor)
    {
        var plan = ShippedScenarioTests.Load(scenario).BuildPlan(new() { DrawParameters = false, Arms = ["coordinated"] });
        var coordinated = plan.Arms.Single(a => a.Id == "coordinated");
        plan = plan with
        {
            Population = Few(plan.Population, 2000),
            Closures = [LabourClosure.Slack],
            WarmUpQuarters = 0,
            Arms = [coordinated with { Agreements = [.. coordinated.Agreements.Select(a => a with { CostFactor = a.CostFactor * factor })] }],
        };
        var run = new Replication(plan, 0);
        while (run.Advance()) { }
        var table = run.Runs[0].Observations;
        double Sum(string outcome)
        {
            int i = table.Series.Select((s, n) => (s, n)).Single(x => x.s.Scope == Scope.Total && x.s.Outcome == outcome).n;
            return Enumerable.Range(table.Quarters - 4, 4).Sum(q => (double)table[q, i]);
        }

        double staff = Sum(Outcomes.CoordinationStaff);
        return (staff, staff / plan.Parameters.Governance.CostPerHour / (4 * plan.Parameters.Triage.HoursPerFte), Sum(Outcomes.GrantsBudget), Sum(Outcomes.HoursCapacity) / 60 * plan.Parameters.Governance.CostPerHour + Sum(Outcomes.GrantsBudget));
    }

    private static Population Few(Population all, int most)
    {
        int step = Math.Max(1, all.Count / most);
        int[] chosen = [.. Enumerable.Range(0, all.Count / step).Select(i => i * step)];
        return new()
        {
            Region = [.. chosen.Select(i => all.Region[i])],
            Sector = [.. chosen.Select(i => all.Sector[i])],
            Municipality = [.. chosen.Select(i => all.Municipality[i])],
            Jobs = [.. chosen.Select(i => all.Jobs[i])],
            AgeQuarters = [.. chosen.Select(i => all.AgeQuarters[i])],
            Exporter = [.. chosen.Select(i => all.Exporter[i])],
        };
    }
}
