using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Tests;

/// <summary>
/// Figures as files, byte by byte, without their font: two of each kind. Runs that have broken figures before, themes, languages and
/// widths are dealt out so that each run is there, and every pair of the others. <see cref="FigureTests"/> has the rules of every figure.
/// </summary>
public class GoldenFigureTests
{
    private const string Folder = "tests/EcosystemSim.Reporting.Tests/Golden";
    private const int Quarters = 16;

    private static readonly string[] Figures = ["fates", "difference", "curves-jobs", "forest", "regions", "flow", "ledger", "sizes", "pays-jobs"];

    private static readonly Dictionary<string, Func<RunSummary>> Runs = new()
    {
        ["one-arm"] = () => MadeUpRun.Many(1, _ => 0, quarters: Quarters),
        ["nine-arms"] = () => MadeUpRun.Many(9, i => 20 * i - 60, quarters: Quarters),
        ["negative"] = () => MadeUpRun.Many(3, i => -37 * i, quarters: Quarters, withNone: true),
        ["no-replication"] = () => MadeUpRun.Many(3, i => 54 * i, replications: 0, quarters: Quarters),
        ["tiny"] = () => MadeUpRun.Many(3, i => 0.0001 * i, quarters: Quarters),
        ["huge"] = () => MadeUpRun.Many(3, i => 10_000_000.0 * i, quarters: Quarters),
    };

    private static readonly Theme[] Themes = [Theme.Light, Theme.Dark, Theme.Print];
    private static readonly Language[] Languages = [Language.English, Language.Danish, Language.Norwegian, Language.Swedish];
    private static readonly int[] Widths = [1200, 390];

    public static TheoryData<string, string, string, string, int> Cases
    {
        get
        {
            TheoryData<string, string, string, string, int> data = [];
            for (int f = 0; f < Figures.Length; f++)
            {
                foreach (int r in (int[])[4 * f % Runs.Count, (4 * f + 1) % Runs.Count])
                    data.Add(Figures[f], Runs.Keys.ElementAt(r), Themes[(f + r) % 3].Name, Languages[(f + 3 * r + r / 2) % 4].Code, Widths[(f + r + r / 3) % 2]);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Golden_figure_is_unchanged(string figure, string run, string theme, string language, int width)
    {
        string svg = FigureCases.Render(figure, Runs[run](), width, Themes.Single(t => t.Name == theme), Language.Find(language));
        Assert.Empty(SvgCheck.Problems(svg));
        GoldenFile.Check($"{Folder}/{figure}.{run}.{theme}.{language}.{width}.svg", svg);
    }

    [Fact]
    public void Every_pair_of_settings_is_among_the_golden_figures()
    {
        object[][] cases = [.. Cases];
        Assert.Equal(2 * Figures.Length, cases.Length);
        Assert.Equal(Runs.Count, cases.Select(c => c[1]).Distinct().Count());
        // Theme, language and width.
        for (int a = 2; a < 5; a++)
        {
            for (int b = a + 1; b < 5; b++)
            {
                int all = cases.Select(c => c[a]).Distinct().Count() * cases.Select(c => c[b]).Distinct().Count();
                Assert.True(cases.Select(c => (c[a], c[b])).Distinct().Count() == all, $"settings {a} and {b}");
            }
        }
    }

    [Fact]
    public void No_golden_figure_is_left_over()
    {
        string[] wanted = [.. Cases.Select(c => $"{c[0]}.{c[1]}.{c[2]}.{c[3]}.{c[4]}.svg").Order(StringComparer.Ordinal)];
        Assert.Equal(wanted, Directory.GetFiles(Repository.File(Folder), "*.svg").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
