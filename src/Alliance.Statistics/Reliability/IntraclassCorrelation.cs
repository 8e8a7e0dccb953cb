using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Reliability;

/// <summary>How much of the spread in ratings lies between the things rated, each rated by every rater; differences between raters count against it.</summary>
/// <param name="OneRater">Of one rater's rating: ICC(A,1), also called ICC(2,1).</param>
/// <param name="OneRaterInterval">Of <paramref name="OneRater"/>.</param>
/// <param name="AllRaters">Of the mean over all raters: ICC(A,k), also called ICC(2,k).</param>
/// <remarks>
/// McGraw and Wong (1996), Psychological Methods 1, 30–46; Shrout and Fleiss (1979). Two-way random effects, absolute agreement. As <c>icc</c> of R's
/// irr: for its data "anxiety" (20 by 3) 0.197998, between −0.038911 and 0.493574, average 0.425499; for Shrout and Fleiss's six by four 0.289764 and 0.620051.
/// </remarks>
public sealed record IntraclassCorrelation(double OneRater, Interval OneRaterInterval, double AllRaters)
{
    /// <param name="ratings">A row for each thing rated, in it a mark of each rater.</param>
    /// <param name="level">Of the interval, between 0 and 1.</param>
    /// <returns>Failure: fewer than two rows or raters, rows of different lengths, a mark that is no number, or marks without any spread.</returns>
    public static Answer<IntraclassCorrelation> Of(IReadOnlyList<IReadOnlyList<double>> ratings, double level = 0.95)
    {
        if (Check.Level(level) is { } refusal)
        {
            return refusal;
        }

        if (ratings.Count < 2 || ratings[0].Count < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Agreement needs at least two things, each marked by at least two raters.");
        }

        if (ratings.Any(r => r.Count != ratings[0].Count))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Every rater must have marked everything.");
        }

        if (ratings.Any(r => r.Any(mark => !double.IsFinite(mark))))
        {
            return new Refusal(RefusalKind.NotANumber, "A mark is a number.");
        }

        var (n, k, rows, columns, all) = RatingSpread.Of(ratings);
        var (msr, msc, mse) = (rows / (n - 1), columns / (k - 1), Math.Max(0, all - rows - columns) / ((n - 1) * (k - 1)));
        var below = msr + (k - 1) * mse + k / n * (msc - mse);
        if (all == 0 || below <= 0)
        {
            return new Refusal(RefusalKind.NotSeparable, "The marks have no spread from which agreement could be told.");
        }

        var single = (msr - mse) / below;
        return new IntraclassCorrelation(single, IntervalOf(single, n, k, msr, msc, mse, level), (msr - mse) / (msr + (msc - mse) / n));
    }

    private static Interval IntervalOf(double single, double n, double k, double msr, double msc, double mse, double level)
    {
        // Complete agreement leaves nothing to be uncertain of.
        if (single >= 1)
        {
            return new Interval(1, 1, level);
        }

        var a = k * single / (n * (1 - single));
        var b = 1 + k * single * (n - 1) / (n * (1 - single));
        var freedom = Square(a * msc + b * mse) / (Square(a * msc) / (k - 1) + Square(b * mse) / ((n - 1) * (k - 1)));
        var low = FisherSnedecor.InvCDF(n - 1, freedom, (1 + level) / 2);
        var high = FisherSnedecor.InvCDF(freedom, n - 1, (1 + level) / 2);
        var rest = k * msc + (k * n - k - n) * mse;
        return new Interval(n * (msr - low * mse) / (low * rest + n * msr), n * (high * msr - mse) / (rest + n * high * msr), level);
    }

    private static double Square(double value) => value * value;
}
