using Alliance.Statistics.Data;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Linear;

/// <summary>All that a wild cluster bootstrap needs of the rows, added up by cluster; what depends on the value tested does so along a line.</summary>
/// <param name="Own">Of the influence on the coefficient times the residuals without the term: at zero, and per unit of the value tested.</param>
/// <param name="Spread">Of the influence times the orthogonal columns.</param>
/// <param name="Moved">Of the orthogonal columns times those residuals: at zero, and per unit.</param>
internal sealed record WildClusterSums((double AtZero, double Slope)[] Own, double[][] Spread, (double[] AtZero, double[] Slope)[] Moved)
{
    public static WildClusterSums Of(LinearModel model, int place, Groups clusters)
    {
        var fit = model.Fit;
        var codes = clusters.Codes;
        var influence = Influence(fit, place);
        var taken = Scaled(influence, 1 / RowArithmetic.Dot(influence, influence));
        // Without the term the residuals are those of the fit and the term's own part; a value tested takes that part off again.
        var atZero = fit.Residuals.ToArray();
        RowArithmetic.AddScaled(atZero, model.Coefficients[place], taken);
        var slope = Scaled(taken, -1);
        var own = new (double, double)[clusters.Count];
        var spread = Empty(clusters.Count, fit.X.Width);
        var (moved, movedSlope) = (Empty(clusters.Count, fit.X.Width), Empty(clusters.Count, fit.X.Width));
        for (var row = 0; row < codes.Length; row++)
        {
            ref var sum = ref own[codes[row]];
            sum = (sum.Item1 + influence[row] * atZero[row], sum.Item2 + influence[row] * slope[row]);
        }

        for (var column = 0; column < fit.X.Width; column++)
        {
            var orthogonal = fit.Orthogonal[column];
            for (var row = 0; row < codes.Length; row++)
            {
                spread[codes[row]][column] += influence[row] * orthogonal[row];
                moved[codes[row]][column] += orthogonal[row] * atZero[row];
                movedSlope[codes[row]][column] += orthogonal[row] * slope[row];
            }
        }

        return new WildClusterSums(own, spread, [.. moved.Zip(movedSlope)]);
    }

    /// <summary>About the coefficient's standard error: how far to step when looking for an interval's ends.</summary>
    public double StandardError() => Math.Sqrt(Own.Sum(each => each.AtZero * each.AtZero));

    // How much one more in each row's outcome moves the coefficient: the term less all others, over its square.
    private static double[] Influence(FittedRows fit, int place)
    {
        var contrast = new double[fit.X.Width];
        contrast[place] = 1;
        fit.Triangle.SolveTransposed(contrast);
        var influence = new double[fit.X.Rows];
        for (var column = 0; column < contrast.Length; column++)
        {
            RowArithmetic.AddScaled(influence, contrast[column], fit.Orthogonal[column]);
        }

        return influence;
    }

    private static double[] Scaled(double[] values, double factor) => Array.ConvertAll(values, value => value * factor);

    private static double[][] Empty(int clusters, int width) => [.. Enumerable.Range(0, clusters).Select(_ => new double[width])];
}
