using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Staggered;

/// <summary>Means and variances of contrasts under one assignment of units to cohorts; with its working memory, so one for each thread.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), §§2.4 and 3. No cohort's matrix of all periods is ever made: a unit's outcomes enter only by the two numbers Aθ,g·Y and A₀,g·Y
/// of its cohort and by the periods before anybody is treated, so that an assignment costs a pass over the outcomes.
/// </remarks>
internal sealed class Moments
{
    private readonly StaggeredPanel panel;
    private readonly IReadOnlyList<Contrast> contrasts;
    private readonly bool withCovariances;
    private readonly Refinement[] refinements;
    private readonly double[] columns;
    private readonly double[] means;
    private readonly double[] products;
    private readonly int room;
    private readonly int periodsBefore;

    /// <param name="withCovariances">Between contrasts, too.</param>
    public Moments(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts, bool withCovariances = false)
    {
        this.panel = panel;
        this.contrasts = contrasts;
        this.withCovariances = withCovariances;
        refinements = Refinement.Of(contrasts);
        periodsBefore = contrasts.Max(contrast => contrast.PeriodsBefore);
        room = panel.Cohorts.Max(cohort => cohort.Units);
        columns = new double[room * (periodsBefore + 2 * contrasts.Count)];
        means = new double[2 * contrasts.Count];
        products = new double[means.Length * means.Length];
    }

    public void Reckon(Assignment assignment)
    {
        means.AsSpan().Clear();
        products.AsSpan().Clear();
        foreach (var refinement in refinements)
        {
            refinement.Clear();
        }

        for (var cohort = 0; cohort < panel.Cohorts.Count; cohort++)
        {
            var members = assignment.Members(cohort);
            Fill(cohort, members);
            Center(members.Length);
            Multiply(members.Length);
            foreach (var refinement in refinements)
            {
                refinement.Add(cohort, columns, room, members.Length, periodsBefore);
            }
        }
    }

    /// <summary>θ: the average after treatment.</summary>
    public double After(int contrast) => means[2 * contrast];

    /// <summary>X: the same average in the period before.</summary>
    public double Before(int contrast) => means[2 * contrast + 1];

    public double VarianceBefore(int one, int other) => Product(2 * one + 1, 2 * other + 1);

    /// <summary>The β of the smallest variance; 0 where nothing varied before.</summary>
    public double BestBeta(int contrast)
    {
        var spread = Product(2 * contrast + 1, 2 * contrast + 1);
        return spread > 0 ? Product(2 * contrast, 2 * contrast + 1) / spread : 0;
    }

    /// <summary>Neyman's covariance of the estimates of two contrasts with these β.</summary>
    public double Neyman(int one, double beta, int other, double otherBeta) =>
        Product(2 * one, 2 * other) - otherBeta * Product(2 * one, 2 * other + 1) - beta * Product(2 * one + 1, 2 * other) + beta * otherBeta * Product(2 * one + 1, 2 * other + 1);

    /// <summary>By how much Neyman's covariance is known to be too large.</summary>
    public double Overstated(int one, int other)
    {
        var refinement = Array.Find(refinements, each => each.Has(one))!;
        return refinement.Has(other) ? refinement.Overstated(one, other) / panel.Units : 0;
    }

    private double Product(int one, int other) => products[Math.Max(one, other) * means.Length + Math.Min(one, other)];

    private void Fill(int cohort, ReadOnlySpan<int> members)
    {
        for (var place = 0; place < members.Length; place++)
        {
            var outcomes = panel.Outcomes(members[place]);
            for (var period = 0; period < periodsBefore; period++)
            {
                columns[period * room + place] = outcomes[period];
            }

            var column = periodsBefore * room + place;
            foreach (var contrast in contrasts)
            {
                columns[column] = contrast.After(cohort, outcomes);
                columns[column + room] = contrast.Before(cohort, outcomes);
                column += 2 * room;
            }
        }
    }

    private void Center(int count)
    {
        for (var each = 0; each < periodsBefore + means.Length; each++)
        {
            var column = columns.AsSpan(each * room, count);
            var mean = RowArithmetic.Sum(column) / count;
            RowArithmetic.Shift(column, -mean);
            if (each >= periodsBefore)
            {
                means[each - periodsBefore] += mean;
            }
        }
    }

    private void Multiply(int count)
    {
        var scale = 1.0 / ((count - 1.0) * count);
        for (var one = 0; one < means.Length; one++)
        {
            var column = columns.AsSpan((periodsBefore + one) * room, count);
            for (var other = withCovariances ? 0 : one & ~1; other <= one; other++)
            {
                products[one * means.Length + other] += scale * RowArithmetic.Dot(column, columns.AsSpan((periodsBefore + other) * room, count));
            }
        }
    }
}
