using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>From fixed effects without random ones to the neighborhood of the optimum.</summary>
internal static class GeneralizedStart
{
    private const double Runaways = 30;

    public static double[] Sharpen(MixedDesign design, LaplaceCriterion laplace, double[] coefficients, double enough, CancellationToken cancellation)
    {
        double[] point = [.. laplace.Mode.Scales.Start(), .. coefficients];
        var minimizer = new Minimizer(laplace.At, point, InverseCurvature(design, laplace, point));
        minimizer.Run(enough, cancellation);
        return minimizer.Point;
    }

    /// <summary>About how the likelihood curves: along the fixed effects as a linear model with these weights would.</summary>
    public static double[] InverseCurvature(MixedDesign design, LaplaceCriterion laplace, double[] point)
    {
        var (size, scales, width) = (point.Length, laplace.Scales, design.Names.Count);
        var inverse = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            inverse[i * size + i] = i < scales ? 0.5 / laplace.Mode.Scales.LevelsOf(i) : 1;
        }

        laplace.At(point, []);
        var products = Weighted(design, laplace.Mode);
        if (DenseCholesky.Factor(products, width) < 0)
        {
            var covariance = DenseCholesky.Inverse(products, width, width);
            for (var row = 0; row < width; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    inverse[(scales + row) * size + scales + column] = covariance[row * width + column] / 2;
                }
            }
        }

        return inverse;
    }

    /// <summary>Why there is no maximum, as far as the point where the search ended tells.</summary>
    public static string Runaway(MixedDesign design, double[] point, int scales, MixedFamily family)
    {
        for (var i = scales; i < point.Length; i++)
        {
            if (Math.Abs(point[i]) > Runaways)
            {
                return CountStart.Separated(design.Names[i - scales], family);
            }
        }

        return "The likelihood has no maximum that could be found: groups may hold nothing but yes or nothing but no, or two terms group the rows alike. Use a coarser grouping, or leave a term out.";
    }

    // X'WX less what the random effects take of it.
    private static double[] Weighted(MixedDesign design, ConditionalMode mode)
    {
        var width = design.Names.Count;
        var (products, groups) = (new double[width * width], new double[design.Structure.Size * width]);
        design.Rows.AddCrossProducts(mode.Weights, products);
        design.Structure.AddTransposed(design.Rows, mode.Weights, groups);
        mode.Scales.MultiplyTransposed(groups, width);
        mode.Cholesky.SolveLower(groups, width);
        for (var at = 0; at < groups.Length; at += width)
        {
            for (var row = 0; row < width; row++)
            {
                RowArithmetic.AddScaled(products.AsSpan(row * width, row + 1), -groups[at + row], groups.AsSpan(at, row + 1));
            }
        }

        return products;
    }
}
