using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Surveys;

/// <summary>How a sample was drawn: weights, clusters and strata, how many clusters there are in all, and the margins its weights were set to.</summary>
/// <remarks>
/// Errors by linearization, clusters within strata, first stage only (Binder 1983; Särndal, Swensson and Wretman 1992, chapters 4 and 6). As R's survey: mean
/// of api00 in "apiclus1" 644.169398907 (23.5422406938); raked to school type and school-wide target 641.230320927 (23.7036168879).
/// </remarks>
public sealed class SurveyDesign
{
    private readonly double[] drawn;
    private readonly double[] weights;
    private readonly Stratum[] strata;
    private readonly int[] clusterOf;
    private readonly IReadOnlyList<int[]> calibratedTo;

    private SurveyDesign(double[] drawn, double[] weights, int[] clusterOf, Stratum[] strata, IReadOnlyList<int[]> calibratedTo) =>
        (this.drawn, this.weights, this.clusterOf, this.strata, this.calibratedTo) = (drawn, weights, clusterOf, strata, calibratedTo);

    /// <summary>One per row: how many it stands for.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Clusters less strata: degrees of freedom of intervals.</summary>
    public int Freedom => strata.Sum(stratum => stratum.Clusters.Length - 1);

    /// <summary>How many rows drawn one by one would weigh alike to as much (Kish 1965): (Σ w)² / Σ w².</summary>
    public double EffectiveSize => Math.Pow(weights.Sum(), 2) / weights.Sum(weight => weight * weight);

    internal int Rows => weights.Length;

    internal double WeightSum => (double)DoubleDouble.Sum(weights);

    /// <param name="weights">One per row, above zero: how many it stands for.</param>
    /// <param name="clusters">The cluster of each row; nothing: each row was drawn by itself.</param>
    /// <param name="strata">The stratum of each row; nothing: one.</param>
    /// <param name="population">For each row, how many clusters (or rows) its stratum has in all; nothing: so many that it does not matter.</param>
    /// <returns>Failure: lengths that differ, a weight that is not above zero, a stratum of one cluster, a cluster in two strata, or fewer in all than were drawn.</returns>
    public static Answer<SurveyDesign> Of(ReadOnlySpan<double> weights, IReadOnlyList<string>? clusters = null, IReadOnlyList<string>? strata = null, IReadOnlyList<double>? population = null)
    {
        var rows = weights.Length;
        if ((clusters?.Count ?? rows) != rows || (strata?.Count ?? rows) != rows || (population?.Count ?? rows) != rows)
        {
            return new Refusal(RefusalKind.UnequalLengths, "Weights, clusters, strata and population sizes must each have one value per row.");
        }

        foreach (var weight in weights)
        {
            if (Check.Weight(weight) is { } refusal)
            {
                return refusal;
            }
        }

        var clusterOf = Coded(clusters, rows);
        var stratumOf = strata is null ? new int[rows] : Coded(strata, rows);
        if (!Stratum.Of(clusterOf, stratumOf, population).Gives(out var built, out var wrong))
        {
            return wrong;
        }

        return new SurveyDesign(weights.ToArray(), weights.ToArray(), clusterOf, built, []);
    }

    /// <summary>The same sample, its weights set so that they sum to the population in every category of every margin: post-stratification for one margin, raking (Deming and Stephan 1940) for more.</summary>
    /// <returns>Failure: a margin of another length, categories of which one side knows nothing, margins of different sums, or weights that come to no rest.</returns>
    public Answer<SurveyDesign> Raked(params IReadOnlyList<PopulationMargin> margins) =>
        Raking.Weights(weights, margins).Gives(out var raked, out var refusal)
            ? new SurveyDesign(drawn, raked, clusterOf, strata, [.. margins.Select(margin => margin.Codes)])
            : refusal;

    /// <summary>The variance of Σ w e, e being what a statistic hangs on in each row.</summary>
    internal double VarianceOfTotal(double[] influences)
    {
        var left = Calibrated(influences);
        var totals = new double[clusterOf.Max() + 1];
        for (var row = 0; row < left.Length; row++)
        {
            totals[clusterOf[row]] += weights[row] * left[row];
        }

        return strata.Sum(stratum => stratum.Variance(totals));
    }

    // What the margins already tell is no longer uncertain (Deville and Särndal 1992, JASA 87, 376–382): less the mean of each category by the weights of the
    // drawing, margin after margin, until nothing moves.
    private double[] Calibrated(double[] influences)
    {
        const int Rounds = 10_000;
        const double Rest = 1e-13;
        var left = (double[])influences.Clone();
        var size = left.Length == 0 ? 0 : left.Max(Math.Abs);
        for (var round = 0; round < Rounds && calibratedTo.Count > 0; round++)
        {
            var moved = calibratedTo.Max(codes => LessMeans(left, codes));
            if (moved <= Rest * size || calibratedTo.Count == 1)
            {
                break;
            }
        }

        return left;
    }

    private double LessMeans(double[] left, int[] codes)
    {
        var (sums, counts) = (new double[codes.Max() + 1], new double[codes.Max() + 1]);
        for (var row = 0; row < left.Length; row++)
        {
            sums[codes[row]] += drawn[row] * left[row];
            counts[codes[row]] += drawn[row];
        }

        var most = 0.0;
        for (var row = 0; row < left.Length; row++)
        {
            var mean = sums[codes[row]] / counts[codes[row]];
            left[row] -= mean;
            most = Math.Max(most, Math.Abs(mean));
        }

        return most;
    }

    private static int[] Coded(IReadOnlyList<string>? names, int rows)
    {
        if (names is null)
        {
            return [.. Enumerable.Range(0, rows)];
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(name => seen.TryGetValue(name, out var code) ? code : seen[name] = seen.Count)];
    }
}
