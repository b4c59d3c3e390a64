namespace EcosystemSim.Model.Parameters;

/// <summary>Unit, meaning and admissible range of a parameter. The schema, the checks and the explanations are made from it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuantityAttribute(string unit, double minimum, double maximum, string meaning) : Attribute
{
    /// <summary>Unit, with its "per what".</summary>
    public string Unit { get; } = unit;

    /// <summary>Smallest admissible value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>Largest admissible value.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>What the parameter does, in a sentence.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Whether the model takes whole numbers only.</summary>
    public bool IsWhole { get; set; }
}
