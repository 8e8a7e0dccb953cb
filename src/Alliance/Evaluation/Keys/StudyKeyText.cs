using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Accounts;

namespace Alliance.Evaluation.Keys;

/// <summary>
/// A study's key as the steward keeps it: eight groups of four signs, 160 random bits. With it a person becomes a pseudonym, always the
/// same one; without it nobody gets from one to the other.
/// </summary>
public sealed class StudyKeyText
{
    private const int Bytes = 20, GroupLength = 4, PseudonymBytes = 16;

    private readonly byte[] key;

    private StudyKeyText(byte[] key) => this.key = key;

    public static StudyKeyText New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A key as somebody typed it; null where it cannot be one.</summary>
    public static StudyKeyText? Read(string? typed)
    {
        // On paper a zero and a one are easily seen where letters stand; neither is ever in a key.
        var signs = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Select(c => c switch { '0' => 'O', '1' => 'I', _ => c })]);
        return signs.Length == Bytes * 8 / 5 && !signs.Any(c => c is '8' or '9') ? new StudyKeyText(Base32.Decode(signs)) : null;
    }

    /// <summary>In groups, as it is printed.</summary>
    public IReadOnlyList<string> Groups => [.. Base32.Encode(key).Chunk(GroupLength).Select(four => new string(four))];

    public override string ToString() => string.Join(' ', Groups);

    /// <summary>Tells this key from another one, and opens nothing.</summary>
    public byte[] FingerprintOf(Guid studyId) => Mac($"fingerprint|{studyId:N}");

    public string PseudonymOf(Guid studyId, Participant who) => Convert.ToHexStringLower(Mac($"person|{studyId:N}|{who.Kind}|{who.Id:N}").AsSpan(0, PseudonymBytes));

    private byte[] Mac(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}

/// <summary>Somebody who can be asked.</summary>
/// <param name="Kind">One of the two below.</param>
/// <param name="Id">The account's or the contact's.</param>
public readonly record struct Participant(string Kind, Guid Id)
{
    public const string OfficerKind = "officer", ContactKind = "contact";

    public static Participant Officer(Guid accountId) => new(OfficerKind, accountId);

    public static Participant Contact(Guid contactId) => new(ContactKind, contactId);
}
