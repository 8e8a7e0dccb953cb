using Alliance.Statistics.Numerics;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Staggered;

/// <summary>Whether cohorts differed before treatment more than chance has it: if they did, they were not treated at random times.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), §2.5: X has mean zero under random timing. Complaints of the Chicago roll-out: simple X 0.0047897874503, standard error 0.00391563372554,
/// t 1.22324706192, p 0.221236395182; simple, cohort, calendar and event time 0 together: Wald 2.96044366341 with 4 degrees of freedom, p 0.564466733941.
/// </remarks>
public sealed record BalanceCheck
{
    /// <summary>X of each average that was asked for, in their order, then of the event times.</summary>
    public required IReadOnlyList<Estimate> Differences { get; init; }

    /// <summary>X' V⁺ X of all together.</summary>
    public required double Wald { get; init; }

    /// <summary>Of the chi-squared distribution.</summary>
    public required int Freedom { get; init; }

    /// <summary>That all are zero.</summary>
    public required double P { get; init; }

    /// <param name="eventTimes">Such as 0.</param>
    /// <returns>Failure: nothing asked for, an average that cannot be compared, no spread before treatment, or a level outside 0 to 1.</returns>
    public static Answer<BalanceCheck> Of(StaggeredPanel panel, IReadOnlyList<StaggeredEstimand> estimands, IReadOnlyList<int> eventTimes, double level = 0.95)
    {
        if (Check.Level(level) is { } bad)
        {
            return bad;
        }

        var contrasts = new List<Contrast>();
        foreach (var answer in estimands.Select(each => Contrasts.Of(panel, each, StaggeredEstimator.Efficient)).Concat(eventTimes.Select(each => Contrasts.At(panel, each, StaggeredEstimator.Efficient))))
        {
            if (!answer.Gives(out var contrast, out var refusal))
            {
                return refusal;
            }

            contrasts.Add(contrast);
        }

        return contrasts.Count == 0 ? new Refusal(RefusalKind.NotADesign, "Say for which averages the balance is to be checked.") : Reckon(panel, contrasts, level);
    }

    private static Answer<BalanceCheck> Reckon(StaggeredPanel panel, List<Contrast> contrasts, double level)
    {
        var moments = Moments.Of(panel, contrasts, withCovariances: true);
        var count = contrasts.Count;
        var covariance = new double[count * count];
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < count; other++)
            {
                covariance[one * count + other] = moments.VarianceBefore(one, other);
            }

            if (!(covariance[one * count + one] > 0))
            {
                return new Refusal(RefusalKind.ConstantOutcome, "Before treatment the outcome does not differ between units of a cohort, or there is no period before, so balance cannot be checked.");
            }
        }

        double[] differences = [.. Enumerable.Range(0, count).Select(moments.Before)];
        double[] solved = [.. differences];
        var inverse = new PseudoInverse(count);
        inverse.Apply(covariance, count, count, solved);
        var (wald, freedom) = (RowArithmetic.Dot(differences, solved), inverse.Rank);
        return new BalanceCheck
        {
            Differences = [.. differences.Select((each, place) => Estimate.Normal(each, Math.Sqrt(covariance[place * count + place]), level))],
            Wald = wald,
            Freedom = freedom,
            P = 1 - ChiSquared.CDF(freedom, wald),
        };
    }
}
