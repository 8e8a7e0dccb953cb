using Alliance.Statistics.Numerics;
using Alliance.Statistics.Randomness;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Tests.Numerics;

public sealed class PseudoInverseTests
{
    // The four conditions of Penrose tell a pseudo-inverse, whatever made it.
    [Theory]
    [InlineData(8, 12)]
    [InlineData(8, 8)]
    [InlineData(8, 5)]
    [InlineData(8, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 0)]
    public void Apply_AnyRank_IsPenroses(int size, int rank)
    {
        var numbers = RandomNumbers.Seeded(size * 100 + rank);
        var half = Matrix<double>.Build.Dense(size, Math.Max(rank, 1), (_, _) => rank == 0 ? 0 : numbers.Normal());
        var matrix = half * half.Transpose();

        var (inverse, found) = Inverse(matrix);

        found.ShouldBe(Math.Min(rank, size));
        Near(matrix * inverse * matrix, matrix);
        Near(inverse * matrix * inverse, inverse);
        Near((matrix * inverse).Transpose(), matrix * inverse);
    }

    // R: MASS::ginv(diag(c(1, 1e-9))) has 0 where the eigenvalue is below sqrt(eps) of the largest, and 1e7 for 1e-7.
    [Theory]
    [InlineData(1e-9, 0)]
    [InlineData(1e-7, 1e7)]
    public void Apply_ASmallEigenvalue_CountsAsInR(double small, double expected)
    {
        var (inverse, _) = Inverse(Matrix<double>.Build.DenseOfDiagonalArray([1, small]));

        inverse[0, 0].ShouldBe(1, 1e-12);
        inverse[1, 1].ShouldBe(expected, 1e-6);
    }

    private static (Matrix<double> Inverse, int Rank) Inverse(Matrix<double> matrix)
    {
        var size = matrix.RowCount;
        var inverse = new PseudoInverse(size);
        var columns = Matrix<double>.Build.DenseIdentity(size).ToColumnMajorArray();
        inverse.Apply(matrix.ToRowMajorArray(), size, size, columns);
        return (Matrix<double>.Build.Dense(size, size, columns), inverse.Rank);
    }

    private static void Near(Matrix<double> actual, Matrix<double> expected) =>
        (actual - expected).FrobeniusNorm().ShouldBeLessThanOrEqualTo(1e-9 * (1 + expected.FrobeniusNorm()));
}
