using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>The field's words in a language, as they stand in headings, keys and cells: lower case, unless the language wants it otherwise.</summary>
public sealed record Terms
{
    /// <summary>A need was met by specialised help.</summary>
    public required string Specialised { get; init; }

    /// <summary>A need was met by generic help.</summary>
    public required string Generic { get; init; }

    /// <summary>The firm solved the need itself.</summary>
    public required string Alone { get; init; }

    /// <summary>The need was open too long.</summary>
    public required string Lapsed { get; init; }

    /// <summary>The firm gave up on the way from door to door.</summary>
    public required string DroppedOut { get; init; }

    /// <summary>The firm ceased.</summary>
    public required string FirmGone { get; init; }

    /// <summary>The need waits.</summary>
    public required string StillOpen { get; init; }

    /// <summary>All desired hires find somebody.</summary>
    public required string SlackLabour { get; init; }

    /// <summary>Hires stop at a region's labour supply.</summary>
    public required string BindingLabour { get; init; }

    /// <summary>A policy arm of the run.</summary>
    public required string Arm { get; init; }

    /// <summary>The arm that the others are compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Whole jobs, plural.</summary>
    public required string Jobs { get; init; }

    /// <summary>Jobs beyond those that there are without support.</summary>
    public required string NetJobs { get; init; }

    /// <summary>Needs of firms, plural.</summary>
    public required string Needs { get; init; }

    /// <summary>Firms, plural.</summary>
    public required string Firms { get; init; }

    /// <summary>What others in the area lose.</summary>
    public required string Displacement { get; init; }

    /// <summary>What others outside the area lose or gain.</summary>
    public required string Leakage { get; init; }

    /// <summary>What is there because of the support.</summary>
    public required string Additionality { get; init; }

    /// <summary>The account of additionality, firm pair by firm pair.</summary>
    public required string Ledger { get; init; }

    /// <summary>Supported firms.</summary>
    public required string SupportedFirms { get; init; }

    /// <summary>Entry, exit and inward investment: firms that live at the end in one of two arms.</summary>
    public required string InOneArmOnly { get; init; }

    /// <summary>Net: the sum of a ledger.</summary>
    public required string Net { get; init; }

    /// <summary>Hours used over hours there are.</summary>
    public required string Utilisation { get; init; }

    /// <summary>Work on working together.</summary>
    public required string Coordination { get; init; }

    /// <summary>Work on oneself.</summary>
    public required string Administration { get; init; }

    /// <summary>A door without a matching offer.</summary>
    public required string WrongDoor { get; init; }

    /// <summary>A quarter of a year.</summary>
    public required string Quarter { get; init; }

    /// <summary>The fates of needs, in the order in which figures stack them.</summary>
    public ImmutableArray<string> Fates => [Specialised, Generic, Alone, Lapsed, DroppedOut, FirmGone, StillOpen];

    /// <summary>A labour closure.</summary>
    public string Labour(LabourClosure labour) => labour == LabourClosure.Slack ? SlackLabour : BindingLabour;
}

public sealed partial class Language
{
    /// <summary>The field's words.</summary>
    public Terms Terms => Choose(EnglishTerms.Words, DanishTerms.Words, NorwegianTerms.Words, SwedishTerms.Words);
}
