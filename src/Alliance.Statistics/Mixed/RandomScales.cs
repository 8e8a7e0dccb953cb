using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Theta: for each term the lower triangle T with T·T' the covariance of its effects, over the residual variance in a linear model.</summary>
/// <remarks>Bates, Mächler, Bolker and Walker (2015), J. Stat. Softw. 67(1), §2.2. Theta lies column by column, as in their Table 2.</remarks>
internal sealed class RandomScales
{
    private const double Divisible = 0.01;

    private readonly RandomStructure structure;
    private readonly double[][] triangles;

    public RandomScales(RandomStructure structure)
    {
        this.structure = structure;
        triangles = [.. structure.Terms.Select(term => new double[term.Width * term.Width])];
        var parameters = new List<(int, int, int)>();
        for (var term = 0; term < triangles.Length; term++)
        {
            for (var column = 0; column < structure.Terms[term].Width; column++)
            {
                for (var row = column; row < structure.Terms[term].Width; row++)
                {
                    parameters.Add((term, row, column));
                }
            }
        }

        Parameters = [.. parameters];
    }

    /// <summary>Which entry of which term each number of theta is.</summary>
    public (int Term, int Row, int Column)[] Parameters { get; }

    /// <summary>The triangle of a term, row by row.</summary>
    public ReadOnlySpan<double> this[int term] => triangles[term];

    /// <summary>Whether Λ is far enough from singular to divide by without losing digits.</summary>
    public bool CanDivide { get; private set; }

    public bool IsDiagonal(int parameter) => Parameters[parameter].Row == Parameters[parameter].Column;

    public RandomEffect TermOf(int parameter) => structure.Terms[Parameters[parameter].Term];

    public int LevelsOf(int parameter) => TermOf(parameter).Levels.Count;

    /// <summary>1 on the diagonals, 0 elsewhere: as much between groups as within.</summary>
    public double[] Start() => Array.ConvertAll(Parameters, each => each.Row == each.Column ? 1.0 : 0.0);

    public void Set(ReadOnlySpan<double> theta)
    {
        CanDivide = true;
        for (var i = 0; i < Parameters.Length; i++)
        {
            var (term, row, column) = Parameters[i];
            triangles[term][row * structure.Terms[term].Width + column] = theta[i];
            CanDivide &= row != column || Math.Abs(theta[i]) > Divisible;
        }
    }

    /// <summary>M = Λ'AΛ + I into the factor's values, A given by its blocks.</summary>
    public void Assemble(ReadOnlySpan<double> blocks, SparseCholesky target)
    {
        target.Values.AsSpan().Clear();
        var place = 0;
        foreach (var block in structure.Blocks)
        {
            if (block.IsSingle)
            {
                var diagonal = block.IsDiagonal ? 1.0 : 0.0;
                target.Values[structure.Places[place++]] = diagonal + triangles[block.RowTerm][0] * blocks[block.Value] * triangles[block.ColumnTerm][0];
                continue;
            }

            var (left, right) = (triangles[block.RowTerm], triangles[block.ColumnTerm]);
            var (height, width) = (structure.Terms[block.RowTerm].Width, structure.Terms[block.ColumnTerm].Width);
            for (var row = 0; row < height; row++, place++)
            {
                for (var column = 0; column < (block.IsDiagonal ? row + 1 : width); column++)
                {
                    var sum = block.IsDiagonal && row == column ? 1.0 : 0.0;
                    for (var r = row; r < height; r++)
                    {
                        for (var c = column; c < width; c++)
                        {
                            sum += left[r * height + row] * blocks[block.Value + r * width + c] * right[c * width + column];
                        }
                    }

                    target.Values[structure.Places[place] + column] = sum;
                }
            }
        }
    }

    /// <summary>effects := Λ' effects; so many numbers wide.</summary>
    public void MultiplyTransposed(Span<double> effects, int width)
    {
        for (var term = 0; term < triangles.Length; term++)
        {
            var (triangle, size) = (triangles[term], structure.Terms[term].Width);
            for (var level = 0; level < structure.Terms[term].Levels.Count; level++)
            {
                var lines = effects.Slice((structure.Offsets[term] + level * size) * width, size * width);
                for (var row = 0; row < size; row++)
                {
                    var line = lines.Slice(row * width, width);
                    RowArithmetic.Scale(line, triangle[row * size + row]);
                    for (var below = row + 1; below < size; below++)
                    {
                        RowArithmetic.AddScaled(line, triangle[below * size + row], lines.Slice(below * width, width));
                    }
                }
            }
        }
    }

    /// <summary>effects := Λ'⁻¹ effects; so many numbers wide. Only where <see cref="CanDivide"/>.</summary>
    public void DivideTransposed(Span<double> effects, int width)
    {
        for (var term = 0; term < triangles.Length; term++)
        {
            var (triangle, size) = (triangles[term], structure.Terms[term].Width);
            for (var level = 0; level < structure.Terms[term].Levels.Count; level++)
            {
                var lines = effects.Slice((structure.Offsets[term] + level * size) * width, size * width);
                for (var row = size - 1; row >= 0; row--)
                {
                    var line = lines.Slice(row * width, width);
                    for (var below = row + 1; below < size; below++)
                    {
                        RowArithmetic.AddScaled(line, -triangle[below * size + row], lines.Slice(below * width, width));
                    }

                    RowArithmetic.Scale(line, 1 / triangle[row * size + row]);
                }
            }
        }
    }

    /// <summary>effects := Λ effects; so many numbers wide.</summary>
    public void Multiply(Span<double> effects, int width)
    {
        for (var term = 0; term < triangles.Length; term++)
        {
            var (triangle, size) = (triangles[term], structure.Terms[term].Width);
            for (var level = 0; level < structure.Terms[term].Levels.Count; level++)
            {
                var lines = effects.Slice((structure.Offsets[term] + level * size) * width, size * width);
                for (var row = size - 1; row >= 0; row--)
                {
                    var line = lines.Slice(row * width, width);
                    RowArithmetic.Scale(line, triangle[row * size + row]);
                    for (var above = 0; above < row; above++)
                    {
                        RowArithmetic.AddScaled(line, triangle[row * size + above], lines.Slice(above * width, width));
                    }
                }
            }
        }
    }
}
