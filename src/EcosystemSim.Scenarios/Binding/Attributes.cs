namespace EcosystemSim.Scenarios.Binding;

/// <summary>What a key means, its unit and its admissible range. The checks, the schema and the messages are made from it.</summary>
/// <param name="text">The meaning in a sentence.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class MeaningAttribute(string text) : Attribute
{
    public string Text { get; } = text;

    /// <summary>Unit of a number, with its "per what".</summary>
    public string Unit { get; init; } = "a number";

    /// <summary>Smallest admissible number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Largest admissible number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>A list must have an entry.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>An entry of the list may be given a second time: how often it stands there is what it says.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>The key does not name the thing: its own property, such as the id of an arm.</summary>
    public bool IsName { get; init; }
}
