namespace Alliance.Statistics.Numerics;

/// <summary>Cholesky of a small symmetric positive definite matrix, in place: rows one after the other, lower triangle only.</summary>
internal static class DenseCholesky
{
    /// <summary>Replaces the lower triangle by L with L·L' the matrix.</summary>
    /// <param name="tolerance">A pivot below this share of its diagonal entry counts as zero.</param>
    /// <returns>The first column that is a combination of those before it; -1 where there is none.</returns>
    public static int Factor(Span<double> matrix, int size, double tolerance = 0)
    {
        for (var row = 0; row < size; row++)
        {
            var line = matrix.Slice(row * size, size);
            var before = line[row];
            for (var column = 0; column < row; column++)
            {
                var other = matrix.Slice(column * size, size);
                line[column] = (line[column] - RowArithmetic.Dot(line[..column], other[..column])) / other[column];
            }

            var pivot = before - RowArithmetic.Dot(line[..row], line[..row]);
            if (!(pivot > tolerance * before))
            {
                return row;
            }

            line[row] = Math.Sqrt(pivot);
        }

        return -1;
    }

    /// <summary>The factor of a curvature, its halves averaged; directions along which it does not curve are marked and stand as a unit of their own.</summary>
    public static double[] FactorWithoutFlat(ReadOnlySpan<double> curvature, int size, double tolerance, Span<bool> flat)
    {
        var copy = new double[curvature.Length];
        while (true)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    copy[i * size + j] = flat[i] || flat[j] ? (i == j ? 1 : 0) : (curvature[i * size + j] + curvature[j * size + i]) / 2;
                }
            }

            var found = Factor(copy, size, tolerance);
            if (found < 0)
            {
                return copy;
            }

            flat[flat[found] ? flat.IndexOf(false) : found] = true;
        }
    }

    /// <summary>Twice the sum of the logarithms of the first so many diagonal entries of L: the logarithm of that determinant.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> factor, int size, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += Math.Log(factor[i * size + i]);
        }

        return 2 * sum;
    }

    /// <summary>vector := L'⁻¹ vector, with the leading part of L that is as long as the vector.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (var row = vector.Length - 1; row >= 0; row--)
        {
            vector[row] /= factor[row * size + row];
            RowArithmetic.AddScaled(vector[..row], -vector[row], factor.Slice(row * size, row));
        }
    }

    /// <summary>vector := L⁻¹ vector, with the leading part of L that is as long as the vector.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (var row = 0; row < vector.Length; row++)
        {
            vector[row] = (vector[row] - RowArithmetic.Dot(vector[..row], factor.Slice(row * size, row))) / factor[row * size + row];
        }
    }

    /// <summary>The inverse of the matrix whose leading factor is given: count × count, whole.</summary>
    public static double[] Inverse(ReadOnlySpan<double> factor, int size, int count)
    {
        var inverse = new double[count * count];
        for (var column = 0; column < count; column++)
        {
            var unit = inverse.AsSpan(column * count, count);
            unit[column] = 1;
            SolveLower(factor, size, unit);
            SolveUpper(factor, size, unit);
        }

        return inverse;
    }
}
