using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Generalized;

/// <summary>The θ of a negative binomial at which counts are most likely, given their means.</summary>
/// <remarks>Lawless (1987), Negative binomial and mixed Poisson regression, Canadian Journal of Statistics 15, 209–225.</remarks>
internal static class OverdispersionTheta
{
    private const int MostRounds = 100;
    private const double Accuracy = 1e-13;
    private const double Most = 1e8;

    /// <returns>Nothing where counts vary no more than Poisson counts, so that θ grows without end.</returns>
    public static double? Of(double[] y, double[] means, double start)
    {
        var (low, high, theta) = (0.0, double.PositiveInfinity, start);
        for (var round = 0; round < MostRounds; round++)
        {
            var (score, information) = Slopes(y, means, theta);
            (low, high) = score > 0 ? (theta, high) : (low, theta);
            var next = theta + score / information;
            // Newton's step where it stays between what is known to be too low and too high.
            next = information > 0 && next > low && next < high ? next : double.IsInfinity(high) ? theta * 4 : (low + high) / 2;
            if (next > Most)
            {
                return null;
            }

            if (Math.Abs(next - theta) <= Accuracy * theta)
            {
                return next;
            }

            theta = next;
        }

        return theta;
    }

    /// <summary>Of θ, from the curvature of the likelihood.</summary>
    public static double StandardError(double[] y, double[] means, double theta) => 1 / Math.Sqrt(Slopes(y, means, theta).Information);

    private static (double Score, double Information) Slopes(double[] y, double[] means, double theta)
    {
        var (score, information) = (0.0, 0.0);
        var (digamma, trigamma) = (Polygamma.Digamma(theta), Polygamma.Trigamma(theta));
        for (var row = 0; row < y.Length; row++)
        {
            var sum = means[row] + theta;
            var share = (y[row] + theta) / sum;
            score += Polygamma.Digamma(theta + y[row]) - digamma + Math.Log(theta / sum) + 1 - share;
            information += trigamma - Polygamma.Trigamma(theta + y[row]) - 1 / theta + 2 / sum - share / sum;
        }

        return (score, information);
    }
}
