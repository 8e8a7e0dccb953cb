using System.Security.Cryptography;

namespace Alliance.Platform.Audit;

/// <summary>The key with which the house signs: heads of the audit, and results of studies. The database does not hold it; it is made when it is first needed.</summary>
public sealed class HouseKey(Settings settings)
{
    public string FilePath => settings.SigningKeyFile;

    public bool Exists => File.Exists(FilePath);

    /// <exception cref="BadInputException">It is there and cannot be read.</exception>
    public ECDsa Open()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!Exists) Keep(key);
        try
        {
            key.ImportFromPem(File.ReadAllText(FilePath));
            return key;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The key that signs heads, {FilePath}, cannot be read; put it back from its backup.");
        }
    }

    private void Keep(ECDsa key)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var half = FilePath + "." + Guid.NewGuid().ToString("N");
        File.WriteAllText(half, key.ExportECPrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // A server and a command at once: the first one's key stays.
        try
        {
            File.Move(half, FilePath, overwrite: false);
        }
        catch (IOException)
        {
            File.Delete(half);
        }
    }
}
