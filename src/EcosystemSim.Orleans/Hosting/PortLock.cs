using System.Net;
using System.Net.Sockets;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// Keeps a silo's ports from any other silo on this machine for as long as its process lives. Orleans shares the TCP ports on which
/// it listens with whoever asks likewise, so two silos on the same ones would take each other's calls and expel each other. The UDP
/// ports of the same numbers are shared with nobody, and the system gives them back however the process ends: who holds them owns
/// the address. Nothing is ever sent to them.
/// </summary>
internal sealed class PortLock : IDisposable
{
    private readonly List<Socket> _held = [];

    private PortLock()
    {
    }

    /// <summary>Takes both ports of a silo.</summary>
    /// <exception cref="ClusterException">Another silo has one, something else listens there, or both are the same.</exception>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    public static PortLock Take(SiloSettings settings)
    {
        if (settings.SiloPort == settings.GatewayPort) throw new ClusterException($"silos and clients cannot share port {settings.SiloPort}; choose two with --silo-port and --gateway-port.");
        var taken = new PortLock();
        try
        {
            foreach (var (port, option) in new[] { (settings.SiloPort, "--silo-port"), (settings.GatewayPort, "--gateway-port") })
            {
                var at = new IPEndPoint(settings.Listen ?? settings.Address, port);
                taken.Hold(at, option);
                // Whatever else may listen there, such as a silo of an earlier build.
                using var listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                Bind(listener, at, option);
                listener.Listen();
            }
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var socket in _held) socket.Dispose();
    }

    private void Hold(IPEndPoint at, string option)
    {
        var socket = new Socket(at.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = true };
        _held.Add(socket);
        Bind(socket, at, option);
    }

    private static void Bind(Socket socket, IPEndPoint at, string option)
    {
        try
        {
            socket.Bind(at);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new ClusterException(FormattableString.Invariant($"port {at.Port} of {at.Address} is taken, by another silo perhaps; choose another with {option}."), e);
        }
    }
}
