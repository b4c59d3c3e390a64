using System.Collections.Immutable;
using System.Security.Cryptography;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// SHA-256 of the uncompressed rows in canonical order: arm, labour, replication, quarter, scope, scope id, outcome, arms and
/// outcomes as the plan and the catalogue list them; without the header.
/// </summary>
internal static class ResultHash
{
    /// <param name="packed">Packed values by replication number, then by run.</param>
    public static string Of(ExperimentPlan plan, ImmutableArray<Series> series, SortedDictionary<int, byte[][]> packed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var formatter = new RowFormatter(plan, series);
        var buffer = new ByteBuffer();
        long[] values = new long[series.Length * plan.Quarters];
        for (int run = 0; run < plan.Arms.Length * plan.Closures.Length; run++)
        {
            foreach (var (replication, runs) in packed)
            {
                CompactValues.Unpack(runs[run], series.Length, values);
                buffer.Clear();
                formatter.Append(run, replication, values, buffer);
                hash.AppendData(buffer.Written);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
