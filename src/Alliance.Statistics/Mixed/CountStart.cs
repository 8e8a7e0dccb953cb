using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>Fixed effects of counts without random ones: where the search begins, and where separation shows.</summary>
/// <remarks>Iteratively reweighted least squares: McCullagh and Nelder (1989), Generalized Linear Models, §2.5.</remarks>
internal static class CountStart
{
    private const int MostRounds = 40;
    private const double Enough = 1e-8;

    public static Answer<double[]> Of(MixedDesign design, CountOutcome outcome)
    {
        var (rows, width) = (design.Rows.Count, design.Names.Count);
        var (predictors, left, weights, ignored) = (First(outcome), new double[rows], new double[rows], new double[rows]);
        var coefficients = new double[width];
        var moving = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            outcome.Differentiate(predictors, left, weights, ignored);
            var next = Solve(design, outcome, predictors, left, weights);
            if (next is null)
            {
                break;
            }

            (var moved, moving) = Moved(coefficients, next);
            coefficients = next;
            design.Rows.Multiply(coefficients, predictors);
            RowArithmetic.AddScaled(predictors.AsSpan(0, outcome.Offset.Length), 1, outcome.Offset);
            if (moved < Enough)
            {
                return coefficients;
            }
        }

        return new Refusal(RefusalKind.PerfectSeparation, Separated(design.Names[moving], outcome.Family));
    }

    public static string Separated(string name, MixedFamily family) =>
        $"The effect of {name} grows without end: " + (family == MixedFamily.Poisson
            ? "nothing was counted on one side of it. Join levels, or leave it out."
            : "it separates yes from no perfectly. Join levels, or leave it out.");

    private static double[] First(CountOutcome outcome)
    {
        var predictors = new double[outcome.Counts.Length];
        for (var row = 0; row < predictors.Length; row++)
        {
            predictors[row] = outcome.Family == MixedFamily.Poisson
                ? Math.Log(outcome.Counts[row] + 0.1)
                : Math.Log((outcome.Counts[row] + 0.5) / (outcome.Trials[row] - outcome.Counts[row] + 0.5));
        }

        return predictors;
    }

    private static double[]? Solve(MixedDesign design, CountOutcome outcome, double[] predictors, double[] left, double[] weights)
    {
        var width = design.Names.Count;
        var (products, right, working) = (new double[width * width], new double[width], new double[predictors.Length]);
        for (var row = 0; row < working.Length; row++)
        {
            working[row] = weights[row] * (predictors[row] - (outcome.Offset.Length > 0 ? outcome.Offset[row] : 0)) + left[row];
        }

        design.Rows.AddCrossProducts(weights, products);
        design.Rows.AddTransposed(working, right);
        if (DenseCholesky.Factor(products, width, 1e-13) >= 0)
        {
            return null;
        }

        DenseCholesky.SolveLower(products, width, right);
        DenseCholesky.SolveUpper(products, width, right);
        return Array.TrueForAll(right, double.IsFinite) ? right : null;
    }

    private static (double Most, int Place) Moved(double[] former, double[] next)
    {
        var (most, place) = (0.0, 0);
        for (var i = 0; i < next.Length; i++)
        {
            var moved = Math.Abs(next[i] - former[i]) / (1 + Math.Abs(next[i]));
            (most, place) = moved > most ? (moved, i) : (most, place);
        }

        return (most, place);
    }
}
