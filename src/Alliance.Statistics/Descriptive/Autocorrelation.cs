using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Descriptive;

/// <summary>How much a series follows its own past: between −1 and 1.</summary>
/// <remarks>
/// Box and Jenkins (1976), equation 2.1.11: products of deviations so many steps apart, over the sum of squares of the whole series, in double-double
/// arithmetic; R's <c>acf</c>. NIST's Lew at one step: −0.307304800605679.
/// </remarks>
public static class Autocorrelation
{
    /// <param name="lag">Steps apart: 1 or more, below the length of the series.</param>
    /// <returns>Failure: fewer than two values or than <paramref name="lag"/> + 1, one that is not finite, or a series that never changes.</returns>
    public static Answer<double> Of(ReadOnlySpan<double> series, int lag = 1)
    {
        if (lag < 1)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"Values are compared one or more steps apart, not {lag}.");
        }

        if (Sample.Refuse(series, lag + 1, "Values of a series") is { } refusal)
        {
            return refusal;
        }

        var mean = Sample.Mean(series);
        var squares = Sample.Squares(series, mean);
        if (Sample.NoSpread(Math.Sqrt((double)squares), (double)mean))
        {
            return new Refusal(RefusalKind.NoSpread, "A series that never changes has no correlation with its past.");
        }

        var products = default(DoubleDouble);
        for (var at = lag; at < series.Length; at++)
        {
            products += (series[at] - mean) * (series[at - lag] - mean);
        }

        return (double)(products / squares);
    }
}
