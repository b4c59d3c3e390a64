using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Languages;

/// <summary>What happens to a firm on its way, and what can be moved on the page, in one language. Names in braces are filled in.</summary>
public sealed record StoryWords
{
    /// <summary>Before what happened in a week: {week}.</summary>
    public required string Week { get; init; }

    /// <summary>Before what happened at the end of a quarter.</summary>
    public required string End { get; init; }

    /// <summary>By kind of event, and of help and ends also by fate; with {need} and {door}.</summary>
    public required ImmutableDictionary<string, string> Events { get; init; }

    /// <summary>Types of need, in the order of the model.</summary>
    public required ImmutableArray<string> Needs { get; init; }

    /// <summary>A firm that is not there, one without a need so far, one that is looking for help.</summary>
    public required ImmutableArray<string> States { get; init; }

    /// <summary>The scenarios for teaching by id: what they are called and about, and not how they end.</summary>
    public required ImmutableDictionary<string, (string Title, string About)> Worlds { get; init; }

    /// <summary>Their arms, by id.</summary>
    public required ImmutableDictionary<string, string> Arms { get; init; }

    /// <summary>Help that a firm pays for.</summary>
    public required string PaidHelp { get; init; }

    /// <summary>What can be moved, by id: what it is called, what it does, its unit.</summary>
    public required ImmutableDictionary<string, (string Label, string Hint, string Unit)> Settings { get; init; }

    /// <summary>What happened, as a sentence; null for what needs none.</summary>
    /// <param name="kind">Name of the event's kind.</param>
    /// <param name="fate">Name of its fate, of help and ends.</param>
    public string? Sentence(string kind, string? fate, string need, string door) =>
        (Events.GetValueOrDefault(fate is null ? kind : $"{kind}.{fate}"))?.Replace("{need}", need, StringComparison.Ordinal).Replace("{door}", door, StringComparison.Ordinal);
}

public sealed partial class Language
{
    /// <summary>The words of firms' stories.</summary>
    public StoryWords Stories => Choose(EnglishStories.Words, DanishStories.Words, NorwegianStories.Words, SwedishStories.Words);
}
