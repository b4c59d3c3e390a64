namespace EcosystemSim.Model.Entities;

/// <summary>Kinds of provider; the institutions' own words map to these in <c>seeds/mappings.yaml</c>.</summary>
public enum ProviderKind : byte
{
    /// <summary>Business service of a municipality; known nearby, mostly generic.</summary>
    MunicipalOffice,

    /// <summary>Business house (until 2018 growth house): wide reach, one-to-one guidance.</summary>
    BusinessHouse,

    /// <summary>Cluster: few firms, deep in its sectors.</summary>
    Cluster,

    /// <summary>Agency or growth-forum programme with money to grant.</summary>
    Agency,

    /// <summary>Export adviser of the state.</summary>
    ExportAdviser,

    /// <summary>Office of a partner region abroad.</summary>
    PartnerRegionOffice,

    /// <summary>University, college or technological institute.</summary>
    KnowledgeInstitution,

    /// <summary>Promotion of inward investment.</summary>
    InvestmentPromotion,

    /// <summary>Office for EU programmes.</summary>
    EuOffice,

    /// <summary>Private advisers of a region, all of them behind one door: they see at once whoever pays their price.</summary>
    PrivateAdviser,
}
