using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EcosystemSim.Model.Numerics;

/// <summary>What a kernel does with vectors of half its lanes or half its width, for each width: the little that is not the same text.</summary>
internal static class Halves
{
    /// <summary>Product of the lower 32 bits of each lane, all 64 bits of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Multiply(Vector128<ulong> a, Vector128<ulong> b)
    {
        if (Sse2.IsSupported) return Sse2.Multiply(a.AsUInt32(), b.AsUInt32());
        if (AdvSimd.IsSupported) return AdvSimd.MultiplyWideningLower(AdvSimd.ExtractNarrowingLower(a), AdvSimd.ExtractNarrowingLower(b));
        var lower = Vector128.Create(0xFFFFFFFFUL);
        return (a & lower) * (b & lower);
    }

    /// <inheritdoc cref="Multiply(Vector128{ulong}, Vector128{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Multiply(Vector256<ulong> a, Vector256<ulong> b) => Avx2.IsSupported
        ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32())
        : Vector256.Create(Multiply(a.GetLower(), b.GetLower()), Multiply(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="Multiply(Vector128{ulong}, Vector128{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Multiply(Vector512<ulong> a, Vector512<ulong> b) => Avx512F.IsSupported
        ? Avx512F.Multiply(a.AsUInt32(), b.AsUInt32())
        : Vector512.Create(Multiply(a.GetLower(), b.GetLower()), Multiply(a.GetUpper(), b.GetUpper()));

    /// <summary>As many numbers of 16 bits as there are lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref ushort from, out Vector128<int> lanes) =>
        lanes = Vector128.WidenLower(Vector64.LoadUnsafe(ref from).ToVector128Unsafe()).AsInt32();

    /// <inheritdoc cref="Load(ref ushort, out Vector128{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref ushort from, out Vector256<int> lanes)
    {
        var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref from));
        lanes = Vector256.Create(lower, upper).AsInt32();
    }

    /// <inheritdoc cref="Load(ref ushort, out Vector128{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref ushort from, out Vector512<int> lanes)
    {
        var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        lanes = Vector512.Create(lower, upper).AsInt32();
    }

    /// <summary>Stores the lower 16 bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> lanes, ref ushort to) => Vector128.Narrow(lanes.AsUInt32(), lanes.AsUInt32()).GetLower().StoreUnsafe(ref to);

    /// <inheritdoc cref="Store(Vector128{int}, ref ushort)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> lanes, ref ushort to) => Vector128.Narrow(lanes.AsUInt32().GetLower(), lanes.AsUInt32().GetUpper()).StoreUnsafe(ref to);

    /// <inheritdoc cref="Store(Vector128{int}, ref ushort)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> lanes, ref ushort to) => Vector256.Narrow(lanes.AsUInt32().GetLower(), lanes.AsUInt32().GetUpper()).StoreUnsafe(ref to);
}
