using Alliance.Statistics.Numerics;
using MathNet.Numerics;

namespace Alliance.Statistics.Distributions;

/// <summary>Fisher's F where the means do differ; its <c>noncentrality</c> is the sum of squares of the true effects over the error variance.</summary>
/// <remarks>
/// A Poisson mixture of beta integrals (Johnson, Kotz and Balakrishnan 1995, chapter 30). As <c>pf</c> of R: at 3 with 2 and 20 degrees of freedom and
/// noncentrality 4 it is 0.5660313760. Needs degrees of freedom above zero and a noncentrality of zero or more; callers check.
/// </remarks>
internal static class NoncentralF
{
    public static double Cdf(double f, double first, double second, double noncentrality) =>
        f <= 0 ? 0 : PoissonMixture.Of(noncentrality / 2, j => SpecialFunctions.BetaRegularized(first / 2 + j, second / 2, first * f / (first * f + second)));

    /// <summary>The upper tail: the power of a test that rejects above <paramref name="f"/>.</summary>
    public static double Survival(double f, double first, double second, double noncentrality) =>
        f <= 0 ? 1 : PoissonMixture.Of(noncentrality / 2, j => SpecialFunctions.BetaRegularized(second / 2, first / 2 + j, second / (first * f + second)));

    /// <summary>Where <see cref="Cdf"/> reaches a probability: 8.8399826574 for 0.95, 2 and 20 degrees of freedom and noncentrality 4.</summary>
    public static double? Quantile(double probability, double first, double second, double noncentrality) =>
        Root.Around(log => Cdf(Math.Exp(log), first, second, noncentrality) - probability, 0, 8, 600) is { } found ? Math.Exp(found) : null;
}
