using EcosystemSim.Model.Policy;

namespace EcosystemSim.Scenarios.Tests;

public class LeverArmTests
{
    private static readonly Lever[] Package =
        [Lever.SharedCatalogue, Lever.Triage, Lever.CrossBorderEligibility, Lever.Specialisation, Lever.Governance, Lever.DocumentedEffect];

    private readonly Scenario _small = ShippedScenarioTests.Load("small-world");

    [Fact]
    public void Every_lever_in_force_in_the_package_is_added_once_and_taken_away_once()
    {
        Assert.Equal(Package, _small.LeverArms.Where(a => a.IsAdded).Select(a => a.Lever));
        Assert.Equal(Package, _small.LeverArms.Where(a => !a.IsAdded).Select(a => a.Lever));
        Assert.Equal("fragmented+shared_catalogue", _small.LeverArms[0].Spec.Id);
        Assert.Equal("Fragmented support, with shared catalogue alone added", _small.LeverArms[0].Spec.Title);
        Assert.Equal("coordinated-documented_effect", _small.LeverArms[^1].Spec.Id);
        Assert.Equal("Coordinated support, without documented effect", _small.LeverArms[^1].Spec.Title);
    }

    [Fact]
    public void A_lever_added_alone_has_parties_dates_and_form_of_its_agreement_and_no_other_lever()
    {
        var cooperation = Arm("coordinated").Agreements.Single(a => a.Name == "cooperation");
        var alone = Assert.Single(LeverArm("fragmented+triage").Agreements);
        Assert.Equal([new LeverSetting(Lever.Triage, 1)], alone.Levers.AsEnumerable());
        Assert.Equal(cooperation with { Levers = [] }, alone with { Levers = [], Parties = cooperation.Parties });
        Assert.Equal(cooperation.Parties.AsEnumerable(), alone.Parties);
    }

    [Fact]
    public void A_package_without_a_lever_has_all_its_other_levers_and_loses_an_agreement_that_has_none_left()
    {
        var without = LeverArm("coordinated-triage");
        Assert.Equal(["open-borders", "cooperation"], without.Agreements.Select(a => a.Name));
        Assert.Equal([Lever.CrossBorderEligibility, Lever.SharedCatalogue, Lever.Specialisation, Lever.Governance, Lever.DocumentedEffect], without.Agreements.SelectMany(a => a.Levers).Select(l => l.Lever));
        Assert.Equal("cooperation", Assert.Single(LeverArm("coordinated-cross_border_eligibility").Agreements).Name);
    }

    [Fact]
    public void A_lever_that_the_other_arm_has_already_is_taken_away_but_not_added()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace("small-world.yaml", "add_to: fragmented", "add_to: eligibility");
        var arms = ScenarioLoader.Load(scratch.Scenario).Scenario!.LeverArms;
        Assert.DoesNotContain(arms, a => a.Spec.Id == "eligibility+cross_border_eligibility");
        Assert.Contains(arms, a => a.Spec.Id == "coordinated-cross_border_eligibility");
        Assert.Equal(["open-borders", "cooperation"], arms.Single(a => a.Spec.Id == "eligibility+triage").Spec.Agreements.Select(a => a.Name));
    }

    [Fact]
    public void They_run_only_when_asked_for()
    {
        string[] file = ["none", "fragmented", "eligibility", "coordinated", "coordinated-free", "house-package"];
        Assert.Equal(file, _small.BuildPlan(new() { DrawParameters = false }).Arms.Select(a => a.Id));
        Assert.Equal([.. file, .. _small.LeverArms.Select(a => a.Spec.Id)], _small.BuildPlan(new() { LeverArms = true }).Arms.Select(a => a.Id));
        // Each is compared with an arm, which runs too.
        Assert.Equal(["fragmented", "coordinated"], _small.BuildPlan(new() { DrawParameters = false, Arms = ["fragmented"], LeverArms = true }).Arms.Take(2).Select(a => a.Id));
        Assert.Equal(["fragmented", "coordinated-triage"], _small.BuildPlan(new() { DrawParameters = false, Arms = ["coordinated-triage"] }).Arms.Select(a => a.Id));
        var error = Assert.Throws<ArgumentException>(() => _small.BuildPlan(new() { DrawParameters = false, Arms = ["coordinated-triag"] }));
        Assert.Contains("Did you mean 'coordinated-triage'?", error.Message);
    }

    private ArmSpec Arm(string id) => _small.Arms.Single(a => a.Id == id);

    private ArmSpec LeverArm(string id) => _small.LeverArms.Single(a => a.Spec.Id == id).Spec;
}
