using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ita.Azurite;

/// <summary>
/// A self-signed certificate for 127.0.0.1, valid for a day, in two files of a temporary folder. It is in no
/// certificate store: a client that is to trust it is given its file, or <see cref="IsPresentedBy"/>.
/// </summary>
public sealed class LoopbackCertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("azurite-tls-");
    private readonly X509Certificate2 _certificate;

    /// <param name="time">The clock of its validity.</param>
    public LoopbackCertificate(TimeProvider time)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        _certificate = request.CreateSelfSigned(time.GetUtcNow().AddHours(-1), time.GetUtcNow().AddDays(1));
        CertificateFile = Path.Combine(_folder.FullName, "certificate.pem");
        KeyFile = Path.Combine(_folder.FullName, "key.pem");
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>PEM.</summary>
    public string CertificateFile { get; }

    /// <summary>PEM, PKCS #8.</summary>
    public string KeyFile { get; }

    /// <summary>For an HTTP handler: the other side presents this very certificate.</summary>
    public bool IsPresentedBy(X509Certificate? presented) =>
        presented is not null
        && presented
            .GetCertHash(HashAlgorithmName.SHA256)
            .AsSpan()
            .SequenceEqual(_certificate.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>A handler that trusts this certificate and nothing else.</summary>
    public SocketsHttpHandler CreateHandler() =>
        new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, presented, _, _) => IsPresentedBy(presented),
            },
        };

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }
}
