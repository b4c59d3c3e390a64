using System.Collections.Immutable;

namespace EcosystemSim.Model.Observation;

/// <summary>The arm that a ledger compares with, under the same luck and labour closure.</summary>
public enum LedgerAgainst
{
    /// <summary>The arm without public support.</summary>
    WithoutSupport,

    /// <summary>The arm that the others are compared with.</summary>
    Baseline,
}

/// <summary>
/// What a pair of firm twins is to the ledger: a firm that exists in this arm, in the other, or in both, and was supported
/// (helped at least once since the start) in either. Each pair is in exactly one line.
/// </summary>
public enum LedgerLine
{
    /// <summary>Exists in both arms, supported in both.</summary>
    SupportedInBoth,

    /// <summary>Exists in both arms, supported in this one only.</summary>
    SupportedInThisArmOnly,

    /// <summary>Exists in both arms, supported in the other only.</summary>
    SupportedInOtherOnly,

    /// <summary>Exists in both arms, supported in neither.</summary>
    SupportedInNeither,

    /// <summary>Exists in this arm; gone in the other.</summary>
    ExistsInThisArmOnly,

    /// <summary>Exists in the other arm; gone in this one.</summary>
    ExistsInOtherOnly,
}

/// <summary>Whether a firm sits within the regions that the programme is for.</summary>
public enum LedgerArea
{
    /// <summary>In one of the programme's regions.</summary>
    Inside,

    /// <summary>In another region of the system.</summary>
    Outside,
}

/// <summary>Names and order of the additionality ledger's lines among the observations.</summary>
public static class LedgerCatalogue
{
    /// <summary>Lines of one ledger, each inside and outside the area.</summary>
    public const int Cells = 12;

    /// <summary>As files write it: <c>without_support</c>, <c>baseline</c>.</summary>
    public static string Name(LedgerAgainst against) => against == LedgerAgainst.WithoutSupport ? "without_support" : "baseline";

    /// <summary>As files write it, such as <c>supported_in_both</c>.</summary>
    public static string Name(LedgerLine line) => line switch
    {
        LedgerLine.SupportedInBoth => "supported_in_both",
        LedgerLine.SupportedInThisArmOnly => "supported_in_this_arm_only",
        LedgerLine.SupportedInOtherOnly => "supported_in_other_only",
        LedgerLine.SupportedInNeither => "supported_in_neither",
        LedgerLine.ExistsInThisArmOnly => "exists_in_this_arm_only",
        _ => "exists_in_other_only",
    };

    /// <summary>As files write it: <c>inside</c>, <c>outside</c>.</summary>
    public static string Name(LedgerArea area) => area == LedgerArea.Inside ? "inside" : "outside";

    /// <summary>Scope id of a line, such as <c>baseline/supported_in_both/inside</c>.</summary>
    public static string ScopeId(LedgerAgainst against, LedgerLine line, LedgerArea area) => $"{Name(against)}/{Name(line)}/{Name(area)}";

    /// <summary>Place of a line among those of its ledger.</summary>
    public static int Cell(LedgerLine line, LedgerArea area) => ((int)line * 2) + (int)area;

    /// <summary>Every line of both ledgers in the order of the observations.</summary>
    public static ImmutableArray<(LedgerAgainst Against, LedgerLine Line, LedgerArea Area)> All { get; } =
    [
        .. from against in Enum.GetValues<LedgerAgainst>()
           from line in Enum.GetValues<LedgerLine>()
           from area in Enum.GetValues<LedgerArea>()
           select (against, line, area),
    ];
}
