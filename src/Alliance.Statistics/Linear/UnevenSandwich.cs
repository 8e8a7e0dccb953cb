using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Linear;

/// <summary>Covariances for rows that vary unevenly: HC0 to HC3.</summary>
internal static class UnevenSandwich
{
    private const double WholeLeverage = 1 - 1e-10;

    /// <returns>Failure: HC2 and HC3 where a row alone decides its fitted value.</returns>
    public static Answer<Matrix<double>> Covariance(FittedRows fit, UnevenErrors kind)
    {
        var squares = Array.ConvertAll(fit.Residuals, residual => residual * residual);
        if (kind is UnevenErrors.HC2 or UnevenErrors.HC3)
        {
            var leverages = fit.Leverages();
            if (Array.FindIndex(leverages, each => each > WholeLeverage) is var row and >= 0)
            {
                return new Refusal(
                    RefusalKind.NotSeparable,
                    $"Row {row + 1} of those used alone decides its own fitted value, as the only one of its kind; {kind} has no value then: use HC1, or leave the row out.");
            }

            for (row = 0; row < squares.Length; row++)
            {
                var rest = 1 - leverages[row];
                squares[row] /= kind == UnevenErrors.HC2 ? rest : rest * rest;
            }
        }

        var covariance = fit.Covariance(Meat(fit.Orthogonal, squares));
        return kind == UnevenErrors.HC1 ? covariance * (fit.X.Rows / (double)fit.Freedom) : covariance;
    }

    private static Matrix<double> Meat(double[][] columns, double[] squares)
    {
        var meat = Matrix<double>.Build.Dense(columns.Length, columns.Length);
        for (var j = 0; j < columns.Length; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var (left, right, sum) = (columns[j], columns[k], 0.0);
                for (var row = 0; row < squares.Length; row++)
                {
                    sum += squares[row] * left[row] * right[row];
                }

                meat[j, k] = meat[k, j] = sum;
            }
        }

        return meat;
    }
}
