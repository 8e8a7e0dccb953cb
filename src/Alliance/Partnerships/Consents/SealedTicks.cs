using System.Security.Cryptography;
using System.Text;

namespace Alliance.Partnerships.Consents;

/// <summary>
/// What was ticked on the officer's phone, until it is said again elsewhere: locked with the very secret that only the contact is
/// handed, so that nobody who reads the database, and no officer, learns an answer that does not count yet.
/// </summary>
public static class SealedTicks
{
    /// <summary>Each secret locks one text, so the nonce need not differ.</summary>
    private static readonly byte[] Nonce = new byte[12];
    private const int TagLength = 16;

    public static string Close(string ticked, string secret)
    {
        var (plain, box) = (Encoding.UTF8.GetBytes(ticked), new byte[TagLength + Encoding.UTF8.GetByteCount(ticked)]);
        using var cipher = Cipher(secret);
        cipher.Encrypt(Nonce, plain, box.AsSpan(TagLength), box.AsSpan(0, TagLength));
        return Convert.ToBase64String(box);
    }

    /// <returns>Null where it was locked with another secret.</returns>
    public static string? Open(string box, string secret)
    {
        var bytes = Convert.FromBase64String(box);
        var plain = new byte[bytes.Length - TagLength];
        try
        {
            using var cipher = Cipher(secret);
            cipher.Decrypt(Nonce, bytes.AsSpan(TagLength), bytes.AsSpan(0, TagLength), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            // The reminder's link: what was ticked is ticked anew.
            return null;
        }
    }

    private static AesGcm Cipher(string secret) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "alliance ticks"u8.ToArray()), TagLength);
}
