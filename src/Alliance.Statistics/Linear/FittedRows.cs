using Alliance.Statistics.Formulas;
using Alliance.Statistics.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Linear;

/// <summary>A fit at its solution, from which every kind of standard error is made: rows and residuals times the square roots of their weights.</summary>
/// <param name="Triangle">R of the weighted rows.</param>
/// <param name="RootWeights">Empty where all weigh one.</param>
/// <param name="Residuals">Working residuals times the root weights: for least squares what is left over, for counts (y − μ)/√V.</param>
/// <param name="InverseDiagonal">Of (X'X)⁻¹, weighted.</param>
internal sealed record FittedRows(DesignMatrix X, Triangle Triangle, double[] RootWeights, double[] Residuals, double[] InverseDiagonal)
{
    private double[][]? orthogonal;

    public int Freedom => X.Rows - X.Width;

    /// <summary>The columns of XR⁻¹, which are orthogonal and of length one.</summary>
    public double[][] Orthogonal => orthogonal ??= Orthogonalized();

    /// <summary>How much each row pulls its own fitted value, between 0 and 1.</summary>
    public double[] Leverages()
    {
        var leverages = new double[X.Rows];
        foreach (var column in Orthogonal)
        {
            for (var row = 0; row < leverages.Length; row++)
            {
                leverages[row] += column[row] * column[row];
            }
        }

        return leverages;
    }

    /// <summary>The covariance R⁻¹SR⁻ᵀ of the coefficients.</summary>
    /// <param name="meat">S, between the orthogonal columns.</param>
    public Matrix<double> Covariance(Matrix<double> meat)
    {
        var inverse = Triangle.Inverse();
        return inverse * meat * inverse.Transpose();
    }

    private double[][] Orthogonalized()
    {
        var columns = new double[X.Width][];
        for (var place = 0; place < columns.Length; place++)
        {
            var column = X.Column(place).ToArray();
            for (var row = 0; row < RootWeights.Length; row++)
            {
                column[row] *= RootWeights[row];
            }

            for (var earlier = 0; earlier < place; earlier++)
            {
                RowArithmetic.AddScaled(column, -Triangle[earlier, place], columns[earlier]);
            }

            var scale = 1 / Triangle[place, place];
            for (var row = 0; row < column.Length; row++)
            {
                column[row] *= scale;
            }

            columns[place] = column;
        }

        return columns;
    }
}
