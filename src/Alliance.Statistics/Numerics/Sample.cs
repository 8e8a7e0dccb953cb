using System.Globalization;

namespace Alliance.Statistics.Numerics;

/// <summary>What is asked of a list of measured values before anything is reckoned of it, and its first two moments to all digits.</summary>
internal static class Sample
{
    // What rounding alone leaves of a spread, relative to the size of the values.
    private const double Rounding = 1e-15;

    public static Refusal? Refuse(ReadOnlySpan<double> values, int least, string what)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                return new Refusal(RefusalKind.NotANumber, $"{what} must be finite numbers, not {value.ToString(CultureInfo.InvariantCulture)}; leave missing ones out.");
            }
        }

        return values.Length >= least ? null
            : new Refusal(RefusalKind.TooFewPoints, $"{what} need at least {least} value{(least == 1 ? "" : "s")}; there {(values.Length == 1 ? "is" : "are")} {values.Length}.");
    }

    public static Refusal? RefuseShare(double share) =>
        share is >= 0 and < 0.5 ? null : new Refusal(RefusalKind.NotAProbability, $"The share cut off at each end lies from 0 to below 0.5, not at {share.ToString(CultureInfo.InvariantCulture)}.");

    public static DoubleDouble Mean(ReadOnlySpan<double> values) => DoubleDouble.Sum(values) / values.Length;

    /// <summary>Σ (x − m)² around a mean known to 31 digits.</summary>
    public static DoubleDouble Squares(ReadOnlySpan<double> values, DoubleDouble mean)
    {
        var sum = default(DoubleDouble);
        foreach (var value in values)
        {
            var left = value - mean;
            sum += left * left;
        }

        return sum;
    }

    public static double Variance(ReadOnlySpan<double> values) => (double)(Squares(values, Mean(values)) / (values.Length - 1));

    /// <summary>Whether a standard deviation is no more than rounding of values of this size.</summary>
    public static bool NoSpread(double deviation, double size) => deviation <= Rounding * Math.Abs(size);

    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
