using System.Numerics;
using System.Runtime.CompilerServices;

namespace Alliance.Statistics.Randomness;

/// <summary>Random numbers that a seed replays: the same on every machine, with every version of .NET, forever.</summary>
/// <remarks>
/// xoshiro256** of Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM Transactions on Mathematical Software 47(4); its
/// four words of state are filled from the seed by SplitMix64, as its authors advise. The period is 2²⁵⁶ − 1. Not for secrets. One thread at a time.
/// Seed 1 begins with 12966619160104079557; <see cref="Below"/>(6), ten times, with 4 3 3 2 4 0 0 2 5 3.
/// </remarks>
public sealed class RandomNumbers
{
    private const double Step = 1.0 / (1L << 53);

    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;
    private double? spare;

    private RandomNumbers(ulong a, ulong b, ulong c, ulong d) => (this.a, this.b, this.c, this.d) = (a, b, c, d);

    /// <summary>The numbers of a seed. Any seed is as good as another.</summary>
    public static RandomNumbers Seeded(long seed)
    {
        var state = (ulong)seed;
        return new RandomNumbers(Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    /// <summary>The numbers of one of many draws under a seed, so that draws may be made in any order, or side by side, with the same outcome.</summary>
    /// <param name="draw">Such as the number of the permutation. Draw 3 of seed 7 has nothing to do with draw 7 of seed 3, or with seed 7 alone.</param>
    public static RandomNumbers Seeded(long seed, long draw)
    {
        var outer = (ulong)seed;
        var mixed = Split(ref outer) + (ulong)draw;
        return Seeded((long)Split(ref mixed));
    }

    internal static RandomNumbers FromState(ulong a, ulong b, ulong c, ulong d) => new(a, b, c, d);

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A number from 0 up to but not 1, each multiple of 2⁻⁵³ as likely as another.</summary>
    public double Uniform() => (Next() >> 11) * Step;

    /// <summary>A whole number from 0 up to but not <paramref name="bound"/>, all exactly as likely (Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29(1)).</summary>
    /// <param name="bound">Above zero. Failure: <see cref="ArgumentOutOfRangeException"/>.</param>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var high = Math.BigMul(Next(), (ulong)bound, out var low);
        if (low < (ulong)bound)
        {
            var uneven = (0UL - (ulong)bound) % (ulong)bound;
            while (low < uneven)
            {
                high = Math.BigMul(Next(), (ulong)bound, out low);
            }
        }

        return (int)high;
    }

    /// <summary>A standard normal number: the polar method of Marsaglia and Bray (1964), SIAM Review 6, 260–264.</summary>
    public double Normal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        while (true)
        {
            var (x, y) = (2 * Uniform() - 1, 2 * Uniform() - 1);
            var square = x * x + y * y;
            if (square is > 0 and < 1)
            {
                var reach = Math.Sqrt(-2 * Math.Log(square) / square);
                spare = y * reach;
                return x * reach;
            }
        }
    }

    /// <summary>Puts them in a random order, every order as likely (Fisher and Yates; Knuth, The Art of Computer Programming, volume 2, algorithm P).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
