using System.CommandLine;
using EcosystemSim.Cli.Clustering;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim cluster</c>.</summary>
internal static class ClusterCommand
{
    private const string Which = "The PostgreSQL database of the cluster.";

    public static Command Make(Screen screen, Interrupts? interrupts) =>
        new("cluster", "See how a cluster of silos is, or stop an experiment in it.") { Status(screen, interrupts), Cancel(screen, interrupts) };

    private static Command Status(Screen screen, Interrupts? interrupts)
    {
        var cluster = new ClusterOptions(Which, required: true);
        var format = OptionParsers.Format();
        var command = new Command("status", "Show the silos, whether they answer, and the experiments with their progress; returns 1 where a silo does not answer or none is up.");
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed => ShowCluster.Status(cluster.Read(parsed)!, parsed.GetValue(format) == OptionParsers.Json, screen, interrupts));
        return command;
    }

    private static Command Cancel(Screen screen, Interrupts? interrupts)
    {
        var cluster = new ClusterOptions(Which, required: true);
        var experiment = new Argument<string>("EXPERIMENT") { Description = "Its name, as 'ecosim cluster status' shows it." };
        var command = new Command("cancel", "Stop an experiment after the quarters under way, in every silo; what is done can still be collected.") { experiment };
        cluster.AddTo(command);
        command.SetAction(parsed => ShowCluster.Cancel(cluster.Read(parsed)!, parsed.GetRequiredValue(experiment), screen, interrupts));
        return command;
    }
}
