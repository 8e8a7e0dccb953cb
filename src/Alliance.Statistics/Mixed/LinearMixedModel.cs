namespace Alliance.Statistics.Mixed;

/// <summary>A linear model in which intercepts, or a slope, vary from group to group; groups may be nested or crossed.</summary>
/// <remarks>
/// y = Xβ + Zb + e with b normal by group and e normal, fitted by restricted or full maximum likelihood: Bates, Mächler, Bolker and Walker (2015),
/// J. Stat. Softw. 67(1). R's sleepstudy, Reaction ~ Days + (Days | Subject): criterion 1743.62827195849, Days 10.4672859596 with standard error 1.545788895535
/// and 17 degrees of freedom, residual variance 654.9410.
/// The intervals hold where groups are many enough and effects about normal; with fewer than ten groups the degrees of freedom carry most of the answer.
/// </remarks>
public sealed record LinearMixedModel
{
    /// <summary>One per column of the design, in its order.</summary>
    public required IReadOnlyList<MixedCoefficient> Coefficients { get; init; }

    /// <summary>The term with the most groups first.</summary>
    public required IReadOnlyList<VarianceComponent> Variances { get; init; }

    /// <summary>Of intercept and slope, where a term has both; empty otherwise.</summary>
    public required IReadOnlyList<CovarianceComponent> Covariances { get; init; }

    /// <summary>Of what is left over, in squared units of the outcome.</summary>
    public required double ResidualVariance { get; init; }

    /// <summary>Whether the likelihood is the restricted one.</summary>
    public required bool Restricted { get; init; }

    /// <summary>Minus twice the log-likelihood, restricted where <see cref="Restricted"/>: R's REML criterion, or its deviance.</summary>
    public required double Criterion { get; init; }

    public required double Observations { get; init; }

    /// <summary>Variances, covariances and the residual variance.</summary>
    public required int VarianceParameters { get; init; }

    /// <summary>Best predictions of each group's own effects.</summary>
    public required IReadOnlyList<GroupEffects> Effects { get; init; }

    public required MixedConvergence Convergence { get; init; }

    /// <summary>Half the criterion, negative.</summary>
    public double LogLikelihood => -Criterion / 2;

    /// <summary>Minus twice the log-likelihood plus twice the number of fixed effects and variances: 1763.93934449 for sleepstudy by full likelihood.</summary>
    public double Aic => Criterion + 2 * Parameters;

    /// <summary>The same with the logarithm of the observations for the factor two: 1783.09708559.</summary>
    public double Bic => Criterion + Math.Log(Observations) * Parameters;

    /// <summary>Fixed effects and variances.</summary>
    public int Parameters => Coefficients.Count + VarianceParameters;

    /// <param name="outcome">One value per row of the design; means where it has cells.</param>
    /// <returns>
    /// Failure: another length, a value that is no number, as many groups as rows, an outcome that is the same everywhere or leaves nothing over.
    /// A fit at the edge or without a minimum is an answer; its <see cref="Convergence"/> says so.
    /// </returns>
    public static Answer<LinearMixedModel> Fit(MixedDesign design, ReadOnlySpan<double> outcome, MixedOptions? options = null)
    {
        options ??= MixedOptions.Usual;
        if (LinearMixedInput.Refuse(design, outcome, options) is { } refusal)
        {
            return refusal;
        }

        var products = design.ProductsOf(outcome, options.SquaresWithinCells);
        if (products.Squares <= 0)
        {
            return LinearMixedInput.Constant;
        }

        var criterion = new ProfiledCriterion(design, products, options.Restricted);
        return MixedOptimum.Find(criterion, options.Cancellation) is { } optimum && criterion.ResidualSum > LinearMixedInput.Nothing * products.Squares
            ? LinearMixedReport.Of(design, products, criterion, optimum, options)
            : LinearMixedInput.NothingLeft;
    }
}
