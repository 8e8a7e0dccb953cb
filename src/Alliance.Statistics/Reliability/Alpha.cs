using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Reliability;

/// <summary>What to do with people who left items out.</summary>
public enum MissingAnswers
{
    /// <summary>Only people who answered every item count.</summary>
    CompleteOnly,

    /// <summary>Each pair of items is taken over the people who answered both.</summary>
    Pairwise,
}

/// <summary>How one item goes with the rest of the scale.</summary>
/// <param name="ItemRest">Its correlation with the sum of the other items; nothing where those cancel each other out.</param>
/// <param name="AlphaWithout">Alpha of the scale without it; nothing for a scale of two items.</param>
public sealed record ItemReliability(double? ItemRest, double? AlphaWithout);

/// <summary>Internal consistency: how far the items of a scale agree in telling people apart.</summary>
/// <param name="Raw">Cronbach's alpha, of the covariances. At most 1; below zero where items run against each other: turn those round first.</param>
/// <param name="Interval">Of <paramref name="Raw"/>, from F.</param>
/// <param name="Standardized">Of the correlations.</param>
/// <param name="GuttmanSix">Guttman's λ₆, from how well each item is told by the others; nothing where items repeat each other.</param>
/// <param name="People">How many counted.</param>
/// <remarks>
/// Cronbach (1951), Psychometrika 16, 297–334; Guttman (1945); interval of Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11, 93–103.
/// As psych's <c>alpha</c>: for agreeableness in its data "bfi", first item turned round, 0.703018446057 pairwise, 0.703755894375 of 2 709 complete answers.
/// </remarks>
public sealed record Alpha(double Raw, Interval Interval, double Standardized, double? GuttmanSix, IReadOnlyList<ItemReliability> Items, int People)
{
    /// <param name="rows">A row for each person, in it an answer to each item, NaN where missing.</param>
    /// <returns>Failure: fewer than two items or three people, an item that everybody answered alike, pairs that nobody answered both of, or a level outside 0 to 1.</returns>
    public static Answer<Alpha> Of(IReadOnlyList<double[]> rows, MissingAnswers missing = MissingAnswers.CompleteOnly, double level = 0.95)
    {
        if (Check.Level(level) is { } wrong)
        {
            return wrong;
        }

        if (!Answers.Of(rows, missing == MissingAnswers.CompleteOnly).Gives(out var answers, out var refusal))
        {
            return refusal;
        }

        var covariances = Matrix<double>.Build.DenseOfArray(answers.Covariances());
        if (covariances.Enumerate().Any(double.IsNaN))
        {
            return new Refusal(RefusalKind.TooFewPoints, "Two of the items were never answered by the same people: they cannot be compared.");
        }

        return covariances.Enumerate().Sum() <= 0
            ? new Refusal(RefusalKind.NotSeparable, "The items cancel each other out: turn items that run the other way round, then ask again.")
            : Reckoned(answers, covariances, level);
    }

    private static Alpha Reckoned(Answers answers, Matrix<double> covariances, double level)
    {
        var alpha = Of(covariances);
        var correlations = Correlated(covariances);
        var items = Enumerable.Range(0, answers.Items)
            .Select(item => new ItemReliability(ItemRest(covariances, item), answers.Items < 3 ? null : OfOrNothing(covariances.RemoveRow(item).RemoveColumn(item))));
        return new Alpha(alpha, IntervalOf(alpha, answers.People, answers.Items, level), Of(correlations), Six(correlations), [.. items], answers.People);
    }

    private static double Of(Matrix<double> covariances)
    {
        double k = covariances.RowCount;
        return k / (k - 1) * (1 - covariances.Trace() / covariances.Enumerate().Sum());
    }

    private static double? ItemRest(Matrix<double> covariances, int item)
    {
        var rest = covariances.RemoveRow(item).RemoveColumn(item).Enumerate().Sum();
        return rest > 0 ? (covariances.Row(item).Sum() - covariances[item, item]) / Math.Sqrt(covariances[item, item] * rest) : null;
    }

    private static double? OfOrNothing(Matrix<double> covariances) => covariances.Enumerate().Sum() > 0 ? Of(covariances) : null;

    private static Interval IntervalOf(double alpha, int people, int items, double level)
    {
        var (first, second) = (people - 1.0, (people - 1.0) * (items - 1));
        double End(double probability) => 1 - (1 - alpha) * FisherSnedecor.InvCDF(first, second, probability);
        return new Interval(End((1 + level) / 2), End((1 - level) / 2), level);
    }

    private static Matrix<double> Correlated(Matrix<double> covariances) =>
        covariances.MapIndexed((row, column, covariance) => covariance / Math.Sqrt(covariances[row, row] * covariances[column, column]));

    // 1 − Σ (1 − R²) over the sum of the correlations; 1 − R² of an item is one over its place in the inverse.
    private static double? Six(Matrix<double> correlations)
    {
        const double Smallest = 1e-10;
        return correlations.Determinant() < Smallest ? null : 1 - correlations.Inverse().Diagonal().Sum(each => 1 / each) / correlations.Enumerate().Sum();
    }
}
