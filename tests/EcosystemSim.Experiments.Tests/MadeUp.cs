using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Tests;

/// <summary>A small made-up economy: numbers that follow from arm, replication and quarter, no model behind them.</summary>
internal static class MadeUp
{
    public const int PartsAt = 4;

    public static RunSettings Settings { get; } = new("local", 1, 0);

    public static SystemSpec System { get; } = new(
        "made-up", "DKK",
        [new RegionSpec("north", "North", "DK", true), new RegionSpec("south", "South", "DK", false)],
        [],
        [new SectorSpec("food", "Food", 0.5, 0, [], 1, 1, 0, 0)],
        [new ProviderSpec("house", "House", ProviderKind.BusinessHouse, 0, -1, 5, 0, [true, true], [])])
    {
        TravelHours = [[0, 1], [1, 0]],
    };

    public static ExperimentPlan Plan { get; } = new()
    {
        System = System,
        Population = new Population { Region = [], Sector = [], Municipality = [], Jobs = [], AgeQuarters = [], Exporter = [] },
        Parameters = null!,     // nothing here reads them
        Arms =
        [
            new ArmSpec("none", "No public support", 0, []),
            new ArmSpec("fragmented", "Closed borders", int.MaxValue, []),
            new ArmSpec("coordinated", "The agreement", int.MaxValue, [Agreement(PartsAt, 1)]),
        ],
        Closures = [LabourClosure.Slack, LabourClosure.Binding],
        Seed = 1,
        WarmUpQuarters = 2,
        Quarters = 10,
        StartCalendarQuarter = 2013 * 4,
    };

    public static AgreementSpec Agreement(int from, double cost) =>
        new("agreement", from, 0, true, Secretariat.Rotating, cost, [true], [new LeverSetting(Lever.Referral, 1)]);

    public static Experiment Experiment(int replications = 4) => new()
    {
        Name = "made-up",
        Title = "A made-up world",
        Question = "Does it add up?",
        Plan = Plan,
        Replications = [.. Enumerable.Range(0, replications)],
        Baseline = "fragmented",
        WithoutSupport = "none",
        Inputs = [new InputFile("made-up.yaml", "00")],
        Command = "ecosim run made-up.yaml",
    };

    /// <summary>Runs what is missing in a folder and finishes it.</summary>
    public static (string ResultHash, RunStatus Status) RunIn(string folder, Experiment experiment, int threads = 1, Func<int, IReplicationRun>? start = null)
    {
        using var store = ResultStore.Open(experiment, folder, Settings);
        var outcome = LocalEngine.Run(start ?? (n => new MadeUpRun(experiment.Plan, n)), store.Missing, threads, store);
        var summary = store.Summarise();
        return (summary.ResultHash, store.Finish(summary, outcome.Failures).Status);
    }

    public static ImmutableArray<ArmRun> Runs(ExperimentPlan plan, int replication)
    {
        var series = SeriesCatalogue.For(plan.System);
        return
        [
            .. from arm in Enumerable.Range(0, plan.Arms.Length)
               from closure in plan.Closures
               select new ArmRun(arm, closure, Table(plan, series, plan.Arms[arm].Id, closure, replication)),
        ];
    }

    private static ObservationTable Table(ExperimentPlan plan, ImmutableArray<Series> series, string arm, LabourClosure closure, int replication)
    {
        var table = new ObservationTable(series, plan.Quarters);
        for (int q = 0; q < plan.Quarters; q++)
        {
            for (int i = 0; i < series.Length; i++) table[q, i] = Value(plan, series[i], i, arm, closure, replication, q);
        }
        return table;
    }

    private static long Value(ExperimentPlan plan, Series series, int column, string arm, LabourClosure closure, int replication, int q)
    {
        if (series.Outcome.EndsWith("_within_4") && q + 4 > plan.Quarters) return ObservationTable.Missing;
        if (series.Outcome.EndsWith("_within_2") && q + 2 > plan.Quarters) return ObservationTable.Missing;
        if (series.Outcome.EndsWith("_within_1") && q + 1 > plan.Quarters) return ObservationTable.Missing;
        if (series.Scope == Scope.Provider && q % 4 != 3) return ObservationTable.Missing;
        if (series.Scope == Scope.FirmSize) return q == plan.Quarters - 1 ? 20_000 / int.Parse(series.ScopeId, CultureInfo.InvariantCulture) : ObservationTable.Missing;
        if (series.Scope == Scope.Ledger) return q == plan.Quarters - 1 ? Ledger(series, arm, replication) : ObservationTable.Missing;

        bool parted = arm == "none" || (arm is "coordinated" or "coordinated@equal-outlay" && q >= PartsAt);
        long luck = ((replication * 7919L) + (q * 104729L) + (column * 1299709L)) % 97;
        return series.Outcome switch
        {
            Outcomes.NeedsArisen => 1000,
            Outcomes.Jobs => 10_000 + luck + (closure == LabourClosure.Binding ? -50 : 0) + (parted ? JobsGained(arm, replication) : 0),
            Outcomes.JobsOver50 => -luck,
            var name when name.StartsWith("needs_specialised_within_") => parted && arm != "none" ? 260 : 161,
            var name when name.StartsWith("needs_") && name.Contains("_within_") => 10,
            Outcomes.HoursCapacity => arm == "none" ? 0 : 6000,
            Outcomes.HoursOverhead => arm == "none" ? 0 : 600,
            Outcomes.InfrastructurePaid => parted && arm != "none" ? 50_000 : 0,
            Outcomes.Referrals => arm == "none" ? 0 : 30 + (parted ? 2 + replication : 0),
            Outcomes.Exporters => 700 - (parted && arm != "none" ? 3 : 0),
            Outcomes.GrantsPaid => arm == "none" ? 0 : 250_000,
            Outcomes.HoursIdle => arm == "none" ? 0 : 1500,
            Outcomes.HoursCoordination => parted && arm != "none" ? 300 : 0,
            Outcomes.CoordinationStaff or Outcomes.CoordinationRent => 0,
            Outcomes.FirmsFirstHelped => arm == "none" ? 0 : 20,
            Outcomes.PublicCost => arm == "none" ? 0 : 1_000_000,
            _ => luck * 12_345,
        };
    }

    /// <summary>
    /// Supported firms hold 30 jobs more than the difference inside the area and nobody's firms 25 fewer; outside, where nobody is
    /// supported, 5 fewer. The change since first support is 200 beyond what support adds, so the change without support is 200.
    /// </summary>
    private static long Ledger(Series series, string arm, int replication)
    {
        string[] id = series.ScopeId.Split('/');
        long difference = JobsGained(arm, replication) * (arm == "fragmented" ? 0 : 1)
            + (id[0] == "without_support" ? (arm == "none" ? 0 : 100) - (arm == "none" ? JobsGained(arm, replication) : 0) : 0);
        bool differs = difference != 0;
        long jobs = (id[1], id[2]) switch
        {
            ("supported_in_this_arm_only", "inside") => differs ? difference + 30 : 0,
            ("supported_in_neither", "inside") => differs ? -25 : 0,
            ("supported_in_neither", "outside") => differs ? -5 : 0,
            _ => 0,
        };
        return series.Outcome switch
        {
            Outcomes.LedgerJobs => jobs,
            Outcomes.LedgerFirms => id[1] == "supported_in_neither" ? 500 : 20,
            _ => jobs == 0 ? 0 : jobs + 200,
        };
    }

    private static long JobsGained(string arm, int replication) => arm == "none" ? -100 : 10 + replication;
}

/// <summary>A replication of the made-up economy.</summary>
internal sealed class MadeUpRun(ExperimentPlan plan, int number, Action<int>? each = null) : IReplicationRun
{
    public int Quarter { get; private set; } = -plan.WarmUpQuarters;
    public long FirmQuarters => 0;
    public ImmutableArray<ArmRun> Runs { get; private set; } = [];

    public bool Advance()
    {
        each?.Invoke(Quarter);
        Quarter++;
        if (Quarter < plan.Quarters) return true;
        Runs = MadeUp.Runs(plan, number);
        return false;
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ecosim-test-").FullName;

    public string Of(string name) => global::System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
