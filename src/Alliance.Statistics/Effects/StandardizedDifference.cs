using Alliance.Statistics.Distributions;
using MathNet.Numerics;

namespace Alliance.Statistics.Effects;

/// <summary>A difference of means in standard deviations: Cohen's d, Hedges' g without its bias, each with its interval.</summary>
/// <param name="D">First minus second, over the pooled standard deviation (over that of the differences, for pairs).</param>
/// <param name="Interval">Of d, from the noncentral t.</param>
/// <param name="Correction">Hedges' exact J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)).</param>
/// <remarks>
/// Hedges, L. V. (1981), Journal of Educational Statistics 6, 107–128; the interval turns the noncentral t over (Steiger and Fouladi 1997).
/// R's "sleep", second drug less first: d 0.83218108, between −0.09545040 and 1.73881690, J 0.957646427.
/// </remarks>
public sealed record StandardizedDifference(double D, Interval Interval, double Correction)
{
    /// <summary>d times <see cref="Correction"/>.</summary>
    public double G => D * Correction;

    /// <summary>The interval of d, corrected likewise.</summary>
    public Interval GInterval => Interval.Through(d => d * Correction);

    /// <summary>Two independent samples.</summary>
    /// <returns>Failure: fewer than two values in a sample, one that is not finite, no spread, or a level outside 0 to 1.</returns>
    public static Answer<StandardizedDifference> Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        double m = first.Length, n = second.Length;
        return Testing.TTest.Pooled(first, second, level: level) switch
        {
            Answer<Testing.TTest>.Reckoned test => FromT(test.Value.T, m + n - 2, Math.Sqrt(1 / m + 1 / n), level),
            Answer<Testing.TTest>.NotReckoned not => not.Refusal,
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Pairs: the mean difference over the standard deviation of the differences, d with index z.</summary>
    /// <returns>Failure: samples of different length, fewer than two pairs, a value that is not finite, no spread, or a level outside 0 to 1.</returns>
    public static Answer<StandardizedDifference> Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        double n = first.Length;
        return Testing.TTest.Paired(first, second, level: level) switch
        {
            Answer<Testing.TTest>.Reckoned test => FromT(test.Value.T, n - 1, Math.Sqrt(1 / n), level),
            Answer<Testing.TTest>.NotReckoned not => not.Refusal,
            _ => throw new InvalidOperationException(),
        };
    }

    private static Answer<StandardizedDifference> FromT(double t, double freedom, double perT, double level)
    {
        var low = NoncentralT.Noncentrality(t, freedom, (1 + level) / 2);
        var high = NoncentralT.Noncentrality(t, freedom, (1 - level) / 2);
        return low is { } from && high is { } to
            ? new StandardizedDifference(t * perT, new Interval(from * perT, to * perT, level), ExactCorrection(freedom))
            : new Refusal(RefusalKind.NoSpread, "The difference is so large against the spread that no interval can be reckoned for it.");
    }

    // With one degree of freedom the correction is zero: g has no expectation to be corrected.
    private static double ExactCorrection(double freedom) => freedom <= 1 ? 0
        : Math.Exp(SpecialFunctions.GammaLn(freedom / 2) - SpecialFunctions.GammaLn((freedom - 1) / 2)) / Math.Sqrt(freedom / 2);
}
