using MathNet.Numerics.Distributions;

namespace Alliance.Statistics;

/// <summary>An estimate whose error is about normal: value and standard error in the unit of what is estimated.</summary>
/// <param name="StandardError">Above zero.</param>
/// <param name="P">Two-sided, against zero.</param>
public sealed record Estimate(double Value, double StandardError, Interval Interval, double P)
{
    /// <summary>Value over standard error: -118 with 39.598 is -2.98.</summary>
    public double Z => Value / StandardError;

    internal static Estimate Normal(double value, double standardError, double level) =>
        new(value, standardError, Interval.Normal(value, standardError, level), 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(value / standardError)));

    internal static Estimate Student(double value, double standardError, double freedom, double level) =>
        new(value, standardError, Interval.Student(value, standardError, freedom, level), 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(value / standardError)));
}
