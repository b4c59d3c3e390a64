using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Populations;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Scaffolding;

/// <summary>What came of making a region: a scenario that loads, or why nothing was made. Never both.</summary>
/// <param name="Scenario">The new scenario, loaded; null where nothing was made.</param>
/// <param name="Made">What was written, in the order in which it is read: folders end with a slash.</param>
/// <param name="Errors">Why nothing was made, for people.</param>
/// <param name="Diagnostics">What is wrong with the files that it would have been made from.</param>
public sealed record NewRegionResult(
    Scenario? Scenario, ImmutableArray<string> Made, ImmutableArray<string> Errors, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Firms of the system that it was made from, which that system's advisers are for.</summary>
    public int FirmsBefore { get; init; }

    /// <summary>Factor that advisers and grants were given, so that there are as many for a firm as in that system; 1 where nothing was changed.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What is unusual in the scenario.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];
}

/// <summary>
/// A region of one's own: seeds and a scenario made from another system's, complete in one folder, so that it can be run, sent and
/// kept without the folder that it came from. All is written under a temporary name and loaded there; only what is in order gets
/// its name, and no file that exists is ever touched.
/// </summary>
public sealed partial class NewRegion
{
    private const string ExampleTable = "firms-example.csv", UserTable = "firms.csv";
    private const int ExampleFirms = 20;

    // The limits of the key in seed files.
    private const double LeastScale = 0.00001, MostScale = 1000;

    private readonly string _name, _title, _home;
    private readonly string? _table;
    private readonly StartingPoint _from;
    private readonly IReadOnlyDictionary<string, string> _columns;

    /// <param name="name">Name of the seed folder and of the scenario; see <see cref="IsName"/>.</param>
    /// <param name="from">What it is made from.</param>
    /// <param name="home">Folder that gets <c>seeds/</c> and <c>scenarios/</c>; made if it does not exist.</param>
    /// <param name="table">A table of firms that is its population, or null.</param>
    /// <param name="columns">Headings that the table has for its columns, by column; null or empty where it has their names.</param>
    public NewRegion(string name, StartingPoint from, string home, string? table, IReadOnlyDictionary<string, string>? columns = null)
    {
        if (!IsName(name)) throw new ArgumentException($"'{name}' cannot be a name.", nameof(name));
        (_name, _from, _home, _table, _columns) = (name, from, home, table, columns ?? new Dictionary<string, string>());
        string words = name.Replace('-', ' ').Trim();
        _title = char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,63}$")]
    private static partial Regex NameForm();

    /// <summary>Names of the columns of a table of firms.</summary>
    public static ImmutableArray<string> Columns => [.. FirmTableReader.Known];

    /// <summary>Whether a name is letters, digits and hyphens, a letter first, at most 64.</summary>
    public static bool IsName(string name) => NameForm().IsMatch(name);

    /// <summary>Makes it, or says why not; then nothing is written.</summary>
    public NewRegionResult Make()
    {
        if (Existing() is { IsEmpty: false } existing)
            return Failed([.. existing.Select(f => $"{f} is there already."), "no file is overwritten; choose another name, or move away what is there."]);
        bool isNewHome = !Directory.Exists(_home);
        string? stage = null;
        try
        {
            Directory.CreateDirectory(_home);
            stage = Directory.CreateDirectory(Path.Combine(_home, $".ecosim-new-{Path.GetRandomFileName()}")).FullName;
            return MakeIn(stage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed([$"cannot make it in {_home}: {e.Message}"]);
        }
        finally
        {
            if (stage is not null) Directory.Delete(stage, recursive: true);
            if (isNewHome && Directory.Exists(_home) && !Directory.EnumerateFileSystemEntries(_home).Any()) Directory.Delete(_home);
        }
    }

    private NewRegionResult MakeIn(string stage)
    {
        var original = ScenarioLoader.Load(_from.Scenario, _from.Tree);
        if (original.Scenario is not { } system) return new(null, [], [$"{_from.System} itself is not in order."], original.Diagnostics);

        string seeds = Path.Combine(stage, "seeds"), own = Path.Combine(seeds, _name), scenarios = Path.Combine(stage, "scenarios");
        Directory.CreateDirectory(own);
        Directory.CreateDirectory(scenarios);
        CopyShared(seeds);
        CopySystem(own, null);
        if (_table is not null) Copy(FileTree.Disk, _table, Path.Combine(own, UserTable));
        else File.WriteAllBytes(Path.Combine(own, ExampleTable), Example(system));
        string scenario = Path.Combine(scenarios, $"{_name}.yaml");
        File.WriteAllText(scenario, ScenarioOf(system, 1));
        SchemaWriter.WriteTo(Path.Combine(stage, "schemas"));

        var made = ScenarioLoader.Load(scenario);
        int before = system.World.Marginals.Firms;
        double scale = 1;
        if (_table is not null && made.Scenario is { } first && first.Marginals.Firms != before)
        {
            // As many advisers and grants for a firm as before.
            scale = double.Parse(((double)first.Marginals.Firms / before).ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            double own4 = Math.Clamp(scale * system.World.SupportScale, LeastScale, MostScale);
            CopySystem(own, (own4, string.Create(CultureInfo.InvariantCulture, $"support for {first.Marginals.Firms:N0} firms, by the {before:N0} of {_from.System}")));
            File.WriteAllText(scenario, ScenarioOf(system, scale));
            made = ScenarioLoader.Load(scenario);
        }
        if (made.Scenario is null) return new(null, [], [], [.. made.Diagnostics.Select(d => WithRealPath(d, stage))]);
        return Move(stage, made.Scenario) with { FirmsBefore = before, Scale = scale, Warnings = [.. made.Warnings.Select(d => d with { At = Location.Of(new(Display.Join(_home, $"scenarios/{_name}.yaml"), [])) })] };
    }

    /// <summary>What all systems share: the folder's own, else those that come with the system. Only the latter are new.</summary>
    private void CopyShared(string seeds)
    {
        foreach (var (tree, home) in new[] { (FileTree.Disk, _home), (_from.Tree, _from.Home) })
        {
            string folder = Path.Combine(home, "seeds");
            foreach (string file in tree.FilesIn(folder, SeedSections.Extension))
            {
                string to = Path.Combine(seeds, file);
                if (!File.Exists(to)) Copy(tree, Path.Combine(folder, file), to);
            }
        }
    }

    private void CopySystem(string own, (double Factor, string Why)? scale)
    {
        foreach (string file in _from.Tree.FilesIn(_from.Seeds, ""))
        {
            string path = Display.Join(_from.Seeds, file), to = Path.Combine(own, file);
            bool isTable = file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
            if (file == ExampleTable || (isTable && _table is not null)) continue;
            if (!file.EndsWith(".yaml", StringComparison.Ordinal)) Copy(_from.Tree, path, to);
            else File.WriteAllText(to, SeedText.Of(Encoding.UTF8.GetString(_from.Tree.Read(path, ReadingLimits.Default.Bytes)), $"seeds/{_from.System}/{file}", _title, _table is null ? null : UserTable, _columns, scale));
        }
    }

    private static void Copy(FileTree tree, string from, string to)
    {
        if (tree.WhyNot(from) is { } why) throw new IOException($"'{from}' cannot be read: {why}");
        if (tree.Length(from) is var length && length > ReadingLimits.Default.TableBytes)
            throw new IOException(FormattableString.Invariant($"'{from}' has {length:N0} bytes; expected at most {ReadingLimits.Default.TableBytes:N0}."));
        File.WriteAllBytes(to, tree.Read(from, ReadingLimits.Default.TableBytes));
    }

    /// <param name="scale">Factor on money from outside, which is for the firms there are, as grants are.</param>
    private string ScenarioOf(Scenario system, double scale)
    {
        var report = new Report();
        var files = new FileSet(ReadingLimits.Default, report, _from.Tree);
        files.Allow(Display.Folder(_from.Scenario), "scenario");
        files.Allow(Path.Combine(_from.Home, "seeds"), "seeds");
        // It was loaded a moment ago.
        var root = files.Read(_from.Scenario) ?? throw new IOException($"{_from.Scenario} has gone.");
        string main = system.Answer ?? system.Baseline;
        return ScenarioText.Of(root, $"scenarios/{Path.GetFileName(_from.Scenario)}", _name, _title, (system.WithoutSupport, system.Baseline, main), _table is not null || system.HasFirmTable, scale);
    }

    /// <summary>Some firms of the system, large and small, a quarter of them exporters, so that every column shows.</summary>
    private static byte[] Example(Scenario system)
    {
        var plan = system.BuildPlan();
        var population = plan.Population;
        var all = Enumerable.Range(0, population.Count).ToList();
        var exporters = all.Where(f => population.Exporter[f]).ToList();
        var chosen = Spread(exporters, ExampleFirms / 4).ToHashSet();
        chosen.UnionWith(Spread([.. all.Where(f => !chosen.Contains(f))], ExampleFirms - chosen.Count));
        string Name(int f) => FirmNames.For(f, plan.System.Municipalities[population.Municipality[f]].Name).Split(" (")[0].Replace(", ", " ", StringComparison.Ordinal);
        return FirmTableWriter.Write(plan.System, population, chosen.Order(), system.Start, Name);
    }

    private static IEnumerable<int> Spread(List<int> firms, int count) =>
        firms.Count <= count ? firms : Enumerable.Range(0, count).Select(i => firms[(int)(((2L * i) + 1) * firms.Count / (2L * count))]);

    /// <summary>Gives everything its name, the scenario last: where it is, all that it needs is there.</summary>
    private NewRegionResult Move(string stage, Scenario scenario)
    {
        var moved = new List<string>();
        try
        {
            foreach (string folder in (string[])["schemas", "seeds"])
            {
                foreach (string from in Directory.EnumerateFiles(Path.Combine(stage, folder)).Order(StringComparer.Ordinal)) MoveNew(from, folder, moved);
            }
            string own = Path.Combine(_home, "seeds", _name);
            // An empty folder of that name is nothing that would be lost.
            if (Directory.Exists(own)) Directory.Delete(own);
            Directory.Move(Path.Combine(stage, "seeds", _name), own);
            moved.Add(Display.Join(_home, $"seeds/{_name}/"));
            MoveNew(Path.Combine(stage, "scenarios", $"{_name}.yaml"), "scenarios", moved);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (string path in moved)
            {
                if (path.EndsWith('/')) Directory.Delete(path, recursive: true);
                else File.Delete(path);
            }
            throw;
        }
        return new(scenario, [.. moved], [], []);
    }

    private void MoveNew(string from, string folder, List<string> moved)
    {
        string to = Display.Join(_home, $"{folder}/{Path.GetFileName(from)}");
        bool isShared = folder != "scenarios";
        if (isShared && File.Exists(to)) return;
        Directory.CreateDirectory(Path.Combine(_home, folder));
        File.Move(from, to, overwrite: false);
        moved.Add(to);
    }

    private ImmutableArray<string> Existing()
    {
        string seeds = Display.Join(_home, $"seeds/{_name}"), scenario = Display.Join(_home, $"scenarios/{_name}.yaml");
        var found = new List<string>();
        // Names that differ by capitals only are one name on many disks.
        foreach (string path in (string[])[seeds, scenario])
        {
            if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder)) continue;
            found.AddRange(Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f))
                .Where(f => f != Path.GetFileName(path) && f.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase)).Select(f => Display.Join(folder, f)));
        }
        if (File.Exists(seeds)) found.Add(seeds);
        if (Directory.Exists(seeds)) found.AddRange(Directory.EnumerateFileSystemEntries(seeds).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Select(f => Display.Join(seeds, f)));
        if (Path.Exists(scenario)) found.Add(scenario);
        return [.. found];
    }

    /// <summary>Messages name the user's own files, and not where their copies lay for a moment.</summary>
    private Diagnostic WithRealPath(Diagnostic diagnostic, string stage)
    {
        string path = diagnostic.At.Source.Path;
        if (_table is not null && path.EndsWith($"/{_name}/{UserTable}", StringComparison.Ordinal)) path = _table;
        else path = path.Replace(stage.Replace('\\', '/') + "/", "", StringComparison.Ordinal);
        return diagnostic with { At = diagnostic.At with { Source = diagnostic.At.Source with { Path = path } } };
    }

    private static NewRegionResult Failed(ImmutableArray<string> errors) => new(null, [], errors, []);
}
