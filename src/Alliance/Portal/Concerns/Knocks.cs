using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Portal.Concerns;

/// <summary>
/// Counts how often one network address comes to the public form, so that nobody floods it or tries codes out. The count lives in this
/// process's memory, under a hash whose key no one keeps, and is thrown away every quarter of an hour: no address is written anywhere.
/// </summary>
public sealed class Knocks(TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private ConcurrentDictionary<string, int> counts = [];
    private DateTimeOffset until = DateTimeOffset.MinValue;

    /// <param name="what">What is asked for; each is counted by itself.</param>
    /// <param name="most">How often it may be, within a quarter of an hour.</param>
    public bool IsTooMany(HttpContext request, string what, int most)
    {
        var now = time.GetUtcNow();
        if (now >= until) (counts, until) = ([], now + Window);
        var from = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{what}|{request.Connection.RemoteIpAddress}"));
        return counts.AddOrUpdate(Convert.ToHexString(from), 1, (_, count) => count + 1) > most;
    }
}
