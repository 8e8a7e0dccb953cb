using Alliance.Statistics.Distributions;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>A difference of means (or a mean), with its standard error and Student's test of it.</summary>
/// <param name="Difference">First minus second, in the unit of the values; the mean itself for one sample.</param>
/// <param name="StandardError">Above zero.</param>
/// <param name="Freedom">Degrees of freedom; not a whole number for Welch's.</param>
/// <param name="T">Of the difference minus the value tested against.</param>
/// <param name="Interval">Of the difference; open on one side where the alternative is one-sided, as R's is.</param>
/// <remarks>
/// Student (1908); Welch, B. L. (1947), Biometrika 34, 28–35. As <c>t.test</c> of R. For R's "sleep": Welch's t −1.86081346749 on 17.7764735162 degrees of
/// freedom, p 0.0794; paired −4.06212768338, p 0.00283. Each fails with too few values, one that is not finite, no spread at all, or a level outside 0 to 1.
/// </remarks>
public sealed record TTest(double Difference, double StandardError, double Freedom, double T, double P, Interval Interval)
{
    /// <summary>The mean of one sample against a value.</summary>
    public static Answer<TTest> OneSample(ReadOnlySpan<double> values, double against = 0, Alternative alternative = Alternative.TwoSided, double level = 0.95)
    {
        if ((Sample.Refuse(values, 2, "Values for a t-test") ?? Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        var mean = (double)Sample.Mean(values);
        var error = Math.Sqrt(Sample.Variance(values) / values.Length);
        return Tested(mean, error, values.Length - 1, against, alternative, level, mean);
    }

    /// <summary>Two values of each thing, such as before and after: the mean of first minus second.</summary>
    public static Answer<TTest> Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double against = 0, Alternative alternative = Alternative.TwoSided, double level = 0.95) =>
        Pairs.Differences(first, second, 2) switch
        {
            Answer<double[]>.Reckoned differences => OneSample(differences.Value, against, alternative, level),
            Answer<double[]>.NotReckoned not => not.Refusal,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Two independent samples, each with its own spread: the one to use without a reason for the other.</summary>
    public static Answer<TTest> Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double against = 0, Alternative alternative = Alternative.TwoSided, double level = 0.95)
    {
        if (Refuse(first, second, level) is { } refusal)
        {
            return refusal;
        }

        var (a, b) = (Sample.Variance(first) / first.Length, Sample.Variance(second) / second.Length);
        var freedom = (a + b) * (a + b) / (a * a / (first.Length - 1) + b * b / (second.Length - 1));
        var (one, other) = ((double)Sample.Mean(first), (double)Sample.Mean(second));
        return Tested(one - other, Math.Sqrt(a + b), freedom, against, alternative, level, Math.Max(Math.Abs(one), Math.Abs(other)));
    }

    /// <summary>Two independent samples that are taken to have one spread.</summary>
    public static Answer<TTest> Pooled(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double against = 0, Alternative alternative = Alternative.TwoSided, double level = 0.95)
    {
        if (Refuse(first, second, level) is { } refusal)
        {
            return refusal;
        }

        var freedom = first.Length + second.Length - 2;
        var (one, other) = (Sample.Mean(first), Sample.Mean(second));
        var variance = (double)(Sample.Squares(first, one) + Sample.Squares(second, other)) / freedom;
        var error = Math.Sqrt(variance / first.Length + variance / second.Length);
        return Tested((double)(one - other), error, freedom, against, alternative, level, Math.Max(Math.Abs((double)one), Math.Abs((double)other)));
    }

    private static Refusal? Refuse(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level) =>
        Sample.Refuse(first, 2, "Values of the first sample") ?? Sample.Refuse(second, 2, "Values of the second sample") ?? Check.Level(level);

    private static Answer<TTest> Tested(double difference, double error, double freedom, double against, Alternative alternative, double level, double size)
    {
        if (!double.IsFinite(against))
        {
            return new Refusal(RefusalKind.NotANumber, "The value a mean is tested against must be a finite number.");
        }

        if (Sample.NoSpread(error, size) || error == 0)
        {
            return new Refusal(RefusalKind.NoSpread, "All values are the same: without spread there is nothing to judge a difference by.");
        }

        var t = (difference - against) / error;
        return new TTest(difference, error, freedom, t, Tail(t, freedom, alternative), IntervalOf(difference, error, freedom, alternative, level));
    }

    private static double Tail(double t, double freedom, Alternative alternative) => alternative switch
    {
        Alternative.Less => Student.Survival(-t, freedom),
        Alternative.Greater => Student.Survival(t, freedom),
        _ => Student.TwoSided(t, freedom),
    };

    private static Interval IntervalOf(double difference, double error, double freedom, Alternative alternative, double level)
    {
        var reach = Student.Quantile(alternative == Alternative.TwoSided ? (1 + level) / 2 : level, freedom) * error;
        return new Interval(
            alternative == Alternative.Less ? double.NegativeInfinity : difference - reach,
            alternative == Alternative.Greater ? double.PositiveInfinity : difference + reach,
            level);
    }
}
