namespace Alliance.Statistics.Numerics;

/// <summary>Points and weights that integrate a polynomial times exp(-x²) over the whole line exactly.</summary>
/// <remarks>
/// Golub and Welsch (1969), Math. Comp. 23, 221–230, sharpened by Newton's steps on the orthonormal Hermite polynomial. Two points: ±0.70710678 with
/// weight 0.88622693 each.
/// </remarks>
internal static class GaussHermite
{
    public static (double[] Points, double[] Weights) Of(int count)
    {
        var recurrence = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(count, count, (row, column) => Math.Abs(row - column) == 1 ? Math.Sqrt(Math.Max(row, column) / 2.0) : 0);
        double[] points = [.. recurrence.Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric).EigenValues.Select(each => each.Real)];
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var round = 0; round < 3; round++)
            {
                var (value, below) = Polynomials(count, points[i]);
                points[i] -= value / (Math.Sqrt(2.0 * count) * below);
            }

            var slope = Math.Sqrt(2.0 * count) * Polynomials(count, points[i]).Below;
            weights[i] = 2 / (slope * slope);
        }

        return (points, weights);
    }

    private static (double Value, double Below) Polynomials(int count, double at)
    {
        var (below, value) = (0.0, Math.Pow(Math.PI, -0.25));
        for (var degree = 0; degree < count; degree++)
        {
            (below, value) = (value, at * Math.Sqrt(2.0 / (degree + 1)) * value - Math.Sqrt(degree / (degree + 1.0)) * below);
        }

        return (value, below);
    }
}
