namespace EcosystemSim.Cli.Clustering;

/// <summary>Which cluster a user means.</summary>
/// <param name="Connection">To its PostgreSQL, as the user wrote it.</param>
/// <param name="Id">Its name; null for the one of whoever names none.</param>
/// <param name="Certificate">File with this member's certificate and key; null for connections in the clear.</param>
/// <param name="Authority">File with the certificate of the cluster's authority.</param>
internal sealed record ClusterRequest(string Connection, string? Id, string? Certificate, string? Authority);

/// <summary>What a user asked <c>ecosim silo</c> for; null where the default holds.</summary>
internal sealed record SiloRequest
{
    public required ClusterRequest Cluster { get; init; }

    /// <summary>Port for other silos.</summary>
    public int? SiloPort { get; init; }

    /// <summary>Port for clients.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>Address by which others reach it: an IP address or a name.</summary>
    public string? Address { get; init; }

    /// <summary>Address on which it listens, or <c>any</c>.</summary>
    public string? Listen { get; init; }

    /// <summary>Threads that compute.</summary>
    public int? Workers { get; init; }

    /// <summary>What Orleans itself writes to standard error.</summary>
    public string? Log { get; init; }

    /// <summary>Whether the database is set up, and nothing else done.</summary>
    public bool InitDatabase { get; init; }
}
