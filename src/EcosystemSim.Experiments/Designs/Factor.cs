using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Designs;

/// <summary>A parameter, a lever's strength or a key of the scenario that a design varies.</summary>
/// <param name="Path">What is set.</param>
/// <param name="Low">Lowest value, of a number.</param>
/// <param name="High">Highest value.</param>
/// <param name="Quantile">From a share between 0 and 1 to a value; null where there are <paramref name="Levels"/>.</param>
/// <param name="Levels">Values as texts, where it takes some only.</param>
public sealed record Factor(string Path, double Low, double High, Func<double, double>? Quantile, ImmutableArray<string> Levels)
{
    /// <summary>How values are spread where not evenly, as a word; part of what decides the points.</summary>
    private string Spread { get; init; } = "";

    /// <summary>A parameter over its range, spread as its prior says; evenly where it is held at its value unless it is varied.</summary>
    public static Factor Of(ParameterValue parameter)
    {
        var prior = parameter.ToPrior();
        if (prior.Shape == PriorShape.Fixed) prior = prior with { Shape = PriorShape.Uniform };
        // Clamped, since a sampler's sums can pass the ends in the last bit.
        return new(prior.Path, prior.Low, prior.High, share => prior.Quantile(Math.Clamp(share, 0, 1)), []) { Spread = prior.Shape == PriorShape.Uniform ? "" : $" ({prior.Shape})" };
    }

    /// <summary>Anything over an interval, evenly.</summary>
    public static Factor Between(string path, double low, double high) => new(path, low, high, share => Evenly(low, high, share), []);

    /// <summary>Anything at some values.</summary>
    public static Factor At(string path, IEnumerable<string> levels) => new(path, double.NaN, double.NaN, null, [.. levels]);

    /// <summary>The value at a share, as a design writes it.</summary>
    public string TextAt(double share) => Quantile is { } quantile
        ? quantile(share).ToString("R", CultureInfo.InvariantCulture)
        : Levels[Math.Clamp((int)(share * Levels.Length), 0, Levels.Length - 1)];

    /// <summary>How it is told and hashed, such as <c>search.blur=0.2..0.8</c>.</summary>
    public override string ToString() => Quantile is null ? $"{Path}={string.Join(',', Levels)}" : FormattableString.Invariant($"{Path}={Low:R}..{High:R}{Spread}");

    private static double Evenly(double low, double high, double share) => Math.Clamp(low + (share * (high - low)), low, high);
}
