using Alliance.Statistics.Data;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Linear;

/// <summary>Covariances for rows that hang together within clusters: CR0 to CR3, and the degrees of freedom of CR2.</summary>
/// <remarks>
/// Bell and McCaffrey (2002), Survey Methodology 28, 169–181; Pustejovsky and Tipton (2018), JBES 36, 672–683. With B = XR⁻¹ and K the products B'B of a
/// cluster, whose eigenvalues λ lie between 0 and 1, (I − BB')^(−1/2) acts on B through (1 − λ)^(−1/2) alone: no matrix is larger than the coefficients are many.
/// Directions with λ = 1 live in one cluster only and are left out, as by the generalized inverse.
/// </remarks>
internal sealed class ClusterSandwich
{
    private const double WholeShare = 1 - 1e-10;

    private readonly FittedRows fit;
    private readonly Groups clusters;
    private readonly double[][] scores;
    private Matrix<double>[]? shares;

    private ClusterSandwich(FittedRows fit, Groups clusters)
    {
        (this.fit, this.clusters) = (fit, clusters);
        scores = Scores();
    }

    /// <returns>Failure: fewer than two clusters, or another number of rows.</returns>
    public static Answer<ClusterSandwich> Of(FittedRows fit, Groups clusters)
    {
        if (clusters.Codes.Length != fit.X.Rows || clusters.Codes.Contains(Groups.Missing))
        {
            return new Refusal(RefusalKind.UnequalLengths, $"Every one of the {fit.X.Rows} rows used needs its cluster.");
        }

        return clusters.Count < 2
            ? new Refusal(RefusalKind.TooFewClusters, "All rows are in one cluster, so nothing shows how clusters differ: cluster by something smaller, or use HC2.")
            : new ClusterSandwich(fit, clusters);
    }

    public Matrix<double> Covariance(ClusterErrors kind)
    {
        var meat = Matrix<double>.Build.Dense(fit.X.Width, fit.X.Width);
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            var score = Vector<double>.Build.Dense(scores[cluster]);
            var adjusted = kind switch
            {
                ClusterErrors.CR2 => Apply(cluster, share => 1 / Math.Sqrt(1 - share), score),
                ClusterErrors.CR3 => Apply(cluster, share => 1 / (1 - share), score),
                _ => score,
            };
            meat += adjusted.OuterProduct(adjusted);
        }

        double n = fit.X.Rows, g = clusters.Count;
        return fit.Covariance(kind == ClusterErrors.CR1 ? meat * (g / (g - 1) * (n - 1) / fit.Freedom) : meat);
    }

    /// <summary>Satterthwaite degrees of freedom of each coefficient's CR2 variance, where rows vary evenly and on their own.</summary>
    public double[] Freedoms()
    {
        var inverse = fit.Triangle.Inverse();
        var freedoms = new double[fit.X.Width];
        for (var place = 0; place < freedoms.Length; place++)
        {
            freedoms[place] = Freedom(inverse.Row(place));
        }

        return freedoms;
    }

    private double Freedom(Vector<double> contrast)
    {
        var (trace, squares) = (0.0, 0.0);
        var across = Matrix<double>.Build.Dense(fit.X.Width, fit.X.Width);
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            var own = contrast.DotProduct(Apply(cluster, share => share / (1 - share), contrast));
            var spread = Apply(cluster, share => share / Math.Sqrt(1 - share), contrast);
            var taken = spread.DotProduct(spread);
            trace += own - taken;
            squares += own * own - 2 * own * taken;
            across += spread.OuterProduct(spread);
        }

        return trace * trace / (squares + across.PointwisePower(2).ColumnSums().Sum());
    }

    private Vector<double> Apply(int cluster, Func<double, double> function, Vector<double> vector)
    {
        var (values, vectors) = Decomposed(cluster);
        var turned = vectors.TransposeThisAndMultiply(vector);
        for (var i = 0; i < turned.Count; i++)
        {
            turned[i] *= values[i] >= WholeShare ? 0 : function(Math.Max(0, values[i]));
        }

        return vectors * turned;
    }

    private readonly Dictionary<int, (double[] Values, Matrix<double> Vectors)> decomposed = [];

    private (double[] Values, Matrix<double> Vectors) Decomposed(int cluster)
    {
        if (!decomposed.TryGetValue(cluster, out var known))
        {
            var evd = (shares ??= Shares())[cluster].Evd(Symmetricity.Symmetric);
            known = ([.. evd.EigenValues.Select(value => value.Real)], evd.EigenVectors);
            decomposed.Add(cluster, known);
        }

        return known;
    }

    // B'e of every cluster.
    private double[][] Scores()
    {
        var sums = new double[clusters.Count][];
        for (var cluster = 0; cluster < sums.Length; cluster++)
        {
            sums[cluster] = new double[fit.X.Width];
        }

        for (var place = 0; place < fit.X.Width; place++)
        {
            var column = fit.Orthogonal[place];
            for (var row = 0; row < column.Length; row++)
            {
                sums[clusters.Codes[row]][place] += column[row] * fit.Residuals[row];
            }
        }

        return sums;
    }

    // B'B of every cluster.
    private Matrix<double>[] Shares()
    {
        var width = fit.X.Width;
        var sums = new double[clusters.Count * width * width];
        for (var j = 0; j < width; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var (left, right) = (fit.Orthogonal[j], fit.Orthogonal[k]);
                for (var row = 0; row < left.Length; row++)
                {
                    sums[clusters.Codes[row] * width * width + j * width + k] += left[row] * right[row];
                }
            }
        }

        return [.. Enumerable.Range(0, clusters.Count).Select(cluster => Matrix<double>.Build.Dense(width, width, (j, k) => sums[cluster * width * width + Math.Max(j, k) * width + Math.Min(j, k)]))];
    }
}
