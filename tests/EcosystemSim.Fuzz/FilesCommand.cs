using System.Diagnostics;
using System.Globalization;

namespace EcosystemSim.Fuzz;

/// <summary><c>files</c>: changes what the program reads, by a seed, and counts how that ends.</summary>
internal sealed class FilesCommand(string repository, int seed, int count, TimeSpan time, string? kind, int workers)
{
    // Of the processor's time, so that a busy machine hangs nothing; who waits uses none, and gets longer.
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(5), LongestWait = TimeSpan.FromSeconds(30), LongestStart = TimeSpan.FromMinutes(3);

    // Below what a file may take, by what the program takes besides.
    private const long MostHeap = 400L << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Kind, Ending Ending), int> _ends = [];
    private readonly Dictionary<string, long> _slowest = [], _taken = [];
    private readonly List<(string Kind, int Number, bool IsCorpus, Verdict Verdict)> _failures = [];
    private long _peak;
    private int _tried;

    /// <summary>Returns the exit code: 1 where anything failed.</summary>
    public int Go()
    {
        var clock = Stopwatch.StartNew();
        string home = Prepare(repository);
        try
        {
            Follow(home, isCorpus: true, 0, 1, int.MaxValue);
            int corpus = _ends.Values.Sum();
            Console.WriteLine($"corpus: {corpus} files, {_failures.Count} failed");
            Task.WaitAll([.. Enumerable.Range(0, workers).Select(w => Task.Factory.StartNew(() => Follow(home, isCorpus: false, w, workers, count), TaskCreationOptions.LongRunning))]);
            Confirm(home);
            Print(clock.Elapsed, home);
        }
        finally
        {
            Directory.Delete(Path.GetFullPath(Path.Combine(home, "..", "..", "..")), recursive: true);
        }
        return _failures.Count > 0 ? 1 : 0;
    }

    /// <summary>One file of a seed again, in this process.</summary>
    public int Replay(int number)
    {
        string home = Prepare(repository);
        using var worker = new Worker(repository, home);
        string of = Worker.KindOf(number, kind);
        var (name, content) = worker.Make(seed, of, number);
        string kept = Keep(of, number, name, content);
        var clock = Stopwatch.StartNew();
        var verdict = worker.Try(seed, of, number);
        Console.WriteLine($"{of} {number}: {verdict.Ending} in {clock.ElapsedMilliseconds} ms: {verdict.Words}");
        Console.WriteLine($"The file, {name}, is in {kept}.");
        return verdict.IsFailure ? 1 : 0;
    }

    /// <summary>A home with the seeds and scenario of the small world, and results of it.</summary>
    private static string Prepare(string repository)
    {
        string root = Directory.CreateTempSubdirectory("ecosim-fuzz-home-").FullName;
        string before = Directory.GetCurrentDirectory();
        _ = new Sandbox(root);
        foreach (string name in (string[])["seeds/parameters.yaml", "seeds/mappings.yaml", "seeds/small-world/system.yaml", "scenarios/small-world.yaml"]) Copy(name);
        File.WriteAllText(Sandbox.Of("seeds/evidence.yaml"), Seeds.Needed(File.ReadAllText(Path.Combine(repository, "seeds", "evidence.yaml")), File.ReadAllText(Sandbox.Of("seeds/parameters.yaml")) + File.ReadAllText(Sandbox.Of("seeds/small-world/system.yaml"))));
        Results.Prepare();
        string home = Path.GetFullPath(Sandbox.Home);
        Directory.SetCurrentDirectory(before);
        return home;

        void Copy(string name)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Sandbox.Of(name))!);
            File.Copy(Path.Combine(repository, name), Sandbox.Of(name));
        }
    }

    /// <summary>Starts a process that tries files, and another where that one ends early or has to be ended.</summary>
    private void Follow(string home, bool isCorpus, int from, int step, int until)
    {
        var clock = Stopwatch.StartNew();
        for (int next = from; next < until && (isCorpus || clock.Elapsed < time);)
        {
            int at = next;
            var (last, of, isOver, isInOrder, why) = Watch(home, isCorpus, at, step, until, time - clock.Elapsed);
            if (isOver) return;
            if (last < 0) throw new InvalidOperationException($"a worker did not start: {why}");
            if (!isInOrder) Take(of, last, isCorpus, new(why is null ? Ending.Hang : why.Contains("OutOfMemory", StringComparison.Ordinal) ? Ending.Memory : Ending.Crash, why ?? "took too long"), 0);
            next = last + step;
        }
    }

    private (int Last, string Kind, bool IsOver, bool IsInOrder, string? Why) Watch(string home, bool isCorpus, int from, int step, int until, TimeSpan rest)
    {
        using var process = Start(isCorpus ? ["corpus", home, $"{from}"] : ["work", home, $"{seed}", kind ?? "-", $"{from}", $"{step}", $"{until}", rest.TotalSeconds.ToString(CultureInfo.InvariantCulture)]);
        var error = process.StandardError.ReadToEndAsync();
        var (last, of, isOver, isInOrder) = (-1, "", false, false);
        var since = Stopwatch.StartNew();
        var worked = TimeSpan.Zero;
        var reader = Task.Run(() =>
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                string[] parts = line.Split(' ', 6);
                if (parts[0] is "=" or "~")
                {
                    (isOver, isInOrder) = (parts[0] == "=", true);
                    lock (_lock) _peak = Math.Max(_peak, long.Parse(parts[1], CultureInfo.InvariantCulture));
                    continue;
                }
                if (parts is ["<", var kindOf, var number, var ending, var milliseconds, ..])
                    Take(kindOf, int.Parse(number, CultureInfo.InvariantCulture), isCorpus, new(Enum.Parse<Ending>(ending), parts.Length > 5 ? parts[5] : ""), long.Parse(milliseconds, CultureInfo.InvariantCulture));
                (last, of) = parts[0] == ">" ? (int.Parse(parts[2], CultureInfo.InvariantCulture), parts[1]) : (last, of);
                since.Restart();
                worked = Work(process);
            }
        });
        bool hung = false;
        while (!process.WaitForExit(200))
        {
            // The first of a process comes with all that is compiled.
            if (last < 0 ? since.Elapsed < LongestStart : Work(process) - worked < LongestWork && since.Elapsed < LongestWait) continue;
            hung = true;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        reader.Wait();
        return (last, of, isOver, isInOrder, hung ? null : $"the process ended with {process.ExitCode}: {Worker.OneLine(error.Result)}");
    }

    private static TimeSpan Work(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It has ended by now.
            return TimeSpan.Zero;
        }
    }

    private static Process Start(IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string arg in args) start.ArgumentList.Add(arg);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // Measuring what to compile better costs more here than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    private void Take(string of, int number, bool isCorpus, Verdict verdict, long milliseconds)
    {
        lock (_lock)
        {
            _ends[(of, verdict.Ending)] = _ends.GetValueOrDefault((of, verdict.Ending)) + 1;
            _slowest[of] = Math.Max(_slowest.GetValueOrDefault(of), milliseconds);
            _taken[of] = _taken.GetValueOrDefault(of) + milliseconds;
            if (++_tried % 10_000 == 0) Console.WriteLine($"{_tried:N0} files, {_failures.Count} failed");
            if (!verdict.IsFailure) return;
            _failures.Add((of, number, isCorpus, verdict));
            Console.WriteLine($"{of} {number}{(isCorpus ? " of the corpus" : "")}: {verdict.Ending}: {verdict.Words}");
        }
    }

    /// <summary>What took too long or too much may have met a busy machine or what was left of others: it is tried once more, alone.</summary>
    private void Confirm(string home)
    {
        foreach (var failure in _failures.Where(f => !f.IsCorpus && f.Verdict.Ending is Ending.Hang or Ending.Memory).ToList())
        {
            _failures.Remove(failure);
            _ends[(failure.Kind, failure.Verdict.Ending)]--;
            int before = _failures.Count;
            Follow(home, isCorpus: false, failure.Number, 1, failure.Number + 1);
            Console.WriteLine($"{failure.Kind} {failure.Number}, alone: {(_failures.Count > before ? "again" : "in order")}");
        }
    }

    private void Print(TimeSpan elapsed, string home)
    {
        string[] kinds = [.. _ends.Keys.Select(k => k.Kind).Distinct().Order(StringComparer.Ordinal)];
        Console.WriteLine();
        Console.WriteLine($"{"kind",-9} {"files",8} {string.Join(' ', Enum.GetNames<Ending>().Select(e => $"{e.ToLowerInvariant(),9}"))} {"mean",9} {"slowest",9}");
        foreach (string of in kinds)
            Console.WriteLine($"{of,-9} {_ends.Where(e => e.Key.Kind == of).Sum(e => e.Value),8:N0} {string.Join(' ', Enum.GetValues<Ending>().Select(e => $"{_ends.GetValueOrDefault((of, e)),9:N0}"))} {_taken[of] / Math.Max(1, _ends.Where(e => e.Key.Kind == of).Sum(e => e.Value)),6} ms {_slowest[of],6} ms");
        Console.WriteLine($"{"all",-9} {_ends.Values.Sum(),8:N0} {string.Join(' ', Enum.GetValues<Ending>().Select(e => $"{_ends.Where(p => p.Key.Ending == e).Sum(p => p.Value),9:N0}"))} {_taken.Values.Sum() / Math.Max(1, _ends.Values.Sum()),6} ms {_slowest.Values.Max(),6} ms");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {elapsed.TotalSeconds:0} s, at most {_peak / 1e6:0} MB in a process that came to its end"));
        if (_failures.Count == 0) return;
        using var worker = new Worker(repository, home);
        foreach (var (of, number, isCorpus, _) in _failures.Where(f => !f.IsCorpus))
        {
            var (name, content) = worker.Make(seed, of, number);
            Console.WriteLine($"again: dotnet run -c Release --project tests/EcosystemSim.Fuzz -- files --seed {seed} --kind {of} --replay {number}    ({Keep(of, number, name, content)})");
        }
        Console.WriteLine($"{_failures.Count} failed.");
    }

    /// <summary>Where it does not get lost; what failed belongs in the corpus once it is mended.</summary>
    private string Keep(string of, int number, string name, byte[] content)
    {
        string folder = Path.Combine(repository, "artifacts", "fuzz", of);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{name.Replace('/', '+')}~{seed}-{number}");
        File.WriteAllBytes(path, content);
        return Path.GetRelativePath(repository, path);
    }
}
