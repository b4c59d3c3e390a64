using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// Packs observations of one run: each value as its difference from the same series a quarter before, in as few bytes as it
/// takes (seven bits a byte). Some 2 bytes a value instead of 8, so that all replications stay in memory.
/// </summary>
internal static class CompactValues
{
    public static byte[] Pack(ReadOnlySpan<long> values, int series)
    {
        var buffer = new ByteBuffer();
        long[] before = new long[series];
        for (int start = 0; start < values.Length; start += series)
        {
            var to = buffer.Room(series * 10);
            int length = 0;
            for (int i = 0; i < series; i++)
            {
                long value = values[start + i];
                ulong code = 0;     // missing
                if (value != ObservationTable.Missing)
                {
                    long change = checked(value - before[i]);
                    code = checked(unchecked((ulong)((change << 1) ^ (change >> 63))) + 1);
                    before[i] = value;
                }
                for (; code >= 0x80; code >>= 7) to[length++] = (byte)(code | 0x80);
                to[length++] = (byte)code;
            }
            buffer.Advance(length);
        }
        return buffer.Written.ToArray();
    }

    /// <summary>Whether bytes hold exactly as many values as there is room for.</summary>
    public static bool CanUnpack(ReadOnlySpan<byte> packed, int series, Span<long> values)
    {
        try
        {
            Unpack(packed, series, values);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Fills <paramref name="values"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold exactly that many values.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, int series, Span<long> values)
    {
        long[] before = new long[series];
        int at = 0;
        for (int start = 0; start < values.Length; start += series)
        {
            for (int i = 0; i < series; i++)
            {
                ulong code = 0;
                int shift = 0;
                byte next;
                do
                {
                    if (at >= packed.Length || shift > 63) throw new InvalidDataException("Packed observations end too early.");
                    next = packed[at++];
                    code |= (ulong)(next & 0x7F) << shift;
                    shift += 7;
                }
                while (next >= 0x80);

                if (code == 0)
                {
                    values[start + i] = ObservationTable.Missing;
                }
                else
                {
                    code--;
                    before[i] += (long)(code >> 1) ^ -(long)(code & 1);
                    values[start + i] = before[i];
                }
            }
        }
        if (at != packed.Length) throw new InvalidDataException("Packed observations go on after their end.");
    }
}
