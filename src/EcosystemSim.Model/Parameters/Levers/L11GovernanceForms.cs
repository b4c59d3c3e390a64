namespace EcosystemSim.Model.Parameters;

/// <summary>L11 Forms of governance, each with its price.</summary>
public sealed record GovernanceLeverParameters
{
    [Quantity("hours per party in the steering group and quarter", 0, 500, "Meetings and their preparation.")]
    public required double SteeringHours { get; init; }

    [Quantity("share", 0, 1, "Part of what a party lacks in commitment that chairs who meet make up for.")]
    public required double SteeringCommitment { get; init; }

    [Quantity("FTE", 0, 50, "Secretariat: staff of the agreement's own, or taken from its host's parties by size, from all parties where nobody hosts it.")]
    public required double SecretariatFte { get; init; }

    [Quantity("hours per pair of parties and quarter", 0, 20, "Contact that each pair keeps by itself where there is no secretariat.")]
    public required double LinkHours { get; init; }

    [Quantity("quarters", 0, 8, "Between the agreement and its first effect: decisions wait for meetings of the steering group.", IsWhole = true)]
    public required double DecisionLag { get; init; }

    [Quantity("quarters", 1, 40, "Between two rotations of the secretariat.", IsWhole = true)]
    public required double RotationInterval { get; init; }

    [Quantity("share of the levers' strength", 0, 1, "Lost in the quarter of a rotation.")]
    public required double HandOverLoss { get; init; }

    [Quantity("share", 0, 1, "What a rotating secretariat adds to the commitment of those who host it or have hosted it.")]
    public required double RotationCommitment { get; init; }

    [Quantity("quarters", 0, 8, "Between the agreement and its first effect where the county coordinates.", IsWhole = true)]
    public required double CoordinatorLag { get; init; }

    [Quantity("FTE per region", 0, 20, "The coordinator's staff: the agreement's own, or taken from the parties' agencies of the region by size.")]
    public required double CoordinatorFte { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What members of a reference group know of each other.")]
    public required double ReferenceStrength { get; init; }

    [Quantity("hours per party and quarter", 0, 500, "Meetings of the reference group.")]
    public required double ReferenceHours { get; init; }

    [Quantity("ratio", 0, 1, "Hoarding of business houses that have a contract on results, relative to without.")]
    public required double ContractHoardingRatio { get; init; }

    [Quantity("hours per business house and quarter", 0, 500, "Negotiating the yearly contract and reporting on it.")]
    public required double ContractHours { get; init; }

    [Quantity("ratio", 0, 1, "Cost of transition in each region after the first under a common template, relative to without.")]
    public required double TemplateRatio { get; init; }

    [Quantity("share of the levers' strength", 0, 1, "What would be lost, for want of local fit, if the template left nothing to be set up.")]
    public required double TemplateLoss { get; init; }

    [Quantity("ratio", 0, 1, "Noise in what agencies see of a project's potential where a broad partnership advises them, relative to without.")]
    public required double AdviceNoiseRatio { get; init; }

    [Quantity("hours per party and quarter", 0, 500, "Meetings with the partners and their preparation.")]
    public required double AdviceHours { get; init; }

    [Quantity("ratio", 0, 1, "Hours of a hand-over of a case abroad where one unit keeps all contacts, relative to without.")]
    public required double UnitHandOverRatio { get; init; }

    [Quantity("FTE", 0, 50, "The unit: staff of the agreement's own, or taken from the parties' agencies by size.")]
    public required double UnitFte { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What all parties know of each other's offers of help abroad where it is part of everybody's work.")]
    public required double MainstreamKnowledge { get; init; }

    [Quantity("hours per party and quarter", 0, 500, "Training.")]
    public required double TrainingHours { get; init; }
}
