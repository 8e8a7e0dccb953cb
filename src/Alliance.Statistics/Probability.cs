using System.Globalization;

namespace Alliance.Statistics;

/// <summary>A share of certainty between 0 and 1, both included: <c>Probability.Of(0.8)</c>. It cannot hold anything else.</summary>
public readonly record struct Probability : IComparable<Probability>
{
    private Probability(double value) => Value = value;

    /// <summary>Between 0 and 1, both included.</summary>
    public double Value { get; }

    /// <returns>Failure: below 0, above 1, or no number.</returns>
    public static Answer<Probability> Of(double value) => value is >= 0 and <= 1
        ? new Probability(value)
        : new Refusal(RefusalKind.NotAProbability, $"A probability lies between 0 and 1, not at {value.ToString(CultureInfo.InvariantCulture)}.");

    public int CompareTo(Probability other) => Value.CompareTo(other.Value);

    public static bool operator <(Probability left, Probability right) => left.Value < right.Value;

    public static bool operator >(Probability left, Probability right) => left.Value > right.Value;

    public static bool operator <=(Probability left, Probability right) => left.Value <= right.Value;

    public static bool operator >=(Probability left, Probability right) => left.Value >= right.Value;

    /// <summary>In invariant culture: <c>0.8</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    // Rounding may carry a sum of two tails past an end by one digit.
    internal static Probability Reckoned(double value) => new(Math.Clamp(value, 0, 1));
}
