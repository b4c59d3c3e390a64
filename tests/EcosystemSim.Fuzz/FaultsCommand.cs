using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace EcosystemSim.Fuzz;

/// <summary>
/// <c>faults</c>: kills, stops and starves <c>ecosim run</c> at moments drawn by a seed, goes on, and compares the result hash with that of
/// an undisturbed run; damages each kind of file of a folder of results and runs the same command again. A round ends with the same
/// hash, is refused (code 2 and a sentence), or is wrong.
/// </summary>
internal sealed class FaultsCommand(string repository, int seed)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ecosim.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("ecosim-faults-").FullName;
    private readonly Dictionary<string, (int Rounds, int Hits, int Same, int Refused, int Wrong)> _counts = [];
    private readonly Dictionary<string, (string Hash, TimeSpan Length)> _undisturbed = [];

    private string[] Run(string name, int replications = 6) =>
        ["run", Path.Combine(repository, "scenarios", "small-world.yaml"), "--replications", $"{replications}", "--quarters", "8", "--labour", "slack", "--arms", "fragmented,eligibility", "--threads", "2", "--engine", "local", "--out", Path.Combine(_folder, name), .. Base(name) == Twins ? (string[])[] : ["--no-equal-outlay"]];

    // Every fifth run has money-matched twins.
    private const string Plain = "whole", Twins = "twins";

    private static string Base(string name) => name.StartsWith(Twins, StringComparison.Ordinal) ? Twins : Plain;

    private static string Name(string what, int round) => round % 5 == 4 ? $"{Twins}-{what}{round}" : $"{what}{round}";


    /// <summary>Returns the exit code: 1 where anything is wrong.</summary>
    public int Go(int kills, int stops, int starved, int damages)
    {
        try
        {
            foreach (string name in (string[])[Plain, Twins])
            {
                var clock = Stopwatch.StartNew();
                using (var whole = Start(Run(name))) End(whole);
                _undisturbed[name] = (Hash(name) is { Length: > 0 } hash ? hash : throw new InvalidOperationException("the undisturbed run has no result"), clock.Elapsed);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"undisturbed: {_undisturbed[name].Hash}, {clock.Elapsed.TotalSeconds:0.0} s"));
            }
            for (int i = 0; i < kills; i++) Kill(i);
            for (int i = 0; i < stops; i++) Stop(i);
            for (int i = 0; i < starved; i++) Starve(i);
            if (damages > 0) Damage(damages);
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
        Console.WriteLine($"{"",-34} {"rounds",7} {"disturbed",9} {"same hash",9} {"refused",8} {"wrong",6}");
        foreach (var (name, c) in _counts) Console.WriteLine($"{name,-34} {c.Rounds,7} {c.Hits,9} {c.Same,9} {c.Refused,8} {c.Wrong,6}");
        Console.WriteLine($"{"all",-34} {_counts.Values.Sum(c => c.Rounds),7} {_counts.Values.Sum(c => c.Hits),9} {_counts.Values.Sum(c => c.Same),9} {_counts.Values.Sum(c => c.Refused),8} {_counts.Values.Sum(c => c.Wrong),6}");
        return _counts.Values.Sum(c => c.Wrong) > 0 ? 1 : 0;
    }

    /// <summary>One or more in one folder, until the run is left alone.</summary>
    private void Kill(int round)
    {
        var random = Mutator.RandomOf(seed, "kill", round);
        string name = Name("kill", round);
        int kills = 0;
        for (int again = random.Next(1, 4); again > 0; again--)
        {
            using var run = Start(Run(name));
            Thread.Sleep(Moment(random, name));
            if (Signal(run, "KILL")) kills++;
            End(run);
        }
        GoOn("killed (SIGKILL)", name, kills);
    }

    private void Stop(int round)
    {
        var random = Mutator.RandomOf(seed, "stop", round);
        string name = Name("stop", round);
        using var run = Start(Run(name));
        Thread.Sleep(Moment(random, name));
        bool hit = Signal(run, "STOP");
        Thread.Sleep(random.Next(200, 3000));
        Signal(run, "CONT");
        var (code, said) = End(run);
        if (hit && code != 0) Count("stopped (SIGSTOP, SIGCONT)", 1, $"code {code}: {said}");
        else GoOn("stopped (SIGSTOP, SIGCONT)", name, hit ? 1 : 0);
    }

    /// <summary>Too little of something: the run may end, in order or not; what is there must be good to go on from.</summary>
    private void Starve(int round)
    {
        var random = Mutator.RandomOf(seed, "starve", round);
        string name = Name("starve", round);
        var (what, limit, environment) = (round % 4) switch
        {
            0 => ("large files", $"ulimit -f {random.Next(1, 600)}; ", ""),
            1 => ("open files", $"ulimit -n {random.Next(20, 90)}; ", ""),
            2 => ("memory", "", random.Next(8, 80).ToString("X2", CultureInfo.InvariantCulture) + "00000"),
            _ => ("processor (nice 19, one core at most)", "renice -n 19 $$ >/dev/null; ", ""),
        };
        string line = limit + string.Join(' ', Run(name).Prepend(Program).Prepend("exec dotnet").Select((word, i) => i == 0 ? word : $"'{word}'"));
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", line } };
        if (environment.Length > 0) start.Environment["DOTNET_GCHeapHardLimit"] = environment;
        using var run = Start(start);
        var (code, said) = End(run);
        bool hit = code != 0;
        if (hit && code is not (1 or 2) && !said.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) && !said.Contains("OutOfMemory", StringComparison.Ordinal) && !said.Contains("GC heap", StringComparison.Ordinal) && what == "large files")
            Count($"starved of {what}", 1, $"code {code}: {said}");
        else GoOn($"starved of {what}", name, hit ? 1 : 0);
    }

    /// <summary>Each kind of file, in a folder that is whole and in one that has half of its replications.</summary>
    private void Damage(int each)
    {
        Said(Run("half", 3));
        var half = new DirectoryInfo(Path.Combine(_folder, "half"));
        string[] files = [.. new DirectoryInfo(Path.Combine(_folder, "whole")).GetFiles("*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(_folder, "whole"), f.FullName)).Order(StringComparer.Ordinal)];
        string[] figures = [.. files.Where(f => f.StartsWith("figures", StringComparison.Ordinal))];
        foreach (string kind in (string[])[.. files.Except(figures), "figures"])
        {
            for (int i = 0; i < each; i++)
            {
                var random = Mutator.RandomOf(seed, "damage " + kind, i);
                string file = kind == "figures" ? figures[random.Next(figures.Length)] : kind, from = i % 2 == 0 ? "whole" : half.Name, name = "damaged";
                string folder = Path.Combine(_folder, name), path = Path.Combine(folder, file);
                if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
                Worker.Copy(Path.Combine(_folder, from), folder);
                byte[] before = File.ReadAllBytes(path), other = File.ReadAllBytes(Path.Combine(_folder, from, files[random.Next(files.Length)]));
                if (random.Next(10) == 0) File.Delete(path);
                else File.WriteAllBytes(path, Mutator.Damage(random, before, other));
                // In this process: what ends a process is the fuzzer's concern.
                var said = Said(Run(name));
                string key = $"damaged {kind.Replace('\\', '/')}";
                if (said.Code == ExitCodes.BadInput && said.Error.StartsWith("ecosim: ", StringComparison.Ordinal)) Count(key, 1, null, refused: true);
                else if (said.Code != 0) Count(key, 1, $"code {said.Code}: {said.All}");
                else if (Hash(name) != _undisturbed[Base(name)].Hash) Count(key, 1, $"another result ({file}, {i})");
                else if (Said(["verify", folder, "--sample", "0"]) is { Code: not 0 } verified) Count(key, 1, $"the same hash, but verify says ({file}, {i}): {verified.All}");
                else Count(key, 1, null);
            }
        }
    }

    /// <summary>The same command again must come to the same end.</summary>
    private void GoOn(string what, string name, int hits)
    {
        using var run = Start(Run(name));
        var (code, said) = End(run);
        string? wrong = code != 0 ? $"code {code}: {said}" : Hash(name) != _undisturbed[Base(name)].Hash ? "another result" : null;
        if (wrong is null && Said(["verify", Path.Combine(_folder, name), "--sample", "0"]) is { Code: not 0 } verified) wrong = verified.All;
        Count(what, hits, wrong, refused: code == ExitCodes.BadInput);
        Directory.Delete(Path.Combine(_folder, name), recursive: true);
    }

    private void Count(string what, int hits, string? wrong, bool refused = false)
    {
        var c = _counts.GetValueOrDefault(what);
        _counts[what] = (c.Rounds + 1, c.Hits + hits, c.Same + (wrong is null && !refused ? 1 : 0), c.Refused + (refused ? 1 : 0), c.Wrong + (wrong is not null && !refused ? 1 : 0));
        if (wrong is not null) Console.WriteLine($"{what}, round {c.Rounds}{(refused ? ", refused" : "")}: {Worker.OneLine(wrong)}");
    }

    // A little before the end most often, since the end has many small writes.
    private TimeSpan Moment(Random random, string name) => _undisturbed[Base(name)].Length * (random.Next(3) == 0 ? 0.7 + (0.4 * random.NextDouble()) : random.NextDouble());

    private static Said Said(string[] args) => Sandbox.RunToEnd(args);

    private string Hash(string name)
    {
        string manifest = Path.Combine(_folder, name, "manifest.json");
        return File.Exists(manifest) ? (string?)JsonNode.Parse(File.ReadAllBytes(manifest))!["result_hash"] ?? "" : "";
    }

    private static Process Start(string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { Program } };
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Start(start);
    }

    private static Process Start(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        return Process.Start(start)!;
    }

    private static (int Code, string Said) End(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return (process.ExitCode, output.Result + error.Result);
    }

    /// <summary>Whether there was somebody to get it.</summary>
    private static bool Signal(Process process, string signal)
    {
        if (process.HasExited) return false;
        using var kill = Process.Start(new ProcessStartInfo("kill") { ArgumentList = { $"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture) }, RedirectStandardError = true, UseShellExecute = false })!;
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }
}
