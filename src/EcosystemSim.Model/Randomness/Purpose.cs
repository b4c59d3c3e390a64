namespace EcosystemSim.Model.Randomness;

/// <summary>What a draw is for. Part of every key, so that adding a draw for one purpose never moves another.</summary>
public enum Purpose : uint
{
    /// <summary>One block per firm and quarter: word 0 growth shock, 1 productivity, 2 exit, 3 arrival of a need.</summary>
    FirmQuarter = 1,

    /// <summary>Fixed traits of a firm: word 0 rounding of jobs, 1 ambition, 2 absorptive capacity, 3 municipality.</summary>
    FirmTraits,

    /// <summary>Place of a firm in knowledge space (words 0, 1), openness to export (2), lasting prospect (3).</summary>
    FirmKnowledge,

    /// <summary>Size (0), place within its whole number of jobs (1), productivity (2), age (3) of a new or initial firm.</summary>
    FirmStart,

    /// <summary>Number of candidates for entry per market and quarter.</summary>
    Entry,

    /// <summary>Demand innovation per sector and quarter.</summary>
    Demand,

    /// <summary>Type (0), week (1), priority (2) and time until solved alone (3) of a need.</summary>
    Need,

    /// <summary>Wish to seek public help (0), potential (1), size of the project (2), signal noise (3) of a need.</summary>
    NeedProject,

    /// <summary>Fixed draw for the pair of firm and provider: does the firm know the door? The entity is a group of doors, the part the firm.</summary>
    Awareness,

    /// <summary>Blur in the firm's view of a provider, fixed per need and provider; keyed as <see cref="Awareness"/>.</summary>
    Perception,

    /// <summary>At a door, per need and visit: hoarding (0), follow-through (1), drop-out (2), rounding of uptake (3).</summary>
    Visit,

    /// <summary>Does this adviser know that colleague's offer? Per need and visit, four targets per block.</summary>
    Knowledge,

    /// <summary>Noise of documented effects per offer and year.</summary>
    Documentation,

    /// <summary>Whether help abroad makes an exporter (0), free (1..3).</summary>
    Export,

    /// <summary>Does a broker see another broker's applicant (0), per applicant, quarter and broker; must the pair be of two sectors (1), per applicant and quarter.</summary>
    Brokering,

    /// <summary>Place of a partner abroad in knowledge space (0, 1), per broker, quarter and partner.</summary>
    ForeignPartner,

    /// <summary>Can a broker bring in an institution this quarter (0)? Per broker, quarter and institution.</summary>
    Institution,

    /// <summary>Number of candidates from abroad per region and quarter.</summary>
    InwardNumber,

    /// <summary>A candidate from abroad: sector (0), whether it lands (1), free (2, 3).</summary>
    InwardCandidate,

    /// <summary>Whether the by-products of two firms fit (0); the entity is the lower id, the part the higher.</summary>
    Symbiosis,

    /// <summary>Application to a programme: success (0), partners abroad (1), a public body (2); per firm and quarter in which the need arose.</summary>
    Programme,

    /// <summary>Place in knowledge space of a partner whom a project leaves (0, 1), per firm, quarter of the need and partner.</summary>
    ProgrammePartner,

    /// <summary>Whether a rule falls (0) and whether the Union's budget is defended (1), per year.</summary>
    Dialogue,

    /// <summary>Noise of a comparison with others, per provider and year (0). The number is stated, so that purposes can be added beside it.</summary>
    Benchmark = 40,

    /// <summary>Order in which pairs of a house and a cluster come to work together (0); the entity is the house, the part the cluster.</summary>
    Adoption = 41,

    /// <summary>Place of a parameter in its prior (0), per draw of the parameters; the entity is made from the parameter's path.</summary>
    Parameters = 42,

    /// <summary>Which draw stands at a place when draws are taken again with repetition (0). Of no replication: the key's number is that of the repetition.</summary>
    Resampling = 43,
}
