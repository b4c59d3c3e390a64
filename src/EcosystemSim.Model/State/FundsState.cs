namespace EcosystemSim.Model.State;

/// <summary>An application to a programme outside, until it is decided.</summary>
internal struct ProgrammeApplication
{
    /// <summary>Index of the case in the pool.</summary>
    public int Case;
    public int Agency;

    /// <summary>Quarter of the decision.</summary>
    public int Due;

    /// <summary>Currency units that the programme pays if it succeeds.</summary>
    public long Award;

    /// <summary>Currency units of the agency's own money that are tied up until then.</summary>
    public long CoFinancing;

    /// <summary>Cost of the whole project.</summary>
    public float Project;

    /// <summary>Probability of success, for what agencies may expect.</summary>
    public float Chance;

    /// <summary>Whether it will succeed; nobody knows before the decision.</summary>
    public bool Succeeds;

    /// <summary>Whether the project has partners abroad.</summary>
    public bool IsTransnational;
}

/// <summary>A partner abroad whom a project has left with a broker.</summary>
internal readonly record struct LastingPartner(int Broker, float X, float Y, int Until);

/// <summary>Money beside what the agencies have in hand: programme money (L09) and the common fund (L10). Whole currency units.</summary>
internal sealed class FundsState(int providers)
{
    /// <summary>Year-ends that programme money outlives, the one at which it lapses included.</summary>
    public const int Years = 3;

    /// <summary>Years of which what came in is remembered: as many as money can be carried over.</summary>
    public const int Remembered = 5;

    /// <summary>Programme money not yet awarded. [agency * years + year-ends outlived]</summary>
    public long[] Programme { get; private set; } = new long[providers * Years];

    /// <summary>Money of the common fund.</summary>
    public long Common { get; set; }

    /// <summary>What came in, this year's first; the common fund comes after the agencies. [pot * remembered years + years ago]</summary>
    public long[] Received { get; private set; } = new long[(providers + 1) * Remembered];

    /// <summary>What each agency has paid into the common fund.</summary>
    public long[] PaidIn { get; private set; } = new long[providers];

    /// <summary>Applications under decision, in the order in which they were made.</summary>
    public List<ProgrammeApplication> Pending { get; private set; } = [];

    /// <summary>Cases whose application has failed this quarter; they are decided with the agency's own money.</summary>
    public HashSet<int> Failed { get; private set; } = [];

    /// <summary>Partners abroad from finished projects.</summary>
    public List<LastingPartner> Partners { get; private set; } = [];

    /// <summary>Rules that have fallen under L19.</summary>
    public int Reliefs { get; set; }

    /// <summary>Whether the Union's budget has been defended for this year.</summary>
    public bool IsDefended { get; set; }

    /// <summary>All money in here.</summary>
    public long Held => Programme.Sum() + Common + Pending.Sum(a => a.CoFinancing);

    /// <summary>Programme money of an agency.</summary>
    public long Of(int agency)
    {
        long sum = 0;
        for (int year = 0; year < Years; year++) sum += Programme[(agency * Years) + year];
        return sum;
    }

    /// <summary>Takes programme money out, the oldest first; there must be as much.</summary>
    public void Take(int agency, long amount)
    {
        for (int year = Years - 1; year >= 0 && amount > 0; year--)
        {
            ref long there = ref Programme[(agency * Years) + year];
            long part = Math.Min(there, amount);
            there -= part;
            amount -= part;
        }
    }

    /// <summary>What of a pot may be kept at the end of a year: what came in in the last years. The oldest is spent first, so this is all that is not older.</summary>
    public long Kept(int pot, double years)
    {
        double sum = 0;
        for (int ago = 0; ago < Remembered; ago++) sum += Received[(pot * Remembered) + ago] * Math.Clamp(years - ago, 0, 1);
        return (long)sum;
    }

    /// <summary>A year has ended.</summary>
    public void TurnYear()
    {
        for (int pot = 0; pot < Received.Length; pot += Remembered)
        {
            var years = Received.AsSpan(pot, Remembered);
            years[..^1].CopyTo(years[1..]);
            years[0] = 0;
        }
    }

    public FundsState Clone() => new(0)
    {
        Programme = [.. Programme],
        Common = Common,
        Received = [.. Received],
        PaidIn = [.. PaidIn],
        Pending = [.. Pending],
        Failed = [.. Failed],
        Partners = [.. Partners],
        Reliefs = Reliefs,
        IsDefended = IsDefended,
    };
}
