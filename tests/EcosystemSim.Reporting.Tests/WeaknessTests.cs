using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Tests;

/// <summary>The list at the end of reports and the page are one.</summary>
public class WeaknessTests
{
    private static string Root => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    [Fact]
    public void Reports_have_the_short_list_of_the_page_in_every_language()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs/WEAKNESSES.md"));
        string[] inShort = [.. page.Split("\n## ").Single(section => section.StartsWith("In short\n", StringComparison.Ordinal)).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..])];
        Assert.NotEmpty(inShort);
        Assert.Equal(inShort, Language.English.Report.WeaknessList);
        Assert.All(Language.All, language => Assert.Equal(inShort.Length, language.Report.WeaknessList.Length));
    }

    [Fact]
    public void Rows_of_the_readme_that_fail_stand_among_the_weaknesses()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs/WEAKNESSES.md"));
        string[] missed = [.. File.ReadLines(Path.Combine(Root, "README.md")).Where(line => line.StartsWith('|') && line.Contains("**fail**", StringComparison.Ordinal))];
        Assert.NotEmpty(missed);
        Assert.All(missed, row => Assert.Contains($"- **{row.Split('|')[1].Trim()}**", page));
        Assert.All(missed, row => Assert.Contains($"West Denmark {row.Split('|')[3].Trim().Split(' ')[0]}, ", page));
    }
}
