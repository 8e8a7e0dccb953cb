using System.Runtime.CompilerServices;

namespace Alliance.Statistics.Staggered;

/// <summary>Means and variances of contrasts under one assignment of units to cohorts; with its working memory, so one for each thread.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), §§2.4 and 3. No cohort's matrix of all periods is ever made: a unit's outcomes enter only by the two numbers Aθ,g·Y and A₀,g·Y
/// of its cohort and by the periods before anybody is treated, so that an assignment costs a pass over the units.
/// </remarks>
internal sealed class Moments
{
    private readonly StaggeredPanel panel;
    private readonly Scores scores;
    private readonly bool withCovariances;
    private readonly Refinement[] refinements;
    private readonly EarlyOutcomes early;
    private readonly EarlyProducts earlyProducts;
    private readonly double[] sums;
    private readonly double[] squares;
    private readonly double[] means;
    private readonly double[] products;
    private readonly double[] room;

    /// <param name="withCovariances">Between contrasts, too.</param>
    public Moments(StaggeredPanel panel, Scores scores, EarlyOutcomes early, bool withCovariances = false)
    {
        this.panel = panel;
        this.scores = scores;
        this.early = early;
        this.withCovariances = withCovariances;
        refinements = Refinement.Of(scores.Contrasts);
        earlyProducts = new EarlyProducts(early, scores.Contrasts.Count);
        room = new double[2 * scores.Contrasts.Count];
        sums = new double[room.Length];
        means = new double[room.Length];
        squares = new double[room.Length * room.Length];
        products = new double[squares.Length];
    }

    /// <summary>For one assignment alone.</summary>
    public static Moments Of(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts, bool withCovariances = false)
    {
        var moments = new Moments(panel, Scores.OnTheWay(panel, contrasts), EarlyOutcomes.Of(panel, contrasts), withCovariances);
        moments.Reckon(new Assignment(panel));
        return moments;
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
            Sum(cohort, members);
            Take(members.Length);
            foreach (var refinement in refinements)
            {
                refinement.Add(cohort, earlyProducts, sums, members.Length);
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

    private double Product(int one, int other) => products[Math.Max(one, other) * room.Length + Math.Min(one, other)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int cohort, ReadOnlySpan<int> members)
    {
        sums.AsSpan().Clear();
        squares.AsSpan().Clear();
        earlyProducts.Clear();
        foreach (var unit in members)
        {
            var own = scores.Of(unit, cohort, room);
            Square(own);
            if (early.HasAny(unit))
            {
                earlyProducts.Add(early.Of(unit), own);
            }
        }
    }

    private void Square(ReadOnlySpan<double> own)
    {
        for (var one = 0; one < own.Length; one++)
        {
            sums[one] += own[one];
            for (var other = withCovariances ? 0 : one & ~1; other <= one; other++)
            {
                squares[one * own.Length + other] += own[one] * own[other];
            }
        }
    }

    private void Take(int count)
    {
        var scale = 1.0 / ((count - 1.0) * count);
        for (var one = 0; one < room.Length; one++)
        {
            means[one] += sums[one] / count;
            for (var other = withCovariances ? 0 : one & ~1; other <= one; other++)
            {
                products[one * room.Length + other] += scale * (squares[one * room.Length + other] - sums[one] * sums[other] / count);
            }
        }
    }
}
