using System.Collections.Immutable;

namespace EcosystemSim.Model.Policy;

/// <summary>Kinds of shock from outside; the same in every arm.</summary>
public enum ShockKind
{
    /// <summary>Demand moves, and comes back at once.</summary>
    Demand,

    /// <summary>Costs squeeze the firms, and let go of them late.</summary>
    Cost,

    /// <summary>The world's firms become more productive, for good.</summary>
    Competition,

    /// <summary>Work leaves the region for good.</summary>
    Outsourcing,

    /// <summary>A cost, and more needs for help with the green transition.</summary>
    Climate,

    /// <summary>More needs for help with skills.</summary>
    Skills,
}

/// <summary>An event that no policy of the region can change.</summary>
/// <param name="From">First quarter, counted from the start.</param>
/// <param name="Quarters">Quarters over which it builds up; at least 1.</param>
/// <param name="Size">Log points of jobs; for competition log points of the world's productivity. A loss is negative.</param>
/// <param name="Sectors">By sector: is it hit?</param>
public sealed record ShockSpec(ShockKind Kind, int From, int Quarters, double Size, ImmutableArray<bool> Sectors);
