using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>A linear mixed model as it is reported, from the optimum.</summary>
internal static class LinearMixedReport
{
    public static LinearMixedModel Of(MixedDesign design, OutcomeProducts products, ProfiledCriterion criterion, MixedOptimum optimum, MixedOptions options) => new()
    {
        Coefficients = Coefficients(design, products, criterion, optimum, options.Level),
        Variances = MixedReport.Variances(criterion.Scales, design.Structure, criterion.ResidualVariance),
        Covariances = MixedReport.Covariances(criterion.Scales, design.Structure, criterion.ResidualVariance),
        ResidualVariance = criterion.ResidualVariance,
        Restricted = options.Restricted,
        Criterion = optimum.Criterion,
        Observations = design.Observations,
        VarianceParameters = optimum.Theta.Length + 1,
        Effects = MixedReport.Effects(design.Structure, criterion.Effects()),
        Convergence = MixedReport.Convergence(criterion.Scales, optimum.Theta, optimum.Gradient, optimum.IsConverged),
    };

    private static MixedCoefficient[] Coefficients(MixedDesign design, OutcomeProducts products, ProfiledCriterion criterion, MixedOptimum optimum, double level)
    {
        var (kept, covariance, width) = (criterion.Coefficients(), criterion.CoefficientCovariance(), criterion.Width);
        var satterthwaite = new Satterthwaite(criterion, optimum);
        var coefficients = new MixedCoefficient[width];
        var image = new double[width];
        for (var column = 0; column < width; column++)
        {
            var contrast = design.ContrastOf(column);
            for (var row = 0; row < width; row++)
            {
                image[row] = RowArithmetic.Dot(covariance.AsSpan(row * width, width), contrast);
            }

            var share = RowArithmetic.Dot(image, contrast);
            var value = RowArithmetic.Dot(kept, contrast) + (column == design.Intercept ? products.Center : 0);
            var freedom = satterthwaite.Freedom(image, share);
            coefficients[column] = new MixedCoefficient(design.Names[column], Estimate.Student(value, Math.Sqrt(share * criterion.ResidualVariance), freedom, level), freedom);
        }

        return coefficients;
    }
}
