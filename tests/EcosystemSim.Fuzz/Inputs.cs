using System.Text.RegularExpressions;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Fuzz;

/// <summary>Scenarios: <c>check</c> loads them.</summary>
internal sealed class ScenarioFiles : Kind
{
    private const int MostFirms = 20_000;

    public ScenarioFiles(string repository)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(repository, "scenarios"), "*.yaml").Order(StringComparer.Ordinal)) Add(Path.GetFileName(file), File.ReadAllBytes(file));
        string broken = Path.Combine(repository, "scenarios", "broken");
        foreach (string file in Directory.GetFiles(broken, "*.yaml").Order(StringComparer.Ordinal)) Add("broken/" + Path.GetFileName(file), File.ReadAllBytes(file));
    }

    public override string Name => "scenario";

    protected override string GroupOf(string name) => name.StartsWith("broken/", StringComparison.Ordinal) ? "broken" : name == "small-world.yaml" ? "small" : "other";

    public override Verdict Try(string name, byte[] content, Random random, bool thorough)
    {
        string file = Sandbox.Of("scenarios/changed.yaml");
        File.WriteAllBytes(file, content);
        string[] args = ["check", file];
        var verdict = Judge(args, Sandbox.Run(args), 0, ExitCodes.BadInput);
        return verdict.Ending == Ending.Accepted && (thorough || random.Next(20) == 0) ? Use(file, random) : verdict;
    }

    /// <summary>What is in order can be run. A large population takes time and memory by right.</summary>
    private static Verdict Use(string file, Random random)
    {
        if (ScenarioLoader.Load(file).Scenario is not { Marginals.Firms: < MostFirms }) return new(Ending.Accepted, file);
        string[] args = random.Next(2) == 0
            ? ["evaluate", file, "--replications", "1", "--quarters", "2", "--threads", "1"]
            : ["run", file, "--replications", "1", "--quarters", "2", "--threads", "1", "--labour", "slack", "--engine", "local", "--no-equal-outlay", "--out", Sandbox.Of("made")];
        return Judge(args, Sandbox.Run(args), 0, ExitCodes.BadInput, ExitCodes.Cancelled);
    }
}

/// <summary>Seeds: <c>check</c> of a scenario loads them too.</summary>
internal sealed partial class Seeds : Kind
{
    public Seeds(string repository)
    {
        foreach (string name in (string[])["parameters.yaml", "mappings.yaml", "evidence.yaml", "small-world/system.yaml"]) Add(name, File.ReadAllBytes(Sandbox.Of("seeds/" + name)));
        // Large, and needed by nobody: it is there only when it is its turn.
        Add("statements.yaml", File.ReadAllBytes(Path.Combine(repository, "seeds", "statements.yaml")));
    }

    /// <summary>The entries of the evidence that parameters rest on: all of them take most of the time of loading.</summary>
    public static string Needed(string evidence, string parameters)
    {
        var entries = EntryStart().Split(evidence).Where(e => !e.StartsWith('#')).ToList();
        var words = Word().Matches(parameters).Select(m => m.Value).ToList();
        return "evidence:\n" + string.Concat(entries.Where(e => EntryId().Match(e) is { Success: true } id && words.Exists(w => w == id.Groups[1].Value || w.StartsWith(id.Groups[1].Value + ".", StringComparison.Ordinal))));
    }

    [GeneratedRegex("^(?=  - id:)", RegexOptions.Multiline)]
    private static partial Regex EntryStart();

    [GeneratedRegex(@"\A  - id: (\S+)")]
    private static partial Regex EntryId();

    [GeneratedRegex(@"[\w.]+")]
    private static partial Regex Word();

    public override string Name => "seeds";

    public override Verdict Try(string name, byte[] content, Random random, bool thorough)
    {
        File.WriteAllBytes(Sandbox.Of("seeds/" + name), content);
        string[] args = ["check", Sandbox.Of("scenarios/small-world.yaml")];
        return Judge(args, Sandbox.Run(args), 0, ExitCodes.BadInput);
    }
}

/// <summary>Tables of firms: <c>new</c> reads them, and what it makes must be in order.</summary>
internal sealed class FirmTables : Kind
{
    public FirmTables(string repository)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(repository, "tests", "EcosystemSim.Scenarios.Tests", "FirmTables"), "*.csv").Order(StringComparer.Ordinal)) Add(Path.GetFileName(file), File.ReadAllBytes(file));
        string[] sectors = ["food", "industry", "services"];
        var rows = Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"Firma {i};{(i % 2 == 0 ? "east" : "west")};{(i % 2 == 0 ? "eastby" : "westby")};{sectors[i % 3]};{1 + (i * i % 90)};{1950 + (i % 60)}-0{1 + (i % 9)}-1{i % 10};{(i % 5 == 0 ? "ja" : "nej")}"));
        Add("nordic.csv", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend("Navn;region;municipality;sector;Ansatte;Startdato;exporter"))));
        Add("english.csv", "name,region,municipality,sector,jobs,founded,exporter\nMejeri A,east,eastby,food,34,1987Q2,yes\n\"Smith, Smith & Co\",east,,industry,212,1964,yes\n,west,westheath,services,1,2012Q4,no\n"u8.ToArray());
    }

    public override string Name => "firms";

    protected override string GroupOf(string name) => name is "nordic.csv" or "english.csv" ? name : "small";

    public override Verdict Try(string name, byte[] content, Random random, bool thorough)
    {
        string table = Sandbox.Of("table.csv"), made = Sandbox.Of("scenarios/made-region.yaml");
        File.WriteAllBytes(table, content);
        string[] columns = random.Next(10) == 0 ? ["--columns", "Folk=jobs,Navn=name"] : [];
        string[] args = ["new", "made-region", "--from", "small-world", "--firms", table, "--out", Sandbox.Home, .. columns];
        var verdict = Judge(args, Sandbox.Run(args), 0, ExitCodes.BadInput);
        if (verdict.Ending != Ending.Accepted) return File.Exists(made) && !verdict.IsFailure ? new(Ending.Wrong, $"{verdict.Words}: refused, and something was made") : verdict;
        if (!thorough && random.Next(4) > 0) return verdict;
        string[] check = ["check", made];
        var said = Sandbox.Run(check);
        return said.Code == 0 ? verdict : new(Ending.Wrong, $"a table was taken, and what was made of it is not in order: {said.All}");
    }
}
