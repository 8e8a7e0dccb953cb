namespace Alliance.Statistics.Mixed;

/// <summary>Counts, or shares of yes, with intercepts or a slope that vary from group to group.</summary>
/// <remarks>
/// Fitted by Laplace's approximation of the likelihood (Breslow and Clayton 1993), or adaptive Gauss–Hermite quadrature for one intercept (Pinheiro and Bates 1995);
/// standard errors by the curvature over fixed effects and scales together. R's cbpp, incidence of size by period and herd: log-likelihood -92.02628, standard
/// deviation between herds 0.64226, second period against the first -0.99233 with standard error 0.30664 (glmer's defaults stop at 0.64207, -0.99192, 0.30315).
/// With few events per group the approximation is biased towards too small variances; more quadrature points show by how much.
/// </remarks>
public sealed record GeneralizedMixedModel
{
    public required MixedFamily Family { get; init; }

    /// <summary>One per column of the design, on the scale of logarithms or log-odds; p by the normal distribution.</summary>
    public required IReadOnlyList<MixedCoefficient> Coefficients { get; init; }

    /// <summary>The term with the most groups first, on the same scale.</summary>
    public required IReadOnlyList<VarianceComponent> Variances { get; init; }

    /// <summary>Of intercept and slope, where a term has both; empty otherwise.</summary>
    public required IReadOnlyList<CovarianceComponent> Covariances { get; init; }

    /// <summary>Approximate, with every constant: as R's logLik by Laplace.</summary>
    public required double LogLikelihood { get; init; }

    public required double Observations { get; init; }

    /// <summary>Fixed effects, variances and covariances.</summary>
    public required int Parameters { get; init; }

    /// <summary>The likeliest effect of each group.</summary>
    public required IReadOnlyList<GroupEffects> Effects { get; init; }

    public required MixedConvergence Convergence { get; init; }

    /// <summary>-2 log-likelihood + 2 parameters: 194.0526 for cbpp.</summary>
    public double Aic => -2 * LogLikelihood + 2 * Parameters;

    /// <summary>-2 log-likelihood + log(observations) · parameters.</summary>
    public double Bic => -2 * LogLikelihood + Math.Log(Observations) * Parameters;

    /// <param name="counts">What was counted in each row, whole numbers from zero.</param>
    /// <param name="trials">For <see cref="MixedFamily.Binomial"/> out of how many; empty where each row is one yes (1) or no (0). Empty for Poisson counts.</param>
    /// <param name="offset">Added to the linear predictor, as the logarithm of exposure; empty where nothing is.</param>
    /// <returns>
    /// Failure: other lengths, a count that is negative or not whole, more yes than trials, nothing counted or everything the same, an effect that grows without
    /// end (separation), a likelihood without a maximum, or quadrature for more than one intercept.
    /// </returns>
    public static Answer<GeneralizedMixedModel> Fit(
        MixedDesign design, MixedFamily family, ReadOnlySpan<double> counts, ReadOnlySpan<double> trials = default, ReadOnlySpan<double> offset = default, MixedOptions? options = null)
    {
        options ??= MixedOptions.Usual;
        double[] ones = family == MixedFamily.Binomial && trials.IsEmpty ? [.. Enumerable.Repeat(1.0, counts.Length)] : trials.ToArray();
        if (GeneralizedInput.Refuse(design, family, counts, ones, offset, options) is { } refusal)
        {
            return refusal;
        }

        var outcome = new CountOutcome(family, counts.ToArray(), ones, offset.ToArray());
        return CountStart.Of(design, outcome).Gives(out var start, out var separated)
            ? GeneralizedOptimum.Find(design, outcome, start, options).Gives(out var optimum, out var none) ? GeneralizedReport.Of(design, optimum, family, options) : none
            : separated;
    }
}
