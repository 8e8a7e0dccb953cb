using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Linear;
using MathNet.Numerics.Distributions;

namespace Alliance.Evaluation.Analysis;

/// <summary>What a method comes back with.</summary>
public sealed record Finding
{
    public required string Analysis { get; init; }
    public required EffectResult Effect { get; init; }
    public IReadOnlyList<OtherEstimate> Others { get; init; } = [];
    public IReadOnlyList<AssumptionCheck> Checks { get; init; } = [];
    public EventStudyResult? EventStudy { get; init; }
    public required UsedData Used { get; init; }
}

internal static class Effects
{
    /// <summary>Of so many studies, how many the smallest detectable effect is found in.</summary>
    private const double UsualPower = 0.8;

    /// <summary>On the scale of the model: for ratios value and error are logarithms.</summary>
    /// <param name="spread">For points: the standard deviation of the answers before anybody began, in which the plan counted.</param>
    public static EffectResult Of(EffectScale scale, double value, double error, double? freedom, double level, PlannedOutcome outcome, double? before, double? spread = null)
    {
        var reach = Quantile((1 + level) / 2, freedom) * error;
        var detectable = (Quantile((1 + level) / 2, freedom) + Quantile(UsualPower, freedom)) * error;
        double? Share(double at) => scale switch
        {
            EffectScale.CountRatio => Math.Exp(at) - 1,
            EffectScale.CountDifference => before > 0 ? at / before.Value : null,
            _ => null,
        };
        double Shown(double at) => scale == EffectScale.CountRatio ? Math.Exp(at) : at;
        return new EffectResult
        {
            Scale = scale,
            Value = Shown(value),
            Low = Shown(value - reach),
            High = Shown(value + reach),
            Level = level,
            StandardError = error,
            Freedom = freedom,
            ModelP = TwoSided(value / error, freedom),
            Before = before,
            Share = Share(value),
            ShareLow = Share(value - reach),
            ShareHigh = Share(value + reach),
            Planned = scale == EffectScale.Points ? outcome.Detectable * spread : outcome.Detectable,
            Spread = spread,
            Detectable = scale == EffectScale.Points ? detectable : Share(detectable) is { } share && double.IsFinite(share) ? share : null,
        };
    }

    public static EffectResult Of(EffectScale scale, Coefficient coefficient, double level, PlannedOutcome outcome, double? before, double? spread = null) =>
        Of(scale, coefficient.Estimate.Value, coefficient.Estimate.StandardError, double.IsInfinity(coefficient.Freedom) ? null : coefficient.Freedom, level, outcome, before, spread);

    public static OtherEstimate Other(string name, EffectScale scale, Estimate estimate) => scale == EffectScale.CountRatio
        ? new OtherEstimate(name, Math.Exp(estimate.Value), Math.Exp(estimate.Interval.Low), Math.Exp(estimate.Interval.High), estimate.P)
        : new OtherEstimate(name, estimate.Value, estimate.Interval.Low, estimate.Interval.High, estimate.P);

    public static double Quantile(double probability, double? freedom) => freedom is { } some ? StudentT.InvCDF(0, 1, some, probability) : Normal.InvCDF(0, 1, probability);

    public static double TwoSided(double t, double? freedom) => 2 * (freedom is { } some ? StudentT.CDF(0, 1, some, -Math.Abs(t)) : Normal.CDF(0, 1, -Math.Abs(t)));
}
