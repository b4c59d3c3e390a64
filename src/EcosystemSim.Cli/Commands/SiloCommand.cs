using System.CommandLine;
using EcosystemSim.Cli.Clustering;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim silo</c>.</summary>
internal static class SiloCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts)
    {
        var cluster = new ClusterOptions("The PostgreSQL database through which the silos of a cluster find each other.", required: true);
        var siloPort = OptionParsers.Whole("--silo-port", "Port for other silos. [default: 11111]", 1, 65535);
        var gatewayPort = OptionParsers.Whole("--gateway-port", "Port for clients. [default: 30000]", 1, 65535);
        var address = new Option<string?>("--address") { HelpName = "ADDRESS", Description = "Address or name by which other silos and clients reach this one. [default: 127.0.0.1, so from this machine only]" };
        var listen = new Option<string?>("--listen") { HelpName = "ADDRESS|any", Description = "Address to listen on, where it is not the one by which others reach it. [default: that of --address]" };
        var workers = OptionParsers.Whole("--workers", "Threads that compute. [default: a core less than there are, at least 1]", 1, 1024);
        var log = OptionParsers.Word("--log", "What Orleans writes to standard error. [default: none]", "none", "error", "warning", "information", "debug", "trace");
        var init = new Option<bool>("--init-database") { Description = "Set up an empty database and end. In one that is set up it changes nothing." };
        var command = new Command("silo", "Run a silo of a cluster that computes for 'ecosim run --cluster', until it is stopped.");
        cluster.AddTo(command);
        foreach (var option in (Option[])[siloPort, gatewayPort, address, listen, workers, log, init]) command.Add(option);
        command.SetAction(parsed => ServeSilo.Go(
            new SiloRequest
            {
                Cluster = cluster.Read(parsed)!,
                SiloPort = (int?)parsed.GetValue(siloPort),
                GatewayPort = (int?)parsed.GetValue(gatewayPort),
                Address = parsed.GetValue(address),
                Listen = parsed.GetValue(listen),
                Workers = (int?)parsed.GetValue(workers),
                Log = parsed.GetValue(log),
                InitDatabase = parsed.GetValue(init),
            },
            screen,
            interrupts));
        return command;
    }
}
