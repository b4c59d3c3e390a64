namespace EcosystemSim.Model.Entities;

/// <summary>Where a need ends. Every need ends in exactly one of these; <see cref="Open"/> is the state until then.</summary>
public enum Fate : byte
{
    /// <summary>Still with the firm.</summary>
    Open,

    /// <summary>Specialised help began.</summary>
    Specialised,

    /// <summary>A provider without the matching offer served it generically.</summary>
    Generic,

    /// <summary>The firm solved it by itself or bought help on the market.</summary>
    Alone,

    /// <summary>Too old, or more needs at once than a firm can carry.</summary>
    Lapsed,

    /// <summary>The firm gave up on the way between doors.</summary>
    DroppedOut,

    /// <summary>The firm ceased to exist.</summary>
    FirmGone,

    /// <summary>A private adviser began to help, for a price. Reported within <see cref="Alone"/>, of which it is the part bought at a door, and by itself.</summary>
    Private,
}
