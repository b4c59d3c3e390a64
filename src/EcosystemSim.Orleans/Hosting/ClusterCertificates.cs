using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EcosystemSim.Scenarios;
using Orleans.Connections.Security;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// Who may belong to a cluster: whoever shows a certificate that the cluster's own authority has signed, silos and clients alike.
/// Names in certificates are not compared, since silos are reached by address.
/// </summary>
public sealed class ClusterCertificates
{
    private const int MostTold = 100;
    private const long MostBytes = 1 << 20;
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2Collection _authority;

    private ClusterCertificates(X509Certificate2 own, X509Certificate2Collection authority) => (_own, _authority) = (own, authority);

    /// <summary>Reads both files.</summary>
    /// <param name="certificate">A PEM file with this member's certificate and its private key.</param>
    /// <param name="authority">A PEM file with the certificate of the authority.</param>
    /// <exception cref="ClusterException">A file is missing or not what it should be.</exception>
    public static ClusterCertificates Read(string certificate, string authority)
    {
        var trusted = new X509Certificate2Collection();
        Try(authority, "the certificate of an authority", () => trusted.ImportFromPem(Text(authority)));
        if (trusted.Count == 0) throw new ClusterException($"{authority} holds no certificate in PEM form.");
        X509Certificate2? own = null;
        Try(certificate, "a certificate with its private key", () =>
        {
            string pem = Text(certificate);
            using var read = X509Certificate2.CreateFromPem(pem, pem);
            // Through PKCS #12, since one platform refuses keys that live in memory alone.
            own = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        });
        return new(own!, trusted);
    }

    /// <summary>Sets both ends of every connection.</summary>
    /// <param name="say">Is told of each stranger once.</param>
    internal void Set(TlsOptions options, Action<string> say)
    {
        var peer = new AsyncLocal<string>();
        var told = new ConcurrentDictionary<string, bool>();
        options.LocalCertificate = _own;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) =>
        {
            if (WhyNoMember(certificate) is not { } why) return true;
            // Ports of callers change with each call.
            if (told.Count < MostTold && told.TryAdd(peer.Value + certificate.Thumbprint, true)) say($"Refused {peer.Value ?? "a peer"}: {why}");
            return false;
        };
        options.OnAuthenticateAsServer = (connection, _) => peer.Value = $"a call from {(connection.RemoteEndPoint as IPEndPoint)?.Address}";
        options.OnAuthenticateAsClient = (connection, client) => (peer.Value, client.TargetHost) = ($"{connection.RemoteEndPoint}", "ecosim");
    }

    /// <summary>Whether the authority has signed a certificate that is still valid.</summary>
    internal bool IsMember(X509Certificate2 certificate) => WhyNoMember(certificate) is null;

    /// <summary>As a sentence; null for a member.</summary>
    internal string? WhyNoMember(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (chain.Build(certificate)) return null;
        string ours = string.Join(" or ", _authority.Select(a => $"'{a.Subject}'"));
        if (chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.NotTimeValid))
            return FormattableString.Invariant($"its certificate '{certificate.Subject}' is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC, or its authority's is not valid any more, and by this machine's clock it is {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC.");
        return $"its certificate '{certificate.Subject}' is signed by '{certificate.Issuer}', and not by this cluster's authority {ours}{(_authority.Any(a => a.Subject == certificate.Issuer) ? ", whose name is the same but whose key is another" : "")}.";
    }

    private static string Text(string file) => Encoding.UTF8.GetString(OrdinaryFile.Read(file, MostBytes));

    private static void Try(string file, string expected, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ClusterException($"{file} cannot be read; expected {expected} in PEM form: {e.Message}", e);
        }
    }
}
