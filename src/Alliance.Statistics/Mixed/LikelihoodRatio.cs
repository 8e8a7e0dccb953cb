namespace Alliance.Statistics.Mixed;

/// <summary>Whether a larger mixed model says more than a smaller one that it contains.</summary>
/// <remarks>
/// Wilks (1938): twice the difference of log-likelihoods, by chi-squared. sleepstudy, slopes of Days against intercepts only: 42.1393 on 2 degrees of freedom.
/// Where what is added is a variance the test is cautious: zero lies at the edge of what a variance can be (Self and Liang 1987), and with one variance p may be halved.
/// </remarks>
/// <param name="ChiSquared">Zero or above.</param>
/// <param name="DegreesOfFreedom">How many parameters the larger model has more.</param>
public sealed record LikelihoodRatio(double ChiSquared, int DegreesOfFreedom, double P)
{
    /// <summary>Of two linear models, both fitted to the same outcome in the same way.</summary>
    /// <returns>
    /// Failure: other rows, one restricted and one not, restricted ones with different fixed effects (their likelihoods are of different data), or a larger model without
    /// more parameters.
    /// </returns>
    public static Answer<LikelihoodRatio> Of(LinearMixedModel smaller, LinearMixedModel larger)
    {
        if (smaller.Restricted != larger.Restricted || (smaller.Restricted && !SameTerms(smaller.Coefficients, larger.Coefficients)))
        {
            return new Refusal(RefusalKind.NotNested, "Restricted likelihoods compare only models with the same fixed effects: fit both by full likelihood.");
        }

        return Of(smaller.Observations, larger.Observations, smaller.LogLikelihood, larger.LogLikelihood, larger.Parameters - smaller.Parameters);
    }

    /// <summary>Of two models of counts, of the same family and outcome.</summary>
    /// <returns>Failure: other rows, another family, or a larger model without more parameters.</returns>
    public static Answer<LikelihoodRatio> Of(GeneralizedMixedModel smaller, GeneralizedMixedModel larger) => smaller.Family != larger.Family
        ? new Refusal(RefusalKind.NotNested, "Models of different families are not one within the other.")
        : Of(smaller.Observations, larger.Observations, smaller.LogLikelihood, larger.LogLikelihood, larger.Parameters - smaller.Parameters);

    private static Answer<LikelihoodRatio> Of(double rows, double others, double smaller, double larger, int freedom)
    {
        if (rows != others || freedom < 1)
        {
            return new Refusal(RefusalKind.NotNested, $"A comparison needs the same rows ({rows} and {others}) and more parameters in the larger model ({freedom} more).");
        }

        var ratio = Math.Max(0, 2 * (larger - smaller));
        return new LikelihoodRatio(ratio, freedom, MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(freedom / 2.0, ratio / 2));
    }

    private static bool SameTerms(IReadOnlyList<MixedCoefficient> first, IReadOnlyList<MixedCoefficient> second) =>
        first.Select(each => each.Term).SequenceEqual(second.Select(each => each.Term));
}
