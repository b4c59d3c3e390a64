namespace EcosystemSim.Model.State;

/// <summary>What a provider did with a case.</summary>
public enum DeskEventKind
{
    /// <summary>The case is on its way to a door in a later week.</summary>
    Moves,

    /// <summary>The case waits for its turn at the provider.</summary>
    Queued,

    /// <summary>Public support has ended, and there is no other door: the firm is alone with its need.</summary>
    SentHome,

    /// <summary>The case is decided at the end of the quarter.</summary>
    Applies,

    /// <summary>The need has ended.</summary>
    Ended,

    /// <summary>Help is on its way into the firm.</summary>
    Effect,

    /// <summary>The firm counts as helped.</summary>
    Helped,

    /// <summary>The firm remembers the provider.</summary>
    Remembered,

    /// <summary>The firm has become an exporter.</summary>
    Openness,

    /// <summary>The firm's by-products were checked.</summary>
    Checked,

    /// <summary>A case that had ended before came to its turn in the queue.</summary>
    LeftQueue,

    /// <summary>The firm has turned to a provider with this need for the first time.</summary>
    FirstVisit,
}

/// <summary>One of the things that a provider did, as its desk writes it down.</summary>
/// <param name="Case">The case as it was then.</param>
/// <param name="Index">Entry of the case in the desk's pool.</param>
internal record struct DeskEvent(DeskEventKind Kind, Case Case, int Index)
{
    /// <summary>Fate, channel, visits or provider, as the kind has it.</summary>
    public int Number;

    /// <summary>Week, or the quarter from which an effect arrives.</summary>
    public int Week;

    /// <summary>Quarters over which an effect arrives, 0 = the usual; kind of the help that counts.</summary>
    public int Spread;

    /// <summary>Effect, or openness.</summary>
    public float Amount;
}
