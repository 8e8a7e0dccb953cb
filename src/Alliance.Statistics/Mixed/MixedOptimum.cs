using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Theta where the criterion of a linear mixed model is smallest, and how the likelihood curves there.</summary>
internal sealed class MixedOptimum
{
    private const double Enough = 1e-13;
    private const double Done = 1e-16;

    // A Newton step that promises less than this moves theta too little to change the curvature.
    private const double Near = 1e-12;
    private const int MostPolishes = 4;

    // What a further Newton step may still promise, in units of minus twice the log-likelihood.
    private const double Converged = 1e-7;
    private const double Step = 1e-4;

    // What a variance of zero may add to the criterion and still be as good.
    private const double Level = 1e-10;

    private readonly ProfiledCriterion criterion;
    private readonly int size;

    private MixedOptimum(ProfiledCriterion criterion)
    {
        this.criterion = criterion;
        size = criterion.Scales.Parameters.Length;
        Curvature = new double[(size + 1) * (size + 1)];
        (Theta, Gradient) = (new double[size], new double[size]);
    }

    public double[] Theta { get; private set; }

    public double[] Gradient { get; }

    public double Criterion { get; private set; }

    /// <summary>What a further Newton step would take off the criterion; infinite where there is no minimum.</summary>
    public double Promise { get; private set; }

    /// <summary>Second derivatives of minus twice the log-likelihood by theta and, last, by the logarithm of the residual variance.</summary>
    public double[] Curvature { get; }

    public bool IsConverged => Promise < Converged;

    /// <summary>Nothing where the criterion has no value at the start: the residual variance is zero.</summary>
    public static MixedOptimum? Find(ProfiledCriterion criterion, CancellationToken cancellation)
    {
        var optimum = new MixedOptimum(criterion);
        var minimizer = new Minimizer(criterion.At, criterion.Scales.Start(), optimum.StartingCurvature());
        minimizer.Run(Enough, cancellation);
        if (!double.IsFinite(minimizer.Value))
        {
            return null;
        }

        optimum.Theta = ScaleSigns.Tidied(criterion.Scales, minimizer.Point);
        optimum.TakeZeros(minimizer.Value);
        optimum.Polish();
        return optimum;
    }

    // So many groups, so much curvature: exact for large theta, near enough elsewhere.
    private double[] StartingCurvature()
    {
        var inverse = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            inverse[i * size + i] = 0.5 / criterion.Scales.LevelsOf(i);
        }

        return inverse;
    }

    // A scale that only nears zero is zero, where that costs nothing.
    private void TakeZeros(double value)
    {
        for (var i = 0; i < size; i++)
        {
            if (Theta[i] != 0 && criterion.Scales.IsDiagonal(i) && Theta[i] < ScaleSigns.Vanishing)
            {
                var kept = Theta[i];
                Theta[i] = 0;
                Theta[i] = criterion.At(Theta, Gradient) <= value + Level ? 0 : kept;
            }
        }
    }

    private void Polish()
    {
        Bend();
        for (var round = 0; ; round++)
        {
            Criterion = criterion.At(Theta, Gradient);
            var step = Gradient.ToArray();
            var profile = Profile();
            if (DenseCholesky.Factor(profile, size) >= 0)
            {
                Promise = ScaleSigns.IsSingular(criterion.Scales, Theta) ? RowArithmetic.Dot(Gradient, Gradient) : double.PositiveInfinity;
                return;
            }

            DenseCholesky.SolveLower(profile, size, step);
            Promise = RowArithmetic.Dot(step, step) / 2;
            if (Promise < Done || round == MostPolishes)
            {
                return;
            }

            DenseCholesky.SolveUpper(profile, size, step);
            RowArithmetic.AddScaled(Theta, -1, step);
            if (Promise > Near)
            {
                Bend();
            }
        }
    }

    // Leaves the criterion elsewhere. Central differences of the closed-form gradient with the residual variance held at its value here.
    private void Bend()
    {
        criterion.At(Theta, Gradient);
        var (wide, variance) = (size + 1, criterion.ResidualVariance);
        for (var i = 0; i < size; i++)
        {
            Curvature[i * wide + size] = Curvature[size * wide + i] = -criterion.ResidualGradient[i] / variance;
        }

        Curvature[size * wide + size] = criterion.Freedom;
        var (moved, forward) = (Theta.ToArray(), new double[size]);
        for (var i = 0; i < size; i++)
        {
            var step = Step * Math.Max(0.1, Math.Abs(Theta[i]));
            moved[i] = Theta[i] + step;
            Slope(moved, variance, forward);
            moved[i] = Theta[i] - step;
            Slope(moved, variance, Curvature.AsSpan(i * wide, size));
            moved[i] = Theta[i];
            for (var j = 0; j < size; j++)
            {
                Curvature[i * wide + j] = (forward[j] - Curvature[i * wide + j]) / (2 * step);
            }
        }
    }

    private void Slope(double[] theta, double variance, Span<double> slope)
    {
        criterion.At(theta, []);
        for (var i = 0; i < size; i++)
        {
            slope[i] = criterion.DeterminantGradient[i] + criterion.ResidualGradient[i] / variance;
        }
    }

    // The curvature along theta with the residual variance at its best for each.
    private double[] Profile()
    {
        var wide = size + 1;
        var profile = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                profile[i * size + j] = (Curvature[i * wide + j] + Curvature[j * wide + i]) / 2
                    - Curvature[i * wide + size] * Curvature[size * wide + j] / Curvature[size * wide + size];
            }
        }

        return profile;
    }
}
