using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using EcosystemSim.Experiments.EqualMoney;

namespace EcosystemSim.Experiments.Results;

/// <summary>Where a run stands.</summary>
public enum RunStatus
{
    /// <summary>Under way, or stopped on the way: the same command goes on.</summary>
    Unfinished,

    /// <summary>Over, but some replications ended in an error: the same command tries those again.</summary>
    Partial,

    /// <summary>All replications are there.</summary>
    Complete,
}

/// <summary>A file of results.</summary>
/// <param name="Name">Below the folder, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal; null where nothing states it. Where a run is not over, its files can go on behind the bytes stated here.</param>
public sealed record ResultFile(string Name, long Bytes, string? Sha256);

/// <summary>A replication that ended in an error.</summary>
/// <param name="Replay">The command that runs it alone.</param>
public sealed record ManifestFailure(int Replication, string Error, string Replay);

/// <summary>How a run was carried out: nothing here changes a result.</summary>
/// <param name="Engine">Such as <c>local</c>.</param>
/// <param name="BlockSize">Firms per block; 0 = all of a market at once.</param>
public sealed record RunSettings(string Engine, int Threads, int BlockSize);

/// <summary><c>manifest.json</c>: what was run, and enough to run it again. Written before the run, and last of all at its end.</summary>
public sealed record Manifest
{
    public required int SchemaVersion { get; init; }
    public required RunStatus Status { get; init; }
    public required string Scenario { get; init; }
    public required string Title { get; init; }

    /// <summary>Command that runs it again.</summary>
    public required string Command { get; init; }
    public required string InputsHash { get; init; }

    /// <summary>SHA-256 of the uncompressed rows in canonical order, without the header; null until the run is over.</summary>
    public string? ResultHash { get; init; }
    public required string ModelVersion { get; init; }
    public required string ProductVersion { get; init; }
    public required uint Seed { get; init; }
    public required int WarmUpQuarters { get; init; }
    public required int Quarters { get; init; }
    public required string Start { get; init; }
    public required ImmutableArray<string> Arms { get; init; }
    public required ImmutableArray<string> Labour { get; init; }
    public required string Baseline { get; init; }

    /// <summary>What the money-matched twins have spent, beside the baseline; empty until the run is over, and where there are none.</summary>
    public ImmutableArray<OutlayMatch> EqualOutlay { get; init; } = [];

    /// <summary>Numbers of the replications asked for, such as <c>0-99</c>.</summary>
    public required string Replications { get; init; }
    public required int ReplicationsDone { get; init; }

    /// <summary>The rule by which their number came about; null where it was asked for.</summary>
    public AutoReplications? Auto { get; init; }
    public required ImmutableArray<InputFile> Inputs { get; init; }
    public required ImmutableArray<string> Overrides { get; init; }

    /// <summary>Whether each replication has drawn its own parameters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ParametersDrawn { get; init; }
    public required RunSettings Settings { get; init; }

    /// <summary>Time of computing and writing, over all sessions that came to an orderly end.</summary>
    public required double DurationSeconds { get; init; }
    public required string Runtime { get; init; }
    public required string Machine { get; init; }
    public ImmutableArray<ManifestFailure> Failures { get; init; } = [];
    public ImmutableArray<ResultFile> Files { get; init; } = [];

    internal const int CurrentSchemaVersion = 1;

    /// <summary>What a run says of the machine that computes it.</summary>
    internal static string ThisMachine => $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores";

    /// <summary>The command that runs an experiment again, the choice of its replications included.</summary>
    public static string CommandOf(Experiment experiment) =>
        experiment.IsPart ? $"{experiment.Command} --only {NumberRanges.Write(experiment.Replications)}" : experiment.Command;

    internal static Manifest Of(Experiment experiment, RunSettings settings) => new()
    {
        SchemaVersion = CurrentSchemaVersion,
        Status = RunStatus.Unfinished,
        Scenario = experiment.Name,
        Title = experiment.Title,
        Command = CommandOf(experiment),
        InputsHash = experiment.InputsHash,
        ModelVersion = Experiments.ModelVersion.Text,
        ProductVersion = Experiments.ModelVersion.Product,
        Seed = experiment.Plan.Seed,
        WarmUpQuarters = experiment.Plan.WarmUpQuarters,
        Quarters = experiment.Plan.Quarters,
        Start = Names.Quarter(experiment.Plan.StartCalendarQuarter),
        Arms = [.. experiment.Plan.Arms.Select(a => a.Id)],
        Labour = [.. experiment.Plan.Closures.Select(Names.Of)],
        Baseline = experiment.Baseline,
        Replications = NumberRanges.Write(experiment.Replications),
        ReplicationsDone = 0,
        Auto = experiment.Auto,
        Inputs = experiment.Inputs,
        Overrides = experiment.Overrides,
        ParametersDrawn = experiment.Plan.DrawsParameters,
        Settings = settings,
        DurationSeconds = 0,
        Runtime = RuntimeInformation.FrameworkDescription,
        Machine = ThisMachine,
    };
}
