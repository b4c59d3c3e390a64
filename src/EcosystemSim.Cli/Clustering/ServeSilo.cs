using EcosystemSim.Cli.Terminal;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Hosting;

namespace EcosystemSim.Cli.Clustering;

/// <summary><c>ecosim silo</c>: a silo of a cluster, until it is stopped.</summary>
internal static class ServeSilo
{
    /// <summary>Returns the exit code.</summary>
    public static int Go(SiloRequest request, Screen screen, Interrupts? interrupts)
    {
        try
        {
            if (request.InitDatabase) return SetUp(request.Cluster, screen);
            var settings = Settings.Of(request);
            var host = new SiloHost(settings, line => Say(screen, line));
            host.Run(interrupts?.Token ?? CancellationToken.None).GetAwaiter().GetResult();
            return ExitCode.Done;
        }
        catch (ClusterException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message}");
            return ExitCode.BadInput;
        }
    }

    private static int SetUp(ClusterRequest request, Screen screen)
    {
        string connection = ConnectionText.Read(request.Connection);
        bool did = ClusterDatabase.SetUp(connection).GetAwaiter().GetResult();
        string target = ConnectionText.Target(connection);
        screen.Out.WriteLine(did ? $"The {target} is set up for a cluster." : $"The {target} was set up already; nothing was changed.");
        return ExitCode.Done;
    }

    // Each line at once: a log file that is behind is of no use.
    private static void Say(Screen screen, string line)
    {
        screen.Out.WriteLine(line);
        screen.Out.Flush();
    }
}
