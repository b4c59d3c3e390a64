using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests;

internal static class ResultHash
{
    public static Replication Run(ExperimentPlan plan, int number = 0)
    {
        var replication = new Replication(plan, number);
        while (replication.Advance())
        {
        }
        return replication;
    }

    /// <summary>Hash of every recorded value of every arm and closure.</summary>
    public static string Of(ExperimentPlan plan, int number = 0)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var run in Run(plan, number).Runs) hash.AppendData(MemoryMarshal.AsBytes(run.Observations.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
