using System.Globalization;

namespace Alliance.Statistics.Equivalence;

/// <summary>What is asked of margins and of α.</summary>
internal static class Margin
{
    public static Refusal? Refuse(double alpha, double low, double high) =>
        alpha is not (> 0 and < 0.5) ? new Refusal(RefusalKind.NotALevel, $"The chance of a false find lies between 0 and 0.5, not at {Words(alpha)}.")
        : !double.IsFinite(low) || double.IsNaN(high) || double.IsNegativeInfinity(high) ? new Refusal(RefusalKind.NotAMargin, "A margin is a finite number in the unit of the difference.")
        : low >= high ? new Refusal(RefusalKind.NotAMargin, $"The lower margin must lie below the upper one; {Words(low)} does not lie below {Words(high)}.")
        : null;

    private static string Words(double value) => value.ToString(CultureInfo.InvariantCulture);
}
