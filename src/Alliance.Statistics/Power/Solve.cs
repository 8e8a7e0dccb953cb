using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Power;

/// <summary>What a design must have so that its power reaches what is asked for.</summary>
internal static class Solve
{
    private const double FarthestShift = 60;
    private const double LargestSize = 1e9;

    /// <summary>How many standard errors an effect must measure: 2.801582 for 0.8 at the usual level.</summary>
    public static Answer<double> Shift(Probability power, SignificanceLevel level, Func<double, double> tails) =>
        Refuse(power, level) is { } refusal ? refusal
        : Root.Between(shift => tails(shift) - power.Value, 0, FarthestShift) is { } root ? root
        : new Refusal(RefusalKind.OutOfReach, $"No effect has a power of {power}.");

    /// <summary>The effect between nothing and <paramref name="largest"/> at which a rising power is reached.</summary>
    public static Answer<double> Effect(Probability power, SignificanceLevel level, Func<double, double> powerOf, double largest) =>
        Refuse(power, level) is { } refusal ? refusal
        : Root.Between(effect => powerOf(effect) - power.Value, 0, largest) is { } root ? root
        : new Refusal(RefusalKind.OutOfReach, $"Even the largest effect there can be is not found with a power of {power} by so few; plan for more.");

    /// <summary>The size, not rounded, at which a power that rises with it is reached.</summary>
    public static Answer<double> Size(Probability power, SignificanceLevel level, Func<double, double> powerOf, double smallest)
    {
        if (Refuse(power, level) is { } refusal)
        {
            return refusal;
        }

        if (powerOf(smallest) >= power.Value)
        {
            return smallest;
        }

        for (var (low, high) = (smallest, 2 * smallest); high <= LargestSize; (low, high) = (high, 2 * high))
        {
            if (powerOf(high) >= power.Value && Root.Between(size => powerOf(size) - power.Value, low, high) is { } root)
            {
                return root;
            }
        }

        return new Refusal(RefusalKind.OutOfReach, $"No size reaches a power of {power} for this effect; more groups, or a larger effect, would.");
    }

    /// <summary>The smallest whole size that reaches the power.</summary>
    public static Answer<int> Whole(Probability power, SignificanceLevel level, Func<double, double> powerOf, int smallest) => Size(power, level, powerOf, smallest).Then<double, int>(size => Upwards(size, power, powerOf));

    // A root that should be whole may lie a rounding above it.
    private static int Upwards(double size, Probability power, Func<double, double> powerOf)
    {
        var down = Math.Floor(size + 1e-9);
        return (int)(powerOf(down) >= power.Value - 1e-12 ? down : Math.Ceiling(size));
    }

    private static Refusal? Refuse(Probability power, SignificanceLevel level) =>
        power.Value <= level.Alpha || power.Value >= 1
            ? new Refusal(RefusalKind.NotAProbability, $"The power to plan for lies above the significance level and below 1, such as 0.8; not at {power}.")
            : null;
}
