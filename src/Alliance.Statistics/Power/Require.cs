using System.Globalization;

namespace Alliance.Statistics.Power;

/// <summary>What every design asks of its sizes and effects; the first that is not met is the refusal.</summary>
internal static class Require
{
    public const double FewestInArm = 2;

    public static Refusal? First(params ReadOnlySpan<Refusal?> refusals) => Check.First(refusals);

    public static Refusal? Arm(double size) => double.IsFinite(size) && size >= FewestInArm ? null
        : new Refusal(RefusalKind.TooFewPoints, $"An arm needs at least two people, not {Words(size)}.");

    public static Refusal? Deviation(double deviation) => double.IsFinite(deviation) && deviation > 0 ? null
        : new Refusal(RefusalKind.NotADesign, $"A standard deviation is a number above zero, not {Words(deviation)}.");

    public static Refusal? NotBelowZero(double value, string what) => double.IsFinite(value) && value >= 0 ? null
        : new Refusal(RefusalKind.NotADesign, $"The {what} is zero or more, not {Words(value)}.");

    public static Refusal? AboveZero(double value, string what) => double.IsFinite(value) && value > 0 ? null
        : new Refusal(RefusalKind.NotADesign, $"The {what} is a number above zero, not {Words(value)}.");

    public static Refusal? Below1(Correlation correlation) => correlation.Value < 1 ? null
        : new Refusal(RefusalKind.NotACorrelation, "A correlation of 1 leaves nothing to vary; give one below 1.");

    public static Refusal? Effect(double effect) => double.IsFinite(effect) ? null
        : new Refusal(RefusalKind.NotANumber, $"An effect is a number, not {Words(effect)}.");

    public static Refusal? SomeEffect(double effect) => Effect(effect) ?? (effect != 0 ? null
        : new Refusal(RefusalKind.OutOfReach, "No size finds an effect of 0; give the smallest effect that would matter."));

    public static Refusal? Share(double share, string what) => share is > 0 and < 1 ? null
        : new Refusal(RefusalKind.NotAProbability, $"The {what} lies between 0 and 1, not at {Words(share)}.");

    public static string Words(double value) => value.ToString(CultureInfo.InvariantCulture);
}
