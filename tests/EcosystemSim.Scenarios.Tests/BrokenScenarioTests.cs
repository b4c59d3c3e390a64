using System.Runtime.CompilerServices;
using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Scenarios.Tests;

public class BrokenScenarioTests
{
    // Messages repeat paths as they were given, so that the tests give them as somebody at the root would.
    [ModuleInitializer]
    internal static void StandAtTheRoot() => Environment.CurrentDirectory = Repository.Root;

    public static TheoryData<string> EveryBrokenScenario => [.. Directory.EnumerateFiles(Repository.File("scenarios/broken"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(EveryBrokenScenario))]
    public void A_broken_scenario_says_what_is_wrong_where_and_what_was_probably_meant(string file)
    {
        var result = ScenarioLoader.Load($"scenarios/broken/{file}");
        Assert.Null(result.Scenario);
        Assert.NotEmpty(result.Diagnostics);
        GoldenFile.Check($"scenarios/broken/{Path.ChangeExtension(file, ".expected")}", DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Fact]
    public void No_expected_text_is_left_without_its_scenario() => Assert.All(
        Directory.EnumerateFiles(Repository.File("scenarios/broken"), "*.expected"),
        f => Assert.True(File.Exists(Path.ChangeExtension(f, ".yaml"))));
}
