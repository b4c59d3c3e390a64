using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcosystemSim.Model.Numerics;

// One width of three: the build writes this file anew for 128 and 512 bits (eng/Widths.targets).
public static partial class Elementary
{
    /// <summary>e^x; relative error below 3e-7 for x in [-80, 80], clamped outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-80f)), Vector256.Create(80f));
        var n = Vector256.Floor((x * Vector256.Create(1.44269504f)) + Vector256.Create(0.5f));
        // ln 2 in two parts keeps the remainder exact (Cody and Waite 1980).
        var r = x - (n * Vector256.Create(0.693359375f)) + (n * Vector256.Create(2.12194440e-4f));
        var p = Vector256.Create(1.9875691500e-4f);
        p = (p * r) + Vector256.Create(1.3981999507e-3f);
        p = (p * r) + Vector256.Create(8.3334519073e-3f);
        p = (p * r) + Vector256.Create(4.1665795894e-2f);
        p = (p * r) + Vector256.Create(1.6666665459e-1f);
        p = (p * r) + Vector256.Create(5.0000001201e-1f);
        p = (p * (r * r)) + r + Vector256<float>.One;
        var exponent = (Vector256.ConvertToInt32Native(n) + Vector256.Create(127)) << 23;
        return p * exponent.AsSingle();
    }

    /// <summary>Natural logarithm of a positive normal number; absolute error below 2e-7 near 1, relative below 2e-7 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var bits = Vector256.Max(x, Vector256.Create(1.17549435e-38f)).AsInt32();
        // Mantissa in [sqrt(1/2), sqrt(2)) so that the polynomial is centred on 1.
        var e = (bits - Vector256.Create(0x3F3504F3)) >> 23;
        var m = (bits - (e << 23)).AsSingle() - Vector256<float>.One;
        var exponent = Vector256.ConvertToSingle(e);
        var p = Vector256.Create(7.0376836292e-2f);
        p = (p * m) + Vector256.Create(-1.1514610310e-1f);
        p = (p * m) + Vector256.Create(1.1676998740e-1f);
        p = (p * m) + Vector256.Create(-1.2420140846e-1f);
        p = (p * m) + Vector256.Create(1.4249322787e-1f);
        p = (p * m) + Vector256.Create(-1.6668057665e-1f);
        p = (p * m) + Vector256.Create(2.0000714765e-1f);
        p = (p * m) + Vector256.Create(-2.4999993993e-1f);
        p = (p * m) + Vector256.Create(3.3333331174e-1f);
        var square = m * m;
        var y = p * m * square;
        y -= exponent * Vector256.Create(2.12194440e-4f);
        y -= square * Vector256.Create(0.5f);
        return (exponent * Vector256.Create(0.693359375f)) + (m + y);
    }

    /// <summary>
    /// Standard normal variate from a uniform in (-1, 1) by the inverse error function (Giles 2010, single precision);
    /// |z| is at most 5.5, since the uniform has 24 bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gaussian(Vector256<float> signed)
    {
        // Not 1 - x², which near the ends would lose what tells one tail from another.
        var w = -Log((Vector256<float>.One - signed) * (Vector256<float>.One + signed));
        var c = w - Vector256.Create(2.5f);
        var p = Vector256.Create(2.81022636e-08f);
        p = (p * c) + Vector256.Create(3.43273939e-07f);
        p = (p * c) + Vector256.Create(-3.5233877e-06f);
        p = (p * c) + Vector256.Create(-4.39150654e-06f);
        p = (p * c) + Vector256.Create(0.00021858087f);
        p = (p * c) + Vector256.Create(-0.00125372503f);
        p = (p * c) + Vector256.Create(-0.00417768164f);
        p = (p * c) + Vector256.Create(0.246640727f);
        p = (p * c) + Vector256.Create(1.50140941f);
        var far = Vector256.GreaterThanOrEqual(w, Vector256.Create(5f));
        if (far != Vector256<float>.Zero)
        {
            var t = Vector256.Sqrt(w) - Vector256.Create(3f);
            var q = Vector256.Create(-0.000200214257f);
            q = (q * t) + Vector256.Create(0.000100950558f);
            q = (q * t) + Vector256.Create(0.00134934322f);
            q = (q * t) + Vector256.Create(-0.00367342844f);
            q = (q * t) + Vector256.Create(0.00573950773f);
            q = (q * t) + Vector256.Create(-0.0076224613f);
            q = (q * t) + Vector256.Create(0.00943887047f);
            q = (q * t) + Vector256.Create(1.00167406f);
            q = (q * t) + Vector256.Create(2.83297682f);
            p = Vector256.ConditionalSelect(far, q, p);
        }
        return p * signed * Vector256.Create(1.41421356f);
    }

    /// <summary>Uniform in (0, 1): the upper 23 bits of a word, plus one half, so that neither end is ever drawn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Uniform(Vector256<uint> words) =>
        (Vector256.ConvertToSingle((words >>> 9).AsInt32()) * Vector256.Create(1f / 8388608f)) + Vector256.Create(0.5f / 8388608f);

    /// <summary>Uniform in (-1, 1), symmetric about zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Signed(Vector256<float> uniform) =>
        (uniform * Vector256.Create(2f)) - Vector256<float>.One;
}
