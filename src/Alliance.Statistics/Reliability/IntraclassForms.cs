using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Reliability;

/// <summary>What counts against agreement.</summary>
public enum IntraclassModel
{
    /// <summary>Each thing was marked by other raters: ICC(1), everything that is not between things counts.</summary>
    OneWay,

    /// <summary>The same raters marked everything, and a rater who is always stricter does not count: ICC(C), also ICC(3).</summary>
    Consistency,
}

/// <summary>Intraclass correlation beside <see cref="IntraclassCorrelation"/> (absolute agreement): one-way and consistency.</summary>
/// <param name="OneRater">Of one rater's mark.</param>
/// <param name="OneRaterInterval">Of <paramref name="OneRater"/>.</param>
/// <param name="AllRaters">Of the mean over all raters.</param>
/// <param name="AllRatersInterval">Of <paramref name="AllRaters"/>.</param>
/// <param name="F">Between things over what counts against agreement.</param>
/// <param name="P">That things do not differ.</param>
/// <remarks>
/// McGraw and Wong (1996), Psychological Methods 1, 30–46, table 7; as irr's <c>icc</c>: for its "anxiety" one-way 0.175022381379 and 0.388925729443,
/// consistency 0.216049382716 and 0.452586206897.
/// </remarks>
public sealed record IntraclassForms(double OneRater, Interval OneRaterInterval, double AllRaters, Interval AllRatersInterval, double F, double P)
{
    /// <param name="ratings">A row for each thing rated, in it a mark of each rater.</param>
    /// <returns>Failure: what <see cref="IntraclassCorrelation.Of"/> refuses, or raters who agree to the last mark, whose F has no end.</returns>
    public static Answer<IntraclassForms> Of(IReadOnlyList<IReadOnlyList<double>> ratings, IntraclassModel model, double level = 0.95)
    {
        if (IntraclassCorrelation.Of(ratings, level) is Answer<IntraclassCorrelation>.NotReckoned not)
        {
            return not.Refusal;
        }

        var (n, k, things, raters, all) = RatingSpread.Of(ratings);
        var freedom = model == IntraclassModel.OneWay ? n * (k - 1) : (n - 1) * (k - 1);
        var against = (all - things - (model == IntraclassModel.OneWay ? 0 : raters)) / freedom;
        return against <= 1e-14 * all
            ? new Refusal(RefusalKind.NoSpread, "The raters agree to the last mark: the correlation is 1, and no interval can be reckoned.")
            : Reckoned(things / (n - 1) / against, n, k, freedom, level);
    }

    private static IntraclassForms Reckoned(double f, double n, double k, double freedom, double level)
    {
        var low = f / Quantile((1 + level) / 2, n - 1, freedom);
        var high = f * Quantile((1 + level) / 2, freedom, n - 1);
        double Single(double ratio) => (ratio - 1) / (ratio + k - 1);
        double Average(double ratio) => 1 - 1 / ratio;
        return new IntraclassForms(
            Single(f), new Interval(Single(low), Single(high), level), Average(f), new Interval(Average(low), Average(high), level), f, NoncentralF.Survival(f, n - 1, freedom, 0));
    }

    private static double Quantile(double probability, double first, double second) =>
        NoncentralF.Quantile(probability, first, second, 0) ?? throw new InvalidOperationException("A quantile of F has a place.");
}
