using System.Collections.Immutable;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Running;

/// <summary>What the user asked <c>ecosim sweep</c> or <c>ecosim sensitivity</c> for.</summary>
internal sealed record DesignRequest
{
    /// <summary><c>sweep</c>, <c>morris</c> or <c>sobol</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the scenario, its arms and its luck are, as of a run.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>What is varied, as it is written.</summary>
    public ImmutableArray<string> Vary { get; init; } = [];

    /// <summary>A design as a file; null where a sampler makes the points.</summary>
    public string? Design { get; init; }

    /// <summary>How the points of a sweep are chosen; null where what is varied says it.</summary>
    public string? Method { get; init; }

    /// <summary>Number of points of a sweep, of trajectories, or of rows of the two samples; null for the default.</summary>
    public int? Size { get; init; }

    /// <summary>Values of a grid, or levels of the trajectories' grid.</summary>
    public int? Levels { get; init; }

    /// <summary>Seed of the sample.</summary>
    public uint SampleSeed { get; init; } = 1;

    /// <summary>Outcomes beside those that are always recorded; null for those of the scenario.</summary>
    public ImmutableArray<string>? Outcomes { get; init; }

    /// <summary>The command that runs the same again, without what changes no result.</summary>
    public string Command
    {
        get
        {
            string run = Run.Command["ecosim run ".Length..];
            var parts = new List<string> { Kind == SweepKind ? "ecosim sweep" : $"ecosim sensitivity {Kind}", run };
            if (!Vary.IsEmpty) parts.Add($"--vary {string.Join(' ', Vary.Select(RunRequest.Quoted))}");
            if (Design is { } design) parts.Add($"--design {RunRequest.Quoted(design)}");
            if (Method is { } method) parts.Add($"--method {method}");
            if (Size is { } size) parts.Add(FormattableString.Invariant($"{SizeOption(Kind)} {size}"));
            if (Levels is { } levels) parts.Add(FormattableString.Invariant($"--levels {levels}"));
            if (SampleSeed != 1) parts.Add(FormattableString.Invariant($"--sample-seed {SampleSeed}"));
            if (Outcomes is { } outcomes) parts.Add($"--outcomes {string.Join(',', outcomes)}");
            return string.Join(' ', parts);
        }
    }

    /// <summary>Kinds.</summary>
    public const string SweepKind = "sweep", Morris = "morris", Sobol = "sobol";

    /// <summary>The option that says how many points there are.</summary>
    public static string SizeOption(string kind) => kind switch
    {
        Morris => "--trajectories",
        Sobol => "--rows",
        _ => "--points",
    };
}
