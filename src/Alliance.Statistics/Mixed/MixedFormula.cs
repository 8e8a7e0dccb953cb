using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Mixed;

/// <summary>Mixed models from a formula brought together with a table.</summary>
/// <remarks>
/// As R's lme4 writes them: <c>y ~ treat + factor(period) + (1 | squad) + (1 | officer)</c>; <c>(x | g)</c> is intercept and slope, correlated, <c>(x || g)</c>
/// without correlation, <c>(1 | a/b)</c> b within a. Shares are <c>cbind(successes, failures) ~ …</c>, exposure is <c>offset(log(hours))</c>.
/// </remarks>
public static class MixedFormula
{
    /// <summary>A linear mixed model.</summary>
    /// <returns>Failure: as <see cref="MixedDesign.Of"/> and <see cref="LinearMixedModel.Fit"/>, or an outcome of successes and failures.</returns>
    public static Answer<LinearMixedModel> Linear(Design design, MixedOptions? options = null)
    {
        if (design.Trials.Length > 0)
        {
            return new Refusal(RefusalKind.NotAFormula, "cbind(successes, failures) counts: it goes with the family binomial.");
        }

        var outcome = design.Response.ToArray();
        for (var row = 0; row < design.Offset.Length; row++)
        {
            outcome[row] -= design.Offset[row];
        }

        return Prepared(design).Gives(out var prepared, out var refusal) ? LinearMixedModel.Fit(prepared, outcome, options) : refusal;
    }

    /// <summary>A mixed model of counts.</summary>
    /// <returns>Failure: as <see cref="MixedDesign.Of"/> and <see cref="GeneralizedMixedModel.Fit"/>.</returns>
    public static Answer<GeneralizedMixedModel> Generalized(Design design, MixedFamily family, MixedOptions? options = null)
    {
        if (design.Trials.Length > 0 && family == MixedFamily.Poisson)
        {
            return new Refusal(RefusalKind.NotAFormula, "cbind(successes, failures) goes with the family binomial; Poisson counts are one column, with offset(log(exposure)) where exposure differs.");
        }

        return Prepared(design).Gives(out var prepared, out var refusal)
            ? GeneralizedMixedModel.Fit(prepared, family, design.Response, design.Trials, design.Offset, options)
            : refusal;
    }

    private static Answer<MixedDesign> Prepared(Design design)
    {
        var effects = new List<RandomEffect>();
        foreach (var term in design.Random)
        {
            if (!RandomEffect.Of(term).Gives(out var effect, out var refusal))
            {
                return refusal;
            }

            effects.Add(effect);
        }

        return MixedDesign.Of(design.Matrix.Names, ByRow(design.Matrix), effects);
    }

    private static double[] ByRow(DesignMatrix matrix)
    {
        var (rows, width) = (matrix.Rows, matrix.Width);
        var byRow = new double[rows * width];
        for (var place = 0; place < width; place++)
        {
            var column = matrix.Column(place);
            for (var (row, at) = (0, place); row < rows; row++, at += width)
            {
                byRow[at] = column[row];
            }
        }

        return byRow;
    }
}
