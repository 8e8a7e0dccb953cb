using System.Buffers.Text;
using System.Security.Cryptography;

namespace Alliance.Platform.Api;

/// <summary>A service account's key as text: <c>pa_ID.SECRET</c>, the account's id and 256 random bits. It begins so that a scanner of leaked secrets can know it.</summary>
public readonly record struct ServiceKey(Guid Id, string Secret)
{
    private const string Beginning = "pa_";

    public static ServiceKey New(Guid id) => new(id, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static ServiceKey? Read(string? text)
    {
        if (text is null || !text.StartsWith(Beginning, StringComparison.Ordinal)) return null;
        var parts = text[Beginning.Length..].Split('.');
        return parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var id) && parts[1].Length == 43 ? new ServiceKey(id, parts[1]) : null;
    }

    public byte[] Hash() => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secret));

    public bool Fits(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(), hash);

    public override string ToString() => $"{Beginning}{Id:N}.{Secret}";
}
