namespace Alliance.Statistics.Effects;

/// <summary>Two groups, each with how many had an event and how many had not.</summary>
/// <remarks>Altman (1991), Practical Statistics for Medical Research, chapter 10. Worked on 10 with and 2 without against 3 with and 15 without.</remarks>
public sealed record TwoByTwo
{
    private TwoByTwo(long firstWith, long firstWithout, long secondWith, long secondWithout) =>
        (FirstWith, FirstWithout, SecondWith, SecondWithout) = (firstWith, firstWithout, secondWith, secondWithout);

    public long FirstWith { get; }

    public long FirstWithout { get; }

    public long SecondWith { get; }

    public long SecondWithout { get; }

    public long First => FirstWith + FirstWithout;

    public long Second => SecondWith + SecondWithout;

    /// <returns>Failure: a negative count, or a group with nobody in it.</returns>
    public static Answer<TwoByTwo> Of(long firstWith, long firstWithout, long secondWith, long secondWithout)
    {
        if (Check.First(Check.Count(firstWith), Check.Count(firstWithout), Check.Count(secondWith), Check.Count(secondWithout)) is { } refusal)
        {
            return refusal;
        }

        return firstWith + firstWithout == 0 || secondWith + secondWithout == 0
            ? new Refusal(RefusalKind.NothingCounted, "One of the two groups has nobody in it: there is nothing to compare.")
            : new TwoByTwo(firstWith, firstWithout, secondWith, secondWithout);
    }

    /// <summary>Odds in the first over odds in the second, with Woolf's interval (1955): 25, between 3.5216 and 177.48.</summary>
    /// <param name="added">To each cell: 0.5 where one is empty (Haldane 1956).</param>
    /// <returns>Failure: an empty cell with nothing added, or a level outside 0 to 1. <see cref="Alliance.Statistics.Testing.FisherExact"/> needs nothing added.</returns>
    public Answer<Ratio> OddsRatio(double level = 0.95, double added = 0)
    {
        var (a, b, c, d) = (FirstWith + added, FirstWithout + added, SecondWith + added, SecondWithout + added);
        return Refuse(level, added, a, b, c, d) is { } refusal ? refusal : Ratio.OfLog(Math.Log(a * d / (b * c)), Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d), level);
    }

    /// <summary>Share in the first over share in the second, with Katz's interval (1978): 5, between 1.7262 and 14.4829.</summary>
    /// <param name="added">To each cell, as for <see cref="OddsRatio"/>.</param>
    /// <returns>Failure: nobody with the event in a group and nothing added, or a level outside 0 to 1.</returns>
    public Answer<Ratio> RiskRatio(double level = 0.95, double added = 0)
    {
        var (a, c) = (FirstWith + added, SecondWith + added);
        var (first, second) = (First + 2 * added, Second + 2 * added);
        return Refuse(level, added, a, c) is { } refusal ? refusal : Ratio.OfLog(Math.Log(a / first / (c / second)), Math.Sqrt(Math.Max(0, 1 / a - 1 / first + 1 / c - 1 / second)), level);
    }

    /// <summary>Share in the first minus share in the second, with Newcombe's interval from two Wilson intervals (1998, method 10): 0.6667, between 0.3061 and 0.8281.</summary>
    /// <returns>Failure: a level outside 0 to 1.</returns>
    public Answer<(double Difference, Interval Interval)> RiskDifference(double level = 0.95)
    {
        if (Check.Level(level) is { } refusal)
        {
            return refusal;
        }

        var (first, second) = (Wilson(FirstWith, First, level), Wilson(SecondWith, Second, level));
        var difference = first.Share - second.Share;
        var down = Math.Sqrt(Square(first.Share - first.Low) + Square(second.High - second.Share));
        var up = Math.Sqrt(Square(first.High - first.Share) + Square(second.Share - second.Low));
        return (difference, new Interval(difference - down, difference + up, level));
    }

    private static Refusal? Refuse(double level, double added, params ReadOnlySpan<double> cells)
    {
        if (!double.IsFinite(added) || added < 0)
        {
            return new Refusal(RefusalKind.NegativeCount, "What is added to each cell is zero or more, usually 0.5.");
        }

        foreach (var cell in cells)
        {
            if (cell == 0)
            {
                return new Refusal(RefusalKind.NothingCounted, "A cell is empty, so that the ratio has no finite interval: add a half to each cell, or use Fisher's exact test.");
            }
        }

        return Check.Level(level);
    }

    private static (double Share, double Low, double High) Wilson(double with, double all, double level)
    {
        var z = Interval.Probit(level);
        var share = with / all;
        var middle = (share + z * z / (2 * all)) / (1 + z * z / all);
        var reach = z / (1 + z * z / all) * Math.Sqrt(share * (1 - share) / all + z * z / (4 * all * all));
        return (share, Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }

    private static double Square(double value) => value * value;
}
