namespace EcosystemSim.Experiments.Results;

/// <summary>Bytes that grow at the end; used again and again by one thread.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room for at least this many bytes behind what is written; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes) Array.Resize(ref _bytes, Math.Max(checked(Length + bytes), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        return _bytes.AsSpan(Length);
    }

    public void Advance(int bytes) => Length += bytes;
}
