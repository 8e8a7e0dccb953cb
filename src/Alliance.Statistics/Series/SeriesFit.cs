using Alliance.Statistics.Formulas;
using Alliance.Statistics.Generalized;
using Alliance.Statistics.Linear;
using Alliance.Statistics.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Series;

/// <summary>A fitted series with the variances of its coefficients.</summary>
/// <param name="Dispersion">What is left over, squared and over its variance function, per degree of freedom.</param>
/// <param name="Autocorrelation">Of what is left over from one step to the next, where the plan asked for it.</param>
internal sealed record SeriesFit(double[] Coefficients, double[] Variances, double Dispersion, int Freedom, double? Autocorrelation)
{
    /// <returns>Failure: the points leave the line undetermined.</returns>
    public static Answer<SeriesFit> Of(SeriesPlan plan, DesignMatrix x)
    {
        double[] y = [.. plan.Points];
        if (plan.Kind == SeriesKind.Values)
        {
            return plan.Errors == SeriesErrors.Autoregressive ? AutoregressiveFit.Of(x, y) : LinearModel.Of(x, y).Then(model => Told(plan, model));
        }

        double[] ones = [.. y.Select(_ => 1.0)];
        double[] offset = [.. plan.Exposures?.Select(each => Math.Log(each)) ?? new double[y.Length]];
        return new Reweighting(new Counted(x, y, ones, offset), new PoissonVariation()).Fit()
            .Then<ReweightedFit, SeriesFit>(fit => Of(plan, fit.Rows, fit.Coefficients, 1));
    }

    private static Answer<SeriesFit> Told(SeriesPlan plan, LinearModel model)
    {
        // Asked for its own errors a fit through every point refuses.
        return model.Estimates(ErrorPlan.Classical).Then<IReadOnlyList<Coefficient>, SeriesFit>(_ => Of(plan, model.Fit, model.Coefficients.ToArray(), model.ResidualVariance));
    }

    private static SeriesFit Of(SeriesPlan plan, FittedRows rows, double[] coefficients, double unit)
    {
        var dispersion = RowArithmetic.Dot(rows.Residuals, rows.Residuals) / rows.Freedom;
        double[] variances = plan.Errors switch
        {
            SeriesErrors.Model => [.. rows.InverseDiagonal.Select(each => each * unit)],
            SeriesErrors.Overdispersed => [.. rows.InverseDiagonal.Select(each => each * Math.Max(unit, dispersion))],
            _ => [.. (rows.Covariance(NeweyWestMeat(rows, plan.Lag)) * (rows.X.Rows / (double)rows.Freedom)).Diagonal()],
        };
        return new SeriesFit(coefficients, variances, dispersion, rows.Freedom, null);
    }

    // Newey and West 1987: sums of products of scores so many steps apart, with weights that fall evenly to nothing.
    private static Matrix<double> NeweyWestMeat(FittedRows rows, int lag)
    {
        var scores = Matrix<double>.Build.Dense(rows.X.Rows, rows.X.Width, (row, column) => rows.Orthogonal[column][row] * rows.Residuals[row]);
        var meat = scores.TransposeThisAndMultiply(scores);
        for (var apart = 1; apart <= lag; apart++)
        {
            var later = scores.SubMatrix(apart, scores.RowCount - apart, 0, scores.ColumnCount);
            var earlier = scores.SubMatrix(0, scores.RowCount - apart, 0, scores.ColumnCount);
            var product = later.TransposeThisAndMultiply(earlier);
            meat += (product + product.Transpose()) * (1 - apart / (lag + 1.0));
        }

        return meat;
    }
}
