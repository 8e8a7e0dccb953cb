using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Alliance.Platform;

/// <summary>
/// Locks the keys that lie in the database with one that does not: whoever has only a backup can forge no cookie. Nodes of one
/// server share the file <c>keys/data-protection.pfx</c>.
/// </summary>
public static class KeyCertificate
{
    public static X509Certificate2 Open(Settings settings)
    {
        var path = settings.CertificateFile;
        if (!File.Exists(path)) Make(path);
        return X509CertificateLoader.LoadPkcs12FromFile(path, null);
    }

    /// <summary>The one from before, where a renewal of the keys was cut off; else none.</summary>
    public static X509Certificate2[] Earlier(Settings settings) =>
        File.Exists(settings.EarlierCertificateFile) ? [X509CertificateLoader.LoadPkcs12FromFile(settings.EarlierCertificateFile, null)] : [];

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Alliance data protection", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // The certificate only wraps keys: nobody checks its dates, so they are fixed.
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var half = path + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(half, certificate.Export(X509ContentType.Pkcs12));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // Two starts at once: the first one's file stays.
        try
        {
            File.Move(half, path, overwrite: false);
        }
        catch (IOException)
        {
            File.Delete(half);
        }
    }
}
