using Alliance.Statistics.Numerics;
using MathNet.Numerics;

namespace Alliance.Statistics.Distributions;

/// <summary>Chi-squared where the hypothesis does not hold; its <c>noncentrality</c> is the sum of the squared means.</summary>
/// <remarks>
/// A Poisson mixture of gamma integrals (Johnson, Kotz and Balakrishnan 1995, chapter 29). As <c>pchisq</c> of R: at 10 with four degrees of freedom and
/// noncentrality 5 it is 0.6382288596. Needs degrees of freedom above zero and a noncentrality of zero or more; callers check.
/// </remarks>
internal static class NoncentralChiSquared
{
    public static double Cdf(double x, double freedom, double noncentrality) =>
        x <= 0 ? 0 : PoissonMixture.Of(noncentrality / 2, j => SpecialFunctions.GammaLowerRegularized(freedom / 2 + j, x / 2));

    /// <summary>The upper tail: the power of a test that rejects above <paramref name="x"/>.</summary>
    public static double Survival(double x, double freedom, double noncentrality) =>
        x <= 0 ? 1 : PoissonMixture.Of(noncentrality / 2, j => SpecialFunctions.GammaUpperRegularized(freedom / 2 + j, x / 2));

    /// <summary>Where <see cref="Cdf"/> reaches a probability: 16.1432611756 for 0.9, four degrees of freedom and noncentrality 5.</summary>
    public static double? Quantile(double probability, double freedom, double noncentrality) =>
        Root.Around(log => Cdf(Math.Exp(log), freedom, noncentrality) - probability, 0, 8, 600) is { } found ? Math.Exp(found) : null;
}
