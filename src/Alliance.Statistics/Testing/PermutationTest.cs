using Alliance.Statistics.Numerics;
using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Testing;

/// <summary>How often chance alone, by dealing the values out anew, brings a difference of means at least as large as the one seen.</summary>
/// <param name="Difference">Of the means, first minus second; of pairs, their mean difference.</param>
/// <param name="P">By the alternative; two-sided counts differences as large either way.</param>
/// <param name="Draws">Arrangements looked at: all of them, or as many as were drawn.</param>
/// <param name="Exact">Whether these were all there are.</param>
/// <remarks>
/// Fisher (1935), The Design of Experiments, §21; Pitman (1937). A drawn p is (b + 1)/(m + 1), which keeps its level (Phipson and Smyth 2010). R's "sleep" as
/// two samples: 15 048 of 184 756, p 0.0814479638009; as pairs, by changing signs: 4 of 1 024, p 0.00390625.
/// Assumes what was randomized: the units dealt to two groups, or within each pair.
/// </remarks>
public sealed record PermutationTest(double Difference, double P, long Draws, bool Exact)
{
    /// <summary>Arrangements that are all counted; beyond them they are drawn.</summary>
    public const long MostCounted = 5_000_000;

    private const int Least = 99;

    /// <summary>Two independent samples. All arrangements where there are at most <see cref="MostCounted"/>, otherwise <paramref name="draws"/> of them from <paramref name="seed"/>.</summary>
    /// <returns>Failure: an empty sample, a value that is not finite, all values the same, or fewer than 99 draws.</returns>
    public static Answer<PermutationTest> TwoSamples(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided, int draws = 9_999, long seed = 1)
    {
        if ((Sample.Refuse(first, 1, "Values of the first sample") ?? Sample.Refuse(second, 1, "Values of the second sample") ?? Refuse(draws)) is { } refusal)
        {
            return refusal;
        }

        double[] values = [.. first, .. second];
        if (values.Max() == values.Min())
        {
            return new Refusal(RefusalKind.NoSpread, "All values are the same: dealing them out anew changes nothing.");
        }

        // Around the mean of all, the difference of means is a fixed multiple of the first sample's sum.
        var mean = (double)Sample.Mean(values);
        var centered = Array.ConvertAll(values, value => value - mean);
        var tally = new Tally((double)DoubleDouble.Sum(centered.AsSpan(0, first.Length)), centered.Max(Math.Abs) * first.Length, alternative);
        var count = Combinations(values.Length, first.Length);
        if (count <= MostCounted)
        {
            tally.Choose(centered, 0, first.Length, 0);
        }
        else
        {
            tally.Draw(centered, first.Length, draws, RandomNumbers.Seeded(seed));
        }

        return tally.Tested((double)(Sample.Mean(first) - Sample.Mean(second)), count <= MostCounted);
    }

    /// <summary>Pairs: every difference may as well have had the other sign.</summary>
    /// <returns>Failure: no difference, one that is not finite, all of them zero, or fewer than 99 draws.</returns>
    public static Answer<PermutationTest> Signs(ReadOnlySpan<double> differences, Alternative alternative = Alternative.TwoSided, int draws = 9_999, long seed = 1)
    {
        if ((Sample.Refuse(differences, 1, "Differences of pairs") ?? Refuse(draws)) is { } refusal)
        {
            return refusal;
        }

        var values = differences.ToArray();
        if (Array.TrueForAll(values, value => value == 0))
        {
            return new Refusal(RefusalKind.NoSpread, "Every difference is zero: changing signs changes nothing.");
        }

        var tally = new Tally((double)DoubleDouble.Sum(values), values.Sum(Math.Abs), alternative);
        var exact = values.Length < 63 && 1L << values.Length <= MostCounted;
        if (exact)
        {
            tally.Turn(values, 0, 0);
        }
        else
        {
            tally.DrawSigns(values, draws, RandomNumbers.Seeded(seed));
        }

        return tally.Tested((double)Sample.Mean(differences), exact);
    }

    private static Refusal? Refuse(int draws) =>
        draws >= Least ? null : new Refusal(RefusalKind.TooFewPoints, $"A p that is drawn needs at least {Least} draws, not {draws}.");

    private static double Combinations(int all, int chosen)
    {
        var count = 1.0;
        for (var at = 1; at <= Math.Min(chosen, all - chosen); at++)
        {
            count = count * (all - Math.Min(chosen, all - chosen) + at) / at;
        }

        return Math.Round(count);
    }
}
