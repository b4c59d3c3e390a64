namespace EcosystemSim.Scenarios.Tests;

public class SupportScaleTests
{
    [Fact]
    public void Usual_is_what_the_systems_that_come_with_the_program_have_and_not_much_more()
    {
        var all = Directory.EnumerateFiles(Repository.File("scenarios"), "*.yaml").Select(f => ScenarioLoader.Load(f)).ToList();
        Assert.All(all, r => Assert.True(r.Scenario is not null && r.Warnings.IsEmpty, $"{r.Scenario?.Id}: {r.Scenario?.SupportScale}"));
        var (advisers, grants) = (all.Select(r => r.Scenario!.SupportScale.AdvisersPerThousandFirms).ToList(), all.Select(r => r.Scenario!.SupportScale.GrantsPerFirm).ToList());
        // Ends of the ranges are rounded outwards; were they far out, nothing would be warned of.
        Assert.InRange(SupportScale.UsualAdvisers.Low, advisers.Min() * 0.75, advisers.Min());
        Assert.InRange(SupportScale.UsualAdvisers.High, advisers.Max(), advisers.Max() * 1.25);
        Assert.InRange(SupportScale.UsualGrants.Low, grants.Min() * 0.75, grants.Min());
        Assert.InRange(SupportScale.UsualGrants.High, grants.Max(), grants.Max() * 1.25);
    }
}
