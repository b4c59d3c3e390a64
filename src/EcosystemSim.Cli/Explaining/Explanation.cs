using System.Collections.Immutable;

namespace EcosystemSim.Cli.Explaining;

/// <summary>What there is to say about one name.</summary>
/// <param name="Kind">What kind of name it is, such as lever, statement, parameter, outcome, form of governance, scenario or provider.</param>
internal sealed record Explanation(string Name, string Kind, string Title, ImmutableArray<ExplanationSection> Sections);

/// <summary>A heading with paragraphs, then terms with what they mean.</summary>
internal sealed record ExplanationSection(string Heading, ImmutableArray<string> Paragraphs, ImmutableArray<ExplanationItem> Items);

/// <summary>A term and what it means; a number also as such.</summary>
internal sealed record ExplanationItem(string Term, string Text)
{
    public double? Value { get; init; }

    /// <summary>Lowest plausible value.</summary>
    public double? Low { get; init; }

    /// <summary>Highest plausible value.</summary>
    public double? High { get; init; }

    public string? Unit { get; init; }

    /// <summary>Id of an entry of the evidence, or <c>assumed</c>.</summary>
    public string? Source { get; init; }
}
