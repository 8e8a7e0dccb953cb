using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Accounts;

namespace Alliance.Stewardship;

/// <summary>
/// What a partner or a person is called where no name may stand, on a contact's card and all over the desk: always the same ten letters,
/// and no way back from them to the record.
/// </summary>
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

    /// <summary>Whether somebody means this one, however they typed or spelt it.</summary>
    public static bool Means(string typed, Guid id) => string.Equals(LettersOf(typed), LettersOf(Of(id)), StringComparison.OrdinalIgnoreCase);

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
