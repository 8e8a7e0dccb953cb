namespace Alliance.Statistics.Rates;

/// <summary>Whether two Poisson rates differ: the E-test, which keeps more power than the exact test of <see cref="RateRatio"/>.</summary>
/// <param name="Difference">First rate minus second.</param>
/// <param name="P">Two-sided: how likely a pair of counts is whose standardized difference is at least as large.</param>
/// <remarks>
/// Krishnamoorthy, K., and Thomson, J. (2004), A more powerful test for comparing two Poisson means, Journal of Statistical Planning and Inference 119,
/// 23–35, equation 3.4. 6 against 2 over the same time: p 0.174874820944; 20 against 10: 0.0688317821081.
/// </remarks>
public sealed record PoissonETest(double Difference, double P)
{
    private const double Negligible = 1e-18;
    private const long Most = 20_000;

    // Two standardized differences that are equal but for rounding are equal.
    private const double Alike = 1e-10;

    /// <returns>Failure: a negative count, an exposure that is not above zero, nothing counted on either side, or more than 20 000 counted.</returns>
    public static Answer<PoissonETest> Of(CountOver first, CountOver second)
    {
        if (Check.First(first.Refusal, second.Refusal) is { } refusal)
        {
            return refusal;
        }

        if (first.Count + second.Count is 0 or > Most)
        {
            return first.Count + second.Count == 0
                ? new Refusal(RefusalKind.NothingCounted, "With nothing counted on either side there are no rates to compare.")
                : new Refusal(RefusalKind.TooMany, $"The E-test adds up every pair of counts and is for at most {Most} events; with more of them the exact test of the rate ratio is as good.");
        }

        return new PoissonETest(first.Count / first.Exposure - second.Count / second.Exposure, Tail(first, second));
    }

    private static double Tail(CountOver first, CountOver second)
    {
        var rate = (first.Count + second.Count) / (first.Exposure + second.Exposure);
        var seen = Math.Abs(Standardized(first.Count, second.Count, first.Exposure, second.Exposure)) * (1 - Alike);
        var (ones, others) = (Likelihoods(rate * first.Exposure), Likelihoods(rate * second.Exposure));
        var tail = 0.0;
        for (var one = 0; one < ones.Weights.Length; one++)
        {
            var row = 0.0;
            for (var other = 0; other < others.Weights.Length; other++)
            {
                var far = Math.Abs(Standardized(ones.From + one, others.From + other, first.Exposure, second.Exposure)) >= seen;
                row += far ? others.Weights[other] : 0;
            }

            tail += ones.Weights[one] * row;
        }

        return Math.Min(1, tail);
    }

    private static double Standardized(double one, double other, double exposure, double otherExposure)
    {
        var variance = one / (exposure * exposure) + other / (otherExposure * otherExposure);
        return variance == 0 ? 0 : (one / exposure - other / otherExposure) / Math.Sqrt(variance);
    }

    private static (int From, double[] Weights) Likelihoods(double mean)
    {
        var reach = 9 * Math.Sqrt(mean) + 40;
        var from = (int)Math.Max(0, Math.Floor(mean - reach));
        var weights = new double[(int)Math.Ceiling(mean + reach) - from + 1];
        for (var at = 0; at < weights.Length; at++)
        {
            var weight = Math.Exp(MathNet.Numerics.Distributions.Poisson.PMFLn(mean, from + at));
            weights[at] = weight > Negligible ? weight : 0;
        }

        return (from, weights);
    }
}
