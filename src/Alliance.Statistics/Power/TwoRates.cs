namespace Alliance.Statistics.Power;

/// <summary>Two arms compared by a rate of events, such as complaints per officer-month, as a ratio.</summary>
/// <remarks>
/// Wald's test of the logarithm of the rate ratio (Signorini 1991; Zhu and Lakkis 2014): its variance is the dispersion times one over each arm's expected events.
/// 0.5 events per unit against half of it over 200 units each: standard error √(1/100 + 1/50) = 0.1732051, power 0.9794204.
/// </remarks>
public sealed record TwoRates
{
    private TwoRates(double first, double second, double control, double dispersion) =>
        (First, Second, Control, Dispersion) = (first, second, control, dispersion);

    /// <summary>Exposure of the control arm, and of the other: people, officer-months, shifts; above zero.</summary>
    public double First { get; }

    public double Second { get; }

    /// <summary>Events per unit of exposure in the control arm, above zero.</summary>
    public double Control { get; }

    /// <summary>Variance of a count over its mean: 1 for Poisson counts, above it where events come in clusters.</summary>
    public double Dispersion { get; }

    /// <returns>Failure: an exposure, rate or dispersion that is not above zero.</returns>
    public static Answer<TwoRates> Of(double first, double second, double control, double dispersion = 1) =>
        Refuse(first, second, control, dispersion) is { } refusal ? refusal : new TwoRates(first, second, control, dispersion);

    /// <summary>0.9794204 for a ratio of 0.5 with 200 units in each arm at 0.5 events per unit.</summary>
    /// <param name="ratio">Treated rate over control rate, above zero.</param>
    /// <returns>Failure: a ratio that is not above zero.</returns>
    public Answer<Probability> Power(double ratio, SignificanceLevel level) =>
        Require.AboveZero(ratio, "rate ratio") is { } refusal ? refusal : Probability.Reckoned(PowerOf(ratio, First, Second, Control, Dispersion, level));

    /// <summary>The ratio nearest to 1 with that power, above 1 or below it.</summary>
    /// <returns>Failure: a power not above the level or not below 1, or no ratio in that direction being far enough.</returns>
    public Answer<double> Ratio(Probability power, SignificanceLevel level, bool above)
    {
        var sign = above ? 1 : -1;
        // Towards no events at all the logarithm runs away faster than its error only down to a point.
        var farthest = above ? 50 : FarthestDown();
        return Solve.Effect(power, level, log => PowerOf(Math.Exp(sign * log), First, Second, Control, Dispersion, level), farthest).Then<double, double>(log => Math.Exp(sign * log));
    }

    /// <summary>Exposure needed in each arm, not rounded.</summary>
    /// <returns>Failure: a ratio of 1 or not above zero, what <see cref="Of"/> refuses, or a power not above the level or not below 1.</returns>
    public static Answer<double> PerArm(double control, double ratio, Probability power, SignificanceLevel level, double dispersion = 1)
    {
        if (Require.First(Refuse(1, 1, control, dispersion), Require.AboveZero(ratio, "rate ratio"), Require.SomeEffect(ratio - 1)) is { } refusal)
        {
            return refusal;
        }

        var perUnit = Math.Abs(Math.Log(ratio)) / Error(ratio, 1, 1, control, dispersion);
        return Solve.Shift(power, level, level.NearTail).Then<double, double>(shift => shift * shift / (perUnit * perUnit));
    }

    private static double PowerOf(double ratio, double first, double second, double control, double dispersion, SignificanceLevel level) =>
        level.NearTail(Math.Abs(Math.Log(ratio)) / Error(ratio, first, second, control, dispersion));

    private static double Error(double ratio, double first, double second, double control, double dispersion) =>
        Math.Sqrt(dispersion * (1 / (control * first) + 1 / (control * ratio * second)));

    // Where log over error is largest: 2(a + e^x b) = x e^x b, a and b being one over the events.
    private double FarthestDown() => Numerics.Root.Between(x => (x - 2) * Math.Exp(x) * First - 2 * Second, 0, 50) ?? 50;

    private static Refusal? Refuse(double first, double second, double control, double dispersion) => Require.First(
        Require.AboveZero(first, "exposure of the control arm"), Require.AboveZero(second, "exposure of the treated arm"),
        Require.AboveZero(control, "rate in the control arm"), Require.AboveZero(dispersion, "dispersion"));
}
