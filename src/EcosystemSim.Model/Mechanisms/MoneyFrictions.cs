using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// The part of <see cref="Frictions"/> that is about grant money: how it is divided, what is asked for, what an application takes.
/// L09, L10, L15 and L19 change it; by provider unless said otherwise.
/// </summary>
internal sealed class MoneyFrictions
{
    public MoneyFrictions(int providers, int sectors, ModelParameters parameters)
    {
        GrantShare = new float[providers];
        Array.Fill(GrantShare, (float)parameters.Finance.GrantShare);
        LeastPart = new float[providers];
        MinimumProject = new float[providers];
        AssessmentMinutes = new float[providers];
        PoolShare = new float[providers];
        BudgetMoved = new long[providers];
        BudgetAdded = new long[providers];
        ProgrammeShare = new float[providers];
        ProgrammeAdded = new long[providers];
        ProgrammeFit = new float[providers];
        ProgrammeLag = new int[providers];
        FitsProgramme = new bool[sectors];
        Preparer = new int[providers];
        Array.Fill(Preparer, -1);
        PreparationRatio = 1;
    }

    /// <summary>Share of a project that an agency pays.</summary>
    public float[] GrantShare { get; }

    /// <summary>Part of a full grant below which an agency grants nothing rather than what is left.</summary>
    public float[] LeastPart { get; }

    /// <summary>Currency units: smaller projects get no grant.</summary>
    public float[] MinimumProject { get; }

    /// <summary>Minutes for looking closer at each application.</summary>
    public float[] AssessmentMinutes { get; }

    /// <summary>Share of an agency's money that goes into the common fund of L10.</summary>
    public float[] PoolShare { get; }

    /// <summary>Currency units a quarter moved to (above 0) or from an agency under L19; sums to zero.</summary>
    public long[] BudgetMoved { get; }

    /// <summary>Currency units a quarter that an agreement on dialogue adds from outside.</summary>
    public long[] BudgetAdded { get; }

    /// <summary>Share of an agency's budget that is programme money under L09; 0 = it does not apply.</summary>
    public float[] ProgrammeShare { get; }

    /// <summary>Currency units of programme money a quarter that an agreement adds from outside.</summary>
    public long[] ProgrammeAdded { get; }

    /// <summary>Share by which fit with the programme closes the gap between the usual chance of success and certainty.</summary>
    public float[] ProgrammeFit { get; }

    /// <summary>Quarters from an application to its decision; at least 1.</summary>
    public int[] ProgrammeLag { get; }

    /// <summary>By sector: is it one that the dialogue made the programme fit?</summary>
    public bool[] FitsProgramme { get; }

    /// <summary>Pooled office that prepares an agency's applications; -1 = it does so itself.</summary>
    public int[] Preparer { get; }

    /// <summary>Hours of an application that a pooled office prepares, relative to an agency's.</summary>
    public float PreparationRatio { get; set; }

    /// <summary>Minutes of an application to a programme.</summary>
    public float PreparationMinutes { get; set; }

    /// <summary>Minutes more for finding partners abroad.</summary>
    public float PartnerSearchMinutes { get; set; }

    /// <summary>Minutes more for a project with a public body.</summary>
    public float ProcurementMinutes { get; set; }

    /// <summary>Part by which the programme's share rises in a year in which its budget was defended.</summary>
    public float DefenceGain { get; set; }

    /// <summary>Splits whole units over providers in proportion to weights, evenly where all weights are 0; the last takes what does not divide.</summary>
    public static void Split(long amount, IReadOnlyList<int> providers, Func<int, double> weight, Action<int, long> give)
    {
        double all = 0;
        foreach (int p in providers) all += weight(p);
        long rest = amount;
        for (int k = 0; k < providers.Count; k++)
        {
            double share = all > 0 ? weight(providers[k]) / all : 1.0 / providers.Count;
            long part = k == providers.Count - 1 ? rest : Math.Min(rest, (long)(amount * share));
            give(providers[k], part);
            rest -= part;
        }
    }
}
