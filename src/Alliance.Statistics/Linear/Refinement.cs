using Alliance.Statistics.Formulas;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Linear;

/// <summary>Least squares by QR, then corrected with residuals kept to twice the digits until nothing changes any more.</summary>
/// <remarks>Björck (1967), Iterative refinement of linear least squares solutions I, BIT 7, 257–278: coefficients and residuals are corrected together.</remarks>
internal static class Refinement
{
    private const int Rounds = 8;

    public static (double[] Coefficients, double[] Residuals) Solve(HouseholderQr qr, DesignMatrix x, ReadOnlySpan<double> y) => Solve(qr, x, y, new double[x.Width]);

    /// <summary>The diagonal of (X'X)⁻¹, by one solution for each of its columns.</summary>
    public static double[] InverseDiagonal(HouseholderQr qr, DesignMatrix x)
    {
        var nothing = new double[x.Rows];
        var diagonal = new double[x.Width];
        for (var place = 0; place < diagonal.Length; place++)
        {
            var slopes = new double[x.Width];
            slopes[place] = -1;
            diagonal[place] = Solve(qr, x, nothing, slopes).Coefficients[place];
        }

        return diagonal;
    }

    // Coefficients b and residuals r with r + Xb = y and X'r as asked for.
    private static (double[] Coefficients, double[] Residuals) Solve(HouseholderQr qr, DesignMatrix x, ReadOnlySpan<double> y, double[] asked)
    {
        var coefficients = new double[x.Width];
        var residuals = new double[x.Rows];
        var before = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            var left = Left(x, y, coefficients, residuals);
            var slopes = Slopes(x, residuals, asked);
            var change = Correct(qr, left, slopes);
            var size = Size(qr, change);
            // Rounding alone makes corrections stop shrinking.
            if (!(size < before / 2))
            {
                break;
            }

            Add(coefficients, change);
            Add(residuals, left);
            before = size;
        }

        return (coefficients, residuals);
    }

    // y − r − Xb, which is zero at the solution.
    private static double[] Left(DesignMatrix x, ReadOnlySpan<double> y, double[] coefficients, double[] residuals)
    {
        var sums = new WideSum[x.Rows];
        for (var row = 0; row < sums.Length; row++)
        {
            sums[row] = new WideSum(y[row]);
            sums[row].Add(-residuals[row]);
        }

        for (var place = 0; place < coefficients.Length; place++)
        {
            var column = x.Column(place);
            var factor = -coefficients[place];
            for (var row = 0; row < sums.Length && factor != 0; row++)
            {
                sums[row].AddProduct(factor, column[row]);
            }
        }

        return Array.ConvertAll(sums, sum => sum.Value);
    }

    // What is asked for less X'r, which is zero at the solution.
    private static double[] Slopes(DesignMatrix x, double[] residuals, double[] asked)
    {
        var slopes = new double[x.Width];
        for (var place = 0; place < slopes.Length; place++)
        {
            var column = x.Column(place);
            var sum = new WideSum(-asked[place]);
            for (var row = 0; row < residuals.Length; row++)
            {
                sum.AddProduct(column[row], residuals[row]);
            }

            slopes[place] = -sum.Value;
        }

        return slopes;
    }

    // Leaves the correction of the residuals in left; answers that of the coefficients.
    private static double[] Correct(HouseholderQr qr, double[] left, double[] slopes)
    {
        qr.Triangle.SolveTransposed(slopes);
        qr.ApplyTransposed(left);
        var change = new double[slopes.Length];
        for (var place = 0; place < change.Length; place++)
        {
            change[place] = left[place] - slopes[place];
            left[place] = slopes[place];
        }

        qr.Triangle.Solve(change);
        qr.Apply(left);
        return change;
    }

    // By what the change moves the fitted values.
    private static double Size(HouseholderQr qr, double[] change)
    {
        var size = 0.0;
        for (var row = 0; row < change.Length; row++)
        {
            var moved = 0.0;
            for (var place = row; place < change.Length; place++)
            {
                moved += qr.Triangle[row, place] * change[place];
            }

            size += moved * moved;
        }

        return Math.Sqrt(size);
    }

    private static void Add(double[] to, double[] change)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += change[i];
        }
    }
}
