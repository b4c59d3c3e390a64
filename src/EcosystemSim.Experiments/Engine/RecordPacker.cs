using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcosystemSim.Experiments.Engine;

/// <summary>
/// Writes records as bytes, property by property in the order of their names, and makes them anew from the bytes: bit for bit,
/// and without a list of properties that could fall behind the model.
/// </summary>
/// <remarks>
/// Knows what plans are made of: numbers, flags, words, enumerations, arrays, immutable arrays, values that may be null, and
/// records of these. Anything else throws at the first attempt to pack it, by name.
/// </remarks>
public static class RecordPacker
{
    private static readonly ConcurrentDictionary<Type, Codec> Codecs = new();

    /// <summary>A record as bytes.</summary>
    public static byte[] Pack<T>(T value)
        where T : notnull => Pack(typeof(T), value);

    /// <summary>The record that bytes were made from.</summary>
    public static T Unpack<T>(byte[] bytes) => (T)Unpack(typeof(T), bytes);

    /// <summary>As <see cref="Pack{T}"/>, of a type that is known only when it comes.</summary>
    public static byte[] Pack(Type type, object value)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        For(type).Write(writer, value);
        return stream.ToArray();
    }

    /// <summary>As <see cref="Unpack{T}"/>, of a type that is known only when it comes.</summary>
    public static object Unpack(Type type, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return For(type).Read(reader)!;
    }

    private static Codec For(Type type) => Codecs.GetOrAdd(type, Make);

    private static Codec Make(Type type)
    {
        if (type == typeof(string)) return new Words();
        if (type.IsEnum) return new Enumeration(type);
        if (type.IsPrimitive) return Generic(typeof(Plain<>), type);
        if (Nullable.GetUnderlyingType(type) is { } inner) return new Optional(For(inner));
        if (type.IsArray) return Generic(typeof(Items<>), type.GetElementType()!, false);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return Generic(typeof(Items<>), type.GetGenericArguments()[0], true);
        bool isRecord = type.Assembly == typeof(Model.Policy.ExperimentPlan).Assembly && !type.IsAbstract && !type.IsGenericType;
        return isRecord ? new Properties(type) : throw new NotSupportedException($"A plan holds a {type}, and no way is known to write that as bytes.");
    }

    private static Codec Generic(Type codec, Type of, params object[] arguments) => (Codec)Activator.CreateInstance(codec.MakeGenericType(of), arguments)!;

    private abstract class Codec
    {
        public abstract void Write(BinaryWriter writer, object? value);

        public abstract object? Read(BinaryReader reader);
    }

    private sealed class Words : Codec
    {
        public override void Write(BinaryWriter writer, object? value)
        {
            writer.Write(value is not null);
            if (value is string words) writer.Write(words);
        }

        public override object? Read(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
    }

    private sealed class Enumeration(Type type) : Codec
    {
        public override void Write(BinaryWriter writer, object? value) => writer.Write(Convert.ToInt64(value));

        public override object? Read(BinaryReader reader) => Enum.ToObject(type, reader.ReadInt64());
    }

    private sealed class Optional(Codec inner) : Codec
    {
        public override void Write(BinaryWriter writer, object? value)
        {
            writer.Write(value is not null);
            if (value is not null) inner.Write(writer, value);
        }

        public override object? Read(BinaryReader reader) => reader.ReadBoolean() ? inner.Read(reader) : null;
    }

    private sealed class Plain<T> : Codec
        where T : unmanaged
    {
        public override void Write(BinaryWriter writer, object? value)
        {
            var plain = (T)value!;
            writer.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref plain, 1)));
        }

        public override object? Read(BinaryReader reader)
        {
            T value = default;
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1)));
            return value;
        }
    }

    /// <summary>Arrays and immutable arrays; those of numbers as one piece of memory.</summary>
    private sealed class Items<T>(bool immutable) : Codec
    {
        private static readonly bool AsMemory = typeof(T).IsPrimitive;

        public override void Write(BinaryWriter writer, object? value)
        {
            var items = immutable ? ImmutableCollectionsMarshal.AsArray((ImmutableArray<T>)value!) : (T[]?)value;
            writer.Write(items?.Length ?? -1);
            if (items is null) return;
            if (AsMemory) writer.Write(Bytes(items));
            else foreach (var item in items) For(typeof(T)).Write(writer, item);
        }

        public override object? Read(BinaryReader reader)
        {
            int count = reader.ReadInt32();
            // Nothing is made by a count alone: every item takes a byte at least, a number as many as it has.
            if (count > (reader.BaseStream.Length - reader.BaseStream.Position) / (AsMemory ? Unsafe.SizeOf<T>() : 1))
                throw new InvalidDataException($"A list says that it has {count} entries, more than there are bytes.");
            var items = count < 0 ? null : new T[count];
            if (items is not null && AsMemory) reader.BaseStream.ReadExactly(Bytes(items));
            for (int i = 0; i < count && !AsMemory; i++) items![i] = (T)For(typeof(T)).Read(reader)!;
            return immutable ? ImmutableCollectionsMarshal.AsImmutableArray(items) : items;
        }

        private static Span<byte> Bytes(T[] items) =>
            MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(items)), items.Length * Unsafe.SizeOf<T>());
    }

    /// <summary>All properties that can be set; the others follow from them.</summary>
    private sealed class Properties(Type type) : Codec
    {
        private readonly PropertyInfo[] _properties =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && p.GetIndexParameters().Length == 0)
                .OrderBy(p => p.Name, StringComparer.Ordinal),
        ];

        public override void Write(BinaryWriter writer, object? value)
        {
            writer.Write(value is not null);
            if (value is null) return;
            foreach (var property in _properties) For(property.PropertyType).Write(writer, property.GetValue(value));
        }

        public override object? Read(BinaryReader reader)
        {
            if (!reader.ReadBoolean()) return null;
            object value = RuntimeHelpers.GetUninitializedObject(type);
            foreach (var property in _properties) property.SetValue(value, For(property.PropertyType).Read(reader));
            return value;
        }
    }
}
