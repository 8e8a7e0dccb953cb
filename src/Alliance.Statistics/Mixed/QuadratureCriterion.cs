using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Minus twice the log-likelihood of counts with one random intercept by adaptive Gauss–Hermite quadrature.</summary>
/// <remarks>
/// Pinheiro and Bates (1995), J. Comput. Graph. Stat. 4, 12–35: in each group the points lie about the likeliest effect and as far out as it is uncertain.
/// One point is Laplace's approximation. The gradient is by central differences of the fourth order, exact to about ten digits.
/// </remarks>
internal sealed class QuadratureCriterion
{
    private const double Step = 1e-3;

    private readonly ConditionalMode mode;
    private readonly CountOutcome outcome;
    private readonly RandomEffect term;
    private readonly double[] points;
    private readonly double[] weights;
    private readonly double[] atMode;
    private readonly double[] atPoint;
    private readonly double[] sums;

    public QuadratureCriterion(MixedDesign design, CountOutcome outcome, int count)
    {
        (mode, this.outcome, term) = (new ConditionalMode(design, outcome), outcome, design.Structure.Terms[0]);
        (points, weights) = GaussHermite.Of(count);
        (atMode, atPoint, sums) = (new double[term.Levels.Count], new double[term.Levels.Count], new double[term.Levels.Count]);
    }

    public ConditionalMode Mode => mode;

    public double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        if (gradient.Length > 0)
        {
            Differentiate(point.ToArray(), gradient);
        }

        return Value(point);
    }

    private void Differentiate(double[] point, Span<double> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            var at = point[i];
            double Moved(double by)
            {
                point[i] = at + by;
                return Value(point);
            }

            gradient[i] = (8 * (Moved(Step) - Moved(-Step)) - (Moved(2 * Step) - Moved(-2 * Step))) / (12 * Step);
            point[i] = at;
        }
    }

    private double Value(ReadOnlySpan<double> point)
    {
        if (!double.IsFinite(mode.Find(point[..1], point[1..])))
        {
            return double.PositiveInfinity;
        }

        Joint(0, atMode);
        sums.AsSpan().Clear();
        for (var k = 0; k < points.Length; k++)
        {
            Joint(points[k] * Math.Sqrt(2), atPoint);
            var factor = weights[k] * Math.Exp(points[k] * points[k]);
            for (var level = 0; level < sums.Length; level++)
            {
                sums[level] += factor * Math.Exp(atPoint[level] - atMode[level]);
            }
        }

        var total = outcome.Constant - mode.Cholesky.LogDeterminant() / 2 - sums.Length * Math.Log(Math.PI) / 2;
        for (var level = 0; level < sums.Length; level++)
        {
            total += atMode[level] + Math.Log(sums[level]);
        }

        return double.IsFinite(total) ? -2 * total : double.PositiveInfinity;
    }

    // For each group the logarithm of likelihood and density, so many deviations from the likeliest effect.
    private void Joint(double deviations, double[] joint)
    {
        for (var level = 0; level < joint.Length; level++)
        {
            joint[level] = -Squared(EffectAt(level, deviations)) / 2;
        }

        for (var row = 0; row < mode.Fixed.Length; row++)
        {
            var level = term.LevelOfRow[row];
            joint[level] += outcome.LogLikelihood(row, mode.Fixed[row] + mode.Scales[0][0] * EffectAt(level, deviations));
        }
    }

    // Groups of one term do not meet: the factor of M is diagonal.
    private double EffectAt(int level, double deviations) => mode.Effects[level] + deviations / mode.Cholesky.Values[level];

    private static double Squared(double value) => value * value;
}
