namespace EcosystemSim.Model.Mechanisms;

/// <summary>Frictions of governance, of cases abroad, and of referrals that are worth more or less. All arrays are by provider.</summary>
internal sealed class MoreFrictions
{
    private readonly int _providers;
    private readonly bool[] _areCold;

    public MoreFrictions(int providers)
    {
        _providers = providers;
        AdviceNoise = Ones();
        HandOverAbroadRatio = Ones();
        KnowledgeAbroad = new float[providers * providers];
        WarmMinutes = new float[providers];
        _areCold = new bool[providers * providers];

        float[] Ones()
        {
            float[] array = new float[providers];
            Array.Fill(array, 1f);
            return array;
        }
    }

    /// <summary>Noise in what an agency sees of a project's potential, relative to without advice.</summary>
    public float[] AdviceNoise { get; }

    /// <summary>Minutes of a hand-over of a case abroad, relative to other cases.</summary>
    public float[] HandOverAbroadRatio { get; }

    /// <summary>What agreements let advisers of p know of q's offers of help abroad, beside what they know of all its offers. [p * providers + q]</summary>
    public float[] KnowledgeAbroad { get; }

    /// <summary>Minutes of a warm hand-over beyond a cold one.</summary>
    public float[] WarmMinutes { get; }

    /// <summary>Two parties that have not taken up the agreement on referral: their hand-overs are cold.</summary>
    public void StayCold(int p, int q) => _areCold[(p * _providers) + q] = _areCold[(q * _providers) + p] = true;

    /// <summary>Whether two parties' hand-overs are cold all the same.</summary>
    public bool AreCold(int p, int q) => _areCold[(p * _providers) + q];

    /// <summary>Part of the full effect that help must still be able to have in the firm for a hand-over to be warm.</summary>
    public float LeastValue { get; set; }

    /// <summary>Share of hours that the yearly status moves (L13); 0 = there is none.</summary>
    public float StatusMove { get; set; }

    /// <summary>Share of hours that the revision of this year moves; 0 in other years.</summary>
    public float RevisionMove { get; set; }

    /// <summary>Relative noise of the comparison with the strongest others; 0 = none is made.</summary>
    public float BenchmarkNoise { get; set; }

    /// <summary>One more way in which both come to know each other's offers of help abroad.</summary>
    public void KnowEachOtherAbroad(int p, int q, float share)
    {
        KnowAbroad(p, q, share);
        KnowAbroad(q, p, share);
    }

    private void KnowAbroad(int p, int q, float share)
    {
        ref float known = ref KnowledgeAbroad[(p * _providers) + q];
        known = Frictions.Either(known, share);
    }
}
