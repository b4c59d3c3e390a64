using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests;

/// <summary>Prose drifts from code; these hold the pages of <c>docs/</c> and the code together.</summary>
public class DocumentationTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Odd = Read("docs/ODD.md");
    private static readonly string ModelFolder = Path.Combine(Root, "src", "EcosystemSim.Model");

    [Fact]
    public void The_submodels_are_those_of_the_schedule()
    {
        int[] inOdd = [.. OddSubmodels().Keys];
        Assert.Equal(Enumerable.Range(1, inOdd.Length), inOdd);
        Assert.Equal(inOdd, SubmodelsNamedIn(Read("src/EcosystemSim.Model/Schedule.cs")).Distinct().Order());
    }

    [Fact]
    public void Every_step_stands_in_the_ODD_under_its_own_number_and_name()
    {
        var titles = OddSubmodels();
        var described = new HashSet<int>();
        foreach (string file in Directory.GetFiles(Path.Combine(ModelFolder, "Steps"), "S*.cs"))
        {
            string summary = Summary(file);
            int[] numbers = [.. SubmodelsNamedIn(summary)];
            Assert.True(numbers.Length > 0, $"{Path.GetFileName(file)} does not say which submodel of the ODD it is.");
            foreach (int number in numbers)
            {
                Assert.True(described.Add(number), $"Submodel 7.{number} is in two files.");
                string title = titles[number];
                if (numbers.Length == 1) Assert.Matches($@"ODD 7\.{number} {Regex.Escape(title)}[:,.]", summary);
                else Assert.All(Words(title), word => Assert.Contains(word, summary, StringComparison.OrdinalIgnoreCase));
            }
        }
        Assert.Equal(titles.Keys, described.Order());
    }

    [Fact]
    public void Every_parameter_is_named_in_the_ODD_where_it_is_used()
    {
        string[] parameters = [.. Parameters()];
        Assert.True(parameters.Length > 100, $"Only {parameters.Length} parameters were found in seeds/parameters.yaml.");
        Assert.DoesNotContain(parameters, path => !Odd.Contains($"`{path}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_parameter_that_the_ODD_names_exists()
    {
        var parameters = Parameters().ToHashSet();
        string[] groups = [.. parameters.Select(path => path[..path.IndexOf('.')]).Distinct()];
        var named = Regex.Matches(Odd, $@"`((?:{string.Join('|', groups)})\.[a-z0-9_.]+)`").Select(m => m.Groups[1].Value);
        Assert.DoesNotContain(named, path => !parameters.Contains(path));
    }

    [Fact]
    public void Every_evidence_entry_that_the_ODD_names_exists()
    {
        string evidence = Read("seeds/evidence.yaml");
        var named = Regex.Matches(Odd, "`((?:dem|eff|fric|add|coord|lab|inst)\\.[a-z0-9.]+)`").Select(m => m.Groups[1].Value).Distinct();
        Assert.DoesNotContain(named, id => !evidence.Contains($"- id: {id}\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_lever_that_is_built_has_its_section_with_its_key_and_its_statements()
    {
        foreach (var (lever, file) in BuiltLevers())
        {
            string summary = Summary(file);
            string title = Regex.Match(summary, @"(L\d\d [^.:;]+)[.:;]").Groups[1].Value;
            string section = Section(Odd, $"### {title}\n");
            Assert.True(section.Length > 0, $"docs/ODD.md has no section '### {title}'.");
            Assert.Contains($"`{Snake(lever.ToString())}`", section, StringComparison.Ordinal);
            Assert.Contains("- Friction:", section, StringComparison.Ordinal);
            Assert.Contains("- Cost:", section, StringComparison.Ordinal);
            Assert.Equal(Statements(summary), Regex.Matches(section, @"\b([A-E]\d\d) \(“").Select(m => m.Groups[1].Value));
        }
    }

    [Fact]
    public void Levers_that_are_not_built_are_listed_as_such()
    {
        var built = BuiltLevers().Select(l => l.Lever).ToHashSet();
        string section = Section(Odd, "### Not built yet\n");
        Assert.Equal(
            Enum.GetValues<Lever>().Where(lever => !built.Contains(lever)).Select(lever => string.Create(CultureInfo.InvariantCulture, $"L{(int)lever:00} `{Snake(lever.ToString())}`")),
            Regex.Matches(section, @"L\d\d `[a-z_]+`").Select(m => m.Value));
    }

    [Fact]
    public void Every_outcome_is_explained_and_every_explained_outcome_exists()
    {
        string page = Read("docs/outcomes.md");
        page = page[page.IndexOf("## Firms and jobs", StringComparison.Ordinal)..page.IndexOf("## Files of a run", StringComparison.Ordinal)];
        var rows = Regex.Matches(page, @"^\| ((?:`[a-z0-9_]+`(?:, )?)+) \| ([^|]+) \| [^|]+ \|", RegexOptions.Multiline);
        var units = rows.SelectMany(row => Regex.Matches(row.Groups[1].Value, "`([^`]+)`").Select(m => (Name: m.Groups[1].Value, Unit: row.Groups[2].Value)))
            .ToLookup(row => row.Name, row => row.Unit);
        var series = SeriesCatalogue.For(TestWorld.Small().System);
        Assert.All(OutcomeNames(), name => Assert.Single(units[name]));
        Assert.Equal(OutcomeNames().Order(StringComparer.Ordinal), series.Select(s => s.Outcome).Distinct().Order(StringComparer.Ordinal));
        Assert.All(series, s => Assert.Equal(s.Unit, units[s.Outcome].Single()));
        Assert.Empty(units.Select(row => row.Key).Except(OutcomeNames()));
    }

    [Fact]
    public void Outcomes_are_marked_as_regional_where_regions_record_them()
    {
        string page = Read("docs/outcomes.md");
        var regional = SeriesCatalogue.For(TestWorld.Small().System).Where(s => s.Scope == Scope.Region).Select(s => s.Outcome).ToHashSet();
        Assert.All(regional, name => Assert.Matches($@"(?m)^\| [^|]*`{name}`[^|]* \|.*\| R \|$", page));
        var marked = Regex.Matches(page, @"^\| ((?:`[a-z0-9_]+`(?:, )?)+) \|.*\| R \|$", RegexOptions.Multiline);
        Assert.All(marked, row => Assert.Contains(Regex.Matches(row.Groups[1].Value, "`([^`]+)`"), m => regional.Contains(m.Groups[1].Value)));
    }

    [Fact]
    public void Every_decision_has_its_own_number_a_status_and_the_four_parts()
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(Root, "docs", "decisions"), "*.md").Order(StringComparer.Ordinal)];
        string[] numbers = [.. files.Select(file => Path.GetFileName(file)[..4])];
        Assert.NotEmpty(files);
        Assert.Equal(numbers, numbers.Distinct());
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            Assert.StartsWith($"# {Path.GetFileName(file)[..4]} ", text, StringComparison.Ordinal);
            Assert.Matches(@"\nStatus: (accepted|rejected|replaced by \d{4}) \d{4}-\d\d-\d\d\. Replaces: (–|\d{4})\n", text);
            Assert.Equal(["Context", "Options", "Choice", "What we give up"], Regex.Matches(text, @"^## (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value));
        }
    }

    [Fact]
    public void Links_between_the_pages_lead_somewhere()
    {
        string[] pages = [Path.Combine(Root, "README.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)];
        foreach (string page in pages)
        {
            foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\(([^)\s]+)\)"))
            {
                string target = link.Groups[1].Value;
                if (target.Contains("://", StringComparison.Ordinal)) continue;
                string[] parts = target.Split('#');
                string path = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
                Assert.True(File.Exists(path) || Directory.Exists(path), $"{page}: '{target}' leads nowhere.");
                if (parts.Length > 1) Assert.Contains(parts[1], Anchors(path));
            }
        }
    }

    private static SortedDictionary<int, string> OddSubmodels()
    {
        var titles = new SortedDictionary<int, string>();
        foreach (Match m in Regex.Matches(Odd, @"^### 7\.(\d+) (.+)$", RegexOptions.Multiline)) titles.Add(Number(m.Groups[1].Value), m.Groups[2].Value);
        return titles;
    }

    /// <summary>Numbers behind "7." as comments write them: "ODD 7.2", "ODD 7.3 and 7.4", "ODD 7.7 to 7.9".</summary>
    private static IEnumerable<int> SubmodelsNamedIn(string text)
    {
        foreach (Match m in Regex.Matches(text, @"ODD 7\.(\d+)(?: (and|to) 7\.(\d+))?"))
        {
            int first = Number(m.Groups[1].Value);
            yield return first;
            if (!m.Groups[3].Success) continue;
            int last = Number(m.Groups[3].Value);
            for (int n = m.Groups[2].Value == "to" ? first + 1 : last; n <= last; n++) yield return n;
        }
    }

    private static IEnumerable<string> Words(string title) => title.Split(' ').Where(word => word.Length > 3);

    /// <summary>Dotted paths of the parameters; the file is plain enough to be read by its indentation.</summary>
    private static IEnumerable<string> Parameters()
    {
        var path = new List<string>();
        foreach (string line in Read("seeds/parameters.yaml").Split('\n'))
        {
            var m = Regex.Match(line, @"^( *)([a-z_]+):(.*)$");
            if (!m.Success) continue;
            int level = m.Groups[1].Length / 2;
            path.RemoveRange(level, path.Count - level);
            path.Add(m.Groups[2].Value);
            if (m.Groups[3].Value.Trim().Length > 0) yield return string.Join('.', path.Skip(1));
        }
    }

    private static IEnumerable<(Lever Lever, string File)> BuiltLevers()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(ModelFolder, "Mechanisms"), "L*.cs").Order(StringComparer.Ordinal))
        {
            yield return ((Lever)Number(Path.GetFileName(file).Substring(1, 2)), file);
        }
    }

    /// <summary>"Statements A04, A08." or "Statements C01, C02, C06 to C09." one by one.</summary>
    private static List<string> Statements(string summary)
    {
        var all = new List<string>();
        foreach (Match m in Regex.Matches(Regex.Match(summary, @"Statements? [^.]+\.").Value, @"([A-E])(\d\d)(?: to [A-E](\d\d))?"))
        {
            int last = Number(m.Groups[3].Success ? m.Groups[3].Value : m.Groups[2].Value);
            for (int n = Number(m.Groups[2].Value); n <= last; n++) all.Add(string.Create(CultureInfo.InvariantCulture, $"{m.Groups[1].Value}{n:00}"));
        }
        return all;
    }

    private static IEnumerable<string> OutcomeNames() =>
    [
        .. typeof(Outcomes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
        .. from fate in Outcomes.FateNames.Append(Outcomes.PrivateFate) from horizon in Outcomes.FateHorizons select Outcomes.NeedsWithin(fate, horizon),
    ];

    /// <summary>The summary of the file's type, as one line.</summary>
    private static string Summary(string file)
    {
        string comment = Regex.Match(File.ReadAllText(file), @"/// <summary>(.*?)</summary>\s*(?:// [^\n]*\n)*internal static class", RegexOptions.Singleline).Groups[1].Value;
        return Regex.Replace(comment, @"\s*\n/// ?", " ");
    }

    private static string Section(string page, string heading)
    {
        int start = page.IndexOf(heading, StringComparison.Ordinal);
        if (start < 0) return "";
        int end = page.IndexOf("\n##", start + heading.Length, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)];
    }

    private static IEnumerable<string> Anchors(string page) =>
        Regex.Matches(File.ReadAllText(page), @"^#+ (.+)$", RegexOptions.Multiline)
            .Select(m => Regex.Replace(m.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    private static string Snake(string name) => Regex.Replace(name, "(?<=[a-z])(?=[A-Z])", "_").ToLowerInvariant();

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "EcosystemSim.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests run within the repository.");
    }
}
