using EcosystemSim.Model.Parameters;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Files;

/// <summary>How sure a value is.</summary>
public enum Sureness
{
    /// <summary>A guess; sweep it.</summary>
    Low,

    /// <summary>Known in kind, not to the figure.</summary>
    Medium,

    /// <summary>Read in a source that should know.</summary>
    High,
}

/// <summary>One name or a list of names.</summary>
internal sealed record OneOrMore(IReadOnlyList<string> Names);

/// <summary>Parameters as they are written: nested by group, or with the path as key.</summary>
internal sealed record ParameterSection(MappingNode Node);

[Meaning("A value with its range and its source.")]
internal record Quantity
{
    [Meaning("The value.")]
    public required double Value { get; init; }

    [Meaning("Lowest and highest value that is plausible.")]
    public IReadOnlyList<double>? Range { get; init; }

    [Meaning("Unit, with its per what.")]
    public string? Unit { get; init; }

    [Meaning("Id of an entry of the evidence, or assumed.")]
    public required string Source { get; init; }

    [Meaning("How sure the value is.")]
    public Sureness? Sure { get; init; }

    [Meaning("Why this value.")]
    public string? Note { get; init; }
}

[Meaning("A parameter: its value with its range, how plausible values are spread over it, and its source.")]
internal sealed record ParameterQuantity : Quantity
{
    [Meaning("How plausible values are spread over the range, for runs that draw their parameters. A value stated without it is held.")]
    public PriorShape? Prior { get; init; }
}

[Meaning("Two parameters that are more plausible together high or low than apart, in runs that draw their parameters.")]
internal sealed record CorrelationRow
{
    [Meaning("Paths of the two parameters.")]
    public required IReadOnlyList<string> Between { get; init; }

    [Meaning("Correlation of their normal scores; below 0 where one is high when the other is low.", Unit = "a correlation", Minimum = -0.99, Maximum = 0.99)]
    public required double Rank { get; init; }

    [Meaning("Why they go together.")]
    public required string Note { get; init; }
}

[Meaning("Unit, source and sureness of all values of one key of a list.")]
internal sealed record AboutEntry
{
    [Meaning("Unit, with its per what.")]
    public required string Unit { get; init; }

    [Meaning("Id of an entry of the evidence, or assumed.")]
    public required string Source { get; init; }

    [Meaning("How sure the values are.")]
    public required Sureness Sure { get; init; }

    [Meaning("How far the values may lie off, below and above.")]
    public IReadOnlyList<double>? Range { get; init; }

    [Meaning("How the values were found.")]
    public string? Note { get; init; }
}
