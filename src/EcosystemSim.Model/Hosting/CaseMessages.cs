using EcosystemSim.Model.Entities;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Hosting;

/// <summary>A firm's need as it is laid before a provider, by the firm or by a colleague who hands it over.</summary>
public readonly record struct CaseFile
{
    /// <summary>World of the replication in which it is so.</summary>
    public int World { get; init; }

    /// <summary>Id of the firm.</summary>
    public uint Firm { get; init; }

    /// <summary>Its jobs.</summary>
    public int Jobs { get; init; }

    /// <summary>What it needs.</summary>
    public NeedType Need { get; init; }

    /// <summary>Market of the firm.</summary>
    public int Market { get; init; }

    /// <summary>Municipality of the firm.</summary>
    public int Municipality { get; init; }

    /// <summary>Week in which the need arose, from the beginning of the warm-up.</summary>
    public int Arose { get; init; }

    /// <summary>Order among those who come in the same week; drawn once for each need.</summary>
    public uint Priority { get; init; }

    /// <summary>Absorptive capacity of the firm.</summary>
    public float Absorption { get; init; }

    /// <summary>Potential of its project, where it looks for money.</summary>
    public float Potential { get; init; }

    /// <summary>Doors tried, one bit each.</summary>
    public ulong Tried { get; init; }

    /// <summary>Doors visited.</summary>
    public byte Visits { get; init; }

    /// <summary>Kind of the first of them plus one; 0 before it.</summary>
    public byte FirstDoor { get; init; }

    /// <summary>Whether a record of the first door travels with the case.</summary>
    public bool HasRecord { get; init; }

    /// <summary>Week in which it comes to the door.</summary>
    public int Due { get; init; }

    /// <summary>Week in which the firm has solved it alone, or gives up hope.</summary>
    public int EndWeek { get; init; }

    /// <summary>Which of the two.</summary>
    public Fate EndFate { get; init; }

    internal static CaseFile Of(int world, in Need need, in Case c, int jobs, int due) => new()
    {
        World = world,
        Firm = need.Firm,
        Jobs = jobs,
        Need = need.Type,
        Market = need.Market,
        Municipality = need.Municipality,
        Arose = need.Week,
        Priority = need.Priority,
        Absorption = need.Absorption,
        Potential = need.Potential,
        Tried = c.Tried,
        Visits = c.Visits,
        FirstDoor = c.FirstDoor,
        HasRecord = c.HasRecord,
        Due = due,
        EndWeek = c.EndWeek,
        EndFate = c.EndFate,
    };

    internal Need ToNeed(int slot) => new()
    {
        Slot = slot,
        Firm = Firm,
        Type = Need,
        Market = (ushort)Market,
        Municipality = (ushort)Municipality,
        Week = Arose,
        Priority = Priority,
        Absorption = Absorption,
        Potential = Potential,
    };

    internal Case ToCase(int cohort, int need, int slot) => new()
    {
        Cohort = cohort,
        Need = need,
        Slot = slot,
        Next = -1,
        Provider = -1,
        State = CaseState.Moving,
        Tried = Tried,
        Visits = Visits,
        FirstDoor = FirstDoor,
        HasRecord = HasRecord,
        EndWeek = EndWeek,
        EndFate = EndFate,
    };
}

/// <summary>One of the things that a provider tells a firm about its case.</summary>
public readonly record struct Answer
{
    /// <inheritdoc cref="CaseFile.World"/>
    public int World { get; init; }

    /// <summary>Who says so.</summary>
    public int Provider { get; init; }

    /// <summary>Place among all that the provider says in a week: whoever adds up does it in this order.</summary>
    public int Order { get; init; }

    /// <summary>What it says.</summary>
    public DeskEventKind Kind { get; init; }

    /// <summary>Id of the firm.</summary>
    public uint Firm { get; init; }

    /// <inheritdoc cref="CaseFile.Arose"/>
    public int Arose { get; init; }

    /// <summary>Where a firm that moves is expected: the colleague to whom it is referred; -1 = it looks for a door by itself.</summary>
    public int To { get; init; }

    /// <inheritdoc cref="CaseFile.Tried"/>
    public ulong Tried { get; init; }

    /// <inheritdoc cref="CaseFile.Visits"/>
    public byte Visits { get; init; }

    /// <inheritdoc cref="CaseFile.FirstDoor"/>
    public byte FirstDoor { get; init; }

    /// <inheritdoc cref="CaseFile.HasRecord"/>
    public bool HasRecord { get; init; }

    /// <summary>Fate, channel of an effect, visits or provider, as the kind has it.</summary>
    public int Number { get; init; }

    /// <summary>Week, or the quarter from which an effect arrives.</summary>
    public int Week { get; init; }

    /// <summary>Quarters over which an effect arrives, 0 = the usual; kind of the help that counts.</summary>
    public int Spread { get; init; }

    /// <summary>Effect in log points, or openness.</summary>
    public float Amount { get; init; }

    internal static Answer Of(int world, int provider, int order, in DeskEvent e, in Need need) => new()
    {
        World = world,
        Provider = provider,
        Order = order,
        Kind = e.Kind,
        Firm = need.Firm,
        Arose = need.Week,
        To = e.Kind == DeskEventKind.Moves ? e.Case.Provider : -1,
        Tried = e.Case.Tried,
        Visits = e.Case.Visits,
        FirstDoor = e.Case.FirstDoor,
        HasRecord = e.Case.HasRecord,
        Number = e.Number,
        Week = e.Week,
        Spread = e.Spread,
        Amount = e.Amount,
    };

    /// <summary>A case as the provider left it; where it lies is the own side's.</summary>
    internal void WriteTo(ref Case own)
    {
        own.Tried = Tried;
        own.Visits = Visits;
        own.FirstDoor = FirstDoor;
        own.HasRecord = HasRecord;
        (own.State, own.Provider) = Kind switch
        {
            DeskEventKind.Queued => (CaseState.Queued, (short)Provider),
            DeskEventKind.Applies => (CaseState.Deciding, (short)Provider),
            DeskEventKind.SentHome => (CaseState.Waiting, (short)-1),
            _ => (CaseState.Moving, (short)To),
        };
    }
}

/// <summary>A case that is named without more.</summary>
/// <param name="World">World of the replication.</param>
/// <param name="Firm">Id of the firm.</param>
/// <param name="Arose">Week in which the need arose: a firm has one new need a quarter at most.</param>
public readonly record struct CaseName(int World, uint Firm, int Arose);

/// <summary>What a firm tells the provider at whose door it waits at the beginning of a quarter.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Case">Its case.</param>
/// <param name="Jobs">Its jobs now; 0 = it has ceased to exist.</param>
public readonly record struct CaseUpdate(int Provider, CaseName Case, int Jobs);

/// <summary>What became of an application at the end of a quarter.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Provider">Who helps; -1 = nobody.</param>
/// <param name="Tried">Doors that the firm need not try any more.</param>
public readonly record struct Decision(CaseName Case, DecisionOutcome Outcome, int Provider, ulong Tried);

/// <summary>See <see cref="Decision"/>.</summary>
public enum DecisionOutcome
{
    /// <summary>Refused: the firm looks further.</summary>
    Rejected,

    /// <summary>Granted, or matched with a partner: help begins.</summary>
    Awarded,

    /// <summary>Refused, and the firm's time is up.</summary>
    Ended,

    /// <summary>Before a programme that decides some quarters later.</summary>
    WithProgramme,
}

/// <summary>What firms do in a week: those that look for a door, and those that find none.</summary>
public sealed record Seeking
{
    /// <summary>What providers have answered since last week, in the order in which it counts.</summary>
    public required Answer[] Answers { get; init; }

    /// <summary>Firms that know no door worth a visit.</summary>
    public required CaseName[] NoDoor { get; init; }

    /// <summary>Those who call on each provider.</summary>
    public required Dictionary<int, CaseFile[]> Enquiries { get; init; }
}

/// <summary>A provider's week.</summary>
public sealed record ProviderWeek
{
    /// <summary>What it answers to the firms.</summary>
    public required Answer[] Answers { get; init; }

    /// <summary>Cases that it hands over, by the colleague who gets them.</summary>
    public required Dictionary<int, CaseFile[]> HandOvers { get; init; }

    /// <summary>Cases that are decided at the end of the quarter.</summary>
    public required Answer[] Applications { get; init; }

    /// <summary>By world: has it free hours and no queue?</summary>
    public required bool[] IsFree { get; init; }
}

/// <summary>A provider's account of a quarter in one world.</summary>
public sealed record ProviderReport
{
    /// <summary>Minutes committed and not yet worked.</summary>
    public required long Carry { get; init; }

    /// <summary>Firms that wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>Its experience, by need type.</summary>
    public required float[] Experience { get; init; }

    /// <summary>What it counted in the quarter.</summary>
    public required long[] Tally { get; init; }

    /// <summary>What it counted for the yearly status.</summary>
    public required long[] Year { get; init; }
}

/// <summary>What the decisions at the end of a quarter bring a provider in one world.</summary>
/// <param name="Helped">Applicants whom it helps now, by need type.</param>
/// <param name="Minutes">Work that has come of it.</param>
public sealed record ProviderAward(int[] Helped, long Minutes);
