using System.Buffers.Text;
using System.Numerics;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// Writes a stored whole number over its divisor as a decimal: exact where the divisor has no factor but 2 and 5, else with
/// enough digits to tell all stored numbers apart (minutes as hours: four). No trailing zeros, a point, no culture.
/// </summary>
internal readonly struct DecimalFormat
{
    /// <summary>Most bytes that a number takes: sign, 19 digits, point, 18 digits.</summary>
    public const int MaximumLength = 40;

    private readonly long _divisor;
    private readonly long _scale;       // 10^digits
    private readonly long _multiplier;  // scale / divisor where exact, else 0
    private readonly int _digits;

    /// <param name="divisor">1 to 10^8.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that.</exception>
    public DecimalFormat(long divisor)
    {
        if (divisor is < 1 or > 100_000_000) throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "A divisor is 1 to 10^8.");
        _divisor = divisor;
        int twos = BitOperations.TrailingZeroCount(divisor), fives = 0;
        long rest = divisor >> twos;
        for (; rest % 5 == 0; rest /= 5) fives++;
        _digits = rest == 1 ? Math.Max(twos, fives) : Digits(divisor) + 2;
        _scale = 1;
        for (int i = 0; i < _digits; i++) _scale = checked(_scale * 10);
        _multiplier = rest == 1 ? _scale / divisor : 0;
    }

    /// <summary>Writes the number; returns the bytes written, at most <see cref="MaximumLength"/>.</summary>
    public int Write(long value, Span<byte> to)
    {
        if (_divisor == 1)
        {
            Utf8Formatter.TryFormat(value, to, out int digits);
            return digits;
        }

        int length = 0;
        ulong magnitude = value < 0 ? 0UL - (ulong)value : (ulong)value;
        ulong whole = magnitude / (ulong)_divisor;
        long rest = (long)(magnitude - (whole * (ulong)_divisor));
        if (value < 0) to[length++] = (byte)'-';
        Utf8Formatter.TryFormat(whole, to[length..], out int written);
        length += written;
        if (rest == 0) return length;

        long fraction = _multiplier != 0 ? rest * _multiplier : ((rest * _scale) + (_divisor / 2)) / _divisor;
        int places = _digits;
        for (; fraction % 10 == 0; fraction /= 10) places--;
        to[length] = (byte)'.';
        for (int i = places; i > 0; i--, fraction /= 10) to[length + i] = (byte)('0' + (fraction % 10));
        return length + 1 + places;
    }

    private static int Digits(long value)
    {
        int digits = 0;
        for (; value > 0; value /= 10) digits++;
        return digits;
    }
}
