using System.Text.RegularExpressions;

namespace EcosystemSim.OxyPlot.Tests;

public class OxyPlotFeatureTests
{
    [Fact]
    public void A_build_without_OxyPlot_says_why() => Assert.Equal(OxyPlotFeature.IsAvailable, OxyPlotFeature.WhyNot is null);

    [FactNeedingOxyPlot]
    public void A_build_with_OxyPlot_says_so() => Assert.True(OxyPlotFeature.IsAvailable);

    [Fact]
    public void What_is_skipped_without_OxyPlot_are_the_tests_that_run_with_it()
    {
        string[] names = [.. new[] { "FigurePlotTests.cs", "FigurePlotTests.Skipped.cs" }.Select(Names)];
        Assert.NotEmpty(names[0]);
        Assert.Equal(names[0], names[1]);

        static string Names(string file) => string.Join('\n', Regex.Matches(File.ReadAllText(Path.Combine(Folder, file)), @"public void (\w+)\(").Select(m => m.Groups[1].Value));
    }

    private static string Folder
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "EcosystemSim.sln"))) folder = Path.GetDirectoryName(folder);
            return Path.Combine(folder ?? throw new DirectoryNotFoundException("The tests run within the repository."), "tests", "EcosystemSim.OxyPlot.Tests");
        }
    }
}
