using System.Globalization;
using System.Net.Sockets;
using EcosystemSim.Orleans.Hosting;
using Npgsql;

namespace EcosystemSim.Orleans.Database;

/// <summary>The database of a cluster: sets it up, looks whether it is set up, and says in a sentence what is wrong with it.</summary>
public static class ClusterDatabase
{
    private const int Version = 1;
    private const string AnotherApplication = "ES001";

    /// <summary>Sets up an empty database; changes nothing in one that is set up.</summary>
    /// <param name="connection">As <see cref="ConnectionText.Read"/> returns it.</param>
    /// <returns>Whether there was anything to do.</returns>
    /// <exception cref="ClusterException">It cannot be reached or set up.</exception>
    public static Task<bool> SetUp(string connection) => With(connection, async opened =>
    {
        bool was = await FoundVersion(opened) is not null;
        if (was) Agree(await FoundVersion(opened), connection);
        await using var transaction = await opened.BeginTransactionAsync();
        await Run(opened, Script());
        await transaction.CommitAsync();
        return !was;
    });

    /// <summary>Looks whether a database is there and set up.</summary>
    /// <param name="connection">As <see cref="ConnectionText.Read"/> returns it.</param>
    /// <exception cref="ClusterException">It is not.</exception>
    public static Task Check(string connection) => With(connection, async opened =>
    {
        await Check(opened, connection);
        return true;
    });

    /// <inheritdoc cref="Check(string)"/>
    internal static async Task Check(NpgsqlConnection opened, string connection) => Agree(await FoundVersion(opened), connection);

    /// <summary>Who took a silo for dead, and when: one entry for each of the others that voted so; none where nobody did, or nobody knows.</summary>
    /// <param name="connection">As <see cref="ConnectionText.Read"/> returns it.</param>
    /// <exception cref="ClusterException">The database is not there, or not set up.</exception>
    internal static Task<IReadOnlyList<(string By, string At)>> Suspected(string connection, string clusterId, global::Orleans.Runtime.SiloAddress silo) => With<IReadOnlyList<(string, string)>>(connection, async opened =>
    {
        await using var command = new NpgsqlCommand("SELECT suspected FROM ecosim_silo WHERE cluster_id = @id AND address = @address AND port = @port AND generation = @generation", opened);
        command.Parameters.AddWithValue("id", clusterId);
        command.Parameters.AddWithValue("address", silo.Endpoint.Address.ToString());
        command.Parameters.AddWithValue("port", silo.Endpoint.Port);
        command.Parameters.AddWithValue("generation", silo.Generation);
        return Votes(await command.ExecuteScalarAsync() as string ?? "");
    });

    /// <summary>Votes as Orleans writes them, <c>127.0.0.1:11112@139,2026-01-31 12:00:00.000 GMT|…</c>: the last of each silo, which may have voted, or joined, twice.</summary>
    internal static IReadOnlyList<(string By, string At)> Votes(string votes) =>
    [
        .. votes.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split(',', 2)).Where(v => v.Length == 2)
            .Select(v => (By: v[0].Split('@')[0], At: v[1].Replace("GMT", "UTC", StringComparison.Ordinal))).GroupBy(v => v.By).Select(g => g.Last()),
    ];

    /// <summary>All silos of a cluster that the database knows of, those that died included, the youngest first.</summary>
    /// <param name="connection">As <see cref="ConnectionText.Read"/> returns it.</param>
    /// <exception cref="ClusterException">The database is not there, or not set up.</exception>
    public static Task<IReadOnlyList<SiloRow>> Silos(string connection, string clusterId) => With<IReadOnlyList<SiloRow>>(connection, async opened =>
    {
        Agree(await FoundVersion(opened), connection);
        await using var command = new NpgsqlCommand(
            "SELECT address, port, generation, gateway_port, host, status, started_at, alive_at, now() FROM ecosim_silo WHERE cluster_id = @id ORDER BY started_at DESC", opened);
        command.Parameters.AddWithValue("id", clusterId);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<SiloRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetString(4), reader.GetInt32(5),
                reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(8) - reader.GetFieldValue<DateTimeOffset>(7)));
        }
        return rows;
    });

    /// <summary>
    /// Lets go of what nobody will: entries of the directory that point at silos long gone, which would be asked in vain, and what
    /// experiments have kept that are over, or that nobody came back to for a month.
    /// </summary>
    /// <param name="connection">As <see cref="ConnectionText.Read"/> returns it.</param>
    /// <exception cref="ClusterException">The database is not there, or not set up.</exception>
    public static async Task Sweep(string connection, string clusterId)
    {
        var silos = await Silos(connection, clusterId);
        await With(connection, async opened =>
        {
            await using var directory = new NpgsqlCommand("DELETE FROM ecosim_directory WHERE cluster_id = @id AND silo <> ALL (@silos)", opened);
            directory.Parameters.AddWithValue("id", clusterId);
            directory.Parameters.AddWithValue("silos", silos.Where(s => !s.IsDead).Select(s => s.Silo).ToArray());
            int gone = await directory.ExecuteNonQueryAsync();
            await using var states = new NpgsqlCommand(
                """
                DELETE FROM ecosim_state s
                WHERE s.service_id = @id AND s.kind <> 'experiments' AND (
                    s.written_at < now() - interval '30 days'
                    -- A silo that was lost, or came back from a long sleep, may have written after its experiment was over, and what was
                    -- let go of while the database was away is still there.
                    OR s.kind IN ('result', 'checkpoint') AND NOT EXISTS (
                        SELECT FROM ecosim_state o WHERE o.service_id = s.service_id AND o.kind = 'order' AND starts_with(s.key_text, o.key_text || '/')))
                """,
                opened);
            states.Parameters.AddWithValue("id", clusterId);
            return gone + await states.ExecuteNonQueryAsync();
        });
    }

    /// <summary>The script that sets up a database, as it is shipped.</summary>
    public static string Script()
    {
        using var reader = new StreamReader(typeof(ClusterDatabase).Assembly.GetManifestResourceStream("cluster.sql")!);
        return reader.ReadToEnd();
    }

    private static async Task<T> With<T>(string connection, Func<NpgsqlConnection, Task<T>> work)
    {
        try
        {
            await using var opened = new NpgsqlConnection(connection);
            await opened.OpenAsync();
            return await work(opened);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or InvalidOperationException)
        {
            throw new ClusterException(Sentence(e, connection), e);
        }
    }

    private static async Task<int?> FoundVersion(NpgsqlConnection opened)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('ecosim_schema') IS NOT NULL", opened);
        if (await exists.ExecuteScalarAsync() is not true) return null;
        await using var command = new NpgsqlCommand("SELECT max(version) FROM ecosim_schema", opened);
        return await command.ExecuteScalarAsync() as int?;
    }

    private static async Task Run(NpgsqlConnection opened, string script)
    {
        await using var command = new NpgsqlCommand(script, opened);
        await command.ExecuteNonQueryAsync();
    }

    private static void Agree(int? found, string connection)
    {
        if (found == Version) return;
        string target = ConnectionText.Target(connection);
        throw new ClusterException(found is null
            ? $"the {target} is not set up for a cluster; 'ecosim silo --cluster … --init-database' does that."
            : string.Create(CultureInfo.InvariantCulture, $"the {target} was set up by another version of ecosim (its tables have version {found}, this build needs {Version}); give this build a database of its own."));
    }

    internal static string Sentence(Exception e, string connection)
    {
        string target = ConnectionText.Target(connection);
        return e switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"there is no {target}; create it first (CREATE DATABASE … OWNER …).",
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused => $"the {target} refuses the user: {refused.MessageText}.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => $"the {target} does not allow it: {refused.MessageText}; the database must belong to the user (ALTER DATABASE … OWNER TO …).",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => $"the {target} has no connection left; raise its max_connections, or stop something.",
            PostgresException { SqlState: AnotherApplication } => $"the {target} already serves another Orleans application; give the cluster a database, or a schema ('Search Path=…' in the connection), of its own.",
            PostgresException other => $"the {target} answers: {other.MessageText} ({other.SqlState}).",
            // The server was reached, and there was nothing to say to it.
            NpgsqlException when Innermost(e).Message.StartsWith("No password", StringComparison.Ordinal) =>
                $"the {target} asks for a password: put it into the connection ('Password=…'), or better into PGPASSWORD or the file that PGPASSFILE names.",
            _ => $"the {target} cannot be reached: {Innermost(e).Message.TrimEnd('.')}.",
        };
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}

/// <summary>One silo as the database knows it.</summary>
/// <param name="Address">By which others reach it.</param>
/// <param name="Port">For other silos.</param>
/// <param name="Generation">Tells this start from earlier ones at the same address.</param>
/// <param name="GatewayPort">For clients.</param>
/// <param name="Host">Name of its machine.</param>
/// <param name="Status">As Orleans numbers it: 3 = active, 6 = dead.</param>
/// <param name="Started">When it started.</param>
/// <param name="SinceAlive">Time since it last wrote that it is alive.</param>
public sealed record SiloRow(string Address, int Port, int Generation, int GatewayPort, string Host, int Status, DateTimeOffset Started, TimeSpan SinceAlive)
{
    /// <summary>Whether it is, as far as anybody knows, at work.</summary>
    public bool IsActive => Status == (int)global::Orleans.Runtime.SiloStatus.Active;

    /// <summary>Whether it is gone for good.</summary>
    public bool IsDead => Status == (int)global::Orleans.Runtime.SiloStatus.Dead;

    /// <summary>As silos write their addresses.</summary>
    public string Silo => global::Orleans.Runtime.SiloAddress.New(System.Net.IPAddress.Parse(Address), Port, Generation).ToParsableString();
}
