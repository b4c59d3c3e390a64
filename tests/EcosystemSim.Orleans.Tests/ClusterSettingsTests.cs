using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace EcosystemSim.Orleans.Tests;

public class ClusterSettingsTests
{
    [Theory]
    [InlineData("Host=db.example;Port=5433;Database=eco;Username=u;Password=p w")]
    [InlineData("postgresql://u:p%20w@db.example:5433/eco")]
    [InlineData("postgres://u:p%20w@db.example:5433/eco")]
    public void Both_ways_to_write_a_connection_are_read(string text)
    {
        var read = new NpgsqlConnectionStringBuilder(ConnectionText.Read(text));
        Assert.Equal(("db.example", 5433, "eco", "u", "p w"), (read.Host, read.Port, read.Database, read.Username, read.Password));
        Assert.Equal("database 'eco' on db.example:5433", ConnectionText.Target(read.ConnectionString));
    }

    [Fact]
    public void A_user_s_own_settings_of_a_connection_stay()
    {
        var read = new NpgsqlConnectionStringBuilder(ConnectionText.Read("postgresql://h/d?sslmode=require&Timeout=3"));
        Assert.Equal((SslMode.Require, 3, 5432), (read.SslMode, read.Timeout, read.Port));
    }

    [Theory]
    [InlineData("Hst=h;Database=d", "'hst' is unknown or has a value that does not fit")]
    [InlineData("Host=h", "It names no database")]
    [InlineData("Database=d", "It names no host")]
    [InlineData("garbage", "it has neither keys with values nor an address")]
    [InlineData("postgresql://h", "It names no database")]
    public void A_connection_that_cannot_be_read_says_why_and_what_was_expected(string text, string why)
    {
        string message = Assert.Throws<ClusterException>(() => ConnectionText.Read(text)).Message;
        Assert.StartsWith($"the cluster's connection cannot be read: {why}. Expected such as ", message);
    }

    [Fact]
    public async Task A_silo_shares_no_port_with_another()
    {
        // As Orleans listens: others may listen on the same port, and the system spreads the calls over them.
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        int taken = ((IPEndPoint)other.LocalEndPoint!).Port;
        Assert.Equal($"port {taken} of 127.0.0.1 is taken, by another silo perhaps; choose another with --silo-port.", await WhyNot(taken, 0));
        Assert.Equal($"port {taken} of 127.0.0.1 is taken, by another silo perhaps; choose another with --gateway-port.", await WhyNot(0, taken));
        Assert.StartsWith($"silos and clients cannot share port {taken};", await WhyNot(taken, taken));

        static async Task<string> WhyNot(int siloPort, int gatewayPort)
        {
            var settings = new SiloSettings { Cluster = new() { Connection = "Host=127.0.0.1;Port=1;Database=none" }, SiloPort = siloPort, GatewayPort = gatewayPort };
            return (await Assert.ThrowsAsync<ClusterException>(() => new SiloHost(settings, _ => { }).Run(CancellationToken.None))).Message;
        }
    }

    [Fact]
    public void Of_two_silos_that_start_at_once_one_gets_the_ports()
    {
        var settings = new SiloSettings { Cluster = new() { Connection = "Host=127.0.0.1;Port=1;Database=none" }, SiloPort = FreePort(), GatewayPort = FreePort() };
        using (PortLock.Take(settings))
        {
            string message = Assert.Throws<ClusterException>(() => PortLock.Take(settings)).Message;
            Assert.Equal($"port {settings.SiloPort} of 127.0.0.1 is taken, by another silo perhaps; choose another with --silo-port.", message);
        }
        // It is free once the first has ended.
        PortLock.Take(settings).Dispose();
    }

    [Fact]
    public void Without_the_lock_both_would_listen()
    {
        // Both look before either listens, as Orleans does.
        int port = FreePort();
        using Socket one = AsOrleans(port), two = AsOrleans(port);
        Assert.Equal(one.LocalEndPoint, two.LocalEndPoint);

        static Socket AsOrleans(int port)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return socket;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    [Fact]
    public void The_script_has_every_statement_that_Orleans_asks_for()
    {
        string[] keys =
        [
            "GatewaysQueryKey", "MembershipReadRowKey", "MembershipReadAllKey", "InsertMembershipVersionKey", "UpdateIAmAlivetimeKey", "InsertMembershipKey",
            "UpdateMembershipKey", "DeleteMembershipTableEntriesKey", "CleanupDefunctSiloEntriesKey",
            "ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey", "DeleteStorageKey",
            "RegisterGrainActivationKey", "UnregisterGrainActivationKey", "LookupGrainActivationKey", "UnregisterGrainActivationsKey",
        ];
        string script = ClusterDatabase.Script();
        Assert.All(keys, key => Assert.Contains($"('{key}', $sql$", script));
        Assert.Equal(keys.Length, script.Split("', $sql$").Length - 1);
    }

    [Fact]
    public void A_silo_that_voted_twice_against_another_is_named_once()
    {
        var votes = Database.ClusterDatabase.Votes("127.0.0.1:1@139,2026-01-31 12:00:00.000 GMT|127.0.0.1:2@7,2026-01-31 12:00:01.000 GMT|127.0.0.1:1@140,2026-01-31 12:00:02.000 GMT|");
        Assert.Equal([("127.0.0.1:1", "2026-01-31 12:00:02.000 UTC"), ("127.0.0.1:2", "2026-01-31 12:00:01.000 UTC")], votes);
        Assert.Empty(Database.ClusterDatabase.Votes(""));
    }

    [Fact]
    public void Silos_watch_each_other_as_was_measured()
    {
        var options = new ClusterMembershipOptions();
        ClusterSetup.SetProbes(options);
        Assert.Equal((2, 2, 4, 3), (options.ProbeTimeout.Seconds, options.MinProbeTimeout.Seconds, options.MaxProbeTimeout.Seconds, options.NumMissedProbesLimit));
    }

    [Fact]
    public void Only_whom_the_authority_has_signed_is_a_member()
    {
        string folder = Directory.CreateTempSubdirectory("ecosim-test-").FullName;
        try
        {
            using var key = RSA.Create(2048);
            using var authority = Authority(key);
            using var member = Signed("member", authority);
            using var strangers = RSA.Create(2048);
            using var otherAuthority = Authority(strangers, "other");
            using var stranger = Signed("stranger", otherAuthority);
            string own = Path.Combine(folder, "member.pem"), root = Path.Combine(folder, "authority.pem");
            File.WriteAllText(own, member.ExportCertificatePem() + "\n" + member.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
            File.WriteAllText(root, authority.ExportCertificatePem());
            var certificates = ClusterCertificates.Read(own, root);
            Assert.True(certificates.IsMember(member));
            Assert.False(certificates.IsMember(stranger));
            Assert.Null(certificates.WhyNoMember(member));
            Assert.Equal("its certificate 'CN=stranger' is signed by 'CN=other', and not by this cluster's authority 'CN=authority'.", certificates.WhyNoMember(stranger));
            using var namesake = Authority(strangers);
            using var impostor = Signed("impostor", namesake);
            Assert.Equal("its certificate 'CN=impostor' is signed by 'CN=authority', and not by this cluster's authority 'CN=authority', whose name is the same but whose key is another.", certificates.WhyNoMember(impostor));
            using var old = Signed("old", authority, days: -1);
            Assert.StartsWith("its certificate 'CN=old' is valid from ", certificates.WhyNoMember(old));
            string message = Assert.Throws<ClusterException>(() => ClusterCertificates.Read(root, root)).Message;
            Assert.StartsWith($"{root} cannot be read; expected a certificate with its private key in PEM form: ", message);
            Assert.Throws<ClusterException>(() => ClusterCertificates.Read(own, Path.Combine(folder, "nothing.pem")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static X509Certificate2 Authority(RSA key, string name = "authority")
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(9));
    }

    private static X509Certificate2 Signed(string name, X509Certificate2 authority, int days = 8)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(days), [1, 2, 3, (byte)name.Length]);
        return certificate.CopyWithPrivateKey(key);
    }
}
