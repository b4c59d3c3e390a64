using EcosystemSim.Cli;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Fuzz;

/// <summary>What a command said.</summary>
internal sealed record Said(int Code, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>
/// A home of seeds, scenarios and results that commands may read, deep within folders that nobody may write to. The current
/// folder is an empty one among these.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    // A run that a stored file asks for may be long by right; it must stop when it is asked to.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly string _root;
    private readonly string _before;
    private Dictionary<string, (long Length, DateTime Written)> _kept = [];
    private readonly Dictionary<string, byte[]> _contents = [];

    /// <param name="root">An empty folder.</param>
    public Sandbox(string root)
    {
        _root = root;
        _before = Directory.GetCurrentDirectory();
        Directory.CreateDirectory(Path.Combine(root, "a", "b", "home"));
        string current = Path.Combine(root, "a", "b", "current");
        Directory.CreateDirectory(current);
        Directory.SetCurrentDirectory(current);
    }

    /// <summary>From the current folder, so that what is stored names the same paths in every sandbox.</summary>
    public static string Home { get; } = Path.Combine("..", "home");

    public static string Of(string name) => Path.Combine(Home, name);

    /// <summary>Runs a command line as the program would.</summary>
    public static Said Run(params string[] args) => Run(args, isLimited: true);

    /// <summary>The same, to its end however long it takes.</summary>
    public static Said RunToEnd(params string[] args) => Run(args, isLimited: false);

    private static Said Run(string[] args, bool isLimited)
    {
        using var interrupts = new Interrupts();
        using var timer = new Timer(_ => interrupts.Ask(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Only where somebody listens: a first one elsewhere ends the process.
        if (isLimited && args[0] is "run" or "rerun" or "verify") timer.Change(Longest, Timeout.InfiniteTimeSpan);
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        int code = Ecosim.Invoke(args, Screen.Plain(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), interrupts);
        return new Said(code, output.ToString(), error.ToString());
    }

    /// <summary>Everything is as it should be from now on.</summary>
    public void Keep()
    {
        _contents.Clear();
        foreach (string file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)) _contents[file] = File.ReadAllBytes(file);
        _kept = Now();
    }

    public byte[] Kept(string name) => _contents[Path.GetFullPath(Of(name))];

    /// <summary>What is there that was not, or is another: paths below the sandbox.</summary>
    public IEnumerable<string> Changed()
    {
        var now = Now();
        return [.. now.Where(f => !_kept.TryGetValue(f.Key, out var was) || was != f.Value).Select(f => f.Key), .. _kept.Keys.Where(f => !now.ContainsKey(f))];
    }

    /// <summary>Makes everything as it was.</summary>
    public void Restore()
    {
        foreach (string path in Changed().Order(StringComparer.Ordinal).ToList())
        {
            var info = new FileInfo(path);
            if (info.LinkTarget is not null || info.Exists) info.Delete();
            else if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            if (!_contents.TryGetValue(path, out byte[]? content)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
        foreach (string path in _contents.Keys.Where(path => !File.Exists(path)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, _contents[path]);
        }
        _kept = Now();
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Of folders, that they are there.</summary>
    private Dictionary<string, (long Length, DateTime Written)> Now() =>
        new DirectoryInfo(_root).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false })
            .ToDictionary(f => f.FullName, f => f is FileInfo file ? (file.LinkTarget is null && file.Exists ? file.Length : -2, file.LastWriteTimeUtc) : (-1L, default));
}
