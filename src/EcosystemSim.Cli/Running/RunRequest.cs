using System.Collections.Immutable;
using EcosystemSim.Cli.Clustering;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary>What the user asked <c>ecosim run</c> for; null where the scenario decides.</summary>
internal sealed record RunRequest
{
    public required string File { get; init; }

    /// <summary>The file that is read in its place, which changes no result where it is the same scenario; null where that is the file itself.</summary>
    public string? Given { get; init; }

    /// <summary>Path of the file that is read.</summary>
    public string FileToRead => Given ?? File;
    public int? Replications { get; init; }

    /// <summary>Whether as many replications run as the precision needs, whatever the scenario says.</summary>
    public bool IsAuto { get; init; }

    /// <summary>How well which difference must be known for a run that takes as many replications as that needs; null where the scenario decides.</summary>
    public AutoReplications? Until { get; init; }
    public int? Quarters { get; init; }
    public uint? Seed { get; init; }
    public ImmutableArray<string>? Arms { get; init; }

    /// <summary>Whether each replication draws its own parameters; null where the scenario decides.</summary>
    public bool? DrawParameters { get; init; }

    /// <summary>What is set beyond the files.</summary>
    public ImmutableArray<Setting> Set { get; init; } = [];

    /// <summary>Labour closure; null for those of the scenario.</summary>
    public LabourClosure? Labour { get; init; }

    /// <summary>Whether the arms of single levers run too.</summary>
    public bool LeverArms { get; init; }

    /// <summary>Whether each arm has a twin whose grants are scaled to the baseline's outlay.</summary>
    public bool EqualOutlay { get; init; } = true;

    /// <summary>Numbers of the replications to compute, instead of 0 to one less than their count.</summary>
    public ImmutableArray<int>? Only { get; init; }

    /// <summary>Part of the replications to compute.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Threads that compute; in a cluster replications at once, and 0 = as many as its silos have workers.</summary>
    public required int Threads { get; init; }

    /// <summary>Name of the engine; never changes a result.</summary>
    public string Engine { get; init; } = Engines.Local;

    /// <summary>How an engine of grains splits a replication; never changes a result.</summary>
    public Granularity Granularity { get; init; } = Granularity.Replication;

    /// <summary>Firms per block; 0 = all of a market.</summary>
    public int BlockSize { get; init; }

    /// <summary>Folder of results; null for one below <c>results/</c> named after the inputs.</summary>
    public string? Out { get; init; }
    public bool Force { get; init; }
    public bool DryRun { get; init; }
    public bool ByRegion { get; init; }

    /// <summary>Whether all tables are printed below the answer.</summary>
    public bool Details { get; init; }
    public bool SweepLoad { get; init; }

    /// <summary>Whether the sweep goes through costs of coordination too.</summary>
    public bool ByCost { get; init; }

    /// <summary>Whether the cost is looked for at which an arm ceases to pay.</summary>
    public bool BreakEven { get; init; }

    /// <summary>That arm; null for the main one.</summary>
    public string? BreakEvenArm { get; init; }

    /// <summary>The cluster that runs it; null for this machine.</summary>
    public ClusterRequest? Cluster { get; init; }

    /// <summary>What of it belongs to the experiment, and nothing of where and how it is run: all that a stored file may ask for.</summary>
    public RunRequest OfExperiment() => new()
    {
        File = File,
        Replications = Replications,
        IsAuto = IsAuto,
        Until = Until,
        Quarters = Quarters,
        Seed = Seed,
        Arms = Arms,
        DrawParameters = DrawParameters,
        Set = Set,
        Labour = Labour,
        LeverArms = LeverArms,
        EqualOutlay = EqualOutlay,
        Only = Only,
        SweepLoad = SweepLoad,
        ByCost = ByCost,
        BreakEven = BreakEven,
        BreakEvenArm = BreakEvenArm,
        Threads = Environment.ProcessorCount,
    };

    /// <summary>The command that runs the same again, without what changes no result and without the choice of replications.</summary>
    public string Command
    {
        get
        {
            var parts = new List<string> { "ecosim run", Quoted(File) };
            if (Replications is { } replications) parts.Add(FormattableString.Invariant($"--replications {replications}"));
            if (IsAuto) parts.Add("--replications auto");
            if (Until is { } until) parts.Add(FormattableString.Invariant($"--until \"{until.Outcome} ± {until.Precision}\""));
            if (Quarters is { } quarters) parts.Add(FormattableString.Invariant($"--quarters {quarters}"));
            if (Seed is { } seed) parts.Add(FormattableString.Invariant($"--seed {seed}"));
            if (Arms is { } arms) parts.Add($"--arms {Quoted(string.Join(',', arms))}");
            parts.AddRange(Set.Select(setting => $"--set {Quoted(setting.ToString())}"));
            if (Labour is { } labour) parts.Add($"--labour {Experiments.Names.Of(labour)}");
            if (DrawParameters is { } draw) parts.Add(draw ? "--parameters drawn" : "--parameters fixed");
            if (LeverArms) parts.Add("--lever-arms");
            if (!EqualOutlay) parts.Add("--no-equal-outlay");
            if (BreakEven) parts.Add(BreakEvenArm is { } arm ? $"--break-even {Quoted(arm)}" : "--break-even");
            if (SweepLoad) parts.Add("--sweep-load");
            if (ByCost) parts.Add("--by-cost");
            return string.Join(' ', parts);
        }
    }

    internal static string Quoted(string text) => text.Contains(' ') ? $"\"{text}\"" : text;
}
