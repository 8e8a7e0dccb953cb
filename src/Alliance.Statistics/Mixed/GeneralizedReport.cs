using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>A mixed model of counts as it is reported, from the optimum.</summary>
internal static class GeneralizedReport
{
    public static GeneralizedMixedModel Of(MixedDesign design, GeneralizedOptimum optimum, MixedFamily family, MixedOptions options)
    {
        var (scales, effects) = (optimum.Mode.Scales, optimum.Mode.Effects.ToArray());
        scales.Multiply(effects, 1);
        return new GeneralizedMixedModel
        {
            Family = family,
            Coefficients = Coefficients(design, optimum, options.Level),
            Variances = MixedReport.Variances(scales, design.Structure, 1),
            Covariances = MixedReport.Covariances(scales, design.Structure, 1),
            LogLikelihood = -optimum.Value / 2,
            Observations = design.Observations,
            Parameters = optimum.Point.Length,
            Effects = MixedReport.Effects(design.Structure, effects),
            Convergence = MixedReport.Convergence(scales, optimum.Point[..scales.Parameters.Length], optimum.Gradient, optimum.IsConverged),
        };
    }

    private static MixedCoefficient[] Coefficients(MixedDesign design, GeneralizedOptimum optimum, double level)
    {
        var kept = optimum.Point.AsSpan(optimum.Mode.Scales.Parameters.Length);
        var coefficients = new MixedCoefficient[design.Names.Count];
        for (var column = 0; column < coefficients.Length; column++)
        {
            var contrast = design.ContrastOf(column);
            var estimate = Estimate.Normal(RowArithmetic.Dot(kept, contrast), Math.Sqrt(optimum.Variance(contrast)), level);
            coefficients[column] = new MixedCoefficient(design.Names[column], estimate, null);
        }

        return coefficients;
    }
}
