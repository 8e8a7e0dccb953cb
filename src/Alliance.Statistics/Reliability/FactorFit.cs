using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Reliability;

/// <summary>How well a factor model fits.</summary>
internal static class FactorFit
{
    public static FactorModel Judged(FactorParts parts, Matrix<double> covariances, double people)
    {
        var implied = parts.Implied();
        int items = covariances.RowCount, factors = parts.Between.RowCount;
        var logDeterminant = Math.Log(covariances.Determinant());
        var fitted = Math.Log(implied.Determinant()) + (covariances * implied.Inverse()).Trace();
        var chiSquared = Math.Max(0, people * (fitted - logDeterminant - items));
        var freedom = items * (items + 1) / 2 - 2 * items - factors * (factors - 1) / 2;
        var unrelated = people * (covariances.Diagonal().PointwiseLog().Sum() - logDeterminant);
        var unrelatedFreedom = items * (items - 1) / 2.0;
        var excess = Math.Max(0, chiSquared - freedom);
        return new FactorModel
        {
            Loadings = [.. Enumerable.Range(0, items).Select(item => parts.Loadings[item, parts.FactorOf[item]])],
            Uniquenesses = [.. parts.Uniquenesses],
            FactorCorrelations = parts.Between.ToArray(),
            ChiSquared = chiSquared,
            Freedom = freedom,
            LogLikelihood = -people / 2 * (items * Math.Log(2 * Math.PI) + fitted),
            ComparativeFit = excess == 0 ? 1 : 1 - excess / Math.Max(excess, unrelated - unrelatedFreedom),
            TuckerLewis = freedom == 0 ? null : (unrelated / unrelatedFreedom - chiSquared / freedom) / (unrelated / unrelatedFreedom - 1),
            ApproximationError = freedom == 0 ? null : Math.Sqrt(excess / (freedom * people)),
            ResidualRoot = ResidualRoot(covariances, implied),
        };
    }

    private static double ResidualRoot(Matrix<double> covariances, Matrix<double> implied)
    {
        var items = covariances.RowCount;
        var sum = 0.0;
        for (var row = 0; row < items; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                sum += Math.Pow(covariances[row, column] - implied[row, column], 2) / (covariances[row, row] * covariances[column, column]);
            }
        }

        return Math.Sqrt(sum / (items * (items + 1) / 2.0));
    }
}
