using Alliance.Statistics.Distributions;
using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Equivalence;

/// <summary>Whether a difference is not worse than a margin that was set beforehand; for harms, where less is better, whether it does not exceed it.</summary>
/// <param name="T">Of the difference against the margin.</param>
/// <param name="P">One-sided: small where the margin is kept.</param>
/// <param name="Bound">The end of the one-sided interval at 1 − α that faces the margin.</param>
/// <remarks>Piaggio et al. (2012), CONSORT for noninferiority, JAMA 308, 2594–2604. R's "sleep" by Welch's test: not above 1, t −3.0385435102, p 0.00357066917, bound −0.1066.</remarks>
public sealed record NonInferiority(double T, double P, double Bound)
{
    /// <summary>More is better: whether the difference stays above a margin.</summary>
    /// <returns>Failure: a margin that is not finite, or an α outside 0 to 0.5.</returns>
    public static Answer<NonInferiority> NotBelow(TTest test, double margin, double alpha = 0.05) => Of(test, margin, alpha, 1);

    /// <summary>Less is better: whether the difference stays below a margin.</summary>
    /// <returns>Failure: a margin that is not finite, or an α outside 0 to 0.5.</returns>
    public static Answer<NonInferiority> NotAbove(TTest test, double margin, double alpha = 0.05) => Of(test, margin, alpha, -1);

    private static Answer<NonInferiority> Of(TTest test, double margin, double alpha, int side)
    {
        if (Margin.Refuse(alpha, margin, double.PositiveInfinity) is { } refusal)
        {
            return refusal;
        }

        var t = (test.Difference - margin) / test.StandardError;
        return new NonInferiority(t, Student.Survival(side * t, test.Freedom), test.Difference - side * Student.Quantile(1 - alpha, test.Freedom) * test.StandardError);
    }
}
