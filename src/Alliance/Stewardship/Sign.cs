using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Accounts;

namespace Alliance.Stewardship;

/// <summary>The same letters for the same partner or person all over the desk, and no way back from them to the record.</summary>
public static class Sign
{
    /// <summary>Fifty bits: among a million partners two that share a sign are not to be expected.</summary>
    private const int Letters = 10;

    public static string? Of(Guid? subject) => subject is { } id ? Of(id) : null;

    public static string Of(Guid id)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes("pseudonym"), .. id.ToByteArray()]);
        var letters = Base32.Encode(hash.AsSpan(0, 7))[..Letters];
        return $"{letters[..5]}-{letters[5..]}";
    }
}
