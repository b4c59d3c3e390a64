using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L13 Monitoring cycle: a status every year and a revision every fourth year move hours to where firms wait (see
/// <see cref="Steps.YearlyStatus"/>), perhaps after a comparison with others, and with figures from their networks. Lowers: lack of
/// feedback, lock-in. Costs: reporting, the revision, the comparison; and moves that luck or noise has made. Statements B15, B21,
/// B29, B30, E15.
/// </summary>
internal static class MonitoringCycle
{
    /// <summary>Years from one revision to the next.</summary>
    public const int YearsPerRevision = 4;

    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.MonitoringCycle;
        bool revises = p.RevisionMove > 0 && lever.Years % YearsPerRevision == YearsPerRevision - 1;
        bool compares = p.BenchmarkNoise > 0, hasFigures = compares && p.ReferenceNoiseRatio < 1;
        f.More.StatusMove = lever.Strength * (float)p.StatusMove;
        f.More.RevisionMove = revises ? lever.Strength * (float)p.RevisionMove : 0;
        f.More.BenchmarkNoise = (float)(p.BenchmarkNoise * p.ReferenceNoiseRatio);
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            double hours = p.StatusMove > 0 ? p.StatusHours : 0;
            // The year of a revision is a year of work on it.
            if (revises) hours += p.RevisionHours / 4;
            if (f.System.Providers[i].Kind == ProviderKind.Agency) hours += (compares ? p.BenchmarkHours : 0) + (hasFigures ? p.ReferenceHours : 0);
            f.Administer(lever, i, lever.CostFactor * hours);
        }
    }
}
