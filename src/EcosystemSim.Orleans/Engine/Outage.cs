using System.Data.Common;
using System.Net.Sockets;
using Orleans.Runtime;
using Orleans.Serialization;

namespace EcosystemSim.Orleans.Engine;

/// <summary>Tells what the cluster's way may do to any call, a silo, the network or the database being away, from faults of the model.</summary>
public static class Outage
{
    /// <summary>Whether the same call may succeed later.</summary>
    public static bool Is(Exception error) =>
        // Directory and storage hand on what the database's driver throws, from another silo perhaps in a form that only names it.
        error is OrleansException or TimeoutException or SocketException or DbException
        || error is UnavailableExceptionFallbackException { ExceptionType: { } type } && type.Contains("Npgsql", StringComparison.Ordinal);
}
