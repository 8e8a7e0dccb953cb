using Alliance.Statistics.Data;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Linear;

/// <summary>Coefficients with the errors a plan asks for.</summary>
internal static class CoefficientTable
{
    /// <param name="scale">What (X'X)⁻¹ is multiplied by for classical errors.</param>
    /// <param name="rowFreedom">Degrees of freedom where rows are on their own; infinite for a normal distribution.</param>
    /// <returns>Failure: one cluster, a row with a leverage of one, or a coefficient without an error above zero.</returns>
    public static Answer<IReadOnlyList<Coefficient>> Of(FittedRows fit, ReadOnlySpan<double> coefficients, ErrorPlan plan, double scale, double rowFreedom, double level)
    {
        if (Check.Level(level) is { } notALevel)
        {
            return notALevel;
        }

        if (!Variances(fit, plan, scale, rowFreedom).Gives(out var told, out var refusal))
        {
            return refusal;
        }

        var table = new Coefficient[coefficients.Length];
        for (var place = 0; place < table.Length; place++)
        {
            var (variance, freedom) = (told.Variances[place], told.Freedoms[place]);
            if (!(variance > 0) || !(freedom > 0) || double.IsInfinity(variance))
            {
                return NoError(fit.X.Names[place], plan);
            }

            table[place] = Coefficient.Of(fit.X.Names[place], coefficients[place], Math.Sqrt(variance), freedom, level);
        }

        return table;
    }

    private static Answer<Told> Variances(FittedRows fit, ErrorPlan plan, double scale, double rowFreedom)
    {
        if (plan.Clusters is { } kind)
        {
            return plan.Groups.Count == 2 ? TwoWay(fit, plan.Groups[0], plan.Groups[1]) : Clustered(fit, plan.Groups[0], kind);
        }

        return plan.Rows is { } rows
            ? UnevenSandwich.Covariance(fit, rows).Then<Matrix<double>, Told>(covariance => new Told(Diagonal(covariance), Same(fit, rowFreedom)))
            : new Told([.. fit.InverseDiagonal.Select(each => each * scale)], Same(fit, rowFreedom));
    }

    private static Answer<Told> Clustered(FittedRows fit, Groups clusters, ClusterErrors kind) => ClusterSandwich.Of(fit, clusters).Then<ClusterSandwich, Told>(sandwich => new Told(
        Diagonal(sandwich.Covariance(kind)),
        kind switch
        {
            ClusterErrors.CR0 => Same(fit, double.PositiveInfinity),
            ClusterErrors.CR2 => sandwich.Freedoms(),
            _ => Same(fit, clusters.Count - 1),
        }));

    private static Answer<Told> TwoWay(FittedRows fit, Groups first, Groups second) =>
        Clustered(fit, first, ClusterErrors.CR1).Then(byFirst =>
        Clustered(fit, second, ClusterErrors.CR1).Then(bySecond =>
        Clustered(fit, first.Crossed(second), ClusterErrors.CR1).Then<Told, Told>(byBoth => new Told(
            [.. byFirst.Variances.Select((variance, place) => variance + bySecond.Variances[place] - byBoth.Variances[place])],
            Same(fit, Math.Min(first.Count, second.Count) - 1)))));

    private static double[] Same(FittedRows fit, double freedom)
    {
        var all = new double[fit.X.Width];
        Array.Fill(all, freedom);
        return all;
    }

    private static Refusal NoError(string term, ErrorPlan plan) => plan.Groups.Count switch
    {
        2 => new Refusal(RefusalKind.TooFewClusters, $"By two kinds of clusters the variance of {term} comes out at zero or below, as it can with few clusters: cluster by one of them."),
        1 => new Refusal(RefusalKind.TooFewClusters, $"The clusters leave nothing to tell the error of {term} from, for instance because it lives in one cluster only: use more clusters, or leave the term out."),
        _ => new Refusal(RefusalKind.ConstantOutcome, $"The fit leaves nothing over from which the error of {term} could be told: the outcome follows exactly from the terms."),
    };

    private static double[] Diagonal(Matrix<double> covariance) => [.. covariance.Diagonal()];

    private sealed record Told(double[] Variances, double[] Freedoms);
}
