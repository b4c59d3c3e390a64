using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Pages;

/// <summary><c>ecosim serve</c>: the page on this machine, or for a class on the network that it is in.</summary>
internal sealed class ServePage(PageRequest request, int? port, bool lan, Screen screen, Interrupts? interrupts)
{
    // No vowels and nothing that is read for something else: a code is told across a room.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        if (request.Worlds(screen) is not { } worlds) return ExitCode.BadInput;
        var stop = interrupts?.Token ?? CancellationToken.None;
        string? room = lan ? RandomNumberGenerator.GetString(Letters, PageServer.RoomLetters) : null;
        var site = new PageSite(worlds, request.Precomputed ? null : PageRuntime.Find(screen), lan, request.Threads, stop);
        int at = port ?? FreePort();
        PageServer server;
        try
        {
            server = new(site, at, room);
        }
        catch (HttpListenerException e)
        {
            screen.Error.WriteLine($"ecosim: port {at} cannot be served: {e.Message}.{(lan && OperatingSystem.IsWindows() ? " On Windows, --lan needs a console that is run as administrator." : "")}");
            return ExitCode.BadInput;
        }

        using (server)
        {
            screen.Out.WriteLine($"On this machine: http://{(lan ? "localhost" : "127.0.0.1")}:{at}/{Query(room)}");
            if (lan)
            {
                foreach (string address in Addresses()) screen.Out.WriteLine($"For the class: http://{address}:{at}/{Query(room)}");
                screen.Out.WriteLine($"Room code: {room}. Whoever is in this network can see the page; nobody can change anything but the tally of guesses.");
            }

            screen.Out.WriteLine("Ctrl-C ends it.");
            screen.Out.Flush();
            // What takes longest is there before a visitor has made a guess.
            foreach (string name in site.Names.Where(n => n.StartsWith("data/", StringComparison.Ordinal)).OrderBy(n => n.EndsWith("grid.json", StringComparison.Ordinal)))
                _ = Task.Run(() => Prepare(site, name), CancellationToken.None);
            server.Run(stop).GetAwaiter().GetResult();
        }

        return ExitCode.Done;
    }

    private static void Prepare(PageSite site, string name)
    {
        try
        {
            site.Read(name);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
    }

    private static string Query(string? room) => room is null ? "" : $"?room={room}";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<string> Addresses() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
        from address in network.GetIPProperties().UnicastAddresses
        where address.Address.AddressFamily == AddressFamily.InterNetwork
        select address.Address.ToString();
}
