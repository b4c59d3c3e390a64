using System.Reflection;

namespace EcosystemSim.Model.State;

/// <summary>All counters of a class as one row of numbers, those added to the class later included; whole numbers, so rows add exactly.</summary>
internal static class Counters<T>
    where T : class
{
    private static readonly FieldInfo[] Fields = [.. typeof(T).GetFields(BindingFlags.Instance | BindingFlags.Public).OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>The counters in the order of their names.</summary>
    public static long[] Of(T from)
    {
        var row = new List<long>();
        foreach (var field in Fields)
        {
            object value = field.GetValue(from)!;
            if (value is long[] sums) row.AddRange(sums);
            else if (value is int[] counts) foreach (int count in counts) row.Add(count);
            else row.Add((long)value);
        }
        return [.. row];
    }

    /// <summary>Adds a row to the counters.</summary>
    public static void Add(T to, ReadOnlySpan<long> row)
    {
        int next = 0;
        foreach (var field in Fields)
        {
            object value = field.GetValue(to)!;
            if (value is long[] sums) for (int i = 0; i < sums.Length; i++) sums[i] += row[next++];
            else if (value is int[] counts) for (int i = 0; i < counts.Length; i++) counts[i] += (int)row[next++];
            else if (row[next++] is var more and not 0) field.SetValue(to, (long)value + more);
        }
    }
}
