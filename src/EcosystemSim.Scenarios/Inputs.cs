using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Scenarios;

/// <summary>A file that a scenario was made from.</summary>
/// <param name="Name">Path within the folder of the scenario or of the seeds (<c>scenario/…</c>, <c>seeds/…</c>).</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256);

/// <summary>A parameter as the files state it.</summary>
/// <param name="Path">Path in files, such as <c>search.blur</c>.</param>
/// <param name="Low">Lowest plausible value, for sensitivity runs.</param>
/// <param name="High">Highest plausible value.</param>
/// <param name="Source">Id of an entry of the evidence, or <c>assumed</c>.</param>
/// <param name="Note">Why this value, or null.</param>
public sealed record ParameterValue(
    string Path, double Value, double Low, double High, string Unit, string Meaning, string Source, string? Note)
{
    /// <summary>How plausible values are spread over the range.</summary>
    public PriorShape Prior { get; init; }

    /// <summary>The distribution that runs draw it from.</summary>
    public ParameterPrior ToPrior() => new(Path, Prior, Value, Low, High, ParameterCatalogue.ByPath[Path].Quantity.IsWhole);
}
