using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Descriptive;

/// <summary>Summaries that a few wild values do not move, each in the unit of the values.</summary>
/// <remarks>Worked on 2, 7, 1.5, 9, 4, 4, 12, 100. Each fails without a value, or with one that is not finite.</remarks>
public static class Robust
{
    // Makes the median absolute deviation of normal values their standard deviation: 1 / Φ⁻¹(3/4), rounded as R does.
    private const double NormalConsistency = 1.4826;

    /// <summary>The middle value, or halfway between the middle two: 5.5.</summary>
    public static Answer<double> Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    /// <summary>The value below which a share of the values lies, linear between the two nearest: type 7 of Hyndman and Fan (1996), R's default. At 0.77: 10.17.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public static Answer<double> Quantile(ReadOnlySpan<double> values, double probability)
    {
        if (Sample.Refuse(values, 1, "Values for a quantile") is { } refusal)
        {
            return refusal;
        }

        return probability is >= 0 and <= 1
            ? OfSorted(Sample.Sorted(values), probability)
            : new Refusal(RefusalKind.NotAProbability, FormattableString.Invariant($"A quantile is asked for at a share from 0 to 1, not at {probability}."));
    }

    /// <summary>1.4826 times the median distance from the median, R's <c>mad</c> (Hampel 1974): 5.1891.</summary>
    public static Answer<double> MedianAbsoluteDeviation(ReadOnlySpan<double> values)
    {
        if (Median(values) is not Answer<double>.Reckoned { Value: var middle })
        {
            return Median(values);
        }

        var distances = new double[values.Length];
        for (var at = 0; at < values.Length; at++)
        {
            distances[at] = Math.Abs(values[at] - middle);
        }

        Array.Sort(distances);
        return NormalConsistency * OfSorted(distances, 0.5);
    }

    /// <summary>The mean without the lowest and the highest share of the values, whole values only, as R's <c>mean(trim =)</c>: 6.3333 for 0.2.</summary>
    /// <param name="share">Cut off at each end, from 0 to below 0.5.</param>
    public static Answer<double> TrimmedMean(ReadOnlySpan<double> values, double share)
    {
        if ((Sample.Refuse(values, 1, "Values for a mean") ?? Sample.RefuseShare(share)) is { } refusal)
        {
            return refusal;
        }

        var cut = (int)Math.Floor(values.Length * share);
        return (double)Sample.Mean(Sample.Sorted(values).AsSpan(cut, values.Length - 2 * cut));
    }

    /// <summary>The mean once values beyond the quantiles at <paramref name="share"/> and 1 − <paramref name="share"/> are set to them, as psych's <c>winsor.mean</c>: 6.4 for 0.2.</summary>
    /// <param name="share">At each end, from 0 to below 0.5.</param>
    public static Answer<double> WinsorizedMean(ReadOnlySpan<double> values, double share)
    {
        if ((Sample.Refuse(values, 1, "Values for a mean") ?? Sample.RefuseShare(share)) is { } refusal)
        {
            return refusal;
        }

        var sorted = Sample.Sorted(values);
        var (low, high) = (OfSorted(sorted, share), OfSorted(sorted, 1 - share));
        for (var at = 0; at < sorted.Length; at++)
        {
            sorted[at] = Math.Clamp(sorted[at], low, high);
        }

        return (double)Sample.Mean(sorted);
    }

    internal static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        var place = (sorted.Length - 1) * probability;
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
