using System.Runtime.Intrinsics;

namespace EcosystemSim.Model.Numerics;

/// <summary>
/// Elementary functions in single precision, the same to the last bit on every machine: polynomials of sums and products,
/// each rounded by itself. Fused multiply-add would be as exact, but where a machine lacks it, it is many times slower. The C library's
/// functions differ between systems, and the base library's vector forms between hardware paths.
/// A scalar call runs the vector code on one lane, so that there is one definition of each function.
/// </summary>
public static partial class Elementary
{
    /// <inheritdoc cref="Exp(Vector256{float})"/>
    public static float Exp(float x) => Exp(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Log(Vector256{float})"/>
    public static float Log(float x) => Log(Vector128.Create(x)).ToScalar();

    /// <summary>Standard normal variate from a uniform in (0, 1).</summary>
    public static float Gaussian(float uniform) => Gaussian(Signed(Vector128.Create(uniform))).ToScalar();

    /// <inheritdoc cref="Uniform(Vector256{uint})"/>
    public static float Uniform(uint word) => ((word >> 9) * (1f / 8388608f)) + (0.5f / 8388608f);

    /// <summary>x^p for positive x.</summary>
    public static float Power(float x, float p) => Exp(p * Log(x));
}
