using MathNet.Numerics.Distributions;

namespace Alliance.Statistics;

/// <summary>A confidence interval: both ends in the unit of the estimate; <see cref="High"/> may be infinite where the data set no upper end.</summary>
/// <param name="Level">Between 0 and 1, for example 0.95.</param>
public readonly record struct Interval(double Low, double High, double Level)
{
    /// <summary>Whether a value lies in it, ends included: <c>new Interval(-196, -40, 0.95).Holds(0)</c> is false.</summary>
    public bool Holds(double value) => Low <= value && value <= High;

    /// <summary>Both ends through a rising function: an interval of logarithms becomes one of ratios with <c>Math.Exp</c>.</summary>
    public Interval Through(Func<double, double> rising) => new(rising(Low), rising(High), Level);

    internal static Interval Normal(double estimate, double standardError, double level)
    {
        var reach = Probit(level) * standardError;
        return new Interval(estimate - reach, estimate + reach, level);
    }

    internal static Interval Student(double estimate, double standardError, double freedom, double level)
    {
        var reach = StudentT.InvCDF(0, 1, freedom, (1 + level) / 2) * standardError;
        return new Interval(estimate - reach, estimate + reach, level);
    }

    /// <summary>The two-sided normal quantile: 1.959964 for 0.95.</summary>
    internal static double Probit(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);
}
