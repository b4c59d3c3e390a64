using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EcosystemSim.Fuzz;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = new DirectoryInfo(AppContext.BaseDirectory);
while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EcosystemSim.sln"))) folder = folder.Parent;
string repository = folder?.FullName ?? throw new InvalidOperationException("Run it from a clone of the project.");

// The processes that `files` starts.
switch (args)
{
    case ["work", var home, var seed, var kind, var from, var step, var until, var seconds]:
        using (var worker = new Worker(repository, home))
            worker.Go(int.Parse(seed), kind == "-" ? null : kind, int.Parse(from), int.Parse(step), int.Parse(until), TimeSpan.FromSeconds(Math.Min(1e6, double.Parse(seconds))));
        return 0;
    case ["corpus", var home, var from]:
        using (var worker = new Worker(repository, home)) worker.GoThroughCorpus(repository, int.Parse(from));
        return 0;
}

var root = new RootCommand("Tries to break ecosim: by what it reads, and by what happens to it while it runs.") { Files(), Faults() };
return root.Parse(args.Length == 0 ? ["--help"] : args).Invoke();

Command Files()
{
    var seed = new Option<int>("--seed") { Description = "The same seed, the same files. [default: 1]", DefaultValueFactory = _ => 1 };
    var count = new Option<int?>("--count") { Description = "Files to try. [default: 2000, or as many as the time allows]" };
    var seconds = new Option<int?>("--seconds") { Description = "Time for trying." };
    var kind = new Option<string?>("--kind") { Description = $"One kind alone: {string.Join(", ", Worker.Kinds)}." };
    var workers = new Option<int>("--workers") { Description = "Processes side by side. [default: one per core]", DefaultValueFactory = _ => Environment.ProcessorCount };
    var replay = new Option<int?>("--replay") { Description = "Try this one file again, and keep it in artifacts/fuzz." };
    var command = new Command("files", "Changes scenarios, seeds, firm tables, results and messages by a seed, and counts how they end.") { seed, count, seconds, kind, workers, replay };
    command.SetAction(parsed =>
    {
        int most = parsed.GetValue(count) ?? (parsed.GetValue(seconds) is null ? 2000 : int.MaxValue - 1024);
        var files = new FilesCommand(repository, parsed.GetValue(seed), most, TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? 1e6), parsed.GetValue(kind), parsed.GetValue(workers));
        return parsed.GetValue(replay) is { } number ? files.Replay(number) : files.Go();
    });
    return command;
}

Command Faults()
{
    var seed = new Option<int>("--seed") { Description = "The same seed, the same moments and damages. [default: 1]", DefaultValueFactory = _ => 1 };
    var rounds = new Option<int>("--rounds") { Description = "Runs that are killed, once to three times each. [default: 20]", DefaultValueFactory = _ => 20 };
    var stops = new Option<int>("--stops") { Description = "Runs that are stopped for some seconds. [default: 4]", DefaultValueFactory = _ => 4 };
    var starved = new Option<int>("--starved") { Description = "Runs that get too little of something. [default: 8]", DefaultValueFactory = _ => 8 };
    var damages = new Option<int>("--damages") { Description = "Damages of each kind of file. [default: 4]", DefaultValueFactory = _ => 4 };
    var silos = new Option<int>("--silos") { Description = "Silos that are killed, by tests/cluster/faults; needs PostgreSQL. [default: 0]" };
    var losses = new Option<int>("--losses") { Description = "Losses of the cluster's database, by tests/cluster/faults. [default: 0]" };
    var command = new Command("faults", "Kills, stops and starves runs at moments drawn by a seed, damages their files, goes on, and compares result hashes.") { seed, rounds, stops, starved, damages, silos, losses };
    command.SetAction(parsed =>
    {
        int code = new FaultsCommand(repository, parsed.GetValue(seed)).Go(parsed.GetValue(rounds), parsed.GetValue(stops), parsed.GetValue(starved), parsed.GetValue(damages));
        if (parsed.GetValue(silos) + parsed.GetValue(losses) == 0) return code;
        string[] arguments = ["--kills", $"{parsed.GetValue(silos)}", "--losses", $"{parsed.GetValue(losses)}", "--stops", "0", "--clients", "0", "--steps", "0", "--seed", $"{parsed.GetValue(seed)}"];
        using var cluster = Process.Start(Path.Combine(repository, "tests", "cluster", "faults"), arguments);
        cluster.WaitForExit();
        return Math.Max(code, cluster.ExitCode);
    });
    return command;
}
