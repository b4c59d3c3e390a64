namespace EcosystemSim.Model.State;

/// <summary>What help changes in a firm; the first four are those of <see cref="EffectChannel"/>.</summary>
internal enum FirmChangeKind : byte
{
    ReachLight,
    ReachDurable,
    Productivity,
    HiringEase,

    /// <summary>Openness is raised to the amount, if it lies below.</summary>
    Openness,
}

/// <summary>One change in a firm that lies in a block.</summary>
internal readonly record struct FirmChange(uint Firm, FirmChangeKind Kind, float Amount);
