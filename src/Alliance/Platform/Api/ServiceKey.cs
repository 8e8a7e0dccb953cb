using System.Security.Cryptography;

namespace Alliance.Platform.Api;

/// <summary>A service account's key as text: <c>pa_ID.SECRET</c>, the account's id and a <see cref="Accounts.Secret"/>. It begins so that a scanner of leaked secrets can know it.</summary>
public readonly record struct ServiceKey(Guid Id, string Secret, byte[] Hash)
{
    private const string Beginning = "pa_";

    public static ServiceKey New(Guid id)
    {
        var (secret, hash) = Accounts.Secret.New();
        return new ServiceKey(id, secret, hash);
    }

    public static ServiceKey? Read(string? text)
    {
        if (text is null || !text.StartsWith(Beginning, StringComparison.Ordinal)) return null;
        var parts = text[Beginning.Length..].Split('.');
        return parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var id) && Accounts.Secret.HashOf(parts[1]) is { } hash ? new ServiceKey(id, parts[1], hash) : null;
    }

    public bool Fits(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash, hash);

    public override string ToString() => $"{Beginning}{Id:N}.{Secret}";
}
