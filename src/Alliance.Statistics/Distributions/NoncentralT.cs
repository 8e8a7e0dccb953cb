using Alliance.Statistics.Numerics;
using MathNet.Numerics;

namespace Alliance.Statistics.Distributions;

/// <summary>Student's t around a mean that is not zero: what t follows where there is an effect. Its <c>noncentrality</c> is the effect over its standard error.</summary>
/// <remarks>
/// P(T ≤ t) = ∫ Φ(t·s − δ) f(s) ds, s being the estimated standard deviation over the true one (Johnson, Kotz and Balakrishnan 1995, chapter 31).
/// Integrated over log s by the trapezoid rule, which converges exponentially there. As <c>pt</c> of R: at t = 2, ten degrees of freedom and
/// noncentrality 1 it is 0.8076115625304. Needs finite arguments and degrees of freedom above zero; callers check.
/// </remarks>
internal static class NoncentralT
{
    // Of the exponent, where the density of s is left: e⁻⁴⁰ of its height.
    private const double Depth = 40;
    private const double WidestStep = 0.08;

    // Standard deviations beyond which a normal tail is nothing to a double.
    private const double Beyond = 40;

    public static double Cdf(double t, double freedom, double noncentrality) => Mixed(t, freedom, noncentrality, 1);

    /// <summary>The upper tail, without the loss of 1 − <see cref="Cdf"/>.</summary>
    public static double Survival(double t, double freedom, double noncentrality) => Mixed(t, freedom, noncentrality, -1);

    /// <summary>Where <see cref="Cdf"/> reaches a probability: 3.5405055352 for 0.975, ten degrees of freedom and noncentrality 1.</summary>
    public static double? Quantile(double probability, double freedom, double noncentrality) =>
        Root.Around(t => Balanced(probability, t, freedom, noncentrality), noncentrality, 8, 1e12);

    /// <summary>The noncentrality under which a t seen lies at a probability: the ends of an interval for an effect size.</summary>
    public static double? Noncentrality(double t, double freedom, double probability) =>
        Root.Around(noncentrality => -Balanced(probability, t, freedom, noncentrality), t, 8, 1e9);

    // Measured in the smaller tail, so that quantiles far out keep their digits.
    private static double Balanced(double probability, double t, double freedom, double noncentrality) =>
        probability <= 0.5 ? Cdf(t, freedom, noncentrality) - probability : 1 - probability - Survival(t, freedom, noncentrality);

    private static double Mixed(double t, double freedom, double noncentrality, double sign)
    {
        var right = Math.Min(Math.Sqrt(Depth / freedom), Math.Log(Depth * 2 / freedom + 4));
        var left = Depth / freedom + Math.Sqrt(Depth / freedom);
        // Far from the middle all of it or nothing, where the steps would be too small to end.
        double low = sign * (t * Math.Exp(-left) - noncentrality), high = sign * (t * Math.Exp(right) - noncentrality);
        if (Math.Min(Math.Abs(low), Math.Abs(high)) > Beyond && low > 0 == high > 0)
        {
            return low > 0 ? 1 : 0;
        }

        var step = Math.Min(WidestStep, 0.3 / Math.Sqrt(freedom + noncentrality * noncentrality / 2));
        double below = 0, all = 0;
        for (var at = -Math.Ceiling(left / step); at <= right / step; at++)
        {
            var u = at * step;
            var density = Math.Exp(freedom * (u - ExponentialLessOne(2 * u) / 2));
            all += density;
            below += density * StandardNormal(sign * (t * Math.Exp(u) - noncentrality));
        }

        return below / all;
    }

    // Kahan's: exact where MathNet's Expm1 keeps only nine digits.
    private static double ExponentialLessOne(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x : power <= double.Epsilon ? -1 : (power - 1) * x / Math.Log(power);
    }

    private static double StandardNormal(double z) => SpecialFunctions.Erfc(-z / Constants.Sqrt2) / 2;
}
