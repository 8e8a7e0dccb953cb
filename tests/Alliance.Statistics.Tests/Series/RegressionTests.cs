using System.Globalization;
using System.Text;
using Alliance.Statistics.Series;
using Alliance.Tests;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Tests.Series;

public sealed class RegressionTests
{
    // R stops where the deviance changes by less than 1e-8 and makes its errors from the weights of the step before: its coefficient has
    // converged to ten digits, its errors to five. Ours are those of the maximum itself. Where R converges faster (Seatbelts), errors agree to ten.
    // R 4.2.2: glm(Days ~ Eth + Sex + Age + Lrn, poisson, MASS::quine); sandwich::vcovHC(type = "HC0") without its finite-sample factor.
    [Fact]
    public void Poisson_Quine_CoefficientErrorsAndDispersionOfR()
    {
        var rows = Encoding.UTF8.GetString(SharedData.Bytes("statistics/quine.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = Cells(rows[0]);
        var cells = rows.Skip(1).Select(Cells).ToList();
        double Is(string[] row, string column, string value) => row[Array.IndexOf(names, column)] == value ? 1 : 0;
        var x = Matrix<double>.Build.DenseOfRowArrays(cells.Select(row => new[]
        {
            1, Is(row, "Eth", "N"), Is(row, "Sex", "M"), Is(row, "Age", "F1"), Is(row, "Age", "F2"), Is(row, "Age", "F3"), Is(row, "Lrn", "SL"),
        }));
        var y = Vector<double>.Build.DenseOfEnumerable(cells.Select(row => double.Parse(row[Array.IndexOf(names, "Days")], CultureInfo.InvariantCulture)));

        var fit = Regression.Poisson(x, y, Vector<double>.Build.Dense(y.Count, 1)).ShouldNotBeNull();

        fit.Coefficients[1].ShouldAgree(-0.533604325218, 1e-10);
        Math.Sqrt(fit.Covariance(SeriesErrors.Model, 0)[1, 1]).ShouldAgree(0.041882996231, 1e-5);
        fit.Dispersion.ShouldAgree(13.1669129963, 1e-5);
        Math.Sqrt(fit.Covariance(SeriesErrors.Overdispersed, 0)[1, 1]).ShouldAgree(0.041882996231 * Math.Sqrt(13.1669129963), 1e-5);
        var noFactor = fit.Covariance(SeriesErrors.NeweyWest, 0) * fit.Freedom / y.Count;
        Math.Sqrt(noFactor[1, 1]).ShouldAgree(0.153325158614, 1e-5);
    }

    [Fact]
    public void LeastSquares_ACopiedColumn_HasNoAnswer()
    {
        var x = Matrix<double>.Build.Dense(8, 3, (row, column) => column == 0 ? 1 : row);

        Regression.LeastSquares(x, Vector<double>.Build.Dense(8, row => row * row)).ShouldBeNull();
    }

    private static string[] Cells(string row) => [.. row.Trim().Split(',').Select(cell => cell.Trim('"'))];
}
