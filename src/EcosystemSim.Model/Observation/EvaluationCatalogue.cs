using System.Collections.Immutable;
using EcosystemSim.Model.Entities;

namespace EcosystemSim.Model.Observation;

/// <summary>What help is to an evaluation, beside the need that it is for.</summary>
public enum HelpKind
{
    /// <summary>Specialised help, which on finance is advice.</summary>
    Specialised,

    /// <summary>A general conversation.</summary>
    Generic,

    /// <summary>A grant.</summary>
    Grant,
}

/// <summary>
/// Names and order of the evaluations among the observations: firms by the type of their first help since the start, some quarters
/// after it, beside their own twins in the world without support.
/// </summary>
public static class EvaluationCatalogue
{
    /// <summary>Quarters after the first help at which firms are compared.</summary>
    public static ImmutableArray<int> Horizons { get; } = [4, 8, 12, 16, 20];

    /// <summary>Types of help as files write them, by <see cref="IndexOf"/>.</summary>
    public static ImmutableArray<string> Helps { get; } =
    [
        .. NeedTypes.Names.Select((name, need) => need == (int)NeedType.Finance ? $"{name}_advice" : $"{name}_specialised"),
        .. NeedTypes.Names.Select(name => $"{name}_generic"),
        $"{NeedTypes.Names[(int)NeedType.Finance]}_grant",
    ];

    /// <summary>What is summed over the firms of a type, in the order of the observations.</summary>
    public static ImmutableArray<(string Outcome, string Unit, long Divisor)> Sums { get; } =
    [
        (Outcomes.EvaluatedFirms, "firms", 1), (Outcomes.EvaluatedInBoth, "firms", 1), (Outcomes.EvaluatedJobs, "jobs", 1), (Outcomes.EvaluatedSurvival, "firms", 1),
        (Outcomes.EvaluatedLogJobs, "log points", SeriesCatalogue.LogDivisor), (Outcomes.EvaluatedLogSales, "log points", SeriesCatalogue.LogDivisor),
        (Outcomes.EvaluatedLogProductivity, "log points", SeriesCatalogue.LogDivisor),
    ];

    /// <summary>Place of a type of help in <see cref="Helps"/>.</summary>
    public static int IndexOf(NeedType need, HelpKind kind) => kind switch
    {
        HelpKind.Specialised => (int)need,
        HelpKind.Generic => NeedTypes.Count + (int)need,
        _ => 2 * NeedTypes.Count,
    };

    /// <summary>Scope id of a type of help some quarters after it, such as <c>finance_grant/8</c>.</summary>
    public static string ScopeId(string help, int quarters) => $"{help}/{quarters}";

    /// <summary>Every scope id in the order of the observations.</summary>
    internal static IEnumerable<string> ScopeIds => from help in Helps from quarters in Horizons select ScopeId(help, quarters);
}
