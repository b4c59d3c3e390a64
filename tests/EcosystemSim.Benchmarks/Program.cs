using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using EcosystemSim.Benchmarks;
using EcosystemSim.Model;
using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Populations;

// dotnet run -c Release --project tests/EcosystemSim.Benchmarks -- [cost|scaling|threads|grains|actors]...    all without a name
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "EcosystemSim.sln"))) root = root.Parent;
string file = Path.Combine(root?.FullName ?? throw new InvalidOperationException("Run it from a clone of the project."), "scenarios", "west-denmark.yaml");
var loaded = ScenarioLoader.Load(file);
var scenario = loaded.Scenario ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
string[] what = args.Length > 0 ? args : ["cost", "scaling", "threads", "grains", "actors"];
if (what.Contains("cost")) Cost();
if (what.Contains("scaling")) Scaling();
if (what.Contains("threads")) Threads();
if (what.Contains("grains")) Grains.Replications(scenario);
if (what.Contains("actors")) Grains.Actors(ScenarioLoader.Load(Path.Combine(root.FullName, "scenarios", "small-world.yaml")).Scenario!);

// Everything on and recorded, against the floor of the same width and minute: the two are measured in turn, and each ratio is one
// turn's. For each width that the processor has; the processor fails it if half the width takes more than three times as long.
void Cost()
{
    var plan = scenario.BuildPlan(new() { DrawParameters = false });
    var one = plan with { Arms = [plan.Arms.Single(a => a.Id == "coordinated")], Closures = [LabourClosure.Slack] };
    Console.WriteLine($"cost per firm and quarter, everything on and recorded, {Environment.ProcessorCount} processors of {RuntimeInformation.ProcessArchitecture}");
    var costs = new Dictionary<int, double>();
    foreach (var kernels in KernelSet.All.Where(k => k.Lanes <= KernelSet.Widest.Lanes))
    {
        // Until all is compiled.
        for (int run = 0; run < 3; run++) Once(plan with { Kernels = kernels });
        foreach (var (name, p) in new[] { ("all arms side by side", plan), ("one arm alone", one) })
        {
            var ratios = new List<(double Ratio, double Floor, double Own)>();
            for (int turn = 0; turn < 5; turn++)
            {
                double floor = Floor.Measure(kernels.Lanes, runs: 5), own = Once(p with { Kernels = kernels });
                ratios.Add((own / floor, floor, own));
            }
            ratios.Sort();
            var (ratio, f, o) = ratios[ratios.Count / 2];
            costs.TryAdd(kernels.Lanes, o);
            Console.WriteLine($"  {kernels.Lanes * 32} bits  {name,-22} {o,6:F1} ns   floor {f:F1} ns   {ratio:F1} times the floor (turns {ratios[0].Ratio:F1} to {ratios[^1].Ratio:F1})");
        }
    }
    if (!costs.TryGetValue(16, out double wide)) return;
    Console.WriteLine($"256 bits take {costs[8] / wide:F2} times as long as 512");
    if (costs[8] <= 3 * wide) return;
    Console.Error.WriteLine("The path of 256 bits is more than three times slower than that of 512.");
    Environment.ExitCode = 1;
}

// Linear from ten thousand to a million firms: the cost of a firm and quarter stays the same.
void Scaling()
{
    Console.WriteLine("one arm alone, by number of firms");
    foreach (int firms in new[] { 10_000, 65_000, 250_000, 1_000_000 })
    {
        var plan = OfSize(firms);
        Once(plan);
        Console.WriteLine($"  {firms,9:N0} firms {Math.Min(Once(plan), Once(plan)),6:F1} ns");
    }
}

// The scenario with so many firms, and as many more advisers and as much more money; one arm, a short run.
ExperimentPlan OfSize(int firms)
{
    double scale = firms / (double)scenario.Marginals.Firms;
    var marginals = scenario.Marginals with { Firms = firms, Jobs = (long)(scenario.Marginals.Jobs * scale) };
    var system = scenario.System with { Providers = [.. scenario.System.Providers.Select(p => p with { AdviserFte = p.AdviserFte * scale, GrantBudgetPerYear = p.GrantBudgetPerYear * scale })] };
    var plan = scenario.BuildPlan(new() { DrawParameters = false }) with { System = system, Population = PopulationSynthesis.Create(system, marginals, scenario.Seed) };
    return plan with { Arms = [plan.Arms.Single(a => a.Id == "coordinated")], Closures = [LabourClosure.Slack], WarmUpQuarters = 4, Quarters = 12 };
}

// Replications share nothing, so two threads should do nearly twice the work of one.
void Threads()
{
    var plan = scenario.BuildPlan(new() { DrawParameters = false });
    Once(plan);
    var turns = new List<(double Ratio, double One, double Two)>();
    for (int turn = 0; turn < 5; turn++)
    {
        double one = Wall(() => { Once(plan); Once(plan); });
        double two = Wall(() => Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = 2 }, [() => Once(plan), () => Once(plan)]));
        turns.Add((one / two, one, two));
    }
    turns.Sort();
    var (ratio, single, both) = turns[turns.Count / 2];
    Console.WriteLine($"two replications: {single / 1e9:F2} s on one thread, {both / 1e9:F2} s on two; {ratio:F2} times as fast (turns {turns[0].Ratio:F2} to {turns[^1].Ratio:F2})");
}

// Nanoseconds of processor time per firm and quarter of a whole replication.
static double Once(ExperimentPlan plan)
{
    var replication = new Replication(plan, 0);
    double time = Timing.ProcessorTime(() =>
    {
        while (replication.Advance())
        {
        }
    });
    return time / replication.FirmQuarters;
}

static double Wall(Action work)
{
    long start = Stopwatch.GetTimestamp();
    work();
    return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
}
