namespace EcosystemSim.Model.Parameters;

/// <summary>L09 Money of European programmes.</summary>
public sealed record EuProgrammeMoneyParameters
{
    [Quantity("share of the agencies' budgets", 0, 1, "Programme money among the money of the parties' agencies, which under the lever is given by application only.")]
    public required double PotShare { get; init; }

    [Quantity("probability", 0, 1, "That an application succeeds.")]
    public required double SuccessRate { get; init; }

    [Quantity("share of the project", 0, 1, "What the programme pays of a project that succeeds.")]
    public required double Award { get; init; }

    [Quantity("share of the project", 0, 1, "What the agency must put beside it from its own money, tied up from the application on.")]
    public required double CoFinancing { get; init; }

    [Quantity("quarters", 1, 4, "From an application to its decision.", IsWhole = true)]
    public required double LagQuarters { get; init; }

    [Quantity("hours per application", 0, 500, "Preparation by the agency.")]
    public required double PreparationHours { get; init; }

    [Quantity("hours per application", 0, 1000, "A firm's hours beyond those of an ordinary application.")]
    public required double FirmHours { get; init; }

    [Quantity("hours per agency and quarter", 0, 500, "Programme desk: calls, reports, audit.")]
    public required double DeskHours { get; init; }

    [Quantity("share of applications", 0, 1, "Projects with partners abroad.")]
    public required double TransnationalShare { get; init; }

    [Quantity("hours per application", 0, 500, "Search for partners abroad.")]
    public required double PartnerSearchHours { get; init; }

    [Quantity("partners per project", 0, 8, "Partners abroad that a project with partners abroad leaves with the broker of its sector.", IsWhole = true)]
    public required double ForeignPartners { get; init; }

    [Quantity("years", 0, 20, "How long they stay.")]
    public required double PartnerYears { get; init; }

    [Quantity("share of applications", 0, 1, "Projects with a public body, whose part the agency pays instead of the firm.")]
    public required double PublicPrivateShare { get; init; }

    [Quantity("hours per application", 0, 500, "Rules of procurement in a project with a public body.")]
    public required double ProcurementHours { get; init; }
}
