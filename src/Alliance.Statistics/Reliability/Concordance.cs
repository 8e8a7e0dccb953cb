using Alliance.Statistics.Testing;
using MathNet.Numerics;

namespace Alliance.Statistics.Reliability;

/// <summary>How far raters put things in one order: Kendall's W, from 0 to 1.</summary>
/// <param name="ChiSquared">m (n − 1) W on n − 1 degrees of freedom.</param>
/// <remarks>Kendall and Babington Smith (1939), Annals of Mathematical Statistics 10, 275–287, corrected for ties. As irr's <c>kendall(correct = TRUE)</c>: for its "anxiety" 0.539656875954.</remarks>
public sealed record Concordance(double W, double ChiSquared, double P)
{
    /// <param name="ratings">A row for each thing, in it a mark of each rater.</param>
    /// <returns>Failure: fewer than two things or raters, rows of different length, a mark that is no number, or a rater who marked everything alike.</returns>
    public static Answer<Concordance> Of(IReadOnlyList<double[]> ratings)
    {
        if (ratings.Count < 2 || ratings[0].Length < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Agreement needs at least two things, each marked by at least two raters.");
        }

        if (ratings.Any(row => row.Length != ratings[0].Length))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Every rater must have marked everything.");
        }

        if (ratings.Any(row => !Array.TrueForAll(row, double.IsFinite)))
        {
            return new Refusal(RefusalKind.NotANumber, "A mark is a number.");
        }

        double n = ratings.Count, m = ratings[0].Length;
        var ranks = Enumerable.Range(0, (int)m).Select(rater => MidRanks.Of(ratings.Select(row => row[rater]).ToArray())).ToList();
        if (ranks.Any(each => each.TieSum == n * n * n - n))
        {
            return new Refusal(RefusalKind.NoSpread, "A rater marked everything alike, and so put nothing in order.");
        }

        var sums = Enumerable.Range(0, (int)n).Select(thing => ranks.Sum(each => each.Doubled[thing] / 2.0));
        var squares = sums.Sum(sum => Math.Pow(sum - m * (n + 1) / 2, 2));
        var w = 12 * squares / (m * m * (n * n * n - n) - m * ranks.Sum(each => each.TieSum));
        var chiSquared = m * (n - 1) * w;
        return new Concordance(w, chiSquared, SpecialFunctions.GammaUpperRegularized((n - 1) / 2, chiSquared / 2));
    }
}
