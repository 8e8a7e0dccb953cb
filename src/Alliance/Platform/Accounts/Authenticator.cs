using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Alliance.Platform.Data;
using Alliance.Platform.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Platform.Accounts;

/// <summary>
/// The six digits of an authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds). A code is taken once, and one step early or late,
/// since telephones' clocks differ. The key lies in the database encrypted.
/// </summary>
public sealed class Authenticator(AllianceContext db, UserManager<Account> accounts, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Purpose = "Alliance.Authenticator", Provider = "authenticator", KeyName = "key", UsedName = "used";
    private const int KeyLength = 20, StepSeconds = 30;

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    /// <summary>Where the keys lie. The framework's table has no agency of its own.</summary>
    public static LockedColumn Column { get; } = new LockedColumn<IdentityUserToken<Guid>, string>(Purpose, nameof(IdentityUserToken<>.Value), nameof(IdentityUserToken<>.UserId),
        db => db.UserTokens.Where(t => t.LoginProvider == Provider && t.Name == KeyName && db.Users.Any(a => a.Id == t.UserId)), Convert.FromBase64String, Convert.ToBase64String);

    /// <summary>The account's key as apps take it; made where there is none yet.</summary>
    public async Task<string> KeyAsync(Account account)
    {
        if (await FindKeyAsync(account) is { } key) return Base32.Encode(key);
        var fresh = RandomNumberGenerator.GetBytes(KeyLength);
        await accounts.SetAuthenticationTokenAsync(account, Provider, KeyName, Convert.ToBase64String(protector.Protect(fresh)));
        return Base32.Encode(fresh);
    }

    /// <summary>Whether this is the code of now, not used before.</summary>
    public async Task<bool> CheckAsync(Account account, string code)
    {
        if (await FindKeyAsync(account) is not { } key) return false;
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var used = long.Parse(await accounts.GetAuthenticationTokenAsync(account, Provider, UsedName) ?? "0", CultureInfo.InvariantCulture);
        var now = StepAt(time.GetUtcNow());
        long[] near = [now, now - 1, now + 1];
        var step = near.FirstOrDefault(s => s > used && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeOf(key, s)), System.Text.Encoding.ASCII.GetBytes(typed)));
        if (step == 0) return false;
        return await accounts.TryNoteAsync(db, account, Provider, UsedName, step.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The person lost the app: the next sign-in sets up a new one.</summary>
    public async Task ForgetAsync(Account account)
    {
        await accounts.RemoveAuthenticationTokenAsync(account, Provider, KeyName);
        await accounts.RemoveAuthenticationTokenAsync(account, Provider, UsedName);
    }

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8], hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The apps know no other: RFC 6238 over HMAC-SHA-1, where collisions of SHA-1 do not matter.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private async Task<byte[]?> FindKeyAsync(Account account)
    {
        var kept = await accounts.GetAuthenticationTokenAsync(account, Provider, KeyName);
        return kept is null ? null : protector.Unprotect(Convert.FromBase64String(kept));
    }
}

/// <summary>RFC 4648 Base32, in which people can read a key aloud.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int held = 0, bits = 0;
        foreach (var next in bytes)
        {
            held = (held << 8 | next) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[held >> (bits - 5) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[held << (5 - bits) & 31]);
        return text.ToString();
    }

    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        int held = 0, bits = 0;
        foreach (var letter in text.Where(c => c != ' '))
        {
            held = (held << 5 | Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
        }
        return [.. bytes];
    }
}
