using System.Runtime.CompilerServices;

namespace Alliance.Statistics.Randomness;

/// <summary>The random numbers of R, bit for bit, so that an analysis made with R can be run again: its default generator since version 3.6.</summary>
/// <remarks>
/// The Mersenne Twister MT19937 of Matsumoto and Nishimura (1998), ACM Transactions on Modeling and Computer Simulation 8, 3–30, seeded as
/// <c>set.seed</c> does, and R's sampling by rejection. For work of our own use <see cref="RandomNumbers"/>.
/// After <c>set.seed(1)</c>: <c>runif(1)</c> is 0.265508663142; <c>sample(10)</c> is 9 4 7 1 2 5 3 10 6 8.
/// </remarks>
public sealed class RandomNumbersOfR
{
    private const int Size = 624;
    private const int Middle = 397;
    private const double Smallest = 2.328306437080797e-10;
    private const double Scale = 2.3283064365386963e-10;

    private readonly uint[] state = new uint[Size];
    private int next = Size;

    private RandomNumbersOfR()
    {
    }

    /// <summary>As after <c>set.seed(seed)</c>.</summary>
    public static RandomNumbersOfR Seeded(int seed)
    {
        var numbers = new RandomNumbersOfR();
        numbers.Seed(seed);
        return numbers;
    }

    /// <summary>Starts again from another seed, without new memory.</summary>
    public void Seed(int seed)
    {
        var scrambled = unchecked((uint)seed);
        for (var round = 0; round < 50; round++)
        {
            scrambled = Scrambled(scrambled);
        }

        // The first word would be the place in the state, which starts at its end whatever it says.
        scrambled = Scrambled(scrambled);
        for (var word = 0; word < Size; word++)
        {
            scrambled = Scrambled(scrambled);
            state[word] = scrambled;
        }

        next = Size;
    }

    /// <summary>As <c>runif(1)</c>: a number between 0 and 1, neither end included.</summary>
    public double Uniform()
    {
        var value = Word() * Scale;
        return value <= 0 ? 0.5 * Smallest : 1 - value <= 0 ? 1 - 0.5 * Smallest : value;
    }

    /// <summary>A whole number from 0 up to but not <paramref name="bound"/>, drawn as R does under <c>sample.kind = "Rejection"</c>.</summary>
    /// <param name="bound">Above zero. Failure: <see cref="ArgumentOutOfRangeException"/>.</param>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var bits = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)(bound - 1));
        long drawn;
        do
        {
            drawn = Bits(bits);
        }
        while (drawn >= bound);
        return (int)drawn;
    }

    /// <summary>As <c>sample(items)</c>: all of them, in random order.</summary>
    /// <param name="into">As long as <paramref name="items"/>, and not the same memory. Failure: <see cref="ArgumentException"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample<T>(ReadOnlySpan<T> items, Span<T> into)
    {
        if (items.Length != into.Length)
        {
            throw new ArgumentException("A sample of all items is as long as they are.", nameof(into));
        }

        var left = new int[items.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = i;
        }

        for (var (i, count) = (0, items.Length); i < into.Length; i++)
        {
            var drawn = Below(count);
            into[i] = items[left[drawn]];
            left[drawn] = left[--count];
        }
    }

    private static uint Scrambled(uint seed) => unchecked(69069 * seed + 1);

    // Sixteen bits at a time; a number of exactly sixteen bits takes two.
    private long Bits(int bits)
    {
        long value = 0;
        for (var have = 0; have <= bits; have += 16)
        {
            value = 65536 * value + (long)Math.Floor(Uniform() * 65536);
        }

        return value & ((1L << bits) - 1);
    }

    private uint Word()
    {
        if (next >= Size)
        {
            Twist();
        }

        var word = state[next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var joined = (state[i] & 0x80000000) | (state[i + 1 < Size ? i + 1 : 0] & 0x7FFFFFFF);
            state[i] = state[i + Middle < Size ? i + Middle : i + Middle - Size] ^ (joined >> 1) ^ ((joined & 1) == 0 ? 0 : 0x9908B0DF);
        }

        next = 0;
    }
}
