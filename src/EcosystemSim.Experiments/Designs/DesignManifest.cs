using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Experiments.Designs;

/// <summary>A replication of a point that ended in an error.</summary>
/// <param name="Replay">The command that runs it alone.</param>
public sealed record DesignFailure(long Point, int Replication, string Error, string Replay);

/// <summary><c>design.json</c>: what was run and how far it is.</summary>
public sealed record DesignManifest
{
    /// <summary>Counts up when fields, or the files beside it, change their meaning.</summary>
    public const int CurrentSchema = 1;

    /// <inheritdoc cref="CurrentSchema"/>
    public required int SchemaVersion { get; init; }
    public required RunStatus Status { get; init; }

    /// <summary>What it is for: <c>sweep</c>, <c>morris</c> or <c>sobol</c>.</summary>
    public required string Kind { get; init; }
    public required string Scenario { get; init; }
    public required string Title { get; init; }

    /// <summary>Command that runs it again.</summary>
    public required string Command { get; init; }
    public required string InputsHash { get; init; }

    /// <summary>SHA-256 of <c>results.csv</c>; null until all is there.</summary>
    public string? ResultHash { get; init; }

    /// <summary>SHA-256 of <c>design.csv</c>.</summary>
    public required string DesignHash { get; init; }

    /// <summary>How the points were made.</summary>
    public required string Design { get; init; }
    public required long Points { get; init; }
    public required int Replications { get; init; }

    /// <summary>The part of the points that is here, such as <c>2/3</c>; null for all.</summary>
    public string? Shard { get; init; }

    /// <summary>Replications of points that are there.</summary>
    public long Done { get; init; }

    /// <summary>Replications of points that ended in an error; they are in <c>failures.csv</c>.</summary>
    public long Failed { get; init; }
    public required ImmutableArray<string> Columns { get; init; }
    public required ImmutableArray<string> Arms { get; init; }
    public required ImmutableArray<string> Labour { get; init; }
    public required string Baseline { get; init; }
    public required ImmutableArray<string> Outcomes { get; init; }
    public required uint Seed { get; init; }
    public required string ModelVersion { get; init; }
    public required string ProductVersion { get; init; }
    public required ImmutableArray<InputFile> Inputs { get; init; }
    public required ImmutableArray<string> Overrides { get; init; }
    public required string Runtime { get; init; }
    public required string Machine { get; init; }

    /// <summary>What the rows of a replication are about.</summary>
    [JsonIgnore]
    public ImmutableArray<(string Arm, string Labour, string Outcome)> Rows => DesignResults.RowsOf(Arms, Labour, Outcomes);

    internal static DesignManifest Of(DesignPlan plan, long points, string designHash) => new()
    {
        SchemaVersion = CurrentSchema,
        Status = RunStatus.Unfinished,
        Kind = plan.Kind,
        Scenario = plan.Base.Name,
        Title = plan.Base.Title,
        Command = plan.Command,
        InputsHash = plan.InputsHash,
        DesignHash = designHash,
        Design = plan.Design,
        Points = points,
        Replications = plan.Replications,
        Shard = plan.Shard?.ToString(),
        Columns = plan.Columns,
        Arms = [.. plan.Base.Plan.Arms.Select(arm => arm.Id)],
        Labour = [.. plan.Base.Plan.Closures.Select(Names.Of)],
        Baseline = plan.Base.Baseline,
        Outcomes = plan.Outcomes,
        Seed = plan.Base.Plan.Seed,
        ModelVersion = Experiments.ModelVersion.Text,
        ProductVersion = Experiments.ModelVersion.Product,
        Inputs = plan.Base.Inputs,
        Overrides = plan.Base.Overrides,
        Runtime = RuntimeInformation.FrameworkDescription,
        Machine = Results.Manifest.ThisMachine,
    };
}
