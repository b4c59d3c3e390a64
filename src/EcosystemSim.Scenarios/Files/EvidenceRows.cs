using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

/// <summary>How a figure of the evidence was obtained.</summary>
public enum Obtained
{
    /// <summary>Read in the source.</summary>
    Read,

    /// <summary>Computed from what was read.</summary>
    Derived,

    /// <summary>From memory of the source, not looked up.</summary>
    Memory,

    /// <summary>Judgement, such as a published figure shrunk for selection.</summary>
    Judgement,
}

/// <summary>An entry of the evidence.</summary>
[Meaning("An entry of the evidence.")]
public sealed record EvidenceEntry
{
    /// <summary>Short name that parameters refer to.</summary>
    [Meaning("Short name that parameters refer to.")]
    public required string Id { get; init; }

    /// <summary>What was measured, in words.</summary>
    [Meaning("What was measured, in words.")]
    public required string Quantity { get; init; }

    /// <summary>The figure.</summary>
    [Meaning("The figure.")]
    public required double Value { get; init; }

    /// <summary>Lowest plausible figure.</summary>
    [Meaning("Lowest plausible figure.")]
    public required double Low { get; init; }

    /// <summary>Highest plausible figure.</summary>
    [Meaning("Highest plausible figure.")]
    public required double High { get; init; }

    /// <summary>Unit, with its per what.</summary>
    [Meaning("Unit, with its per what.")]
    public required string Unit { get; init; }

    /// <summary>Where.</summary>
    [Meaning("Where.")]
    public required string Place { get; init; }

    /// <summary>When.</summary>
    [Meaning("When.")]
    public required string Period { get; init; }

    /// <summary>Who published it.</summary>
    [Meaning("Who published it.")]
    public required SourceRow Source { get; init; }

    /// <summary>How the figure was obtained.</summary>
    [Meaning("How the figure was obtained.")]
    public required Obtained Obtained { get; init; }

    /// <summary>How sure it is.</summary>
    [Meaning("How sure it is.")]
    public required Sureness Confidence { get; init; }
}

/// <summary>A publication.</summary>
[Meaning("A publication.")]
public sealed record SourceRow
{
    /// <summary>Title.</summary>
    [Meaning("Title.")]
    public required string Title { get; init; }

    /// <summary>Publisher or journal.</summary>
    [Meaning("Publisher or journal.")]
    public required string Publisher { get; init; }

    /// <summary>Year of publication.</summary>
    [Meaning("Year of publication.")]
    public required string Year { get; init; }

    /// <summary>Web address, or none.</summary>
    [Meaning("Web address, or none.")]
    public required string Address { get; init; }
}
