namespace Alliance.Coaching.Scenarios;

/// <summary>
/// Chance that is the same on every machine: a number is a function of the seed, the turn and what it is for (SplitMix64's finalizer,
/// Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195, over an FNV-1a hash of the word).
/// </summary>
internal static class Chance
{
    /// <returns>0 to <paramref name="count"/> − 1.</returns>
    public static int Below(long seed, int turn, string what, int count) => (int)(Of(seed, turn, what) % (ulong)count);

    public static ulong Of(long seed, int turn, string what)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in what) hash = (hash ^ letter) * 1099511628211UL;
            var mixed = hash ^ ((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)turn * 0xD1B54A32D192ED03UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
