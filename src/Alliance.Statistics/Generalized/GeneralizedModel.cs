using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Generalized;

/// <summary>Regression for counts, and for yes and no.</summary>
/// <remarks>
/// McCullagh and Nelder (1989), Generalized Linear Models; for the negative binomial Lawless (1987), θ and coefficients in turn until both rest. Fitted to the
/// maximum itself, where R stops once the deviance changes by less than 1e-8. R's <c>glm(Days ~ Eth + Sex + Age + Lrn, poisson, quine)</c>: EthN −0.533604325218
/// with 0.041882996231; <c>MASS::glm.nb</c>: θ 1.27489264581 with 0.161035178974.
/// </remarks>
public sealed class GeneralizedModel
{
    private const int MostTurns = 200;
    private const double ThetaAccuracy = 1e-11;

    private readonly ReweightedFit fit;

    private GeneralizedModel(Family family, Counted counted, ReweightedFit fit, Variation variation)
    {
        (Family, this.fit) = (family, fit);
        for (var row = 0; row < counted.Y.Length; row++)
        {
            Deviance += variation.Deviance(counted.Y[row], fit.Means[row], counted.Trials[row]);
            LogLikelihood += variation.LogLikelihood(counted.Y[row], fit.Means[row], counted.Trials[row]);
        }

        PearsonX2 = RowArithmetic.Dot(fit.Rows.Residuals, fit.Rows.Residuals);
    }

    public Family Family { get; }

    /// <summary>As R names them.</summary>
    public IReadOnlyList<string> Names => fit.Rows.X.Names;

    /// <summary>In the order of <see cref="Names"/>: logarithms of ratios of counts, or of odds.</summary>
    public ReadOnlySpan<double> Coefficients => fit.Coefficients;

    /// <summary>One per row used: the mean of the count, or the probability.</summary>
    public ReadOnlySpan<double> Fitted => fit.Means;

    public int Rows => fit.Rows.X.Rows;

    /// <summary>Rows less coefficients.</summary>
    public int Freedom => fit.Rows.Freedom;

    /// <summary>Twice the log-likelihood lost against a fit through every point.</summary>
    public double Deviance { get; }

    /// <summary>What is left over, squared and over its variance, added up.</summary>
    public double PearsonX2 { get; }

    /// <summary>Pearson's X² per degree of freedom: near 1 where the outcome varies as the family has it, above where it varies more.</summary>
    public double Dispersion => PearsonX2 / Freedom;

    /// <summary>At its maximum. For quasi-Poisson that of Poisson, which is no likelihood of it.</summary>
    public double LogLikelihood { get; }

    /// <summary>Of a negative binomial: θ, where the variance is μ + μ²/θ.</summary>
    public double? Theta { get; private init; }

    /// <summary>The standard error of <see cref="Theta"/>.</summary>
    public double? ThetaStandardError { get; private init; }

    /// <returns>
    /// Failure, in a sentence that names row or column: counts below zero or not whole, nothing counted, the same answer everywhere, a column that others add
    /// up to, one that separates the outcome perfectly, counts that vary no more than Poisson counts (negative binomial), or a fit that does not settle.
    /// </returns>
    public static Answer<GeneralizedModel> Of(Design design, Family family) => Counted.Of(design, family).Then(counted => family switch
    {
        Family.NegativeBinomial => NegativeBinomial(counted),
        Family.Binomial => FitOf(counted, family, new BinomialVariation()),
        _ => FitOf(counted, family, new PoissonVariation()),
    });

    /// <summary>Every coefficient with its standard error, interval and p: normal, but t with n − k degrees of freedom for quasi-Poisson.</summary>
    /// <param name="errors">Classical as the family has it (quasi-Poisson: times the dispersion); others by weighted rows.</param>
    /// <returns>Failure: one cluster, or HC2 and HC3 where a row alone decides its fitted value.</returns>
    public Answer<IReadOnlyList<Coefficient>> Estimates(ErrorPlan errors, double level = 0.95)
    {
        var isQuasi = Family == Family.QuasiPoisson;
        return CoefficientTable.Of(fit.Rows, fit.Coefficients, errors, isQuasi ? Dispersion : 1, isQuasi ? Freedom : double.PositiveInfinity, level);
    }

    private static Answer<GeneralizedModel> FitOf(Counted counted, Family family, Variation variation) =>
        new Reweighting(counted, variation).Fit().Then<ReweightedFit, GeneralizedModel>(fit => new GeneralizedModel(family, counted, fit, variation));

    private static Answer<GeneralizedModel> NegativeBinomial(Counted counted)
    {
        if (!new Reweighting(counted, new PoissonVariation()).Fit().Gives(out var fit, out var refusal))
        {
            return refusal;
        }

        var theta = 1 / counted.Y.Zip(fit.Means, (y, mean) => (y / mean - 1) * (y / mean - 1)).Average();
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (OverdispersionTheta.Of(counted.Y, fit.Means, theta) is not { } next)
            {
                return new Refusal(RefusalKind.NotConverged, "The counts vary no more than Poisson counts do, so a negative binomial has no finite θ: ask for the family poisson.");
            }

            var variation = new NegativeBinomialVariation(next);
            if (!new Reweighting(counted, variation).Fit(fit.Means).Gives(out fit, out refusal))
            {
                return refusal;
            }

            if (Math.Abs(next - theta) <= ThetaAccuracy * theta)
            {
                return new GeneralizedModel(Family.NegativeBinomial, counted, fit, variation) { Theta = next, ThetaStandardError = OverdispersionTheta.StandardError(counted.Y, fit.Means, next) };
            }

            theta = next;
        }

        return new Refusal(RefusalKind.NotConverged, $"θ of the negative binomial does not settle within {MostTurns} turns: use fewer terms, or the family quasipoisson.");
    }
}
