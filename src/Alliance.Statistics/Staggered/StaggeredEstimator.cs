using System.Globalization;

namespace Alliance.Statistics.Staggered;

/// <summary>How far, and from which cohorts, outcomes before treatment are used: the estimate is the difference after minus β times the difference before.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), Efficient estimation for staggered rollout designs, Journal of Political Economy: Microeconomics 1(4). Where treatment
/// comes at random times every β is unbiased, and <see cref="Efficient"/> takes the one with the smallest variance: 0.154485 for the complaints of Chicago.
/// </remarks>
public readonly record struct StaggeredEstimator
{
    private StaggeredEstimator(double? beta, bool lastCohortOnly, bool allBefore) => (Beta, LastCohortOnly, AllBefore) = (beta, lastCohortOnly, allBefore);

    /// <summary>β is estimated from the data (the plug-in estimator, their equation 9).</summary>
    public static StaggeredEstimator Efficient => default;

    /// <summary>As <see cref="Efficient"/>, with a β for every difference between neighboring cohorts in every period before either is treated: for panels of few cohorts and periods.</summary>
    public static StaggeredEstimator EfficientInAllPeriods => new(null, false, true);

    /// <summary>β = 1 against all that are not yet treated: Callaway and Sant'Anna (2021), Journal of Econometrics 225(2), as also de Chaisemartin and D'Haultfœuille (2020).</summary>
    public static StaggeredEstimator CallawaySantAnna => new(1, false, false);

    /// <summary>β = 1 against the cohort treated last, or never: Sun and Abraham (2021), Journal of Econometrics 225(2).</summary>
    public static StaggeredEstimator SunAbraham => new(1, true, false);

    /// <summary>β = 0: outcomes before treatment are not used.</summary>
    public static StaggeredEstimator DifferenceInMeans => new(0, false, false);

    /// <summary>A β chosen in advance, such as 0.5.</summary>
    /// <returns>Failure: a β that is no number.</returns>
    public static Answer<StaggeredEstimator> Fixed(double beta) =>
        double.IsFinite(beta) ? new StaggeredEstimator(beta, false, false)
        : new Refusal(RefusalKind.NotANumber, $"β is a number such as 0.5, not {beta.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>Nothing where it is estimated.</summary>
    public double? Beta { get; }

    /// <summary>Whether only the cohort treated last stands for the untreated.</summary>
    public bool LastCohortOnly { get; }

    internal bool AllBefore { get; }

    // A unit treated from the first period on has no difference before: with β = 1 there is nothing to subtract.
    internal bool NeedsPeriodBefore => Beta == 1;
}
