using System.Collections.Immutable;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments;

/// <summary>A file that a run was made from.</summary>
/// <param name="Path">As the manifest shows it, with forward slashes.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
public sealed record InputFile(string Path, string Sha256);

/// <summary>A publication that numbers of the seeds rest on.</summary>
/// <param name="Address">Of a web page; empty if there is none.</param>
public sealed record DataSource(string Title, string Publisher, string Year, string Address);

/// <summary>What is run: a plan with its replications, what it is called, and what it was made from.</summary>
public sealed record Experiment
{
    /// <summary>Name of the scenario, which names the folder of results.</summary>
    public required string Name { get; init; }

    /// <inheritdoc cref="Summary.RunSummary.Title"/>
    public required string Title { get; init; }

    /// <inheritdoc cref="Summary.RunSummary.Question"/>
    public required string Question { get; init; }

    /// <summary>What every replication computes.</summary>
    public required ExperimentPlan Plan { get; init; }

    /// <summary>Numbers of the replications, ascending, each once; usually from 0.</summary>
    public required ImmutableArray<int> Replications { get; init; }

    /// <summary>By what rule there come to be more; null where their number is asked for.</summary>
    public AutoReplications? Auto { get; init; }

    /// <summary>Whether the replications were chosen by number, as a part of a larger experiment.</summary>
    public bool IsPart { get; init; }

    /// <summary>Id of the arm that the others are compared with; one of the plan's.</summary>
    public required string Baseline { get; init; }

    /// <summary>Id of the arm without public support; null if the plan has none.</summary>
    public string? WithoutSupport { get; init; }

    /// <summary>Id of the arm that the scenario names for the answer; null where it names none, or one that is not run.</summary>
    public string? Answer { get; init; }

    /// <summary>Arms that are another one at no cost, each with that other.</summary>
    public ImmutableDictionary<string, string> AtNoCost => FreeArms.Of(Plan.Arms, BasedOn);

    /// <summary>Outcomes that the question is about, by name; the summary has them per arm with their differences from the baseline.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Which arm each arm states its differences from; arms that stand on their own are left out.</summary>
    public ImmutableDictionary<string, string> BasedOn { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Arms of single levers that are run beside those of the scenario, for the table of levers.</summary>
    public ImmutableArray<LeverArm> LeverArms { get; init; } = [];

    /// <summary>Twins whose grant money follows the baseline's outlay, the last arms of the plan; none where that was not asked for.</summary>
    public ImmutableArray<MoneyTwin> Twins { get; init; } = [];

    /// <summary>First recorded quarter that history did not have, as an index; the number of quarters if none.</summary>
    public int CounterfactualFrom { get; init; } = int.MaxValue;

    /// <summary>Recorded quarter at whose end the headline is read, as an index; the last one where the run ends before it.</summary>
    public int Headline { get; init; } = int.MaxValue;

    /// <summary>How jobs, value added and public cost are summed over years and put into money.</summary>
    public Appraisal Appraisal { get; init; } = Appraisal.Default;

    /// <summary>The files that the plan was made from.</summary>
    public ImmutableArray<InputFile> Inputs { get; init; } = [];

    /// <summary>Publications that the numbers of the seeds rest on, for the data dictionary.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>Settings beyond the files, such as <c>triage.capacity_scale=0.8</c>; seed, quarters, arms and replications are read from the plan.</summary>
    public ImmutableArray<string> Overrides { get; init; } = [];

    /// <summary>The command that runs it again, without settings that change no result and without the choice of replications by number.</summary>
    public string Command { get; init; } = "";

    /// <summary>Columns of the observations, in canonical order; listed anew at every call.</summary>
    public ImmutableArray<Series> ListSeries() => SeriesCatalogue.For(Plan.System);

    /// <summary>Arms times closures, arms first: the order of a replication's runs.</summary>
    public int Runs => Plan.Arms.Length * Plan.Closures.Length;

    /// <summary>Index of the run of an arm under a closure.</summary>
    public int Run(int arm, int closure) => (arm * Plan.Closures.Length) + closure;

    /// <summary>Index of an arm.</summary>
    /// <exception cref="ArgumentException">The plan has no such arm.</exception>
    public int ArmIndex(string id)
    {
        for (int arm = 0; arm < Plan.Arms.Length; arm++)
        {
            if (Plan.Arms[arm].Id == id) return arm;
        }
        throw new ArgumentException($"The plan has no arm '{id}'; it has {string.Join(", ", Plan.Arms.Select(a => a.Id))}.", nameof(id));
    }

    /// <summary>
    /// Id of the arm that answer, progress and sweeps show beside the baseline: the one that the scenario names, else the last that is
    /// an arm of its own, with support and with its costs, and not that of a single lever; null if there is none.
    /// </summary>
    public string? MainArm => Answer
        ?? Plan.Arms.LastOrDefault(arm => arm.Id != Baseline && arm.Id != WithoutSupport && !MoneyTwin.Is(arm.Id) && !AtNoCost.ContainsKey(arm.Id) && !IsOfLever(arm.Id))?.Id;

    /// <summary>Whether an arm is there for the table of single levers alone.</summary>
    public bool IsOfLever(string arm) => LeverArms.Any(lever => lever.Spec.Id == arm);

    /// <summary>Id of the twin of an arm at equal outlay; null where it has none.</summary>
    public string? TwinOf(string? arm) => Twins.FirstOrDefault(twin => twin.Arm == arm)?.Twin;

    /// <summary>
    /// SHA-256 of everything that decides what a replication comes to, lower-case hexadecimal. Threads, block size and engine are no
    /// part of it, nor is which replications are asked for: each is the same whatever others there are.
    /// </summary>
    public string InputsHash => InputsDigest.Of(this);

    /// <summary>Name of its folder below <c>results/</c>: scenario and the beginning of <see cref="InputsHash"/>, and of a part which one it is.</summary>
    public string FolderName => IsPart && !Replications.IsEmpty
        ? FormattableString.Invariant($"{Name}-{InputsHash[..10]}-only-{Replications.Length}-from-{Replications[0]}")
        : $"{Name}-{InputsHash[..10]}";

    /// <summary>By which a cluster knows it: runs with other replications may go on side by side.</summary>
    public string ClusterName => IsPart ? FolderName : FormattableString.Invariant($"{FolderName}-of-{Replications.Length}");
}
