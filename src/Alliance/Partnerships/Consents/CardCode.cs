using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Partnerships.Consents;

/// <summary>
/// The code on a card: ten letters and digits that cannot be mistaken for each other, 49 random bits. Kept only as a slow hash, so that
/// neither guessing at the door nor a stolen database finds one.
/// </summary>
public static class CardCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10, Rounds = 60_000;

    /// <returns>A new code as it is printed: <c>7KQ2M-X9RFA</c>.</returns>
    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{code[..5]}-{code[5..]}";
    }

    /// <summary>The hash of a code as somebody typed it. What cannot be a code takes as long, and is nobody's.</summary>
    public static byte[] HashOf(int agencyId, string? typed) => Derive(typed, $"alliance card {agencyId}");

    /// <summary>The secret of the link that a card leads to while its contact is asked: the same each time, and kept by nobody.</summary>
    public static string LinkSecretOf(int agencyId, string? typed) => Base64Url.EncodeToString(Derive(typed, $"alliance card's link {agencyId}"));

    private static byte[] Derive(string? typed, string salt)
    {
        var code = string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code.Length <= 40 ? code : code[..40]), Encoding.UTF8.GetBytes(salt), Rounds, HashAlgorithmName.SHA256, 32);
    }
}
