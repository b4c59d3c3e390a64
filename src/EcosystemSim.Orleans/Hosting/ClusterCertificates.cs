using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// Who may belong to a cluster: whoever shows a certificate that the cluster's own authority has signed, silos and clients alike.
/// Names in certificates are not compared, since silos are reached by address.
/// </summary>
public sealed class ClusterCertificates
{
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
        Try(authority, "the certificate of an authority", () => trusted.ImportFromPemFile(authority));
        if (trusted.Count == 0) throw new ClusterException($"{authority} holds no certificate in PEM form.");
        X509Certificate2? own = null;
        Try(certificate, "a certificate with its private key", () =>
        {
            using var read = X509Certificate2.CreateFromPemFile(certificate);
            // Through PKCS #12, since one platform refuses keys that live in memory alone.
            own = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        });
        return new(own!, trusted);
    }

    /// <summary>Sets both ends of every connection.</summary>
    internal void Set(TlsOptions options)
    {
        options.LocalCertificate = _own;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) => IsMember(certificate);
        options.OnAuthenticateAsClient = (_, client) => client.TargetHost = "ecosim";
    }

    /// <summary>Whether the authority has signed a certificate that is still valid.</summary>
    internal bool IsMember(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

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
