using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Degrees of freedom of a fixed effect whose variance is itself estimated.</summary>
/// <remarks>
/// Satterthwaite (1946); for mixed models Giesbrecht and Burns (1985) and Kuznetsova, Brockhoff and Christensen (2017), J. Stat. Softw. 82(13), equation 4:
/// 2 C² / (g'Ag), C the variance of the effect, g its gradient by theta and the logarithm of the residual variance, A their covariance, twice the inverse
/// of the curvature of minus twice the log-likelihood.
/// </remarks>
internal sealed class Satterthwaite
{
    private readonly ProfiledCriterion criterion;
    private readonly int size;
    private readonly double[] factor;
    private readonly bool[] ignored;

    public Satterthwaite(ProfiledCriterion criterion, MixedOptimum optimum)
    {
        this.criterion = criterion;
        size = optimum.Theta.Length + 1;
        ignored = new bool[size];
        // A scale along which the likelihood does not curve, as can be where another is zero, is taken as known.
        factor = DenseCholesky.FactorWithoutFlat(optimum.Curvature, size, 1e-12, ignored);
    }

    /// <param name="image">(X'V⁻¹X)⁻¹ times the contrast.</param>
    /// <param name="share">The contrast times that: its variance over the residual variance.</param>
    public double Freedom(ReadOnlySpan<double> image, double share)
    {
        var gradient = new double[size];
        gradient[^1] = share;
        for (var i = 0; i < size - 1; i++)
        {
            var slopes = criterion.Slopes[i];
            for (var row = 0; row < image.Length; row++)
            {
                gradient[i] += 2 * image[row] * RowArithmetic.Dot(slopes.AsSpan(row * image.Length, image.Length), image);
            }

            gradient[i] = ignored[i] ? 0 : gradient[i];
        }

        DenseCholesky.SolveLower(factor, size, gradient);
        return share * share / RowArithmetic.Dot(gradient, gradient);
    }
}
