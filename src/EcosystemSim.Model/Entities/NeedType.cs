namespace EcosystemSim.Model.Entities;

/// <summary>What a firm can need help with. The finer needs of the institutions map to these seven in <c>seeds/mappings.yaml</c>.</summary>
public enum NeedType : byte
{
    /// <summary>Growth plan, organisation, strategy; works on market reach.</summary>
    BusinessDevelopment,

    /// <summary>Grants and capital; works on market reach through investment, with a critical mass.</summary>
    Finance,

    /// <summary>Project with another firm or a knowledge institution; works on productivity.</summary>
    InnovationCollaboration,

    /// <summary>Sales abroad; works on market reach and on being an exporter.</summary>
    Internationalisation,

    /// <summary>Recruitment and training; works on hiring where labour is short.</summary>
    Skills,

    /// <summary>Energy, materials, circular use of resources; works on productivity.</summary>
    GreenTransition,

    /// <summary>Automation, digitalisation, design, creative skills; works on productivity.</summary>
    CrossCuttingCompetence,
}

/// <summary>Number of need types and their names in files.</summary>
public static class NeedTypes
{
    /// <summary>Seven.</summary>
    public const int Count = 7;

    /// <summary>Names as files and tables write them, by value.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["business_development", "finance", "innovation_collaboration", "internationalisation", "skills", "green_transition", "cross_cutting_competence"];
}
