using System.Collections.Immutable;

namespace EcosystemSim.Model.Policy;

/// <summary>Whether hires are limited by the labour there is.</summary>
public enum LabourClosure
{
    /// <summary>Every desired hire finds somebody.</summary>
    Slack,

    /// <summary>A region's hires stop at its labour supply.</summary>
    Binding,
}

/// <summary>How an agreement's secretariat is organised.</summary>
public enum Secretariat
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Always in the same place.</summary>
    Fixed,

    /// <summary>Goes from one region of the parties to the next.</summary>
    Rotating,
}

/// <summary>Who does the administrative work of an agreement: its secretariat, its programme desk, its monitoring.</summary>
public enum StaffedBy
{
    /// <summary>Advisers of the parties, who then have fewer hours for firms.</summary>
    Advisers,

    /// <summary>Staff of its own with the regions, boards and forums behind it, who see no firms and cost money.</summary>
    Staff,
}

/// <summary>Which pairs of a house and a cluster take up what an agreement lets pairs do, where not all of them do.</summary>
public enum AdoptedBy
{
    /// <summary>Pairs drawn once, the same in every arm of a replication.</summary>
    Luck,

    /// <summary>The pairs in which the cluster has most to offer to the firms of the house's region.</summary>
    Need,
}

/// <summary>A policy arm: a support system with its agreements. Quarters are counted from the start of the scenario; the warm-up is negative.</summary>
/// <param name="Id">Name in files and tables.</param>
/// <param name="SupportEnds">Quarter from which there is no public support; <see cref="int.MaxValue"/> = never.</param>
public sealed record ArmSpec(string Id, string Title, int SupportEnds, ImmutableArray<AgreementSpec> Agreements)
{
    /// <summary>Id of an earlier arm of the plan, whose public outlay this one's grants follow from <see cref="SpendsLikeFrom"/> on; null = it has its budgets.</summary>
    public string? SpendsLike { get; init; }

    /// <summary>First quarter in which <see cref="SpendsLike"/> holds: that in which the two arms part, or a later one.</summary>
    public int SpendsLikeFrom { get; init; }
}

/// <summary>An agreement: parties, levers, dates, form.</summary>
/// <param name="From">First quarter in which it costs anything or has any effect.</param>
/// <param name="PhaseInQuarters">Quarters until full strength; 0 = at once.</param>
/// <param name="Binding">A binding agreement has a floor under commitment.</param>
/// <param name="CostFactor">1 = the levers' costs; 0 = free, to show what the costs do.</param>
/// <param name="Parties">By provider: is it a party?</param>
/// <param name="Levers">Levers switched on, each with a strength from 0 to 1.</param>
public sealed record AgreementSpec(
    string Name, int From, int PhaseInQuarters, bool Binding, Secretariat Secretariat, double CostFactor,
    ImmutableArray<bool> Parties, ImmutableArray<LeverSetting> Levers)
{
    /// <summary>By provider: does L17 close its door from the agreement's date on? Empty = none.</summary>
    public ImmutableArray<bool> Closes { get; init; } = [];

    /// <summary>By sector: is it one that the agreement puts first? Empty = it names none.</summary>
    public ImmutableArray<bool> Focus { get; init; } = [];

    /// <summary>Grant money a year that the agreement adds from outside, by the lever through which it comes; none = all arms have the same.</summary>
    public ImmutableArray<LeverMoney> AddsMoney { get; init; } = [];

    /// <summary>Last quarter in which it is in force; <see cref="int.MaxValue"/> = it has no end.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>Forms of its governance, in the order of the enumeration; empty = a steering group.</summary>
    public ImmutableArray<GovernanceForm> Forms { get; init; } = [];

    /// <summary>Who hosts its secretariat, or hosts it first if it rotates; null = all parties together, or the region of the first if it rotates.</summary>
    public SecretariatHost? Host { get; init; }

    /// <summary>Whether its running costs phase in as its effects do; else they are due in full from its date on.</summary>
    public bool CostsPhaseIn { get; init; } = true;

    /// <summary>Who does its administrative work.</summary>
    public StaffedBy StaffedBy { get; init; }

    /// <summary>Share of the pairs of a house and a cluster that take up what its levers let pairs do (L05 to L07).</summary>
    public double Adoption { get; init; } = 1;

    /// <summary>Which pairs these are.</summary>
    public AdoptedBy AdoptedBy { get; init; }

    /// <summary>Whether it is in force in a quarter.</summary>
    public bool IsInForce(int quarter) => quarter >= From && quarter <= Until;
}

/// <summary>Who hosts a secretariat.</summary>
/// <param name="Region">Index of the region.</param>
/// <param name="Provider">Index of the only party there that hosts it; -1 = all parties of the region.</param>
public sealed record SecretariatHost(int Region, int Provider);

/// <summary>One lever of an agreement.</summary>
/// <param name="Strength">0 to 1.</param>
public readonly record struct LeverSetting(Lever Lever, double Strength);

/// <summary>Money that comes from outside the system through a lever.</summary>
/// <param name="PerYear">Currency units a year from the agreement's date on, whatever the lever's strength.</param>
public readonly record struct LeverMoney(Lever Lever, double PerYear);
