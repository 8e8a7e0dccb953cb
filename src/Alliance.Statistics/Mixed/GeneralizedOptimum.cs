using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Where the approximate likelihood of counts is largest, and how it curves there.</summary>
internal sealed class GeneralizedOptimum
{
    private const double Enough = 1e-9;
    private const double Done = 1e-14;
    private const double Converged = 1e-7;
    private const double Step = 1e-4;
    private const int MostPolishes = 3;

    private readonly Differentiable criterion;
    private readonly int size;
    private readonly CancellationToken cancellation;

    private GeneralizedOptimum(Differentiable criterion, ConditionalMode mode, double[] point, CancellationToken cancellation)
    {
        (this.criterion, Mode, Point, size, this.cancellation) = (criterion, mode, point, point.Length, cancellation);
        (Gradient, Factor, Ignored) = (new double[size], [], new bool[size]);
    }

    public ConditionalMode Mode { get; }

    /// <summary>Theta, then the fixed effects of the columns as they are kept inside.</summary>
    public double[] Point { get; }

    public double[] Gradient { get; }

    public double Value { get; private set; }

    public double Promise { get; private set; }

    public bool IsConverged => Promise < Converged;

    /// <summary>The Cholesky factor of the curvature of minus twice the log-likelihood.</summary>
    public double[] Factor { get; private set; }

    private bool[] Ignored { get; }

    private int Scales => Mode.Scales.Parameters.Length;

    public static Answer<GeneralizedOptimum> Find(MixedDesign design, CountOutcome outcome, double[] start, MixedOptions options)
    {
        var laplace = new LaplaceCriterion(design, outcome);
        var quadrature = options.QuadraturePoints > 1 ? new QuadratureCriterion(design, outcome, options.QuadraturePoints) : null;
        Differentiable criterion = quadrature is null ? laplace.At : quadrature.At;
        var point = GeneralizedStart.Sharpen(design, laplace, start, Enough, options.Cancellation);
        if (quadrature is not null)
        {
            var minimizer = new Minimizer(criterion, point, GeneralizedStart.InverseCurvature(design, laplace, point));
            minimizer.Run(Enough, options.Cancellation);
            point = minimizer.Point;
        }

        ScaleSigns.WithZeros(laplace.Mode.Scales, ScaleSigns.Tidied(laplace.Mode.Scales, point.AsSpan(0, laplace.Scales))).CopyTo(point, 0);
        var optimum = new GeneralizedOptimum(criterion, quadrature?.Mode ?? laplace.Mode, point, options.Cancellation);
        return optimum.Polish() ? optimum : new Refusal(RefusalKind.NotConverged, GeneralizedStart.Runaway(design, point, laplace.Scales, outcome.Family));
    }

    /// <summary>Half of -2 log-likelihood is what curves: the covariance is twice the inverse.</summary>
    public double Variance(ReadOnlySpan<double> contrast)
    {
        var image = new double[size];
        contrast.CopyTo(image.AsSpan(Scales));
        DenseCholesky.SolveLower(Factor, size, image);
        return 2 * RowArithmetic.Dot(image, image);
    }

    private bool Polish()
    {
        var bent = false;
        for (var round = 0; ; round++)
        {
            bent = !bent ? Bend() : bent;
            Value = criterion(Point, Gradient);
            if (!bent || !double.IsFinite(Value))
            {
                return false;
            }

            var step = Gradient.ToArray();
            for (var i = 0; i < size; i++)
            {
                step[i] = Ignored[i] ? 0 : step[i];
            }

            DenseCholesky.SolveLower(Factor, size, step);
            Promise = RowArithmetic.Dot(step, step) / 2;
            if (Promise < Done || round == MostPolishes)
            {
                return true;
            }

            bent = Promise < Enough;
            DenseCholesky.SolveUpper(Factor, size, step);
            for (var i = 0; i < size; i++)
            {
                // What is zero stays zero: along it the likelihood is level, but for rounding.
                Point[i] -= Point[i] == 0 && i < Scales ? 0 : step[i];
            }
        }
    }

    private bool Bend()
    {
        var (moved, forward, backward, curvature) = (Point.ToArray(), new double[size], new double[size], new double[size * size]);
        for (var i = 0; i < size; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            moved[i] = Point[i] + Step;
            criterion(moved, forward);
            moved[i] = Point[i] - Step;
            criterion(moved, backward);
            moved[i] = Point[i];
            for (var j = 0; j < size; j++)
            {
                curvature[i * size + j] = (forward[j] - backward[j]) / (2 * Step);
            }
        }

        Factor = DenseCholesky.FactorWithoutFlat(curvature, size, 1e-12, Ignored);
        return Array.TrueForAll(Factor, double.IsFinite) && !Ignored.AsSpan(Scales).Contains(true) && !FlatScale();
    }

    // A scale may be without curvature only where another of its term is zero.
    private bool FlatScale() => Ignored.AsSpan(0, Scales).Contains(true) && !ScaleSigns.IsSingular(Mode.Scales, Point.AsSpan(0, Scales));
}
