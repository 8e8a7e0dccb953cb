using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Linear;

/// <summary>The difference between two randomized arms, sharpened by what was known of everybody beforehand.</summary>
/// <remarks>
/// Lin (2013), Agnostic notes on regression adjustments to experimental data, Annals of Applied Statistics 7, 295–318: least squares on arm, centered
/// covariates and their products, with HC2 errors (or by cluster). It needs no model to be true, and is in large samples never less precise than the plain difference.
/// R's <c>estimatr::lm_lin(GPA_year1 ~ ssp, ~ gpa0, alo_star_men)</c>: 0.0812197974908 with a standard error of 0.1478680546901.
/// </remarks>
public static class AdjustedDifference
{
    /// <param name="outcome">One per person (or unit), finite.</param>
    /// <param name="isTreated">Which arm each was randomized to.</param>
    /// <param name="covariates">Measured before, one column each without an intercept, named.</param>
    /// <param name="errors">Nothing: HC2.</param>
    /// <returns>Failure: as <see cref="LinearModel"/>; an arm with nobody in it, or too few in it for the covariates, makes columns that cannot be told apart.</returns>
    public static Answer<Coefficient> Of(ReadOnlySpan<double> outcome, ReadOnlySpan<bool> isTreated, DesignMatrix covariates, ErrorPlan? errors = null, double level = 0.95)
    {
        if (isTreated.Length != outcome.Length || covariates.Rows != outcome.Length)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"There are {outcome.Length} outcomes, {isTreated.Length} arms and {covariates.Rows} rows of covariates: give one of each per person.");
        }

        if (!LinearModel.Of(Design(isTreated, covariates), outcome).Gives(out var model, out var refusal))
        {
            return refusal;
        }

        return model.Estimates(errors ?? ErrorPlan.Uneven(UnevenErrors.HC2), level).Then<IReadOnlyList<Coefficient>, Coefficient>(table => table[1]);
    }

    private static DesignMatrix Design(ReadOnlySpan<bool> isTreated, DesignMatrix covariates)
    {
        var ones = new double[isTreated.Length];
        Array.Fill(ones, 1);
        var arm = new double[isTreated.Length];
        for (var row = 0; row < arm.Length; row++)
        {
            arm[row] = isTreated[row] ? 1 : 0;
        }

        double[][] centered = [.. Enumerable.Range(0, covariates.Width).Select(place => Centered(covariates.Column(place).ToArray()))];
        double[][] products = [.. centered.Select(column => column.Zip(arm, (value, treated) => value * treated).ToArray())];
        return new DesignMatrix(
            ["(Intercept)", "treated", .. covariates.Names.Select(name => $"{name}_c"), .. covariates.Names.Select(name => $"treated:{name}_c")],
            [ones, arm, .. centered, .. products],
            isTreated.Length);
    }

    private static double[] Centered(double[] column)
    {
        var mean = column.Average();
        return Array.ConvertAll(column, value => value - mean);
    }
}
