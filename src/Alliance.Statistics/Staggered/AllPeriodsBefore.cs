using Alliance.Statistics.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Staggered;

/// <summary>The efficient estimate with X a vector: the difference between every two neighboring cohorts in every period before the earlier of them is treated.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), §2.2, remark 1: these differences span all that could be compared before treatment, so no other choice of X has a smaller variance
/// in large samples. In small ones many β cost more than they gain.
/// </remarks>
internal static class AllPeriodsBefore
{
    private const int Most = 600;

    public static Answer<Reckoned> Refine(StaggeredPanel panel, Contrast contrast, Reckoned simple, double overstated)
    {
        var starts = Places(panel);
        if (starts[^1] is 0 or > Most)
        {
            return new Refusal(RefusalKind.OutOfReach, $"There are {starts[^1]} differences before treatment; this estimator takes 1 to {Most}. Use the efficient one with a single β.");
        }

        var spread = Matrix<double>.Build.Dense(starts[^1], starts[^1]);
        var shared = Vector<double>.Build.Dense(starts[^1]);
        var before = Vector<double>.Build.Dense(starts[^1]);
        var after = (Mean: 0.0, Variance: 0.0);
        var assignment = new Assignment(panel);
        for (var cohort = 0; cohort < panel.Cohorts.Count; cohort++)
        {
            var (mean, matrix) = OfCohort(panel, contrast, cohort, assignment.Members(cohort));
            var last = panel.Periods;
            after = (after.Mean + mean[last], after.Variance + matrix[last, last]);
            AddCohort(panel, cohort, starts, mean, matrix, (spread, shared, before));
        }

        var inverse = new PseudoInverse(starts[^1]);
        var betas = shared.ToArray();
        inverse.Apply(spread.ToRowMajorArray(), starts[^1], starts[^1], betas);
        var slopes = Vector<double>.Build.DenseOfArray(betas);
        var neyman = after.Variance - 2 * slopes.DotProduct(shared) + slopes.DotProduct(spread * slopes);
        var refined = neyman - overstated;
        return new Reckoned(after.Mean - slopes.DotProduct(before), refined > 0 ? refined : neyman, neyman, double.NaN);
    }

    // Where the differences of each cohort with the next begin; the end at last.
    private static int[] Places(StaggeredPanel panel)
    {
        var starts = new int[panel.Cohorts.Count];
        for (var cohort = 0; cohort < starts.Length - 1; cohort++)
        {
            starts[cohort + 1] = starts[cohort] + Before(panel, cohort);
        }

        return starts;
    }

    private static int Before(StaggeredPanel panel, int cohort) => (int)Math.Clamp(panel.Cohorts[cohort].Start - panel.FirstPeriod, 0, panel.Periods);

    // Means and covariances, over the number of units, of outcomes in all periods and, last, of what the contrast makes of them.
    private static (Vector<double> Mean, Matrix<double> Matrix) OfCohort(StaggeredPanel panel, Contrast contrast, int cohort, ReadOnlySpan<int> members)
    {
        var rows = Matrix<double>.Build.Dense(members.Length, panel.Periods + 1);
        for (var place = 0; place < members.Length; place++)
        {
            var outcomes = panel.Outcomes(members[place]);
            for (var period = 0; period < panel.Periods; period++)
            {
                rows[place, period] = outcomes[period];
            }

            rows[place, panel.Periods] = contrast.After(cohort, outcomes);
        }

        var mean = rows.ColumnSums() / members.Length;
        rows.MapIndexedInplace((_, column, value) => value - mean[column], Zeros.Include);
        return (mean, rows.TransposeThisAndMultiply(rows) / ((members.Length - 1.0) * members.Length));
    }

    // A cohort stands with a plus in its differences with the next, with a minus in those of the one before it.
    private static void AddCohort(StaggeredPanel panel, int cohort, int[] starts, Vector<double> mean, Matrix<double> matrix, (Matrix<double> Spread, Vector<double> Shared, Vector<double> Before) sums)
    {
        List<(int Place, int Period, int Sign)> rows = [];
        if (cohort > 0)
        {
            rows.AddRange(Enumerable.Range(0, Before(panel, cohort - 1)).Select(period => (starts[cohort - 1] + period, period, -1)));
        }

        if (cohort < panel.Cohorts.Count - 1)
        {
            rows.AddRange(Enumerable.Range(0, Before(panel, cohort)).Select(period => (starts[cohort] + period, period, 1)));
        }

        foreach (var (place, period, sign) in rows)
        {
            sums.Before[place] += sign * mean[period];
            sums.Shared[place] += sign * matrix[period, panel.Periods];
            foreach (var (other, otherPeriod, otherSign) in rows)
            {
                sums.Spread[place, other] += sign * otherSign * matrix[period, otherPeriod];
            }
        }
    }
}
