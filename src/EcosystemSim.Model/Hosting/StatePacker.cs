using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Hosting;

/// <summary>
/// Writes the whole state of one side of a replication as bytes, field by field, and makes it anew from them: no list of fields
/// that could fall behind the model. What is shared stays shared; the plan is not written but given again.
/// </summary>
/// <remarks>For checkpoints, which are read by the same build only. Types of other assemblies than the model and the base library are refused.</remarks>
internal static class StatePacker
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, FieldInfo[]> FieldsOf = new();
    private static readonly MethodInfo BytesOfArray = typeof(StatePacker).GetMethod(nameof(BytesOf), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo HasReferences = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!;
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, bool> PlainTypes = new();

    private enum Mark : byte
    {
        Null,
        Known,
        Plan,
        New,
    }

    public static byte[] Save(object root)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        new Saver(writer).Object(root);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes name a type that no state is made of.</exception>
    public static T Restore<T>(byte[] bytes, ExperimentPlan plan)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return (T)new Restorer(reader, plan).Object()!;
    }

    private static FieldInfo[] Fields(Type type) => FieldsOf.GetOrAdd(type, static type =>
    {
        var fields = new List<FieldInfo>();
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
            fields.AddRange(t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields.OrderBy(f => f.DeclaringType!.FullName, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];
    });

    /// <summary>Whether values of the type are memory and nothing else.</summary>
    private static bool IsPlain(Type type) =>
        PlainTypes.GetOrAdd(type, static type => type.IsValueType && !(bool)HasReferences.MakeGenericMethod(type).Invoke(null, null)!);

    private static void Write(BinaryWriter writer, Array items) =>
        BytesOfArray.MakeGenericMethod(items.GetType().GetElementType()!).CreateDelegate<Action<BinaryWriter, Array, BinaryReader?>>()(writer, items, null);

    private static void Read(BinaryReader reader, Array items) =>
        BytesOfArray.MakeGenericMethod(items.GetType().GetElementType()!).CreateDelegate<Action<BinaryWriter?, Array, BinaryReader>>()(null, items, reader);

    private static void BytesOf<T>(BinaryWriter? writer, Array items, BinaryReader? reader)
    {
        var array = (T[])items;
        var bytes = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length * Unsafe.SizeOf<T>());
        writer?.Write(bytes);
        reader?.BaseStream.ReadExactly(bytes);
    }

    private static bool IsAllowed(Type type)
    {
        if (type.IsArray) return IsAllowed(type.GetElementType()!);
        if (type.IsGenericType && !type.GetGenericArguments().All(IsAllowed)) return false;
        bool isCollection = type.Namespace is "System.Collections.Generic" or "System.Collections.Immutable";
        return type.Assembly == typeof(StatePacker).Assembly || isCollection || type.IsPrimitive || type == typeof(string)
            || (type.IsValueType && type.Namespace == "System") || (type.Namespace == "System" && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal));
    }

    private sealed class Saver(BinaryWriter writer)
    {
        private readonly Dictionary<object, int> _known = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<Type, int> _types = [];

        public void Object(object? value)
        {
            if (value is null or ExperimentPlan)
            {
                writer.Write((byte)(value is null ? Mark.Null : Mark.Plan));
                return;
            }
            if (_known.TryGetValue(value, out int number))
            {
                writer.Write((byte)Mark.Known);
                writer.Write(number);
                return;
            }
            var type = value.GetType();
            if (!IsAllowed(type)) throw new NotSupportedException($"A state holds a {type}, which no checkpoint can keep.");
            _known.Add(value, _known.Count);
            writer.Write((byte)Mark.New);
            Name(type);
            if (value is string text) writer.Write(text);
            else if (value is Array items) Items(items);
            else Body(value, type);
        }

        private void Name(Type type)
        {
            bool known = _types.TryGetValue(type, out int number);
            writer.Write(known ? number : -1);
            if (known) return;
            _types.Add(type, _types.Count);
            writer.Write(type.AssemblyQualifiedName!);
        }

        private void Items(Array items)
        {
            writer.Write(items.Length);
            var element = items.GetType().GetElementType()!;
            if (IsPlain(element)) Write(writer, items);
            else foreach (object? item in items) Value(item, element);
        }

        private void Value(object? value, Type declared)
        {
            if (!declared.IsValueType) Object(value);
            else if (IsPlain(declared)) Plain(value!, declared);
            else Body(value!, declared);
        }

        private void Plain(object value, Type declared)
        {
            var one = Array.CreateInstance(declared, 1);
            one.SetValue(value, 0);
            Write(writer, one);
        }

        private void Body(object value, Type type)
        {
            if (Nullable.GetUnderlyingType(type) is not null) throw new NotSupportedException($"A state holds a {type}, which no checkpoint can keep.");
            foreach (var field in Fields(type)) Value(field.GetValue(value), field.FieldType);
        }
    }

    private sealed class Restorer(BinaryReader reader, ExperimentPlan plan)
    {
        private readonly List<object> _known = [];
        private readonly List<Type> _types = [];

        public object? Object()
        {
            var mark = (Mark)reader.ReadByte();
            if (mark == Mark.Null) return null;
            if (mark == Mark.Plan) return plan;
            if (mark == Mark.Known) return _known[reader.ReadInt32()];
            var type = Name();
            if (type == typeof(string))
            {
                string text = reader.ReadString();
                _known.Add(text);
                return text;
            }
            if (type.IsArray) return Items(type.GetElementType()!);
            object made = RuntimeHelpers.GetUninitializedObject(type);
            _known.Add(made);
            Body(made, type);
            return made;
        }

        private Type Name()
        {
            int number = reader.ReadInt32();
            if (number >= 0) return _types[number];
            string name = reader.ReadString();
            var type = Type.GetType(name);
            if (type is null || !IsAllowed(type)) throw new InvalidDataException($"A checkpoint names the type {name}, of which no state is made.");
            _types.Add(type);
            return type;
        }

        private Array Items(Type element)
        {
            var items = Array.CreateInstance(element, reader.ReadInt32());
            _known.Add(items);
            if (IsPlain(element)) Read(reader, items);
            else for (int i = 0; i < items.Length; i++) items.SetValue(Value(element), i);
            return items;
        }

        private object? Value(Type declared)
        {
            if (!declared.IsValueType) return Object();
            if (IsPlain(declared))
            {
                var one = Array.CreateInstance(declared, 1);
                Read(reader, one);
                return one.GetValue(0);
            }
            object made = RuntimeHelpers.GetUninitializedObject(declared);
            Body(made, declared);
            return made;
        }

        private void Body(object value, Type type)
        {
            foreach (var field in Fields(type)) field.SetValue(value, Value(field.FieldType));
        }
    }
}
