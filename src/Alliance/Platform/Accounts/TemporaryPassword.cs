using System.Security.Cryptography;

namespace Alliance.Platform.Accounts;

/// <summary>A password to be read over the telephone and used once: 60 random bits in three groups, no letter that looks like another.</summary>
public static class TemporaryPassword
{
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    public static string New() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
