using System.Globalization;
using EcosystemSim.Orleans.Hosting;
using Npgsql;

namespace EcosystemSim.Orleans.Database;

/// <summary>Reads how users write a connection to PostgreSQL.</summary>
public static class ConnectionText
{
    // Silos hold few connections each, so that a hundred of them fit into a server with its usual limit of a hundred or so.
    private const int MostConnections = 8;
    private const int SecondsToConnect = 10;

    /// <summary>Reads <c>Host=…;Database=…;Username=…</c> or <c>postgresql://user@host:port/database</c>.</summary>
    /// <param name="text">As the user wrote it.</param>
    /// <returns>A connection string in the form of keys and values.</returns>
    /// <exception cref="ClusterException">It is neither, or names no host or no database.</exception>
    public static string Read(string text)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = IsAddress(text) ? OfAddress(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            // Such as "Couldn't set hst (Parameter 'hst')".
            throw NotRead(e is ArgumentException { ParamName: { } key } ? $"'{key}' is unknown or has a value that does not fit"
                : IsAddress(text) ? "it is no address: a host, none or a port from 1 to 65535, and a database make one"
                : text.Contains('=', StringComparison.Ordinal) ? e.Message : "it has neither keys with values nor an address");
        }
        if (string.IsNullOrEmpty(builder.Host)) throw NotRead("It names no host.");
        if (string.IsNullOrEmpty(builder.Database)) throw NotRead("It names no database.");
        if (builder.Port is < 1 or > 65535) throw NotRead(FormattableString.Invariant($"Its port is {builder.Port}; expected a number from 1 to 65535."));
        builder.ApplicationName ??= "ecosim";
        if (!builder.ShouldSerialize("Timeout")) builder.Timeout = SecondsToConnect;
        if (!builder.ShouldSerialize("Maximum Pool Size")) builder.MaxPoolSize = Math.Max(MostConnections, builder.MinPoolSize);
        // Asked for by nobody, it looks for a library of Kerberos and complains on the console where there is none.
        if (!builder.ShouldSerialize("GSS Encryption Mode")) builder.GssEncryptionMode = GssEncryptionMode.Disable;
        return builder.ConnectionString;
    }

    /// <summary>Where a connection leads, without its password.</summary>
    public static string Target(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        return $"database '{builder.Database}' on {builder.Host}:{builder.Port.ToString(CultureInfo.InvariantCulture)}";
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder OfAddress(Uri address)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) };
        if (address.Port >= 0) builder["Port"] = address.Port;
        string[] user = address.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (string pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            // The names that the C library knows; others are called the same here but for spaces.
            string key = parts[0] switch { "sslmode" => "SSL Mode", "sslrootcert" => "Root Certificate", "application_name" => "Application Name", var other => other };
            builder[key] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }
        return builder;
    }

    private static ClusterException NotRead(string why) =>
        new($"the cluster's connection cannot be read: {why.TrimEnd('.')}. Expected such as 'Host=127.0.0.1;Database=ecosim;Username=ecosim' or 'postgresql://ecosim@127.0.0.1/ecosim'.");
}
