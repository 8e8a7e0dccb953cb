using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Linear;

/// <summary>An upper triangular matrix R that can be solved with.</summary>
internal sealed class Triangle(int size)
{
    private readonly double[] cells = new double[size * size];

    public int Size => size;

    public double this[int row, int column]
    {
        get => cells[column * size + row];
        set => cells[column * size + row] = value;
    }

    /// <summary>R⁻¹b, in place; a shorter b is solved with the leading rows and columns.</summary>
    public void Solve(Span<double> b)
    {
        for (var row = b.Length - 1; row >= 0; row--)
        {
            b[row] /= this[row, row];
            for (var above = 0; above < row; above++)
            {
                b[above] -= this[above, row] * b[row];
            }
        }
    }

    /// <summary>R⁻ᵀb, in place.</summary>
    public void SolveTransposed(Span<double> b)
    {
        for (var row = 0; row < b.Length; row++)
        {
            for (var above = 0; above < row; above++)
            {
                b[row] -= this[above, row] * b[above];
            }

            b[row] /= this[row, row];
        }
    }

    /// <summary>R⁻¹.</summary>
    public Matrix<double> Inverse()
    {
        var inverse = Matrix<double>.Build.Dense(size, size);
        var column = new double[size];
        for (var place = 0; place < size; place++)
        {
            Array.Clear(column);
            column[place] = 1;
            Solve(column);
            inverse.SetColumn(place, column);
        }

        return inverse;
    }

    /// <summary>The diagonal of (R'R)⁻¹, which is that of (X'X)⁻¹.</summary>
    public double[] InverseDiagonal() => [.. Inverse().EnumerateRows().Select(row => row.DotProduct(row))];
}
