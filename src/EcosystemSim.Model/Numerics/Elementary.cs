using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcosystemSim.Model.Numerics;

/// <summary>
/// Elementary functions in single precision, the same to the last bit on every machine: polynomials with explicit fused
/// multiply-add. The C library's differ between systems, and the base library's vector forms between hardware paths.
/// A scalar call runs the vector code on one lane, so that there is one definition of each function.
/// </summary>
public static class Elementary
{
    /// <summary>e^x; relative error below 3e-7 for x in [-80, 80], clamped outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-80f)), Vector512.Create(80f));
        var n = Vector512.Floor(Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504f), Vector512.Create(0.5f)));
        // ln 2 in two parts keeps the remainder exact (Cody and Waite 1980).
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.Create(1.9875691500e-4f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r + Vector512<float>.One);
        var exponent = (Vector512.ConvertToInt32Native(n) + Vector512.Create(127)) << 23;
        return p * exponent.AsSingle();
    }

    /// <summary>Natural logarithm of a positive normal number; absolute error below 2e-7 near 1, relative below 2e-7 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var bits = Vector512.Max(x, Vector512.Create(1.17549435e-38f)).AsInt32();
        // Mantissa in [sqrt(1/2), sqrt(2)) so that the polynomial is centred on 1.
        var e = (bits - Vector512.Create(0x3F3504F3)) >> 23;
        var m = (bits - (e << 23)).AsSingle() - Vector512<float>.One;
        var exponent = Vector512.ConvertToSingle(e);
        var p = Vector512.Create(7.0376836292e-2f);
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(-1.1514610310e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(1.1676998740e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(-1.2420140846e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(1.4249322787e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(-1.6668057665e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(2.0000714765e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(-2.4999993993e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(3.3333331174e-1f));
        var square = m * m;
        var y = p * m * square;
        y = Vector512.FusedMultiplyAdd(exponent, Vector512.Create(-2.12194440e-4f), y);
        y = Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), y);
        return Vector512.FusedMultiplyAdd(exponent, Vector512.Create(0.693359375f), m + y);
    }

    /// <summary>
    /// Standard normal variate from a uniform in (-1, 1) by the inverse error function (Giles 2010, single precision);
    /// |z| is at most 5.5, since the uniform has 24 bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gaussian(Vector512<float> signed)
    {
        var w = -Log(Vector512.FusedMultiplyAdd(-signed, signed, Vector512<float>.One));
        var c = w - Vector512.Create(2.5f);
        var p = Vector512.Create(2.81022636e-08f);
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(3.43273939e-07f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(-3.5233877e-06f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(-4.39150654e-06f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(0.00021858087f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(-0.00125372503f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(-0.00417768164f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(0.246640727f));
        p = Vector512.FusedMultiplyAdd(p, c, Vector512.Create(1.50140941f));
        var far = Vector512.GreaterThanOrEqual(w, Vector512.Create(5f));
        if (far != Vector512<float>.Zero)
        {
            var t = Vector512.Sqrt(w) - Vector512.Create(3f);
            var q = Vector512.Create(-0.000200214257f);
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(0.000100950558f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(0.00134934322f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(-0.00367342844f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(0.00573950773f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(-0.0076224613f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(0.00943887047f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(1.00167406f));
            q = Vector512.FusedMultiplyAdd(q, t, Vector512.Create(2.83297682f));
            p = Vector512.ConditionalSelect(far, q, p);
        }
        return p * signed * Vector512.Create(1.41421356f);
    }

    /// <summary>Uniform in (0, 1): the upper 23 bits of a word, plus one half, so that neither end is ever drawn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(Vector512<uint> words) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle((words >>> 9).AsInt32()), Vector512.Create(1f / 8388608f), Vector512.Create(0.5f / 8388608f));

    /// <summary>Uniform in (-1, 1), symmetric about zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Signed(Vector512<float> uniform) =>
        Vector512.FusedMultiplyAdd(uniform, Vector512.Create(2f), Vector512.Create(-1f));

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    public static float Exp(float x) => Exp(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="Log(Vector512{float})"/>
    public static float Log(float x) => Log(Vector512.Create(x)).ToScalar();

    /// <summary>Standard normal variate from a uniform in (0, 1).</summary>
    public static float Gaussian(float uniform) => Gaussian(Signed(Vector512.Create(uniform))).ToScalar();

    /// <inheritdoc cref="Uniform(Vector512{uint})"/>
    public static float Uniform(uint word) => MathF.FusedMultiplyAdd(word >> 9, 1f / 8388608f, 0.5f / 8388608f);

    /// <summary>x^p for positive x.</summary>
    public static float Power(float x, float p) => Exp(p * Log(x));
}
