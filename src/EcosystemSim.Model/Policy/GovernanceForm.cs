namespace EcosystemSim.Model.Policy;

/// <summary>Forms that the governance of an agreement can have (L11); an agreement can have several.</summary>
public enum GovernanceForm
{
    /// <summary>Chairs decide together; decisions wait for their meetings.</summary>
    SteeringGroup,

    /// <summary>The county coordinates in its region, with staff of its own, so that decisions wait for nobody else.</summary>
    CountyCoordinator,

    /// <summary>A standing group without a mandate, in which the parties get to know each other's offers.</summary>
    ReferenceGroup,

    /// <summary>A frame with yearly contracts on results for the business houses.</summary>
    ResultContracts,

    /// <summary>One template for all regions: cheaper to set up, fitting each a little less.</summary>
    CommonTemplate,

    /// <summary>Business, knowledge institutions and social partners advise those who decide about money.</summary>
    BroadPartnership,

    /// <summary>One unit keeps agreements and contacts abroad.</summary>
    InternationalUnit,

    /// <summary>Work abroad is a part of every party's daily work.</summary>
    Mainstreaming,
}
