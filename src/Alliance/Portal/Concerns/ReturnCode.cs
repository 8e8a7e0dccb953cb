using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Accounts;

namespace Alliance.Portal.Concerns;

/// <summary>With this, whoever raised a concern without a name comes back to it. It is shown once and kept as a hash: 80 random bits, short enough to be written down.</summary>
public static class ReturnCode
{
    private const int Bytes = 10, Letters = 16;

    public static (string Text, byte[] Hash) New()
    {
        var code = Base32.Encode(RandomNumberGenerator.GetBytes(Bytes));
        return (string.Join('-', code.Chunk(4).Select(four => new string(four))), HashOf(code)!);
    }

    /// <summary>The hash of a code as somebody typed it; null where it cannot be one.</summary>
    public static byte[]? HashOf(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length == Letters ? SHA256.HashData(Encoding.ASCII.GetBytes(code)) : null;
    }
}
