namespace Alliance.Statistics.Testing;

/// <summary>The distribution of a sum of ranks under its hypothesis: how many assignments give each sum.</summary>
internal sealed class Counted
{
    // Counts up to 2⁵³ are exact; larger ones carry the relative rounding of a double.
    private const double Alike = 1e-12;

    private readonly double[] below;

    private Counted(double[] counts)
    {
        below = counts;
        for (var at = 1; at < below.Length; at++)
        {
            below[at] += below[at - 1];
        }
    }

    /// <summary>Of choosing <paramref name="size"/> of the weights.</summary>
    public static Counted Choosing(int[] weights, int size)
    {
        var most = weights.OrderDescending().Take(size).Sum();
        var ways = new double[size + 1][];
        for (var chosen = 0; chosen <= size; chosen++)
        {
            ways[chosen] = new double[most + 1];
        }

        ways[0][0] = 1;
        foreach (var weight in weights)
        {
            for (var chosen = size; chosen >= 1; chosen--)
            {
                Shift(ways[chosen - 1], ways[chosen], weight);
            }
        }

        return new Counted(ways[size]);
    }

    /// <summary>Of each weight being in or out.</summary>
    public static Counted Subsets(int[] weights)
    {
        var ways = new double[weights.Sum() + 1];
        ways[0] = 1;
        foreach (var weight in weights)
        {
            for (var sum = ways.Length - 1; sum >= weight; sum--)
            {
                ways[sum] += ways[sum - weight];
            }
        }

        return new Counted(ways);
    }

    public double AtMost(int sum) => sum < 0 ? 0 : below[Math.Min(sum, below.Length - 1)] / below[^1];

    public double AtLeast(int sum) => sum <= 0 ? 1 : (below[^1] - below[Math.Min(sum - 1, below.Length - 1)]) / below[^1];

    public double P(int sum, Alternative alternative) => alternative switch
    {
        Alternative.Less => AtMost(sum),
        Alternative.Greater => AtLeast(sum),
        _ => Math.Min(1, 2 * Math.Min(AtMost(sum), AtLeast(sum))),
    };

    /// <summary>The smallest sum that is reached with at least this probability.</summary>
    public int Quantile(double probability)
    {
        var sum = 0;
        while (below[sum] / below[^1] < probability * (1 - Alike))
        {
            sum++;
        }

        return sum;
    }

    private static void Shift(double[] from, double[] to, int weight)
    {
        for (var sum = to.Length - 1; sum >= weight; sum--)
        {
            to[sum] += from[sum - weight];
        }
    }
}
