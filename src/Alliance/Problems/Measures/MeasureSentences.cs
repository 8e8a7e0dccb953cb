using System.Globalization;
using Alliance.Platform.Layout;
using Alliance.Statistics;
using Alliance.Statistics.Displacement;
using Alliance.Statistics.Rates;
using Alliance.Statistics.Series;
using Microsoft.Extensions.Localization;

namespace Alliance.Problems.Measures;

/// <summary>Figures in sentences of one breath, with their limits.</summary>
public static class MeasureSentences
{
    /// <summary>"About 118 fewer, between 40 and 196 fewer, than the comparison leads one to expect."</summary>
    public static string Difference(this IStringLocalizer<Words> words, Estimate total)
    {
        var (about, low, high) = (Whole(total.Value), Whole(total.Interval.Low), Whole(total.Interval.High));
        if (total.Interval.High < 0) return words["About {0} fewer, between {1} and {2} fewer, allowing for what happened where it is compared.", about, high, low];
        if (total.Interval.Low > 0) return words["About {0} more, between {1} and {2} more, allowing for what happened where it is compared.", about, low, high];
        return words[total.Value <= 0
            ? "It cannot be told from chance: about {0} fewer, and anything between {1} fewer and {2} more would fit."
            : "It cannot be told from chance: about {0} more, and anything between {1} fewer and {2} more would fit.", about, low, high];
    }

    /// <summary>"half of before (0.53 times, between 0.42 and 0.67)".</summary>
    public static string Change(this IStringLocalizer<Words> words, RateRatio? change) => change switch
    {
        null => words["nothing counted before or after"],
        { Ratio: double.PositiveInfinity } => words["nothing before, so it has no number"],
        _ => words["{0} times before (between {1} and {2})", Two(change.Ratio), Two(change.Interval.Low), double.IsFinite(change.Interval.High) ? Two(change.Interval.High) : "∞"],
    };

    public static string Rate(this IStringLocalizer<Words> words, CountRate rate) => words["{0} ({1} to {2})", One(rate.Rate), One(rate.Interval.Low), One(rate.Interval.High)];

    /// <summary>What the fitted line says, or why there is none.</summary>
    public static string Line(this IStringLocalizer<Words> words, Answer<InterruptedSeries> line) => line switch
    {
        Answer<InterruptedSeries>.Reckoned { Value.Step: { } step } => words[step.Interval.High < 0 ? "At the response the line steps down to {0} % of where it was going (between {1} and {2} %)."
            : step.Interval.Low > 0 ? "At the response the line steps up to {0} % of where it was going (between {1} and {2} %)."
            : "At the response the line does not step beyond chance: {0} % of where it was going, and anything between {1} and {2} % would fit.", Percent(step.Value), Percent(step.Interval.Low), Percent(step.Interval.High)],
        Answer<InterruptedSeries>.NotReckoned { Refusal.Kind: RefusalKind.TooFewPoints or RefusalKind.InterruptionOutside } => words["The series is too short for a line: it needs at least three months before the response and three after."],
        _ => words["Too many months are zero for a line."],
    };

    public static string NotCompared(this IStringLocalizer<Words> words, Answer<WeightedDisplacementDifference> difference) =>
        words[difference is Answer<WeightedDisplacementDifference>.NotReckoned { Refusal.Kind: RefusalKind.NothingCounted } ? "Nothing was counted here or where it is compared, so there is no difference to reckon." : "The difference cannot be reckoned from these counts."];

    private static string Whole(double value) => Math.Round(Math.Abs(value), MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.CurrentCulture);

    private static string One(double value) => value.ToString("N1", CultureInfo.CurrentCulture);

    private static string Two(double value) => value.ToString("N2", CultureInfo.CurrentCulture);

    private static string Percent(double log) => (100 * Math.Exp(log)).ToString("N0", CultureInfo.CurrentCulture);
}
