using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Numerics;

/// <summary>Moore and Penrose's inverse of small symmetric matrices without negative eigenvalues, times vectors; one for each thread.</summary>
/// <remarks>
/// Eigenvalues below √ε of the largest count as zero, as in R's <c>MASS::ginv</c>. A pivoted Cholesky factor L (Higham 1990, Analysis of the Cholesky
/// decomposition of a semi-definite matrix) does it without eigenvalues wherever it is certain which count: S⁺ = L (L'L)⁻² L', and one over the trace of
/// (L'L)⁻¹ is below every eigenvalue of S that is not zero. Where it is not certain, eigenvalues are reckoned.
/// </remarks>
internal sealed class PseudoInverse(int largest)
{
    private const double Tolerance = 1.4901161193847656e-8, Nothing = 1e-13;

    private readonly double[] factor = new double[largest * largest];
    private readonly double[] inner = new double[largest * largest];
    private readonly double[] left = new double[largest];
    private readonly double[] within = new double[largest];
    private readonly double[] gathered = new double[largest * largest];
    private readonly double[] picked = new double[largest];
    private readonly int[] live = new int[largest];
    private readonly int[] pivots = new int[largest];
    private readonly bool[] taken = new bool[largest];
    private bool isFull;

    /// <summary>Of the matrix that was last applied.</summary>
    public int Rank { get; private set; }

    /// <summary>Replaces each vector by S⁺ times it.</summary>
    /// <param name="matrix">S: the leading part of so many rows and columns is used, of rows as long as <paramref name="stride"/>.</param>
    /// <param name="vectors">One after the other, each <paramref name="size"/> long.</param>
    public void Apply(ReadOnlySpan<double> matrix, int stride, int size, Span<double> vectors)
    {
        var count = Gather(matrix, stride, size);
        if (count == size)
        {
            ApplyWhole(matrix, stride, size, vectors);
            return;
        }

        for (var start = 0; start < vectors.Length; start += size)
        {
            ApplyGathered(count, vectors.Slice(start, size));
        }
    }

    // What does not vary, such as a month without any event, has a row of zeros, and in the inverse as well.
    private int Gather(ReadOnlySpan<double> matrix, int stride, int size)
    {
        var count = 0;
        for (var i = 0; i < size; i++)
        {
            if (matrix[i * stride + i] > 0)
            {
                live[count++] = i;
            }
        }

        for (var i = 0; count < size && i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                gathered[i * count + j] = matrix[live[i] * stride + live[j]];
            }
        }

        return count;
    }

    private void ApplyGathered(int count, Span<double> vector)
    {
        for (var i = 0; i < count; i++)
        {
            picked[i] = vector[live[i]];
        }

        ApplyWhole(gathered, count, count, picked.AsSpan(0, count));
        vector.Clear();
        for (var i = 0; i < count; i++)
        {
            vector[live[i]] = picked[i];
        }
    }

    private void ApplyWhole(ReadOnlySpan<double> matrix, int stride, int size, Span<double> vectors)
    {
        var trace = 0.0;
        for (var i = 0; i < size; i++)
        {
            trace += matrix[i * stride + i];
        }

        var rank = Rank = Factor(matrix, stride, size, trace);
        if (rank > 0 && !Prepare(size, rank, trace))
        {
            ByEigenvalues(matrix, stride, size, vectors);
            return;
        }

        for (var start = 0; start < vectors.Length; start += size)
        {
            Solve(vectors.Slice(start, size), rank);
        }
    }

    private int Factor(ReadOnlySpan<double> matrix, int stride, int size, double trace)
    {
        for (var i = 0; i < size; i++)
        {
            left[i] = matrix[i * stride + i];
            taken[i] = false;
        }

        for (var rank = 0; rank < size; rank++)
        {
            var pivot = Largest(size);
            if (pivot < 0 || !(left[pivot] > Nothing * trace))
            {
                return rank;
            }

            Eliminate(matrix, stride, size, pivot, rank);
        }

        return size;
    }

    // Most factors here are so small that calling a vector loop costs more than it saves.
    private static double ShortDot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length > 24)
        {
            return RowArithmetic.Dot(left, right);
        }

        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private int Largest(int size)
    {
        var pivot = -1;
        for (var i = 0; i < size; i++)
        {
            if (!taken[i] && (pivot < 0 || left[i] > left[pivot]))
            {
                pivot = i;
            }
        }

        return pivot;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eliminate(ReadOnlySpan<double> matrix, int stride, int size, int pivot, int rank)
    {
        pivots[rank] = pivot;
        taken[pivot] = true;
        var root = Math.Sqrt(left[pivot]);
        var line = factor.AsSpan(pivot * largest, rank);
        for (var i = 0; i < size; i++)
        {
            var entry = i == pivot ? root
                : taken[i] ? 0
                : (matrix[i * stride + pivot] - ShortDot(factor.AsSpan(i * largest, rank), line)) / root;
            factor[i * largest + rank] = entry;
            left[i] -= entry * entry;
        }
    }

    // Of full rank, L itself (rows in the order of pivots) is what is solved with; else L'L, whose eigenvalues are those of S.
    private bool Prepare(int size, int rank, double trace)
    {
        if (rank == size)
        {
            for (var i = 0; i < size; i++)
            {
                factor.AsSpan(pivots[i] * largest, i + 1).CopyTo(inner.AsSpan(i * largest));
            }
        }
        else
        {
            for (var i = 0; i < rank; i++)
            {
                inner.AsSpan(i * largest, rank).Clear();
            }

            for (var i = 0; i < size; i++)
            {
                var line = factor.AsSpan(i * largest, rank);
                for (var j = 0; j < rank; j++)
                {
                    RowArithmetic.AddScaled(inner.AsSpan(j * largest, j + 1), line[j], line[..(j + 1)]);
                }
            }

            if (DenseCholesky.Factor(inner, largest, rank) >= 0)
            {
                return false;
            }
        }

        isFull = rank == size;
        return 1 / TraceOfInverse(rank) > Tolerance * trace;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double TraceOfInverse(int rank)
    {
        var sum = 0.0;
        for (var column = 0; column < rank; column++)
        {
            var unit = within.AsSpan(0, rank);
            unit.Clear();
            unit[column] = 1;
            for (var row = column; row < rank; row++)
            {
                unit[row] = (unit[row] - ShortDot(inner.AsSpan(row * largest + column, row - column), unit[column..row])) / inner[row * largest + row];
                sum += unit[row] * unit[row];
            }
        }

        return sum;
    }

    private void Solve(Span<double> vector, int rank)
    {
        if (rank == 0)
        {
            vector.Clear();
            return;
        }

        var projected = within.AsSpan(0, rank);
        if (isFull)
        {
            for (var i = 0; i < rank; i++)
            {
                projected[i] = vector[pivots[i]];
            }

            SolveBoth(projected);
            for (var i = 0; i < rank; i++)
            {
                vector[pivots[i]] = projected[i];
            }

            return;
        }

        projected.Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            RowArithmetic.AddScaled(projected, vector[i], factor.AsSpan(i * largest, rank));
        }

        SolveBoth(projected);
        SolveBoth(projected);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = RowArithmetic.Dot(factor.AsSpan(i * largest, rank), projected);
        }
    }

    private void SolveBoth(Span<double> vector)
    {
        DenseCholesky.SolveLower(inner, largest, vector);
        DenseCholesky.SolveUpper(inner, largest, vector);
    }

    private void ByEigenvalues(ReadOnlySpan<double> matrix, int stride, int size, Span<double> vectors)
    {
        var copy = Matrix<double>.Build.Dense(size, size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                copy[i, j] = matrix[i * stride + j];
            }
        }

        var eigen = copy.Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(value => value.Real).ToArray();
        var least = Tolerance * values.Max();
        Rank = values.Count(value => value > least);
        for (var start = 0; start < vectors.Length; start += size)
        {
            var vector = Vector<double>.Build.DenseOfArray(vectors.Slice(start, size).ToArray());
            var parts = eigen.EigenVectors.TransposeThisAndMultiply(vector);
            parts.MapIndexedInplace((k, part) => values[k] > least ? part / values[k] : 0, Zeros.Include);
            (eigen.EigenVectors * parts).AsArray().CopyTo(vectors[start..]);
        }
    }
}
