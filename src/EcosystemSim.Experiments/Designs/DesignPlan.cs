using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Designs;

/// <summary>A design to be run: what is varied, what is recorded, and the experiment that every point is a variant of.</summary>
public sealed record DesignPlan
{
    /// <summary>What it is for: <c>sweep</c>, <c>morris</c> or <c>sobol</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The experiment as the scenario has it; its replications are those of every point.</summary>
    public required Experiment Base { get; init; }

    /// <summary>Paths that the points set.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>How the points are made, in a few words.</summary>
    public required string Design { get; init; }

    /// <summary>What decides the points but for how many there are, as a text.</summary>
    public required string Identity { get; init; }

    /// <summary>Outcomes that are recorded.</summary>
    public required ImmutableArray<string> Outcomes { get; init; }

    /// <summary>The command that runs it again, without what changes no result.</summary>
    public required string Command { get; init; }

    /// <summary>The part of the points that is computed; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The arm whose difference is shown: that of the answer, at equal outlay where that is run; null where there is none.</summary>
    public string? ShownArm => Base.TwinOf(Base.MainArm) ?? Base.MainArm;

    /// <summary>Replications of each point, numbered from 0.</summary>
    public int Replications => Base.Replications.Length;

    /// <summary>Values of a replication: runs times outcomes.</summary>
    public int Values => Base.Runs * Outcomes.Length;

    /// <summary>SHA-256 of all that decides a value, points left out, lower-case hexadecimal.</summary>
    public string InputsHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"design {DesignManifest.CurrentSchema}\n{Base.InputsHash}\n{Kind}\n{Identity}\n{string.Join(',', Columns)}\n{string.Join(',', Outcomes)}\n{Base.Headline}\n")));

    /// <summary>Name of its folder below <c>results/</c>.</summary>
    public string FolderName => $"{NameOf(Base.Name, Kind, InputsHash)}{(Shard is { } s ? FormattableString.Invariant($"-part-{s.Number}-of-{s.Of}") : "")}";

    /// <summary>Name of the folder of a whole design.</summary>
    public static string NameOf(string scenario, string kind, string inputsHash) => $"{scenario}-{kind}-{inputsHash[..10]}";

    /// <summary>The points that are computed.</summary>
    /// <returns>The first, and the one after the last.</returns>
    public (long From, long To) PointsOf(long all) => Shard is { } s ? ((long)((Int128)all * (s.Number - 1) / s.Of), (long)((Int128)all * s.Number / s.Of)) : (0, all);

    /// <summary>What the rows of a replication are about.</summary>
    public ImmutableArray<(string Arm, string Labour, string Outcome)> Rows => DesignResults.RowsOf(Base.Plan.Arms.Select(arm => arm.Id), Base.Plan.Closures.Select(Names.Of), Outcomes);
}

/// <summary>Makes the experiments of points.</summary>
/// <param name="load">Reads the scenario with what all points set, and with these keys of it beside.</param>
/// <param name="scenario">The scenario with these settings.</param>
/// <param name="experiment">The experiment that it makes.</param>
/// <param name="make">Makes it of another scenario.</param>
public sealed class DesignPoints(Func<ImmutableArray<Setting>, LoadResult> load, Scenario scenario, Experiment experiment, Func<Scenario, Experiment> make)
{
    private readonly Lock _lock = new();

    // Points that stand together often differ in parameters only; the scenario between them is read once.
    private (string Key, Scenario Scenario, Experiment Experiment) _last = ("", scenario, experiment);

    /// <summary>The experiment of a point.</summary>
    /// <exception cref="PointException">The settings do not go with the scenario.</exception>
    public Experiment At(ImmutableArray<Setting> point)
    {
        var values = new Dictionary<string, double>();
        foreach (var setting in point.Where(s => Setting.IsParameter(s.Path)))
        {
            if (SettingCheck.OfValue(setting) is [var wrong, ..]) throw new PointException([wrong]);
            values.Add(setting.Path, double.Parse(setting.Text, System.Globalization.CultureInfo.InvariantCulture));
        }
        var (found, made) = Of([.. point.Where(s => !Setting.IsParameter(s.Path))]);
        return made with { Plan = made.Plan with { Parameters = found.ParametersWith(values), Priors = [.. made.Plan.Priors.Where(prior => !values.ContainsKey(prior.Path))] } };
    }

    private (Scenario Scenario, Experiment Experiment) Of(ImmutableArray<Setting> keys)
    {
        string key = string.Join('\n', keys);
        lock (_lock)
        {
            if (_last.Key == key) return (_last.Scenario, _last.Experiment);
            if (keys.IsEmpty) return (scenario, experiment);
            var loaded = load(keys);
            if (loaded.Scenario is not { } found) throw new PointException(loaded.Diagnostics);
            _last = (key, found, make(found));
            return (_last.Scenario, _last.Experiment);
        }
    }
}

/// <summary>A point whose settings do not go with the scenario.</summary>
public sealed class PointException(ImmutableArray<Scenarios.Diagnostics.Diagnostic> diagnostics) : Exception(string.Join(' ', diagnostics.Select(d => d.ToString())))
{
    /// <summary>What is wrong.</summary>
    public ImmutableArray<Scenarios.Diagnostics.Diagnostic> Diagnostics { get; } = diagnostics;
}
