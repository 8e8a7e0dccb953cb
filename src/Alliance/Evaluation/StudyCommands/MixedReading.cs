using System.Globalization;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Mixed;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>A fitted mixed model, to be read by a program or by somebody.</summary>
internal sealed record MixedReading
{
    public required string Formula { get; init; }
    public required string Method { get; init; }
    public required double Observations { get; init; }
    public required IReadOnlyList<MixedCoefficient> Coefficients { get; init; }
    public required IReadOnlyList<VarianceComponent> Variances { get; init; }
    public required IReadOnlyList<CovarianceComponent> Covariances { get; init; }
    public required IReadOnlyList<GroupEffects> Groups { get; init; }
    public required double? ResidualVariance { get; init; }
    public required double LogLikelihood { get; init; }
    public required double? RemlCriterion { get; init; }
    public required double Aic { get; init; }
    public required double Bic { get; init; }
    public required MixedConvergence Convergence { get; init; }
    public double ElapsedMs { get; init; }

    public static MixedReading Of(LinearMixedModel fit, Design design) => new()
    {
        Formula = design.Formula.Text,
        Method = fit.Restricted ? "restricted maximum likelihood; t with Satterthwaite's degrees of freedom" : "maximum likelihood; t with Satterthwaite's degrees of freedom",
        Observations = fit.Observations,
        Coefficients = fit.Coefficients,
        Variances = fit.Variances,
        Covariances = fit.Covariances,
        Groups = fit.Effects,
        ResidualVariance = fit.ResidualVariance,
        LogLikelihood = fit.LogLikelihood,
        RemlCriterion = fit.Restricted ? fit.Criterion : null,
        Aic = fit.Aic,
        Bic = fit.Bic,
        Convergence = fit.Convergence,
    };

    public static MixedReading Of(GeneralizedMixedModel fit, Design design) => new()
    {
        Formula = design.Formula.Text,
        Method = fit.Family == MixedFamily.Poisson ? "counts on the scale of logarithms; approximate maximum likelihood, z" : "shares on the scale of log-odds; approximate maximum likelihood, z",
        Observations = fit.Observations,
        Coefficients = fit.Coefficients,
        Variances = fit.Variances,
        Covariances = fit.Covariances,
        Groups = fit.Effects,
        ResidualVariance = null,
        LogLikelihood = fit.LogLikelihood,
        RemlCriterion = null,
        Aic = fit.Aic,
        Bic = fit.Bic,
        Convergence = fit.Convergence,
    };

    public object Document() => new
    {
        Coefficients = Coefficients.Select(each => new { each.Term, Estimate = each.Estimate.Value, Se = each.Estimate.StandardError, Df = each.DegreesOfFreedom, each.Estimate.P }),
        Variances = Variances.Select(each => new { each.Group, each.Term, each.Variance }),
        ResidualVariance,
        LogLikelihood,
        RemlCriterion,
        Convergence.Converged,
        ElapsedMs,
    };

    public IEnumerable<string> Lines()
    {
        yield return $"{Formula}";
        yield return Say($"{Observations:N0} rows, {string.Join(", ", Groups.Select(each => $"{each.Levels.Count} {each.Group}").Distinct())}; {Method}");
        yield return "";
        var width = Math.Max(12, Coefficients.Max(each => each.Term.Length));
        yield return Say($"{"".PadRight(width)} {"estimate",14} {"std. error",14} {"df",10} {"p",10}  95 % interval");
        foreach (var each in Coefficients)
        {
            var df = each.DegreesOfFreedom is { } freedom ? freedom.ToString("0.0", CultureInfo.InvariantCulture) : "";
            yield return Say($"{each.Term.PadRight(width)} {each.Estimate.Value,14:G7} {each.Estimate.StandardError,14:G7} {df,10} {each.Estimate.P,10:G4}  {each.Estimate.Interval.Low:G5} to {each.Estimate.Interval.High:G5}");
        }

        yield return "";
        foreach (var each in Variances) yield return Say($"Variance of {each.Term} by {each.Group}: {each.Variance:G7} (standard deviation {each.StandardDeviation:G7})");
        foreach (var each in Covariances) yield return Say($"Covariance of {each.First} and {each.Second} by {each.Group}: {each.Covariance:G7} (correlation {each.Correlation:0.000})");
        if (ResidualVariance is { } rest) yield return Say($"Residual variance: {rest:G7} (standard deviation {Math.Sqrt(rest):G7})");
        yield return "";
        yield return Say($"Log-likelihood {LogLikelihood:G10}{(RemlCriterion is { } criterion ? Say($", REML criterion {criterion:G10}") : "")}; AIC {Aic:G7}, BIC {Bic:G7}; {ElapsedMs:0} ms");
        yield return Convergence.Sentence;
    }

    private static string Say(FormattableString line) => FormattableString.Invariant(line);
}
