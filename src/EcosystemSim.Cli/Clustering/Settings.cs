using System.Net;
using System.Net.Sockets;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Hosting;
using Microsoft.Extensions.Logging;

namespace EcosystemSim.Cli.Clustering;

/// <summary>Turns what users write into the settings of silos and clients.</summary>
internal static class Settings
{
    /// <exception cref="ClusterException">Something cannot be read.</exception>
    public static ClusterSettings Of(ClusterRequest request) => new()
    {
        Connection = ConnectionText.Read(request.Connection),
        Id = request.Id ?? ClusterOptions.DefaultId,
        Certificates = request is { Certificate: { } certificate, Authority: { } authority } ? ClusterCertificates.Read(certificate, authority) : null,
    };

    /// <exception cref="ClusterException">Something cannot be read.</exception>
    public static SiloSettings Of(SiloRequest request) => new()
    {
        Cluster = Of(request.Cluster),
        SiloPort = request.SiloPort ?? SiloSettings.DefaultSiloPort,
        GatewayPort = request.GatewayPort ?? SiloSettings.DefaultGatewayPort,
        Address = request.Address is { } address ? AddressOf(address) : IPAddress.Loopback,
        Listen = request.Listen switch { null => null, "any" => IPAddress.Any, var listen => AddressOf(listen) },
        Workers = request.Workers,
        Log = request.Log is { } log ? Enum.Parse<LogLevel>(log, ignoreCase: true) : LogLevel.None,
    };

    private static IPAddress AddressOf(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return address;
        try
        {
            var found = Dns.GetHostAddresses(text);
            return found.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? found[0];
        }
        catch (Exception e) when (e is SocketException or ArgumentException or IndexOutOfRangeException)
        {
            throw new ClusterException($"'{text}' is no address and no name of a machine.", e);
        }
    }
}
