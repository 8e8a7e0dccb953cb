using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Power;

/// <summary>How often a test may call out where there is nothing, and whether it looks both ways: <c>SignificanceLevel.Usual</c> is 0.05, both ways.</summary>
public sealed record SignificanceLevel
{
    private SignificanceLevel(double alpha, bool bothWays) => (Alpha, BothWays) = (alpha, bothWays);

    /// <summary>0.05, both ways.</summary>
    public static SignificanceLevel Usual { get; } = new(0.05, true);

    /// <summary>Above 0, below 1: 0.05 for one false alarm in twenty.</summary>
    public double Alpha { get; }

    /// <summary>Whether an effect against the expected direction would be called out too.</summary>
    public bool BothWays { get; }

    /// <summary>What the test leaves in the tail towards the effect: 0.025 for the usual level.</summary>
    public double Tail => BothWays ? Alpha / 2 : Alpha;

    /// <summary>From where on a standard normal statistic is called out: 1.959964 for the usual level.</summary>
    internal double Critical => Normal.InvCDF(0, 1, 1 - Tail);

    /// <returns>Failure: an alpha that is not above 0 and below 1.</returns>
    public static Answer<SignificanceLevel> TwoSided(double alpha) => Of(alpha, true);

    /// <summary>Only an effect in the expected direction is called out.</summary>
    /// <returns>Failure: an alpha that is not above 0 and below 1.</returns>
    public static Answer<SignificanceLevel> OneSided(double alpha) => Of(alpha, false);

    /// <summary>Of a normal statistic around <paramref name="shift"/> (effect over its standard error, zero or more): the near tail.</summary>
    internal double NearTail(double shift) => Normal.CDF(0, 1, shift - Critical);

    /// <summary>Both tails where the test looks both ways: at no shift it is alpha itself.</summary>
    internal double Tails(double shift) => NearTail(shift) + (BothWays ? Normal.CDF(0, 1, -shift - Critical) : 0);

    private static Answer<SignificanceLevel> Of(double alpha, bool bothWays) => alpha is > 0 and < 1
        ? new SignificanceLevel(alpha, bothWays)
        : new Refusal(RefusalKind.NotALevel, $"A significance level lies between 0 and 1, such as 0.05, not at {alpha.ToString(CultureInfo.InvariantCulture)}.");
}
