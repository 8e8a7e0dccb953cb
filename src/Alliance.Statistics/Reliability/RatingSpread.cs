namespace Alliance.Statistics.Reliability;

/// <summary>How marks spread, a row for each thing and in it a mark of each rater: sums of squares of a two-way layout without repetition.</summary>
/// <param name="Things">Number of things, n.</param>
/// <param name="Raters">Number of raters, k.</param>
/// <param name="BetweenThings">With n − 1 degrees of freedom.</param>
/// <param name="BetweenRaters">With k − 1 degrees of freedom.</param>
/// <param name="All">Around the mean of all marks.</param>
internal readonly record struct RatingSpread(double Things, double Raters, double BetweenThings, double BetweenRaters, double All)
{
    public static RatingSpread Of(IReadOnlyList<IReadOnlyList<double>> ratings)
    {
        double n = ratings.Count, k = ratings[0].Count;
        var mean = ratings.Average(row => row.Average());
        return new RatingSpread(
            n,
            k,
            k * ratings.Sum(row => Square(row.Average() - mean)),
            n * Enumerable.Range(0, (int)k).Sum(rater => Square(ratings.Average(row => row[rater]) - mean)),
            ratings.Sum(row => row.Sum(mark => Square(mark - mean))));
    }

    private static double Square(double value) => value * value;
}
