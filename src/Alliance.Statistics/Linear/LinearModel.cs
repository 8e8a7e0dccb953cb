using Alliance.Statistics.Formulas;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Linear;

/// <summary>Least squares: the sum of terms that leaves the smallest squares over.</summary>
/// <remarks>
/// By Householder's QR with refinement (Björck 1967), as accurate as the input allows: NIST's Longley to 13 digits and more, its Wampler5 to 12 where R reaches 5.
/// R's <c>lm</c>: Petersen's 5 000 rows give 0.0296797207345 and 1.0348334394617, classical errors 0.0283593162657 and 0.0285832877913.
/// </remarks>
public sealed class LinearModel
{
    // Below this share of the outcome, rounding is all that is left over.
    private const double Exact = 1e-14;

    // Up to here the last digits of classical errors cost no time that anybody would notice.
    private const long MostRefined = 1 << 18;

    private readonly double[] coefficients;
    private readonly double[] total;

    private LinearModel(FittedRows rows, double[] coefficients, double[] total)
    {
        (Fit, this.coefficients, this.total) = (rows, coefficients, total);
        ResidualSumOfSquares = RowArithmetic.Dot(rows.Residuals, rows.Residuals);
    }

    /// <summary>As R names them.</summary>
    public IReadOnlyList<string> Names => Fit.X.Names;

    /// <summary>In the order of <see cref="Names"/>, in the unit of the outcome per unit of the term.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>One per row used: outcome less what the terms add up to.</summary>
    public ReadOnlySpan<double> Residuals => Fit.Residuals;

    public int Rows => Fit.X.Rows;

    /// <summary>Rows less coefficients, above zero.</summary>
    public int Freedom => Fit.Freedom;

    public double ResidualSumOfSquares { get; }

    /// <summary>What is left over, squared, per degree of freedom: R's <c>sigma²</c>.</summary>
    public double ResidualVariance => ResidualSumOfSquares / Freedom;

    /// <summary>Of the normal distribution at its maximum, as R's <c>logLik</c>: −n/2 (log 2π + log(RSS/n) + 1).</summary>
    public double LogLikelihood => -0.5 * Rows * (Math.Log(2 * Math.PI * ResidualSumOfSquares / Rows) + 1);

    internal FittedRows Fit { get; }

    /// <summary>The share of the outcome's squares about its mean (about zero without an intercept) that the terms take up, between 0 and 1.</summary>
    public double RSquared => Math.Max(0, 1 - ResidualSumOfSquares / RowArithmetic.Dot(total, total));

    /// <returns>
    /// Failure: bars in the formula or <c>cbind</c>, an outcome that is the same in every row, a column that others add up to, or no more rows than coefficients.
    /// </returns>
    public static Answer<LinearModel> Of(Design design)
    {
        if (design.Formula.Random.Count > 0 || design.Trials.Length > 0)
        {
            return new Refusal(RefusalKind.NotAFormula, design.Trials.Length > 0
                ? "cbind(successes, failures) is an outcome of a binomial model: ask for that family."
                : $"This model has no random terms such as those by {design.Formula.Random[0].GroupName}: ask for a mixed model, or cluster the errors instead.");
        }

        var y = design.Response.ToArray();
        for (var row = 0; row < design.Offset.Length; row++)
        {
            y[row] -= design.Offset[row];
        }

        return Of(design.Matrix, y);
    }

    /// <param name="x">One column per coefficient; an intercept is a column of ones.</param>
    /// <param name="y">The outcome, one per row, finite.</param>
    /// <returns>Failure: as <see cref="Of(Design)"/>, other lengths, or an outcome that is no number.</returns>
    public static Answer<LinearModel> Of(DesignMatrix x, ReadOnlySpan<double> y)
    {
        if (Refuse(x, y) is { } refusal)
        {
            return refusal;
        }

        if (!HouseholderQr.Of(x).Gives(out var qr, out var collinear))
        {
            return collinear;
        }

        var (coefficients, residuals) = Refinement.Solve(qr, x, y);
        var diagonal = x.Rows * (long)x.Width * x.Width <= MostRefined ? Refinement.InverseDiagonal(qr, x) : qr.Triangle.InverseDiagonal();
        return new LinearModel(new FittedRows(x, qr.Triangle, [], residuals, diagonal), coefficients, About(x, y));
    }

    /// <summary>Every coefficient with its standard error, interval and p.</summary>
    /// <param name="level">Of the intervals, between 0 and 1.</param>
    /// <returns>Failure: one cluster, HC2 or HC3 where a row alone decides its fitted value, or an outcome that follows exactly from the terms.</returns>
    public Answer<IReadOnlyList<Coefficient>> Estimates(ErrorPlan errors, double level = 0.95) =>
        ResidualSumOfSquares <= Exact * Exact * RowArithmetic.Dot(total, total)
            ? new Refusal(RefusalKind.ConstantOutcome, "The outcome follows exactly from the terms, so nothing is left over from which errors could be told.")
            : CoefficientTable.Of(Fit, coefficients, errors, ResidualVariance, Freedom, level);

    private static Refusal? Refuse(DesignMatrix x, ReadOnlySpan<double> y)
    {
        if (x.Rows != y.Length)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"The design has {x.Rows} rows and the outcome {y.Length}.");
        }

        if (x.Width == 0 || x.Rows <= x.Width)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"{x.Width} coefficients cannot be told from {x.Rows} rows: there must be more rows than coefficients, and at least one of these.");
        }

        if (y.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            return new Refusal(RefusalKind.NotANumber, "The outcome holds a value that is no number.");
        }

        return !y.ContainsAnyExcept(y[0])
            ? new Refusal(RefusalKind.ConstantOutcome, "The outcome is the same in every row used, so there is nothing to explain.")
            : null;
    }

    private static double[] About(DesignMatrix x, ReadOnlySpan<double> y)
    {
        var about = y.ToArray();
        if (!x.Names.Contains("(Intercept)"))
        {
            return about;
        }

        var sum = new WideSum(0);
        foreach (var value in about)
        {
            sum.Add(value);
        }

        var mean = sum.Value / about.Length;
        return Array.ConvertAll(about, value => value - mean);
    }
}
