using System.CommandLine;
using System.CommandLine.Parsing;
using EcosystemSim.Cli.Clustering;

namespace EcosystemSim.Cli.Commands;

/// <summary>The options that name a cluster, the same for silos, clients and whoever asks how it is.</summary>
internal sealed class ClusterOptions
{
    /// <summary>The cluster of whoever names none.</summary>
    public const string DefaultId = "ecosim";

    /// <param name="required">Whether there must be a cluster.</param>
    public ClusterOptions(string help, bool required)
    {
        Connection = new("--cluster")
        {
            HelpName = "CONNECTION",
            Description = help + " Such as 'Host=127.0.0.1;Database=ecosim;Username=ecosim' or postgresql://ecosim@127.0.0.1/ecosim; PGPASSFILE or PGPASSWORD in the environment spare the password.",
            Required = required,
        };
    }

    /// <summary><c>--cluster</c>.</summary>
    public Option<string?> Connection { get; }

    private Option<string?> Id { get; } = new("--cluster-id") { HelpName = "NAME", Description = $"Name of the cluster; several can share a database. [default: {DefaultId}]" };

    private Option<string?> Certificate { get; } = new("--tls-certificate") { HelpName = "FILE", Description = "PEM file with this member's certificate and private key: silos and clients talk over TLS (docs/scaling.md). [default: in the clear]" };

    private Option<string?> Authority { get; } = new("--tls-authority") { HelpName = "FILE", Description = "PEM file with the certificate of the authority that signs the members' certificates." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Connection, Id, Certificate, Authority]) command.Add(option);
        command.Validators.Add(Check);
    }

    /// <summary>Null where no cluster is named.</summary>
    public ClusterRequest? Read(ParseResult parsed) => parsed.GetValue(Connection) is { } connection
        ? new(connection, parsed.GetValue(Id), parsed.GetValue(Certificate), parsed.GetValue(Authority))
        : null;

    private void Check(CommandResult result)
    {
        bool certificate = result.GetResult(Certificate) is not null, authority = result.GetResult(Authority) is not null;
        if (certificate != authority) result.AddError("--tls-certificate and --tls-authority go together; expected both or neither.");
        if (result.GetResult(Connection) is null && !Connection.Required && (certificate || result.GetResult(Id) is not null))
            result.AddError("--cluster-id and the options of TLS are for a cluster; expected --cluster CONNECTION with them.");
        if (result.GetResult(Id) is not null && string.IsNullOrWhiteSpace(result.GetValue(Id))) result.AddError("--cluster-id is empty; expected a name.");
    }
}
