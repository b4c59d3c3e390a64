using System.Diagnostics;
using System.Globalization;

namespace EcosystemSim.Fuzz;

/// <summary>Tries files one after another in a process of its own, which may be ended at any moment. Tells of each in a line.</summary>
internal sealed class Worker : IDisposable
{
    public const long MostBytes = 500_000_000;

    // A process that has tried thousands of files keeps more and more of them; the next begins anew.
    private const long Enough = 350_000_000;

    // Of twenty files, so many of each kind: those that are read the slowest are the fewest.
    private static readonly string[] Mix =
    [
        "scenario", "firms", "seeds", "results", "messages", "scenario", "firms", "messages", "scenario", "seeds",
        "messages", "scenario", "results", "messages", "scenario", "firms", "seeds", "messages", "scenario", "results",
    ];

    private readonly Sandbox _box;
    private readonly Dictionary<string, Kind> _kinds;

    /// <param name="home">A prepared home, which is copied.</param>
    public Worker(string repository, string home)
    {
        _box = new Sandbox(Directory.CreateTempSubdirectory("ecosim-fuzz-").FullName);
        Copy(home, Sandbox.Home);
        Kind[] kinds =
        [
            new ScenarioFiles(repository), new Seeds(repository), new FirmTables(repository), new Results(_box), new Messages(),
        ];
        _kinds = kinds.ToDictionary(k => k.Name);
        _box.Keep();
    }

    public static IReadOnlyList<string> Kinds => [.. Mix.Distinct()];

    /// <summary>The kind of a file by its number.</summary>
    public static string KindOf(int number, string? asked) => asked ?? Mix[number % Mix.Length];

    public (string Name, byte[] Content) Make(int seed, string kind, int number) => _kinds[kind].Change(Mutator.RandomOf(seed, kind, number));

    public Verdict Try(int seed, string kind, int number)
    {
        var random = Mutator.RandomOf(seed, kind, number);
        var (name, content) = _kinds[kind].Change(random);
        return Try(kind, name, content, random, thorough: false);
    }

    public Verdict Try(string kind, string name, byte[] content, Random random, bool thorough)
    {
        Verdict verdict;
        try
        {
            verdict = _kinds[kind].Try(name, content, random, thorough);
        }
        catch (OutOfMemoryException e)
        {
            verdict = new(Ending.Memory, $"{name}: {e}");
        }
        if (!verdict.IsFailure && Outside() is { } outside) verdict = new(Ending.Outside, $"{verdict.Words}: {outside} was written");
        if (!verdict.IsFailure && Environment.WorkingSet is > MostBytes and var bytes) verdict = new(Ending.Memory, $"{verdict.Words}: {bytes / 1_000_000} MB");
        _box.Restore();
        return verdict;
    }

    /// <summary>What was written elsewhere than where the command may: its results, and the folders that it was told to make.</summary>
    private string? Outside() => _box.Changed().FirstOrDefault(path =>
        Path.GetRelativePath(Sandbox.Home, path).Replace('\\', '/') is var name
        && name.StartsWith("..", StringComparison.Ordinal) | !((string[])["scenarios/changed.yaml", "scenarios/made-region.yaml", "schemas", "seeds", "table.csv", "made", "joined", "elsewhere", "results", "made.xlsx", "made.csv"]).Any(may => name == may || name.StartsWith(may + "/", StringComparison.Ordinal)));

    /// <summary>The files that are tried first, each by all commands that read it: <c>corpus/KIND/FILE~what-it-is</c>, the slashes of FILE as pluses. Large ones are packed by gzip: <c>…~what-it-is.packed</c>.</summary>
    private IEnumerable<(string Kind, string Label, string Name, byte[] Content)> Corpus(string repository)
    {
        string corpus = Path.Combine(repository, "tests", "EcosystemSim.Fuzz", "corpus");
        foreach (string path in Directory.GetFiles(corpus, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string kind = Path.GetFileName(Path.GetDirectoryName(path)!), label = Path.GetFileName(path);
            if (!_kinds.TryGetValue(kind, out var owner)) continue;
            if (owner is Results results && label == "recipes.tsv")
            {
                foreach (string line in File.ReadLines(path).Where(l => l.Length > 0))
                {
                    var (name, content) = results.Recipe(line);
                    yield return (kind, line.Replace('\t', ' '), name, content);
                }
            }
            else yield return (kind, label, label.Split('~')[0].Replace('+', '/'), label.EndsWith(".packed", StringComparison.Ordinal) ? Mutator.Unpack(File.ReadAllBytes(path)) : File.ReadAllBytes(path));
        }
    }

    /// <summary>The work of the process that tries the corpus.</summary>
    public void GoThroughCorpus(string repository, int from)
    {
        int number = 0;
        foreach (var (kind, label, name, content) in Corpus(repository))
        {
            if (number++ < from) continue;
            Say($"> {kind} {number - 1}");
            var clock = Stopwatch.StartNew();
            var verdict = Try(kind, name, content, Mutator.RandomOf(0, label, 0), thorough: true);
            Say(string.Create(CultureInfo.InvariantCulture, $"< {kind} {number - 1} {verdict.Ending} {clock.ElapsedMilliseconds} {(verdict.IsFailure ? OneLine($"{label}: {verdict.Words}") : "")}"));
        }
        Say($"= {Process.GetCurrentProcess().PeakWorkingSet64}");
    }

    /// <summary>The work of a process that the command has started: every <paramref name="step"/>-th file from a number on.</summary>
    public void Go(int seed, string? asked, int from, int step, int count, TimeSpan time)
    {
        var since = Stopwatch.StartNew();
        for (int number = from; number < count && since.Elapsed < time; number += step)
        {
            string kind = KindOf(number, asked);
            Say($"> {kind} {number}");
            var clock = Stopwatch.StartNew();
            var verdict = Try(seed, kind, number);
            Say(string.Create(CultureInfo.InvariantCulture, $"< {kind} {number} {verdict.Ending} {clock.ElapsedMilliseconds} {(verdict.IsFailure ? OneLine(verdict.Words) : "")}"));
            if (IsLarge() && IsLargeAllTheSame())
            {
                Say($"~ {Process.GetCurrentProcess().PeakWorkingSet64}");
                return;
            }
        }
        Say($"= {Process.GetCurrentProcess().PeakWorkingSet64}");
    }

    private static bool IsLarge() => Environment.WorkingSet > Enough;

    // What nobody holds goes first: a process that begins anew compiles everything again.
    private static bool IsLargeAllTheSame()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return IsLarge();
    }

    public static string OneLine(string words) => words.ReplaceLineEndings(" ⏎ ") is { Length: > 3000 } line ? line[..3000] : words.ReplaceLineEndings(" ⏎ ");

    public static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string path = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
    }

    public void Dispose() => _box.Dispose();

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
