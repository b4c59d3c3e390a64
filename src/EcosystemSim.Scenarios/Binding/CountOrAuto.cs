namespace EcosystemSim.Scenarios.Binding;

/// <summary>A whole number, or the word <c>auto</c>.</summary>
/// <param name="Number">Null for <c>auto</c>.</param>
internal readonly record struct CountOrAuto(int? Number)
{
    /// <summary>As files and options write it.</summary>
    public const string Auto = "auto";
}
