namespace Alliance.Statistics.Power;

/// <summary>Two arms of people compared by how many of them say yes.</summary>
/// <remarks>
/// Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, chapter 4, without continuity correction; rejections towards the effect only.
/// As <c>power.prop.test</c> of R: 0.5 against 0.75 needs 76.706928451777 in each arm for a power of 0.9.
/// </remarks>
public sealed record TwoProportions
{
    private TwoProportions(double first, double second, double control) => (First, Second, Control) = (first, second, control);

    /// <summary>People in the control arm, and in the other; at least two.</summary>
    public double First { get; }

    public double Second { get; }

    /// <summary>Share that says yes in the control arm, between 0 and 1.</summary>
    public double Control { get; }

    /// <returns>Failure: fewer than two people in an arm, or a share that is not above 0 and below 1.</returns>
    public static Answer<TwoProportions> Of(double first, double second, double control) =>
        Require.First(Require.Arm(first), Require.Arm(second), Require.Share(control, "share in the control arm")) is { } refusal ? refusal : new TwoProportions(first, second, control);

    /// <summary>0.9 for 0.75 against 0.5 with 76.706928451777 in each arm.</summary>
    /// <param name="treated">Share that says yes in the other arm.</param>
    /// <returns>Failure: a share that is not above 0 and below 1.</returns>
    public Answer<Probability> Power(double treated, SignificanceLevel level) =>
        Require.Share(treated, "share in the treated arm") is { } refusal ? refusal : Probability.Reckoned(PowerOf(Control, treated, First, Second, level));

    /// <summary>The nearest share in the treated arm with that power, above the control's or below it.</summary>
    /// <returns>Failure: a power not above the level or not below 1, or no share in that direction being far enough.</returns>
    public Answer<double> Treated(Probability power, SignificanceLevel level, bool above)
    {
        double At(double effect) => Control + (above ? effect : -effect);
        var farthest = (above ? 1 - Control : Control) * (1 - 1e-12);
        return Solve.Effect(power, level, effect => PowerOf(Control, At(effect), First, Second, level), farthest).Then<double, double>(effect => At(effect));
    }

    /// <summary>People needed in each arm, not rounded: 76.706928451777 for 0.5, 0.75, 0.9 and the usual level.</summary>
    /// <returns>Failure: shares that are the same or not above 0 and below 1, or a power not above the level or not below 1.</returns>
    public static Answer<double> PerArm(double control, double treated, Probability power, SignificanceLevel level) =>
        Require.First(Require.Share(control, "share in the control arm"), Require.Share(treated, "share in the treated arm"), Require.SomeEffect(treated - control)) is { } refusal ? refusal
            : Solve.Size(power, level, each => PowerOf(control, treated, each, each, level), Require.FewestInArm);

    private static double PowerOf(double control, double treated, double first, double second, SignificanceLevel level)
    {
        var pooled = (first * control + second * treated) / (first + second);
        var underNothing = Math.Sqrt(pooled * (1 - pooled) * (1 / first + 1 / second));
        var underEffect = Math.Sqrt(control * (1 - control) / first + treated * (1 - treated) / second);
        return MathNet.Numerics.Distributions.Normal.CDF(0, 1, (Math.Abs(treated - control) - level.Critical * underNothing) / underEffect);
    }
}
