using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Minus twice the log-likelihood of a linear mixed model, restricted or full, as a function of theta alone, with its gradient.</summary>
/// <remarks>
/// Bates, Mächler, Bolker and Walker (2015), J. Stat. Softw. 67(1), equations 34 and 42, by penalized least squares on sums of products: the rows are
/// not looked at again. The gradient differentiates log|Λ'Z'ZΛ+I|, log|X'V⁻¹X| and r² in closed form.
/// </remarks>
internal sealed class ProfiledCriterion
{
    private readonly RandomStructure structure;
    private readonly double[] blocks;
    private readonly double[] groupProducts;
    private readonly double[] products;
    private readonly SparseCholesky cholesky;
    private readonly RandomInverse inverse;
    private readonly double[] reduced;
    private readonly double[] effects;
    private readonly double[] scaled;
    private readonly double[] projected;
    private readonly double[] factor;
    private readonly double[] combination;
    private readonly double[] means;

    public ProfiledCriterion(MixedDesign design, OutcomeProducts outcome, bool restricted)
    {
        (structure, blocks, Width, Restricted) = (design.Structure, design.Blocks, design.Names.Count, restricted);
        Freedom = design.Observations - (restricted ? Width : 0);
        Scales = new RandomScales(structure);
        cholesky = new SparseCholesky(structure.Pattern);
        inverse = new RandomInverse(structure, Scales);
        (groupProducts, products) = Joined(design, outcome);
        reduced = new double[groupProducts.Length];
        effects = new double[groupProducts.Length];
        scaled = new double[groupProducts.Length];
        projected = new double[groupProducts.Length];
        factor = new double[products.Length];
        combination = new double[Width + 1];
        means = new double[structure.Size];
        Slopes = [.. Scales.Parameters.Select(_ => new double[Width * Width])];
        DeterminantGradient = new double[Scales.Parameters.Length];
        ResidualGradient = new double[Scales.Parameters.Length];
    }

    /// <summary>Fixed effects.</summary>
    public int Width { get; }

    public bool Restricted { get; }

    /// <summary>Observations, less the fixed effects in the restricted likelihood.</summary>
    public double Freedom { get; }

    public RandomScales Scales { get; }

    /// <summary>Penalized sum of squares left over at the last theta.</summary>
    public double ResidualSum => factor[^1] * factor[^1];

    public double ResidualVariance => ResidualSum / Freedom;

    /// <summary>Of log|M|, and log|X'V⁻¹X| where restricted, at the last theta.</summary>
    public double[] DeterminantGradient { get; }

    /// <summary>Of the residual sum, at the last theta.</summary>
    public double[] ResidualGradient { get; }

    /// <summary>For each number of theta the matrix S with -∂(X'V⁻¹X) = S + S'.</summary>
    public double[][] Slopes { get; }

    /// <summary>The criterion; infinite where it has no value. Everything else here is of the last theta.</summary>
    public double At(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        if (!Reduce(theta))
        {
            return double.PositiveInfinity;
        }

        Differentiate();
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = DeterminantGradient[i] + Freedom * ResidualGradient[i] / ResidualSum;
        }

        var determinants = cholesky.LogDeterminant() + (Restricted ? DenseCholesky.LogDeterminant(factor, Width + 1, Width) : 0);
        return determinants + Freedom * (1 + Math.Log(2 * Math.PI * ResidualVariance));
    }

    /// <summary>The fixed effects, of the columns as they are kept inside.</summary>
    public double[] Coefficients()
    {
        var coefficients = factor.AsSpan(Width * (Width + 1), Width).ToArray();
        DenseCholesky.SolveUpper(factor, Width + 1, coefficients);
        return coefficients;
    }

    /// <summary>(X'V⁻¹X)⁻¹ with V over the residual variance.</summary>
    public double[] CoefficientCovariance() => DenseCholesky.Inverse(factor, Width + 1, Width);

    /// <summary>The conditional means of the random effects: b = Λu.</summary>
    public double[] Effects()
    {
        var result = means.ToArray();
        Scales.Multiply(result, 1);
        return result;
    }

    private static (double[] Groups, double[] All) Joined(MixedDesign design, OutcomeProducts outcome)
    {
        var (width, wide) = (design.Names.Count, design.Names.Count + 1);
        var groups = new double[design.Structure.Size * wide];
        for (var row = 0; row < design.Structure.Size; row++)
        {
            design.GroupProducts.AsSpan(row * width, width).CopyTo(groups.AsSpan(row * wide));
            groups[row * wide + width] = outcome.WithGroups[row];
        }

        var all = new double[wide * wide];
        for (var row = 0; row < width; row++)
        {
            design.Products.AsSpan(row * width, width).CopyTo(all.AsSpan(row * wide));
        }

        outcome.WithFixed.CopyTo(all.AsSpan(width * wide));
        all[^1] = outcome.Squares;
        return (groups, all);
    }

    private bool Reduce(ReadOnlySpan<double> theta)
    {
        Scales.Set(theta);
        Scales.Assemble(blocks, cholesky);
        if (!cholesky.Factor())
        {
            return false;
        }

        var wide = Width + 1;
        groupProducts.CopyTo(reduced, 0);
        Scales.MultiplyTransposed(reduced, wide);
        cholesky.SolveLower(reduced, wide);
        products.CopyTo(factor, 0);
        for (var at = 0; at < reduced.Length; at += wide)
        {
            var line = reduced.AsSpan(at, wide);
            for (var column = 0; column < wide; column++)
            {
                RowArithmetic.AddScaled(factor.AsSpan(column * wide, column + 1), -line[column], line[..(column + 1)]);
            }
        }

        return DenseCholesky.Factor(factor, wide) < 0;
    }

    private void Differentiate()
    {
        var wide = Width + 1;
        reduced.CopyTo(effects, 0);
        cholesky.SolveUpper(effects, wide);
        Project(wide);
        Coefficients().CopyTo(combination, 0);
        RowArithmetic.Scale(combination, -1);
        combination[Width] = 1;
        cholesky.InvertOnPattern(inverse.OnPattern);
        DeterminantGradient.AsSpan().Clear();
        inverse.AddSlopes(blocks, DeterminantGradient);
        for (var row = 0; row < structure.Size; row++)
        {
            means[row] = RowArithmetic.Dot(effects.AsSpan(row * wide, wide), combination);
        }

        var covariance = Restricted ? CoefficientCovariance() : [];
        for (var i = 0; i < Slopes.Length; i++)
        {
            Differentiate(i);
            DeterminantGradient[i] -= Restricted ? 2 * RowArithmetic.Dot(covariance, Slopes[i]) : 0;
        }
    }

    private void Differentiate(int parameter)
    {
        var (term, row, column) = Scales.Parameters[parameter];
        var (wide, step, slopes, sum) = (Width + 1, structure.Terms[term].Width, Slopes[parameter], 0.0);
        slopes.AsSpan().Clear();
        for (var level = 0; level < structure.Terms[term].Levels.Count; level++)
        {
            var start = structure.Offsets[term] + level * step;
            var left = projected.AsSpan((start + row) * wide, wide);
            var right = effects.AsSpan((start + column) * wide, Width);
            for (var a = 0; a < Width; a++)
            {
                // With one effect per group both sides are the same but for its scale: half of it is enough.
                var count = step == 1 ? a + 1 : Width;
                RowArithmetic.AddScaled(slopes.AsSpan(a * Width, count), left[a], right[..count]);
            }

            sum += RowArithmetic.Dot(left, combination) * means[start + column];
        }

        Mirror(slopes, step == 1);
        ResidualGradient[parameter] = -2 * sum;
    }

    private void Mirror(double[] slopes, bool half)
    {
        for (var row = 0; half && row < Width; row++)
        {
            for (var column = 0; column < row; column++)
            {
                slopes[column * Width + row] = slopes[row * Width + column];
            }
        }
    }

    // projected := Z'V⁻¹X, of which the effects are Λ' times.
    private void Project(int wide)
    {
        if (Scales.CanDivide)
        {
            effects.CopyTo(projected, 0);
            Scales.DivideTransposed(projected, wide);
            return;
        }

        effects.CopyTo(scaled, 0);
        Scales.Multiply(scaled, wide);
        groupProducts.CopyTo(projected, 0);
        SubtractBlocksTimesScaled(wide);
    }

    // projected := Z'X - Z'Z Λ effects, the same where a scale is zero.
    private void SubtractBlocksTimesScaled(int wide)
    {
        foreach (var block in structure.Blocks)
        {
            var (height, width) = (structure.Terms[block.RowTerm].Width, structure.Terms[block.ColumnTerm].Width);
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    var value = -blocks[block.Value + row * width + column];
                    var (above, beside) = ((block.Row + row) * wide, (block.Column + column) * wide);
                    RowArithmetic.AddScaled(projected.AsSpan(above, wide), value, scaled.AsSpan(beside, wide));
                    if (!block.IsDiagonal)
                    {
                        RowArithmetic.AddScaled(projected.AsSpan(beside, wide), value, scaled.AsSpan(above, wide));
                    }
                }
            }
        }
    }
}
