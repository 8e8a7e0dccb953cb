using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Randomization;

/// <summary>A permutation test that draws from the very set of allocations the study was drawn from: its blocks, pairs, strata, waves and balance bound.</summary>
/// <param name="Observed">The statistic at the allocation there was.</param>
/// <param name="P">Two-sided: how often a statistic as far from zero comes by allocation alone.</param>
/// <param name="Allocations">How many were looked at.</param>
/// <param name="Exact">Whether those were all there are.</param>
/// <remarks>
/// Fisher (1935), The Design of Experiments; Rosenberger and Lachin (2016), chapter 6. Drawn: p = (b + 1) / (m + 1) (Phipson and Smyth 2010). Listed: b of all.
/// Four units, two in each arm, outcomes 1, 2 and 3, 4: two of six allocations are as far apart, p = 1/3.
/// </remarks>
public sealed record AllocationTest(double Observed, double P, int Allocations, bool Exact)
{
    // Statistics that are equal but for rounding count as equal.
    private const double Rounding = 1e-10;

    /// <param name="arms">The allocation there was.</param>
    /// <param name="statistic">Of an allocation; the span is valid only while it runs.</param>
    /// <param name="draws">Where the set cannot be listed: how many to draw.</param>
    /// <returns>Failure: an allocation the plan cannot have given, no draw, or a statistic that is no number.</returns>
    public static Answer<AllocationTest> Of(AllocationPlan plan, IReadOnlyList<int> arms, AllocationStatistic statistic, int draws = 9_999, long seed = 1, CancellationToken stop = default)
    {
        if (!plan.Holds(arms))
        {
            return new Refusal(RefusalKind.NotADesign, "This allocation could not have come from this plan; give the plan it was drawn from.");
        }

        var observed = statistic([.. arms]);
        if (!double.IsFinite(observed))
        {
            return new Refusal(RefusalKind.NotSeparable, "The statistic is no number at the allocation there was: outcomes that are all alike, or an arm without units.");
        }

        return AllocationSet.Count(plan) is not null ? Listed(plan, statistic, observed, stop)
            : draws < 1 ? new Refusal(RefusalKind.TooFewPoints, "A permutation test needs at least one draw; a thousand or more tell something.")
            : Drawn(plan, statistic, observed, draws, seed, stop);
    }

    /// <summary>The difference of means between the second arm and the first.</summary>
    /// <returns>Failure: more than two arms, outcomes that are not one number for each unit, or what <see cref="Of"/> refuses.</returns>
    public static Answer<AllocationTest> OfMeans(AllocationPlan plan, IReadOnlyList<int> arms, IReadOnlyList<double> outcomes, int draws = 9_999, long seed = 1, CancellationToken stop = default)
    {
        if (plan.Arms != 2 || outcomes.Count != plan.Units.Units.Count)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"A difference of means needs two arms and an outcome for each unit: here are {plan.Arms} arms, {plan.Units.Units.Count} units and {outcomes.Count} outcomes.");
        }

        double[] values = [.. outcomes];
        return values.Any(value => !double.IsFinite(value)) ? new Refusal(RefusalKind.NotANumber, "Every outcome must be a number.")
            : Of(plan, arms, drawn => Difference(drawn, values), draws, seed, stop);
    }

    private static double Difference(ReadOnlySpan<int> arms, double[] values)
    {
        double first = 0, second = 0;
        var treated = 0;
        for (var unit = 0; unit < arms.Length; unit++)
        {
            if (arms[unit] == 0)
            {
                first += values[unit];
            }
            else
            {
                second += values[unit];
                treated++;
            }
        }

        return second / treated - first / (arms.Length - treated);
    }

    private static Answer<AllocationTest> Listed(AllocationPlan plan, AllocationStatistic statistic, double observed, CancellationToken stop)
    {
        int all = 0, asFar = 0;
        foreach (var arms in AllocationSet.All(plan))
        {
            stop.ThrowIfCancellationRequested();
            if (plan.Bound is null || plan.Bound.Accepts(arms))
            {
                all++;
                asFar += AsFar(statistic(arms), observed) ? 1 : 0;
            }
        }

        return new AllocationTest(observed, (double)asFar / all, all, true);
    }

    private static Answer<AllocationTest> Drawn(AllocationPlan plan, AllocationStatistic statistic, double observed, int draws, long seed, CancellationToken stop)
    {
        var arms = new int[plan.Units.Units.Count];
        var asFar = 0;
        for (var draw = 1; draw <= draws; draw++)
        {
            stop.ThrowIfCancellationRequested();
            if (!plan.TryDraw(RandomNumbers.Seeded(seed, draw), arms))
            {
                return new Refusal(RefusalKind.OutOfReach, "Of a million allocations none was as balanced as asked for; widen the bound.");
            }

            asFar += AsFar(statistic(arms), observed) ? 1 : 0;
        }

        return new AllocationTest(observed, (asFar + 1.0) / (draws + 1.0), draws, false);
    }

    // An allocation at which there is no statistic speaks for chance.
    private static bool AsFar(double drawn, double observed) => !double.IsFinite(drawn) || Math.Abs(drawn) >= Math.Abs(observed) * (1 - Rounding);
}

/// <summary>A figure that tells arms apart, reckoned anew for every allocation.</summary>
public delegate double AllocationStatistic(ReadOnlySpan<int> arms);
