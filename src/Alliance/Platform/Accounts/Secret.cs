using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Platform.Accounts;

/// <summary>A secret that is sent once and kept only as a hash: 256 random bits, so that guessing is hopeless and no salt is needed.</summary>
public static class Secret
{
    private const int Length = 32;

    public static (string Text, byte[] Hash) New()
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        return (Base64Url.EncodeToString(bytes), SHA256.HashData(bytes));
    }

    /// <summary>The hash of a secret made elsewhere.</summary>
    public static byte[] HashOfOurs(string text) => HashOf(text) ?? throw new ArgumentException("This is no secret of ours.", nameof(text));

    /// <summary>The hash of a secret as it came back; null where it cannot be one of ours.</summary>
    public static byte[]? HashOf(string? text)
    {
        var bytes = new byte[Length];
        return text is { Length: 43 } && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == Length ? SHA256.HashData(bytes) : null;
    }

    public static byte[] HashOfAddress(int agencyId, string address) => SHA256.HashData(Encoding.UTF8.GetBytes($"{agencyId}|{address.ToLowerInvariant()}"));
}
