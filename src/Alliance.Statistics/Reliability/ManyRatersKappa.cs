using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Reliability;

/// <summary>Agreement of several raters beyond chance on marks without order: 1 is complete, 0 what chance alone would bring.</summary>
/// <param name="Fleiss">Chance from all marks together, as if each thing had been marked by other raters.</param>
/// <param name="StandardErrorUnderChance">Of Fleiss' kappa where there is chance alone.</param>
/// <param name="Conger">Chance from each rater's own marks, the same raters having marked everything.</param>
/// <param name="Light">The mean of Cohen's kappa over every two raters; nothing where two raters used one and the same mark only.</param>
/// <remarks>
/// Fleiss (1971), Psychological Bulletin 76, 378–382, error as Fleiss, Nee and Landis (1979); Conger (1980); Light (1971). As irr's <c>kappam.fleiss</c> and
/// <c>kappam.light</c>: for its data "diagnoses" 0.43024452006 (z 17.651830583), 0.441808540329, 0.459412144435.
/// </remarks>
public sealed record ManyRatersKappa(double Fleiss, double StandardErrorUnderChance, double Conger, double? Light)
{
    public double Z => Fleiss / StandardErrorUnderChance;

    /// <summary>Two-sided, against chance.</summary>
    public double P => Student.TwoSided(Z, double.PositiveInfinity);

    /// <param name="ratings">A row for each thing, in it the mark of each rater as a whole number that stands for a category.</param>
    /// <returns>Failure: fewer than two things or raters, rows of different length, or one and the same mark throughout.</returns>
    public static Answer<ManyRatersKappa> Of(IReadOnlyList<int[]> ratings)
    {
        if (ratings.Count < 2 || ratings[0].Length < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Agreement needs at least two things, each marked by at least two raters.");
        }

        if (ratings.Any(row => row.Length != ratings[0].Length))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Every rater must have marked everything.");
        }

        int[] categories = [.. ratings.SelectMany(row => row).Distinct().Order()];
        return categories.Length < 2
            ? new Refusal(RefusalKind.NotSeparable, "Everything got one and the same mark: agreement beyond chance cannot be told.")
            : Reckoned(ratings, categories);
    }

    private static ManyRatersKappa Reckoned(IReadOnlyList<int[]> ratings, int[] categories)
    {
        double n = ratings.Count, m = ratings[0].Length;
        var seen = ratings.Average(row => categories.Sum(mark => row.Count(each => each == mark) is var count ? count * (count - 1.0) : 0) / (m * (m - 1)));
        double[] shares = Array.ConvertAll(categories, mark => ratings.Sum(row => row.Count(each => each == mark)) / (n * m));
        var byChance = shares.Sum(share => share * share);
        var spread = shares.Sum(share => share * (1 - share));
        var variance = 2 / (n * m * (m - 1)) * (spread * spread - shares.Sum(share => share * (1 - share) * (1 - 2 * share))) / (spread * spread);
        // Conger: less the spread of each mark's share over raters.
        var between = categories.Sum(mark => SampleVariance([.. Enumerable.Range(0, (int)m).Select(rater => ratings.Count(row => row[rater] == mark) / n)]));
        var exact = byChance - between / m;
        return new ManyRatersKappa((seen - byChance) / (1 - byChance), Math.Sqrt(variance), (seen - exact) / (1 - exact), Pairs(ratings, categories));
    }

    private static double? Pairs(IReadOnlyList<int[]> ratings, int[] categories)
    {
        var raters = ratings[0].Length;
        var pairs = from one in Enumerable.Range(0, raters)
                    from other in Enumerable.Range(0, one)
                    select WeightedKappa.Of([.. ratings.Select(row => row[one])], [.. ratings.Select(row => row[other])], categories, KappaWeights.None);
        var kappas = pairs.ToList();
        return kappas.All(each => each is Answer<double>.Reckoned) ? kappas.Average(each => each.Required()) : null;
    }

    private static double SampleVariance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
