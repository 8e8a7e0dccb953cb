using Alliance.Statistics.Distributions;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Power;

/// <summary>Two arms of people compared by a t test, with or without the same measure taken before as a covariate.</summary>
/// <remarks>
/// Cohen, J. (1988), Statistical Power Analysis, chapter 2: the statistic follows a noncentral t. As <c>power.t.test</c> of R, rejections towards the effect only:
/// 0.3 standard deviations need 175.385096555 in each arm for a power of 0.8. A baseline measure that correlates r leaves 1 − r² of the variance (Borm, Fransen and Lemmens 2007).
/// </remarks>
public sealed record TwoMeans
{
    private TwoMeans(double first, double second, double deviation, Correlation baseline) =>
        (First, Second, Deviation, Baseline) = (first, second, deviation, baseline);

    /// <summary>People in one arm, and in the other; more than one each, not necessarily whole.</summary>
    public double First { get; }

    public double Second { get; }

    /// <summary>Standard deviation of the outcome within an arm, above zero.</summary>
    public double Deviation { get; }

    /// <summary>Between the outcome and the same measure before; 0 where none was taken.</summary>
    public Correlation Baseline { get; }

    /// <returns>Failure: fewer than two people in an arm, a standard deviation that is not above zero, or a baseline correlation of 1.</returns>
    public static Answer<TwoMeans> Of(double first, double second, double deviation = 1, Correlation baseline = default) =>
        Require.First(Require.Arm(first), Require.Arm(second), Require.Deviation(deviation), Require.Below1(baseline)) is { } refusal ? refusal : new TwoMeans(first, second, deviation, baseline);

    /// <summary>0.8 for a difference of 0.3 with 175.385096555 in each arm.</summary>
    /// <param name="difference">Between the means, in the unit of <see cref="Deviation"/>, either sign.</param>
    /// <returns>Failure: a difference that is no number.</returns>
    public Answer<Probability> Power(double difference, SignificanceLevel level) =>
        Require.Effect(difference) is { } refusal ? refusal : Probability.Reckoned(PowerOf(difference, First, Second, Deviation, Baseline, level));

    /// <summary>The smallest difference with that power: 0.3 for 0.8 with 175.385096555 in each arm.</summary>
    /// <returns>Failure: a power not above the level or not below 1.</returns>
    public Answer<double> Difference(Probability power, SignificanceLevel level) =>
        Solve.Effect(power, level, difference => PowerOf(difference, First, Second, Deviation, Baseline, level), Deviation * 1000);

    /// <summary>People needed in each arm, not rounded: 175.385096555 for 0.3, 0.8 and the usual level.</summary>
    /// <returns>Failure: no difference, what <see cref="Of"/> refuses, or a power not above the level or not below 1.</returns>
    public static Answer<double> PerArm(double difference, Probability power, SignificanceLevel level, double deviation = 1, Correlation baseline = default) =>
        Require.First(Require.SomeEffect(difference), Require.Deviation(deviation), Require.Below1(baseline)) is { } refusal ? refusal
            : Solve.Size(power, level, each => PowerOf(difference, each, each, deviation, baseline, level), Require.FewestInArm);

    private static double PowerOf(double difference, double first, double second, double deviation, Correlation baseline, SignificanceLevel level)
    {
        var error = deviation * Math.Sqrt((1 - baseline.Value * baseline.Value) * (1 / first + 1 / second));
        var freedom = first + second - (baseline.Value > 0 ? 3 : 2);
        var critical = StudentT.InvCDF(0, 1, freedom, 1 - level.Tail);
        return NoncentralT.Survival(critical, freedom, Math.Abs(difference) / error);
    }
}
