using System.Globalization;

namespace Alliance.Statistics;

/// <summary>How alike values are that belong together, from 0 (not at all) to 1: an intraclass, an auto- or a baseline correlation.</summary>
/// <remarks><c>Correlation.Of(0.05)</c> is a usual one of people in the same squad. Left out, it is 0.</remarks>
public readonly record struct Correlation
{
    private Correlation(double value) => Value = value;

    /// <summary>Values of a group are the same in every period: a cluster autocorrelation of 1.</summary>
    public static Correlation Complete { get; } = new(1);

    /// <summary>Between 0 and 1, both included.</summary>
    public double Value { get; }

    /// <returns>Failure: below 0, above 1, or no number.</returns>
    public static Answer<Correlation> Of(double value) => value is >= 0 and <= 1
        ? new Correlation(value)
        : new Refusal(RefusalKind.NotACorrelation, $"A correlation lies between 0 and 1 here, not at {value.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>In invariant culture: <c>0.05</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
