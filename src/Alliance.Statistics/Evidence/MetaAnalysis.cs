using Alliance.Statistics.Distributions;
using MathNet.Numerics;

namespace Alliance.Statistics.Evidence;

/// <summary>What the studies are taken to have in common.</summary>
public enum MetaModel
{
    /// <summary>One effect: studies differ by chance only.</summary>
    EqualEffects,

    /// <summary>Effects that differ; how much, from Q (DerSimonian and Laird 1986).</summary>
    DerSimonianLaird,

    /// <summary>Effects that differ; how much, by restricted likelihood.</summary>
    RestrictedLikelihood,
}

/// <summary>Several studies of one thing, weighed together.</summary>
/// <param name="Value">In the unit of the effects, such as a log risk ratio.</param>
/// <param name="Spread">τ²: the variance of the true effects; 0 for equal effects.</param>
/// <param name="SpreadShare">I²: the share of the variation between studies that is not chance, from 0 to 1.</param>
/// <param name="Q">Cochran's, on studies − 1 degrees of freedom.</param>
/// <param name="P">Two-sided, against no effect.</param>
/// <remarks>
/// Borenstein et al. (2009), Introduction to Meta-Analysis; Hartung and Knapp (2001), Statistics in Medicine 20, 3875–3889. As metafor's <c>rma</c>: the
/// thirteen trials of "dat.bcg", restricted likelihood, −0.714532342158 (0.179781516105), τ² 0.313243258136, I² 92.2213845213 %.
/// </remarks>
public sealed record MetaAnalysis(double Value, double StandardError, Interval Interval, double P, double Spread, double SpreadShare, double Q)
{
    private const int Rounds = 10_000;
    private const double Tolerance = 1e-14;

    /// <param name="effects">Of each study: its effect and standard error.</param>
    /// <param name="hartungKnapp">Error and t from how far the effects do differ: the one to use for few studies.</param>
    /// <returns>Failure: fewer than two studies, an effect that is not finite, a standard error that is not above zero, a level outside 0 to 1, or studies without any difference under Hartung and Knapp's.</returns>
    public static Answer<MetaAnalysis> Of(IReadOnlyList<(double Effect, double StandardError)> effects, MetaModel model, bool hartungKnapp = false, double level = 0.95)
    {
        if (effects.Count < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Weighing studies together needs at least two.");
        }

        if (effects.Any(each => !double.IsFinite(each.Effect) || !double.IsFinite(each.StandardError) || each.StandardError <= 0))
        {
            return new Refusal(RefusalKind.NotANumber, "Each study has a finite effect with a standard error above zero.");
        }

        if (Check.Level(level) is { } refusal)
        {
            return refusal;
        }

        var studies = effects.Select(each => (each.Effect, Variance: each.StandardError * each.StandardError)).ToArray();
        return Spreading(studies, model) is { } spread
            ? Weighed(studies, spread, model, hartungKnapp, level)
            : new Refusal(RefusalKind.NotConverged, "The restricted likelihood comes to no rest; ask for DerSimonian and Laird's.");
    }

    /// <summary>Of Q: that studies differ by chance only.</summary>
    public double DifferenceP(int studies) => SpecialFunctions.GammaUpperRegularized((studies - 1) / 2.0, Q / 2);

    private static Answer<MetaAnalysis> Weighed((double Effect, double Variance)[] studies, double spread, MetaModel model, bool hartungKnapp, double level)
    {
        var (mean, weight) = Mean(studies, spread);
        double freedom = studies.Length - 1;
        var scatter = studies.Sum(each => (each.Effect - mean) * (each.Effect - mean) / (each.Variance + spread)) / freedom;
        if (hartungKnapp && scatter <= 0)
        {
            return new Refusal(RefusalKind.NoSpread, "All studies found the same: Hartung and Knapp's error, which is made of their differences, is not to be had.");
        }

        var error = Math.Sqrt((hartungKnapp ? scatter : 1) / weight);
        var ofTest = hartungKnapp ? freedom : double.PositiveInfinity;
        var reach = Student.Quantile((1 + level) / 2, ofTest) * error;
        var q = Differing(studies);
        var share = model == MetaModel.EqualEffects ? Math.Max(0, (q - freedom) / q) : spread / (spread + TypicalVariance(studies));
        return new MetaAnalysis(mean, error, new Interval(mean - reach, mean + reach, level), Student.TwoSided(mean / error, ofTest), spread, q > 0 ? share : 0, q);
    }

    private static double? Spreading((double Effect, double Variance)[] studies, MetaModel model)
    {
        var weights = Array.ConvertAll(studies, each => 1 / each.Variance);
        var moments = Math.Max(0, (Differing(studies) - (studies.Length - 1)) / (weights.Sum() - weights.Sum(each => each * each) / weights.Sum()));
        return model switch
        {
            MetaModel.EqualEffects => 0,
            MetaModel.DerSimonianLaird => moments,
            _ => Restricted(studies, moments),
        };
    }

    // Fisher scoring of the restricted likelihood (Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30, 261–293).
    private static double? Restricted((double Effect, double Variance)[] studies, double start)
    {
        var at = start;
        for (var round = 0; round < Rounds; round++)
        {
            var (mean, sum) = Mean(studies, at);
            var weights = Array.ConvertAll(studies, each => 1 / (each.Variance + at));
            var (second, third) = (weights.Sum(each => each * each), weights.Sum(each => each * each * each));
            var misfit = studies.Zip(weights, (each, weight) => weight * weight * (each.Effect - mean) * (each.Effect - mean)).Sum();
            var information = second - 2 * third / sum + second * second / (sum * sum);
            var next = Math.Max(0, at + (misfit - (sum - second / sum)) / information);
            if (Math.Abs(next - at) <= Tolerance * (1 + at))
            {
                return next;
            }

            at = next;
        }

        return null;
    }

    private static (double Mean, double Weight) Mean((double Effect, double Variance)[] studies, double spread)
    {
        var weight = studies.Sum(each => 1 / (each.Variance + spread));
        return (studies.Sum(each => each.Effect / (each.Variance + spread)) / weight, weight);
    }

    private static double Differing((double Effect, double Variance)[] studies)
    {
        var (mean, _) = Mean(studies, 0);
        return studies.Sum(each => (each.Effect - mean) * (each.Effect - mean) / each.Variance);
    }

    // Higgins and Thompson (2002), equation 9.
    private static double TypicalVariance((double Effect, double Variance)[] studies)
    {
        var (first, second) = (studies.Sum(each => 1 / each.Variance), studies.Sum(each => 1 / (each.Variance * each.Variance)));
        return (studies.Length - 1) * first / (first * first - second);
    }
}
