using System.Collections.Immutable;

namespace EcosystemSim.Model.Policy;

/// <summary>What is in force in one arm in one quarter. Arms with equal states so far are the same world, and are computed once.</summary>
internal sealed record PolicyState(bool SupportOpen, EquatableArray<LeverState> Levers)
{
    /// <summary>State of a lever; strength 0 where it is off.</summary>
    public LeverState this[Lever lever]
    {
        get
        {
            foreach (var state in Levers.Items)
            {
                if (state.Lever == lever) return state;
            }
            return new(lever, 0, 0, 0, false, false, 0, default);
        }
    }
}

/// <summary>One lever in one quarter.</summary>
/// <param name="Strength">Effect, 0 to 1, after phase-in, decision lag and hand-over losses.</param>
/// <param name="CostFactor">Running costs are multiplied by this.</param>
/// <param name="SetUpFactor">Costs that arise once are multiplied by this; above 0 in the first quarters of the agreement only.</param>
/// <param name="Binding">Whether the agreement is binding.</param>
/// <param name="HasSecretariat">Whether the agreement has a secretariat, fixed or rotating.</param>
/// <param name="RotationHost">Times the secretariat has rotated so far.</param>
/// <param name="Parties">By provider: is it a party?</param>
internal readonly record struct LeverState(
    Lever Lever, float Strength, float CostFactor, float SetUpFactor, bool Binding, bool HasSecretariat, int RotationHost, EquatableArray<bool> Parties)
{
    /// <summary>By provider: is its door closed by this lever? Default = none.</summary>
    public EquatableArray<bool> Closes { get; init; }

    /// <summary>Full years since the agreement's date, for what fades; 0 for levers in which nothing does.</summary>
    public int Years { get; init; }

    /// <summary>By sector: is it one that the agreement puts first? None where it names none.</summary>
    public EquatableArray<bool> Focus { get; init; }

    /// <summary>Currency units a year that the agreement adds from outside through this lever.</summary>
    public long AddsMoney { get; init; }

    /// <summary>Whether the agreement names sectors that it puts first.</summary>
    public bool HasFocus => !Focus.Items.IsDefaultOrEmpty;

    /// <summary>Whether a sector is put first; all are where none is named.</summary>
    public bool InFocus(int sector) => !HasFocus || Focus.Items[sector];

    /// <summary>Whether the lever has any effect or cost.</summary>
    public bool IsOn => Strength > 0 || CostFactor > 0 || SetUpFactor > 0 || AddsMoney > 0;

    /// <summary>Whether a provider is a party; false where the lever is off.</summary>
    public bool HasParty(int provider) => !Parties.Items.IsDefault && Parties.Items[provider];
}

/// <summary>An array that equals another of the same items.</summary>
internal readonly struct EquatableArray<T>(ImmutableArray<T> items) : IEquatable<EquatableArray<T>>
    where T : IEquatable<T>
{
    public ImmutableArray<T> Items { get; } = items;

    public bool Equals(EquatableArray<T> other) =>
        Items.IsDefault ? other.Items.IsDefault : !other.Items.IsDefault && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode() => Items.IsDefault ? 0 : Items.Length;
}
