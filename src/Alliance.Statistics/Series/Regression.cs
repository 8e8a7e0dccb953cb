using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Series;

/// <summary>A fitted regression, least squares or Poisson, with what its standard errors are made of.</summary>
/// <param name="Coefficients">k.</param>
/// <param name="Bread">k × k: the inverse of X'WX.</param>
/// <param name="Scores">n × k: each row of X times what is left over at it.</param>
/// <param name="Dispersion">What is left over, squared and over its variance function, per degree of freedom.</param>
/// <param name="Unit">What the bread is multiplied by where the model is believed: the dispersion for least squares, 1 for Poisson.</param>
internal sealed record Regression(Vector<double> Coefficients, Matrix<double> Bread, Matrix<double> Scores, double Dispersion, double Unit)
{
    private const double Tolerance = 1e-10;
    private const int Rounds = 100;

    // Below this a mean is being driven to zero: the fit has no finite answer.
    private const double Vanishing = 1e-7;

    public int Freedom => Scores.RowCount - Scores.ColumnCount;

    public static Regression? LeastSquares(Matrix<double> x, Vector<double> y)
    {
        if (!Separable(x))
        {
            return null;
        }

        var coefficients = x.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Solve(y);
        var left = y - x * coefficients;
        if (left.L2Norm() <= Tolerance * y.L2Norm())
        {
            return null;
        }

        var dispersion = left.DotProduct(left) / (x.RowCount - x.ColumnCount);
        return new Regression(coefficients, Inverse(x), Scored(x, left), dispersion, dispersion);
    }

    /// <summary>Iteratively reweighted least squares (McCullagh and Nelder 1989, §2.5), logarithm of the exposure as offset.</summary>
    public static Regression? Poisson(Matrix<double> x, Vector<double> y, Vector<double> exposures)
    {
        if (!Separable(x))
        {
            return null;
        }

        var offset = exposures.PointwiseLog();
        var means = y.Add(0.1);
        var coefficients = Vector<double>.Build.Dense(x.ColumnCount);
        for (var round = 0; round < Rounds; round++)
        {
            var root = means.PointwiseSqrt();
            var working = means.PointwiseLog() - offset + (y - means).PointwiseDivide(means);
            var next = Weighted(x, root).QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Solve(working.PointwiseMultiply(root));
            var moved = (next - coefficients).InfinityNorm();
            coefficients = next;
            means = (x * coefficients + offset).PointwiseExp();
            if (!means.All(mean => double.IsFinite(mean) && mean > Vanishing))
            {
                return null;
            }

            if (moved <= Tolerance * (1 + coefficients.InfinityNorm()))
            {
                var left = y - means;
                var dispersion = left.PointwisePower(2).PointwiseDivide(means).Sum() / (x.RowCount - x.ColumnCount);
                return new Regression(coefficients, Inverse(Weighted(x, means.PointwiseSqrt())), Scored(x, left), dispersion, 1);
            }
        }

        return null;
    }

    public Matrix<double> Covariance(SeriesErrors errors, int lag) => errors switch
    {
        SeriesErrors.Model => Bread * Unit,
        SeriesErrors.Overdispersed => Bread * Math.Max(Unit, Dispersion),
        _ => Bread * Meat(lag) * Bread * ((double)Scores.RowCount / Freedom),
    };

    // Newey and West 1987: sums of products of scores so many steps apart, with weights that fall evenly to nothing.
    private Matrix<double> Meat(int lag)
    {
        var meat = Scores.TransposeThisAndMultiply(Scores);
        for (var apart = 1; apart <= lag; apart++)
        {
            var later = Scores.SubMatrix(apart, Scores.RowCount - apart, 0, Scores.ColumnCount);
            var earlier = Scores.SubMatrix(0, Scores.RowCount - apart, 0, Scores.ColumnCount);
            var product = later.TransposeThisAndMultiply(earlier);
            meat += (product + product.Transpose()) * (1 - apart / (lag + 1.0));
        }

        return meat;
    }

    // Columns of one size, so that a line over many steps is not taken for a copy of the constant.
    private static bool Separable(Matrix<double> x)
    {
        var even = x.NormalizeColumns(2);
        var r = even.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).R.Diagonal();
        return r.All(each => Math.Abs(each) > Tolerance);
    }

    private static Matrix<double> Inverse(Matrix<double> x) => x.TransposeThisAndMultiply(x).Cholesky().Solve(Matrix<double>.Build.DenseIdentity(x.ColumnCount));

    private static Matrix<double> Weighted(Matrix<double> x, Vector<double> weights) => Matrix<double>.Build.DenseOfColumns(x.EnumerateColumns().Select(column => column.PointwiseMultiply(weights)));

    private static Matrix<double> Scored(Matrix<double> x, Vector<double> left) => Weighted(x, left);
}
