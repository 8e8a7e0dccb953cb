namespace Alliance.Statistics.Mixed;

/// <summary>What linear mixed models and those of counts report alike.</summary>
internal static class MixedReport
{
    /// <param name="scale">What theta's squares are multiplied by: the residual variance, or 1.</param>
    public static VarianceComponent[] Variances(RandomScales scales, RandomStructure structure, double scale) =>
    [
        .. from term in Enumerable.Range(0, structure.Terms.Count)
           from column in Enumerable.Range(0, structure.Terms[term].Width)
           select new VarianceComponent(structure.Terms[term].Group, structure.Terms[term].Columns[column], scale * Product(scales, structure, term, column, column)),
    ];

    public static CovarianceComponent[] Covariances(RandomScales scales, RandomStructure structure, double scale) =>
    [
        .. from term in Enumerable.Range(0, structure.Terms.Count)
           from second in Enumerable.Range(0, structure.Terms[term].Width)
           from first in Enumerable.Range(0, second)
           select Covariance(scales, structure, scale, term, first, second),
    ];

    public static GroupEffects[] Effects(RandomStructure structure, double[] effects) =>
    [
        .. structure.Terms.Select((term, t) => new GroupEffects(
            term.Group,
            term.Levels,
            term.Columns,
            [.. term.Levels.Select((_, level) => effects.AsSpan(structure.Offsets[t] + level * term.Width, term.Width).ToArray())])),
    ];

    public static MixedConvergence Convergence(RandomScales scales, double[] theta, ReadOnlySpan<double> gradient, bool converged)
    {
        var largest = 0.0;
        foreach (var slope in gradient)
        {
            largest = Math.Max(largest, Math.Abs(slope));
        }

        var vanished = ScaleSigns.Vanished(scales, theta);
        return new MixedConvergence(converged, vanished is not null, largest, !converged
            ? "No minimum was found: the data do not settle these variances. Leave a term out; two that group the rows alike cannot be told apart."
            : vanished is { } what
                ? $"The fit is singular: {what.Column} does not vary by {what.Term.Group} beyond what chance and the other terms bring. The estimates stand; the term may be left out."
                : "Converged: the gradient is zero and the likelihood curves the right way.");
    }

    private static CovarianceComponent Covariance(RandomScales scales, RandomStructure structure, double scale, int term, int first, int second)
    {
        var covariance = scale * Product(scales, structure, term, first, second);
        var spread = scale * Math.Sqrt(Product(scales, structure, term, first, first) * Product(scales, structure, term, second, second));
        return new CovarianceComponent(structure.Terms[term].Group, structure.Terms[term].Columns[first], structure.Terms[term].Columns[second], covariance, spread > 0 ? Math.Clamp(covariance / spread, -1, 1) : 0);
    }

    private static double Product(RandomScales scales, RandomStructure structure, int term, int row, int column)
    {
        var triangle = scales[term];
        var (width, sum) = (structure.Terms[term].Width, 0.0);
        for (var each = 0; each < width; each++)
        {
            sum += triangle[row * width + each] * triangle[column * width + each];
        }

        return sum;
    }
}
