using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Reliability;

/// <summary>What a factor model is made of: Σ = Λ Φ Λ' + Θ.</summary>
internal sealed record FactorParts(Matrix<double> Loadings, Matrix<double> Between, Vector<double> Uniquenesses, int[] FactorOf)
{
    public Matrix<double> Implied() => Loadings * Between * Loadings.Transpose() + Matrix<double>.Build.DenseOfDiagonalVector(Uniquenesses);

    /// <summary>From correlations to the items' own units, each factor turned so that its loadings sum to more than zero.</summary>
    public FactorParts Scaled(Vector<double> scales)
    {
        var signs = Vector<double>.Build.Dense(Loadings.ColumnCount, factor => Loadings.Column(factor).Sum() < 0 ? -1 : 1);
        return this with
        {
            Loadings = Loadings.MapIndexed((item, factor, loading) => loading * scales[item] * signs[factor]),
            Between = Between.MapIndexed((one, other, correlation) => correlation * signs[one] * signs[other]),
            Uniquenesses = Uniquenesses.PointwiseMultiply(scales).PointwiseMultiply(scales),
        };
    }
}
