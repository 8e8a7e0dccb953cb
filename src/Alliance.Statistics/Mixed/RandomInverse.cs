namespace Alliance.Statistics.Mixed;

/// <summary>What the inverse of M = Λ'AΛ + I is needed for: the slope of its determinant, and the variance that the effects add to each row.</summary>
/// <param name="structure">Of A.</param>
/// <param name="scales">Of Λ.</param>
internal sealed class RandomInverse(RandomStructure structure, RandomScales scales)
{
    /// <summary>The inverse of M where the factor of M can be other than zero.</summary>
    public double[] OnPattern { get; } = new double[structure.Pattern.Columns.Length];

    /// <summary>slopes[i] += ∂ log|M| / ∂ theta[i] with A held fixed: 2 tr(M⁻¹ Λ' A ∂Λ).</summary>
    public void AddSlopes(ReadOnlySpan<double> blocks, Span<double> slopes)
    {
        if (scales.CanDivide)
        {
            AddSlopesByDivision(slopes);
            return;
        }

        var first = FirstParameters();
        var place = 0;
        foreach (var block in structure.Blocks)
        {
            AddSlopes(block, place, blocks, slopes[first[block.ColumnTerm]..], asRow: false);
            if (!block.IsDiagonal)
            {
                AddSlopes(block, place, blocks, slopes[first[block.RowTerm]..], asRow: true);
            }

            place += structure.Terms[block.RowTerm].Width;
        }
    }

    /// <summary>The blocks of Λ M⁻¹ Λ' where A has blocks.</summary>
    public void Spread(Span<double> blocks)
    {
        var place = 0;
        foreach (var block in structure.Blocks)
        {
            var left = scales[block.RowTerm];
            var right = scales[block.ColumnTerm];
            var (height, width) = (structure.Terms[block.RowTerm].Width, structure.Terms[block.ColumnTerm].Width);
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    var sum = 0.0;
                    for (var r = 0; r <= row; r++)
                    {
                        for (var c = 0; c <= column; c++)
                        {
                            sum += left[row * height + r] * Entry(block, place, r, c) * right[column * width + c];
                        }
                    }

                    blocks[block.Value + row * width + column] = sum;
                }
            }

            place += height;
        }
    }

    // Λ'A = (M - I) Λ⁻¹, so that the trace is that of 2 (I - M⁻¹) Λ⁻¹ ∂Λ: the diagonal blocks of the inverse are enough.
    private void AddSlopesByDivision(Span<double> slopes)
    {
        var parameter = 0;
        for (var t = 0; t < structure.Terms.Count; t++)
        {
            var width = structure.Terms[t].Width;
            var rest = Rest(t);
            var triangle = scales[t];
            for (var column = 0; column < width; column++)
            {
                for (var row = width - 1; row >= 0; row--)
                {
                    var value = rest[column * width + row];
                    for (var below = row + 1; below < width; below++)
                    {
                        value -= rest[column * width + below] * triangle[below * width + row];
                    }

                    rest[column * width + row] = value / triangle[row * width + row];
                }

                for (var row = column; row < width; row++)
                {
                    slopes[parameter++] += 2 * rest[column * width + row];
                }
            }
        }
    }

    // I - M⁻¹ summed over the groups of a term.
    private double[] Rest(int t)
    {
        var (term, starts) = (structure.Terms[t], structure.Pattern.Starts);
        var rest = new double[term.Width * term.Width];
        for (var level = 0; level < term.Levels.Count; level++)
        {
            var start = structure.Offsets[t] + level * term.Width;
            for (var row = 0; row < term.Width; row++)
            {
                var diagonal = starts[start + row + 1] - 1;
                rest[row * term.Width + row] += 1 - OnPattern[diagonal];
                for (var column = 0; column < row; column++)
                {
                    rest[row * term.Width + column] -= OnPattern[diagonal - row + column];
                    rest[column * term.Width + row] -= OnPattern[diagonal - row + column];
                }
            }
        }

        return rest;
    }

    private int[] FirstParameters()
    {
        var first = new int[structure.Terms.Count];
        for (var term = 1; term < first.Length; term++)
        {
            var width = structure.Terms[term - 1].Width;
            first[term] = first[term - 1] + width * (width + 1) / 2;
        }

        return first;
    }

    // One group's part of 2 tr(M⁻¹ Λ' A ∂Λ): its own term's triangle is moved, the other side's triangle scales.
    private void AddSlopes(RandomBlock block, int place, ReadOnlySpan<double> blocks, Span<double> slopes, bool asRow)
    {
        var width = structure.Terms[block.ColumnTerm].Width;
        var (own, other) = asRow ? (structure.Terms[block.RowTerm].Width, width) : (width, structure.Terms[block.RowTerm].Width);
        var triangle = scales[asRow ? block.ColumnTerm : block.RowTerm];
        for (var (column, parameter) = (0, 0); column < own; column++)
        {
            for (var row = column; row < own; row++, parameter++)
            {
                var sum = 0.0;
                for (var s = 0; s < other; s++)
                {
                    for (var t = s; t < other; t++)
                    {
                        sum += (asRow ? Entry(block, place, column, s) * blocks[block.Value + row * width + t] : Entry(block, place, s, column) * blocks[block.Value + t * width + row])
                            * triangle[t * other + s];
                    }
                }

                slopes[parameter] += 2 * sum;
            }
        }
    }

    private double Entry(RandomBlock block, int place, int row, int column) =>
        block.IsDiagonal && column > row ? OnPattern[structure.Places[place + column] + row] : OnPattern[structure.Places[place + row] + column];
}
