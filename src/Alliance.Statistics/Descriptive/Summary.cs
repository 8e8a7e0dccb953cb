using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Descriptive;

/// <summary>A list of values in nine numbers, all in the unit of the values.</summary>
/// <remarks>
/// Sums in double-double arithmetic, so that what comes out is right to the last digits a double can hold; quartiles as <see cref="Robust.Quantile"/>.
/// NIST's Michelso (velocity of light): mean 299.8524, standard deviation 0.0790105478190518.
/// </remarks>
public sealed record Summary
{
    public required int Count { get; init; }

    public required double Mean { get; init; }

    /// <summary>With n − 1; nothing for a single value.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>Of the mean: the standard deviation over √n; nothing for a single value.</summary>
    public double? StandardError => StandardDeviation / Math.Sqrt(Count);

    public required double Minimum { get; init; }

    public required double LowerQuartile { get; init; }

    public required double Median { get; init; }

    public required double UpperQuartile { get; init; }

    public required double Maximum { get; init; }

    /// <summary>Failure: no value, or one that is not finite.</summary>
    public static Answer<Summary> Of(ReadOnlySpan<double> values)
    {
        if (Sample.Refuse(values, 1, "Summarized values") is { } refusal)
        {
            return refusal;
        }

        var mean = Sample.Mean(values);
        var sorted = Sample.Sorted(values);
        return new Summary
        {
            Count = values.Length,
            Mean = (double)mean,
            StandardDeviation = values.Length == 1 ? null : (double)DoubleDouble.Sqrt(Sample.Squares(values, mean) / (values.Length - 1)),
            Minimum = sorted[0],
            LowerQuartile = Robust.OfSorted(sorted, 0.25),
            Median = Robust.OfSorted(sorted, 0.5),
            UpperQuartile = Robust.OfSorted(sorted, 0.75),
            Maximum = sorted[^1],
        };
    }
}
