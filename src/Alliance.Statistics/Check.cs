using System.Globalization;

namespace Alliance.Statistics;

/// <summary>The questions every estimator asks of what it is given; the first that is not met is the refusal.</summary>
internal static class Check
{
    public static Refusal? Level(double level) =>
        level is > 0 and < 1 ? null : new Refusal(RefusalKind.NotALevel, $"A confidence level lies between 0 and 1, not at {Words(level)}.");

    public static Refusal? Count(double count) =>
        !double.IsFinite(count) ? new Refusal(RefusalKind.NotANumber, $"A count is a number, not {Words(count)}.")
        : count < 0 ? new Refusal(RefusalKind.NegativeCount, $"A count cannot be negative, as {Words(count)} is.")
        : null;

    public static Refusal? Exposure(double exposure) =>
        double.IsFinite(exposure) && exposure > 0 ? null
        : new Refusal(RefusalKind.NotAnExposure, $"A rate needs a time or an area above zero to be over, not {Words(exposure)}.");

    public static Refusal? Weight(double weight) =>
        double.IsFinite(weight) && weight > 0 ? null : new Refusal(RefusalKind.NotAWeight, $"A weight is a number above zero, not {Words(weight)}.");

    public static Refusal? First(params ReadOnlySpan<Refusal?> refusals)
    {
        foreach (var refusal in refusals)
        {
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static string Words(double value) => value.ToString(CultureInfo.InvariantCulture);
}
