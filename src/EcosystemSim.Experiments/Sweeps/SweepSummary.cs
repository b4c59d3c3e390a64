using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>What the figures of a sweep are made from, written as <c>sweep.json</c> beside its table.</summary>
public sealed record SweepSummary
{
    /// <summary>Counts up when fields change their meaning.</summary>
    public const int CurrentSchema = 2;

    /// <inheritdoc cref="CurrentSchema"/>
    public required int SchemaVersion { get; init; }

    public required string Scenario { get; init; }
    public required string ModelVersion { get; init; }
    public required string InputsHash { get; init; }

    /// <summary>SHA-256 of the table.</summary>
    public required string ResultHash { get; init; }
    public required uint Seed { get; init; }

    /// <summary>The command that runs it again.</summary>
    public required string Command { get; init; }

    /// <summary>Replications of each cell.</summary>
    public required int Replications { get; init; }

    /// <summary>Arm that is compared.</summary>
    public required string Arm { get; init; }

    /// <summary>Arm that it is compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Arm that it is based on, if that is another than the baseline.</summary>
    public string? Basis { get; init; }

    /// <summary>By labour closure, cost and load.</summary>
    public required ImmutableArray<SweepCell> Cells { get; init; }
}

/// <summary>The comparison at one load and one cost of coordination.</summary>
/// <param name="CostFactor">Cost of the agreements that the arm adds, times their own.</param>
/// <param name="Specialised">Needs of 1,000 that got specialised help within a year, less those in the baseline.</param>
/// <param name="JobYears">Job-years over the recorded time at equal outlay, less those in the baseline.</param>
/// <param name="SpecialisedBeyondBasis">The first less those of the basis; null without one.</param>
/// <param name="JobYearsBeyondBasis">The second less those of the basis; null without one.</param>
public sealed record SweepCell(
    LabourClosure Labour, double Load, double CostFactor, Estimate Specialised, Estimate JobYears, Estimate? SpecialisedBeyondBasis = null, Estimate? JobYearsBeyondBasis = null);
