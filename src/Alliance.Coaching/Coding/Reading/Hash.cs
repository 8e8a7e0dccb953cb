namespace Alliance.Coaching.Coding.Reading;

/// <summary>
/// Features are known by a 64-bit hash of what they are made of, never by their text: the model can be shipped without a line of the
/// conversations it learned from. Computed the same way on every machine, since it is stored in the model.
/// </summary>
internal static class Hash
{
    private const ulong Prime = 1099511628211;

    public static ulong Start(ulong kind) => 14695981039346656037 ^ (kind * 0x9E3779B97F4A7C15);

    public static ulong Add(ulong hash, char letter) => (hash ^ letter) * Prime;

    public static ulong End(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= 0xd6e8feb86659fd93;
        return hash ^ (hash >> 32);
    }

    public static ulong Of(ReadOnlySpan<char> text, ulong kind)
    {
        var hash = Start(kind);
        foreach (var letter in text) hash = Add(hash, letter);
        return End(hash);
    }

    /// <summary>Of two things one after the other; the order counts.</summary>
    public static ulong Join(ulong first, ulong second)
    {
        var hash = (first * 0x9E3779B97F4A7C15) ^ (second + 0x7F4A7C15 + (first << 6) + (first >> 2));
        hash ^= hash >> 29;
        hash *= 0xbf58476d1ce4e5b9;
        return hash ^ (hash >> 32);
    }
}
