using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Effects;

/// <summary>A ratio whose logarithm has a normal error: 1 is no difference.</summary>
/// <param name="Value">Above zero.</param>
/// <param name="LogStandardError">Of its natural logarithm.</param>
/// <param name="P">Two-sided, against 1; 1 where the logarithm is zero without error.</param>
public sealed record Ratio(double Value, double LogStandardError, Interval Interval, double P)
{
    internal static Ratio OfLog(double log, double standardError, double level) => new(
        Math.Exp(log),
        standardError,
        Interval.Normal(log, standardError, level).Through(Math.Exp),
        standardError > 0 ? Student.TwoSided(log / standardError, double.PositiveInfinity) : log == 0 ? 1 : 0);
}
