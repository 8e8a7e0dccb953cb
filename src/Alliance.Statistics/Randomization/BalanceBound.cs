namespace Alliance.Statistics.Randomization;

/// <summary>How unbalanced the covariates may be between arms, and how many allocations that leaves.</summary>
/// <remarks>
/// Morgan and Rubin (2012), equation 2, for any number of arms: Σ over arms of the squared Mahalanobis distance of the arm's means from the means of all, times the
/// units in it. Two arms of sizes n₁ and n₂ give n₁n₂/n times that of the difference between both; by chance it is about chi-squared with as many degrees of freedom
/// as there are covariates (times arms less one).
/// </remarks>
public sealed class BalanceBound
{
    internal const int MostTries = 1_000_000;
    internal const int Sample = 10_000;

    private readonly double[][] whitened;
    private readonly int arms;

    internal BalanceBound(double[][] whitened, int arms, double largest, double acceptedShare, int? accepted) =>
        (this.whitened, this.arms, Largest, AcceptedShare, Accepted) = (whitened, arms, largest, acceptedShare, accepted);

    /// <summary>The largest imbalance that is accepted.</summary>
    public double Largest { get; }

    /// <summary>Share of all allocations that are balanced enough: counted where they can be listed, else estimated from 10,000.</summary>
    public double AcceptedShare { get; }

    /// <summary>How many allocations are accepted, where they could be listed: the set from which a permutation test draws.</summary>
    public int? Accepted { get; }

    /// <summary>Of an allocation: 0 where every arm has the same means.</summary>
    public double Imbalance(IReadOnlyList<int> allocation) => Imbalance(whitened, arms, [.. allocation]);

    internal bool Accepts(ReadOnlySpan<int> allocation) => Imbalance(whitened, arms, allocation) <= Largest;

    internal static double Imbalance(double[][] whitened, int arms, ReadOnlySpan<int> allocation)
    {
        Span<int> counts = stackalloc int[arms];
        foreach (var arm in allocation)
        {
            counts[arm]++;
        }

        Span<double> sums = stackalloc double[arms];
        var imbalance = 0.0;
        foreach (var covariate in whitened)
        {
            sums.Clear();
            for (var unit = 0; unit < allocation.Length; unit++)
            {
                sums[allocation[unit]] += covariate[unit];
            }

            for (var arm = 0; arm < arms; arm++)
            {
                imbalance += counts[arm] == 0 ? 0 : sums[arm] * sums[arm] / counts[arm];
            }
        }

        return imbalance;
    }
}
