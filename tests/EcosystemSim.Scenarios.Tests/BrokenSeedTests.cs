namespace EcosystemSim.Scenarios.Tests;

public class BrokenSeedTests
{
    private const string System = "seeds/small-world/system.yaml";
    private const string Parameters = "seeds/parameters.yaml";
    private const string Evidence = "seeds/evidence.yaml";
    private const string Statements = "seeds/statements.yaml";

    /// <summary>A file, what is replaced in it, and the message, where {0} is the file.</summary>
    public static TheoryData<string, string, string, string, string> EveryBrokenSeed => new()
    {
        { System, "east: {east: 0.5, west: 1.5}", "east: {east: 0.5}", "ES0102", "'east' lacks 'west'." },
        { System, "region: west, population: 40000", "region: wset, population: 40000", "ES0308", "unknown region 'wset'. Did you mean 'west'?" },
        { System, "population: 30000", "population: 0", "ES0201", "'population' is 0; expected inhabitants from 1 to 100000000." },
        { System, "business_development: 0.2,", "business_development: 0.3,", "ES0209", "shares of needs of 'food' sum to 1.1; expected 1 within 0.001." },
        { System, "business_development: 0.2,", "busines_development: 0.2,", "ES0308", "Did you mean 'business_development'?" },
        { System, "share_of_firms: 0.2", "share_of_firms: 0.4", "ES0209", "shares of firms of all sectors sum to 1.2;" },
        { System, "share_of_jobs: {value: 0.24", "share_of_jobs: {value: 0.3", "ES0209", "shares of jobs of all size classes sum to 1.06;" },
        { System, "least_jobs: 50,", "least_jobs: 10,", "ES0201", "'least_jobs' is 10; expected jobs from 11" },
        { System, "sectors: [food]", "sectors: [fod]", "ES0308", "unknown sector 'fod'. Did you mean 'food'?" },
        { System, "need: internationalisation, quality: specialised", "need: internationalization, quality: specialised", "ES0105", "Did you mean 'internationalisation'?" },
        { System, "kind: cluster", "kind: klyster", "ES0105", "Did you mean 'cluster'?" },
        { System, "id: house-west", "id: house-east", "ES0309", "id 'house-east' occurs a second time in 'providers'." },
        { System, "id: house-west", "id: House-East", "ES0111", "'House-East' differs from 'house-east' by capitals only;" },
        { System, "providers:\n", "providers:\n  scale: 0\n", "ES0201", "'scale' is 0; expected a factor from" },
        { System, "population:\n", "population:\n  firms_columns: {nmae: Navn}\n", "ES0308", "Did you mean 'name'?" },
        { System, "id_prefix: private-advisers-", "id_prefix: 9private-", "ES0310", "cannot be a name; expected letters" },
        { System, "id_prefix: private-advisers-", "id_prefix: ../x", "ES0310", "cannot be a name; expected letters" },
        { System, "population:\n", "population:\n  firms_file: \"\"\n", "ES0104", "expected a text that is not empty" },
        { System, "serves: all", "serves: [east, south]", "ES0308", "unknown region 'south'." },
        { System, "knowledge: [0.2, 0.3]", "knowledge: [0.2]", "ES0104", "a list of 1; expected two coordinates." },
        { System, "location_quotient: {east: 0.8, west: 1.3}", "location_quotient: {east: 0.8}", "ES0102", "'location_quotient' lacks 'west'." },
        { System, "    adviser_fte: {unit: full-time equivalents, source: assumed, sure: low}\n", "", "ES0107", "'adviser_fte' has no source" },
        { System, "adviser_fte: {unit: full-time equivalents, source: assumed", "adviser_fte: {unit: full-time equivalents, source: inst.staf", "ES0307", "Did you mean 'inst.staff'?" },
        { System, "tradability: {unit:", "tradeability: {unit:", "ES0103", "unknown key 'tradeability' in 'about'. Did you mean 'tradability'?" },
        { System, "currency: DKK\n", "", "ES0102", "'system' lacks 'currency'." },
        { System, "value: 0.732, range: [0.69, 0.77]", "value: 0.6, range: [0.5, 0.77]", "ES0208", "its source 'dem.surv1.dk' allows 0.69 to 0.77." },
        { System, "value: 3000, range: [1000, 12000], ", "value: 3000, ", "ES0211", "'largest_firm' is assumed and has no range" },
        { System, "price: {value: 40000, range: [15000, 120000]", "price: {value: 0, range: [0, 120000]", "ES0201", "'price' is 0; expected currency units from 1 to" },
        { System, "price: {value: 40000, range: [15000, 120000], ", "price: {value: 40000, ", "ES0211", "'price' is assumed and has no range" },
        { System, "kind: cluster", "kind: private_adviser", "ES0326", "expected them under 'private_advisers'" },
        { System, "id_prefix: private-advisers-", "id_prefix: private-advisers-\n    posts: 3", "ES0103", "unknown key 'posts'" },
        { Parameters, "    arrival_rate:", "    arival_rate:", "ES0315", "Did you mean 'needs.arrival_rate'?" },
        { Parameters, "    arrival_rate:", "    what_nobody_could_ever_mean:", "ES0316", "parameter 'needs.arrival_rate' has no value." },
        { Parameters, "  search:\n", "  saerch:\n", "ES0315", "Did you mean 'search'?" },
        { Parameters, "prior: log_uniform", "prior: loguniform", "ES0105", "Did you mean 'log_uniform'?" },
        { Parameters, "spillover: {value: 0, range: [0, 0.1], prior: triangular", "spillover: {value: 0, range: [0, 0.1], prior: log_uniform", "ES0214", "the prior of 'productivity.spillover' is log_uniform, which needs a range above 0; its range begins at 0." },
        { Parameters, "between: [demography.entry_rate, demography.exit_log_hazard]", "between: [demography.entryrate, demography.exit_log_hazard]", "ES0315", "Did you mean 'demography.entry_rate'?" },
        { Parameters, "between: [demography.entry_rate, demography.exit_log_hazard]", "between: [demography.entry_rate]", "ES0104", "'between' is a list of 1; expected two different parameters." },
        { Parameters, "rank: 0.8,", "rank: 1.8,", "ES0201", "'rank' is 1.8; expected a correlation from -0.99 to 0.99." },
        { Parameters, "between: [growth.shock_probability, growth.shock_scale]", "between: [demography.exit_log_hazard, demography.entry_rate]", "ES0215", "is stated a second time." },
        { Parameters, "between: [growth.shock_probability, growth.shock_scale], rank: -0.8, note: \"together they give the yearly spread of growth (dem.growth.sd)\"}\n", "between: [export.start_hazard, demography.entry_rate], rank: 0.9, note: a}\n  - {between: [export.start_hazard, demography.exit_log_hazard], rank: -0.9, note: b}\n", "ES0216", "the correlation of 'export.start_hazard' and 'demography.exit_log_hazard' contradicts those stated before it" },
        { Evidence, "low: 0.86\n", "low: 0.88\n", "ES0206", "'dem.size.se.micro' is 0.87; its own range goes from 0.88 to 0.88." },
        { Evidence, "- id: dem.size.se.small", "- id: dem.size.se.micro", "ES0309", "id 'dem.size.se.micro' occurs a second time" },
        { Evidence, "obtained: derived", "obtained: deriven", "ES0105", "Did you mean 'derived'?" },
        { Statements, "- id: A02", "- id: A01", "ES0309", "id 'A01' occurs a second time in 'statements'." },
        { Statements, "- id: A02", "- id: F02", "ES0401", "'F02' belongs to no document; expected two digits behind one of: A, B, C, D, E." },
        { Statements, "quote: \"adgang", "quote: \"a b c d e f g h i j k l m adgang", "ES0402", "the quote of 'A01' has 22 words; expected at most 20." },
        { Statements, "kind: mechanism", "kind: mechanismus", "ES0105", "Did you mean 'mechanism'?" },
        { Statements, "      kind: mechanism", "      kind: goal", "ES0403", "'A01' is a goal; expected an 'outcome' and no 'switch'." },
        { Statements, "      switch: {parameter: levers.triage.dispatch_share, off: 0}\n", "", "ES0403", "'A01' is a mechanism; expected a 'switch' and no 'outcome'." },
        { Statements, "lever: triage", "lever: triag", "ES0304", "unknown lever 'triag'. Did you mean 'triage'?" },
        { Statements, "dispatch_share, off: 0}", "dispatch_share}", "ES0404", "the switch of 'A01' names 1 things; expected one of lever, parameter, agreement_key and scenario_key" },
        { Statements, "{lever: specialisation}", "{lever: specialisation, agreement_key: from}", "ES0404", "names 2 things" },
        { Statements, "{lever: specialisation}", "{lever: specialization}", "ES0105", "Did you mean 'specialisation'?" },
        { Statements, "triage.dispatch_share", "triage.dispach_share", "ES0315", "Did you mean 'levers.triage.dispatch_share'?" },
        { Statements, "dispatch_share, off: 0}", "dispatch_share, off: 2}", "ES0201", "'off' is 2; expected share of cases from 0 to 1." },
        { Statements, "off: 0.25, same_as: triage.follow_through", "off: 0.3, same_as: triage.follow_through", "ES0405", "'off' of 'C08' is 0.3; expected 0.25, the value of 'triage.follow_through'." },
        { Statements, "same_as: triage.follow_through", "same_as: triage.folow_through", "ES0315", "Did you mean 'triage.follow_through'?" },
        { Statements, "outcome: wrong_doors", "outcome: wrong_dors", "ES0313", "unknown outcome 'wrong_dors'. Did you mean 'wrong_doors'?" },
        { Statements, "agreement_key: until", "agreement_key: form", "ES0103", "unknown key 'form' in 'agreement'. Did you mean 'from'?" },
        { "seeds/mappings.yaml", "finance_grant: finance", "finance_grant: financing", "ES0105", "Did you mean 'finance'?" },
    };

    [Theory]
    [InlineData(Evidence, "- id: dem.size.se.micro")]
    [InlineData(Parameters, "    arrival_rate:")]
    [InlineData(System, "population:\n")]
    public void A_seed_that_is_no_YAML_is_one_error(string file, string place)
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace(file, place, "{ [\n" + place);
        Assert.Equal("ES0009", Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics).Code);
    }

    [Theory, MemberData(nameof(EveryBrokenSeed))]
    public void A_broken_seed_says_what_is_wrong_in_its_own_file(string file, string old, string by, string code, string message)
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace(file, old, by);
        var result = ScenarioLoader.Load(scratch.Scenario);
        Assert.Null(result.Scenario);
        Assert.Contains(result.Diagnostics, d => d.Code == code && d.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_without_a_municipality_is_refused()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace(System, "region: west, population: 40000", "region: east, population: 40000");
        scratch.Replace(System, "region: west, population: 20000", "region: east, population: 20000");
        Assert.Contains(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == "ES0311");
    }

    [Fact]
    public void A_section_stands_in_one_file_of_a_system_only()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("seeds/small-world/two.yaml", "name: Again\n");
        var error = Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics);
        Assert.Equal("ES0108", error.Code);
        Assert.EndsWith("two.yaml", error.At.Source.Path);
    }

    [Fact]
    public void More_doors_than_the_model_can_tell_apart_are_refused()
    {
        using var scratch = new ScratchSeeds();
        string more = string.Concat(Enumerable.Range(0, 60).Select(i => $"    - {{id: door-{i}, name: Door, kind: agency, region: east, adviser_fte: 1, offers: []}}\n"));
        scratch.Replace(System, "  list:\n    - id: house-east", "  list:\n" + more + "    - id: house-east");
        Assert.Contains(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == "ES0312");
    }

    [Fact]
    public void Errors_of_the_scenario_and_of_several_seed_files_come_in_one_pass()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace("small-world.yaml", "replications: 4", "replications: four");
        scratch.Replace(System, "centre: true", "centre: ja");
        scratch.Replace(Parameters, "    blur:", "    blurr:");
        scratch.Replace(Evidence, "confidence: high", "confidence: total");
        var files = ScenarioLoader.Load(scratch.Scenario).Diagnostics.Select(d => Path.GetFileName(d.At.Source.Path)).Distinct();
        Assert.Equal(["evidence.yaml", "parameters.yaml", "small-world.yaml", "system.yaml"], files.Order());
    }

    [Fact]
    public void Every_entry_of_the_evidence_that_a_note_names_is_there()
    {
        var evidence = ShippedScenarioTests.Load("west-denmark").Evidence;
        foreach (string file in Shipped.Seeds.Select(Repository.File))
        {
            foreach (global::System.Text.RegularExpressions.Match match in global::System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"\b(dem|eff|cost|fric|coord|add|lab|inst)\.[a-z0-9._]*[a-z0-9]"))
                Assert.True(evidence.Any(e => e.IsNamed(match.Value)), $"{file} names '{match.Value}', which is not in the evidence.");
        }
    }
}
