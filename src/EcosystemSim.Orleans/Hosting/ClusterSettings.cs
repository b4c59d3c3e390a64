using System.Net;
using Microsoft.Extensions.Logging;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>What all members of a cluster and its clients must agree on.</summary>
public sealed record ClusterSettings
{
    /// <summary>The cluster of whoever names none.</summary>
    public const string DefaultId = "ecosim";

    /// <summary>Connection to the cluster's PostgreSQL, as <see cref="Database.ConnectionText.Read"/> returns it.</summary>
    public required string Connection { get; init; }

    /// <summary>Name of the cluster; several can share a database.</summary>
    public string Id { get; init; } = DefaultId;

    /// <summary>Certificates; null for connections in the clear.</summary>
    public ClusterCertificates? Certificates { get; init; }
}

/// <summary>What one silo of a cluster has of its own.</summary>
public sealed record SiloSettings
{
    /// <summary>Port for other silos, unless told otherwise.</summary>
    public const int DefaultSiloPort = 11111;

    /// <summary>Port for clients, unless told otherwise.</summary>
    public const int DefaultGatewayPort = 30000;

    /// <summary>The cluster that it joins.</summary>
    public required ClusterSettings Cluster { get; init; }

    /// <summary>Port for other silos.</summary>
    public int SiloPort { get; init; } = DefaultSiloPort;

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; init; } = DefaultGatewayPort;

    /// <summary>Address by which others reach it.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Address on which it listens; null for <see cref="Address"/>.</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>Threads that compute; null for a core less than there are, which is left to the silo's own upkeep.</summary>
    public int? Workers { get; init; }

    /// <summary>What Orleans itself writes to standard error.</summary>
    public LogLevel Log { get; init; } = LogLevel.None;
}
