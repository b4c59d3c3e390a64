using System.Text.Json.Nodes;

namespace EcosystemSim.Scenarios.Tests;

public class SchemaTests
{
    [Fact]
    public void The_schema_of_scenarios_is_current() => GoldenFile.Check("schemas/scenario.schema.json", SchemaWriter.Scenario());

    [Fact]
    public void The_schema_of_seeds_is_current() => GoldenFile.Check("schemas/seed.schema.json", SchemaWriter.Seed());

    [Theory]
    [InlineData("scenarios", "scenario")]
    [InlineData("seeds", "seed")]
    public void The_first_line_of_every_file_names_its_schema(string folder, string kind)
    {
        foreach (string file in (folder == "seeds" ? Shipped.Seeds : Shipped.Scenarios).Select(Repository.File))
        {
            string schema = Path.GetRelativePath(Path.GetDirectoryName(file)!, Repository.File($"schemas/{kind}.schema.json")).Replace('\\', '/');
            Assert.Equal($"# yaml-language-server: $schema={schema}", File.ReadLines(file).First());
        }
    }

    [Fact]
    public void The_schema_knows_units_ranges_and_words()
    {
        var scenario = JsonNode.Parse(SchemaWriter.Scenario())!;
        Assert.Equal(["slack", "binding"], scenario["properties"]!["labour"]!["items"]!["enum"]!.AsArray().Select(w => w!.GetValue<string>()));
        Assert.Equal(1, scenario["properties"]!["replications"]!["minimum"]!.GetValue<double>());
        Assert.Contains("Unit: quarters", scenario["properties"]!["horizon"]!["properties"]!["quarters"]!["description"]!.GetValue<string>());
        Assert.NotNull(scenario["properties"]!["parameters"]!["properties"]!["search.blur"]);
        Assert.Contains("arms", scenario["then"]!["required"]!.AsArray().Select(w => w!.GetValue<string>()));
        var levers = scenario["properties"]!["arms"]!["additionalProperties"]!["properties"]!["agreements"]!["additionalProperties"]!["properties"]!["levers"]!;
        Assert.NotNull(levers["properties"]!["shared_catalogue"]);
        Assert.Null(levers["properties"]!["referal"]);
    }
}
