using System.Collections.Immutable;

namespace EcosystemSim.Model.Policy;

/// <summary>What is in force in one arm in one quarter. Arms with equal states so far are the same world, and are computed once.</summary>
/// <param name="SetUps">Agreements whose parties are paying for setting them up.</param>
internal sealed record PolicyState(bool SupportOpen, EquatableArray<LeverState> Levers, EquatableArray<SetUpState> SetUps)
{
    /// <summary>Nothing in force.</summary>
    public PolicyState(bool supportOpen)
        : this(supportOpen, new([]), new([]))
    {
    }

    /// <inheritdoc cref="ArmSpec.SpendsLike"/>
    public string? SpendsLike { get; init; }

    /// <summary>Whether a lever is in force, whatever it does or costs this quarter.</summary>
    public bool Has(Lever lever) => Levers.Items.Any(l => l.Lever == lever);

    /// <summary>The policy without the parties that have left. [lever * providers + provider]</summary>
    public PolicyState Without(ReadOnlySpan<bool> left, int providers)
    {
        if (!left.Contains(true)) return this;
        var levers = ImmutableArray.CreateBuilder<LeverState>(Levers.Items.Length);
        foreach (var lever in Levers.Items)
        {
            var gone = left.Slice((int)lever.Lever * providers, providers);
            if (lever.Parties.Items.IsDefault || !gone.Contains(true))
            {
                levers.Add(lever);
                continue;
            }
            var stay = ImmutableArray.CreateBuilder<bool>(providers);
            for (int i = 0; i < providers; i++) stay.Add(lever.Parties.Items[i] && !gone[i]);
            levers.Add(lever with { Parties = new(stay.MoveToImmutable()) });
        }
        return this with { Levers = new(levers.MoveToImmutable()) };
    }

    /// <summary>Whether a provider is party to any lever in force.</summary>
    public bool HasParty(int provider) => Levers.Items.Any(l => l.HasParty(provider));

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
/// <param name="CostFactor">Running costs are multiplied by this, after phase-in.</param>
/// <param name="SetUpFactor">Costs that arise once are multiplied by this; above 0 in the first quarters of the agreement only.</param>
/// <param name="Binding">Whether the agreement is binding.</param>
/// <param name="HasSecretariat">Whether the agreement has a secretariat, fixed or rotating.</param>
/// <param name="Rotations">Times the secretariat has rotated so far.</param>
/// <param name="Parties">By provider: is it a party?</param>
internal readonly record struct LeverState(
    Lever Lever, float Strength, float CostFactor, float SetUpFactor, bool Binding, bool HasSecretariat, int Rotations, EquatableArray<bool> Parties)
{
    /// <summary>By provider: is its door closed by this lever? Default = none.</summary>
    public EquatableArray<bool> Closes { get; init; }

    /// <summary>Full years since the agreement's date, for what fades or comes round; 0 for levers in which nothing does.</summary>
    public int Years { get; init; }

    /// <summary>First quarter of the agreement.</summary>
    public int Since { get; init; }

    /// <summary>Forms of the agreement's governance, one bit each; 0 for all levers but L11.</summary>
    public int Forms { get; init; }

    /// <summary>Whether the agreement's governance has a form.</summary>
    public bool HasForm(GovernanceForm form) => (Forms >> (int)form & 1) != 0;

    /// <summary>Whether the agreement's secretariat rotates; false for all levers but L11.</summary>
    public bool Rotates { get; init; }

    /// <summary>Who hosts the secretariat, or hosted it first, as the agreement states it; null for all levers but L11.</summary>
    public SecretariatHost? Host { get; init; }

    /// <summary>By provider: was it a party on the agreement's date, whoever has left since? Default for all levers but L11.</summary>
    public EquatableArray<bool> Signatories { get; init; }

    /// <summary>By sector: is it one that the agreement puts first? None where it names none.</summary>
    public EquatableArray<bool> Focus { get; init; }

    /// <summary>Currency units a year that the agreement adds from outside through this lever.</summary>
    public long AddsMoney { get; init; }

    /// <summary>Whether staff of the agreement's own do its administrative work; false for levers that have none.</summary>
    public bool IsStaffed { get; init; }

    /// <summary>Share of the pairs of a house and a cluster that take up what the lever lets pairs do; 1 for levers of another kind.</summary>
    public float Adoption { get; init; } = 1;

    /// <summary>Which pairs these are.</summary>
    public AdoptedBy AdoptedBy { get; init; }

    /// <summary>Whether the agreement names sectors that it puts first.</summary>
    public bool HasFocus => !Focus.Items.IsDefaultOrEmpty;

    /// <summary>Whether a sector is put first; all are where none is named.</summary>
    public bool InFocus(int sector) => !HasFocus || Focus.Items[sector];

    /// <summary>Whether the lever has any effect or cost.</summary>
    public bool IsOn => Strength > 0 || CostFactor > 0 || SetUpFactor > 0 || AddsMoney > 0;

    /// <summary>Whether a provider is a party; false where the lever is off.</summary>
    public bool HasParty(int provider) => !Parties.Items.IsDefault && Parties.Items[provider];
}

/// <summary>An agreement in the quarters in which it is set up.</summary>
/// <param name="Factor">Part of the costs of transition that is due in this quarter.</param>
/// <param name="Template">Strength of a common template; 0 without one.</param>
/// <param name="Parties">By provider: is it a party?</param>
internal readonly record struct SetUpState(float Factor, float Template, EquatableArray<bool> Parties);

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
