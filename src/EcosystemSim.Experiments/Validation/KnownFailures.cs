using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Validation;

/// <summary>A row of validation that fails, and why it is let stand.</summary>
/// <param name="Scenarios">Systems of which it is known, such as <c>west-denmark</c>.</param>
/// <param name="Pattern">Name of the row.</param>
/// <param name="Reason">A sentence.</param>
public sealed record KnownFailure(ImmutableArray<string> Scenarios, string Pattern, string Reason);

/// <summary>The list of rows that are known to fail: <c>ecosim validate</c> and the page of weaknesses both take it from here.</summary>
public static class KnownFailures
{
    /// <summary>All, in the order of tables.</summary>
    public static ImmutableArray<KnownFailure> All { get; } = [];

    /// <summary>The entry for a row of a system; null where there is none.</summary>
    public static KnownFailure? Of(string system, string pattern) => All.FirstOrDefault(k => k.Pattern == pattern && k.Scenarios.Contains(system));
}
