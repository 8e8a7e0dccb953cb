namespace Alliance.Statistics.Reliability;

/// <summary>What kind of marks they are, and with it how far two of them are apart.</summary>
public enum MarkKind
{
    /// <summary>Names: any two are as far apart.</summary>
    Nominal,

    /// <summary>Ranks: by how many marks lie between.</summary>
    Ordinal,

    /// <summary>Numbers: by their difference.</summary>
    Interval,

    /// <summary>Numbers from a true zero: by their difference over their sum.</summary>
    Ratio,
}

/// <summary>Agreement of any number of raters, who need not have marked everything: 1 is complete, 0 what chance alone would bring.</summary>
/// <remarks>
/// Krippendorff (2019), Content Analysis, 4th edition, chapter 12. His four raters by twelve things: nominal 0.743421052632, ordinal 0.815387503755, interval
/// 0.849107142857, ratio 0.797402774712; as irr's <c>kripp.alpha</c>.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <param name="ratings">A row for each rater, in it the mark of each thing, NaN where there is none.</param>
    /// <returns>Failure: fewer than two raters, rows of different length, an infinite mark, a mark below zero for ratios, nothing that two raters marked, or one and the same mark throughout.</returns>
    public static Answer<double> Of(IReadOnlyList<double[]> ratings, MarkKind kind)
    {
        if (ratings.Count < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Agreement needs at least two raters.");
        }

        if (ratings.Any(row => row.Length != ratings[0].Length))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Every rater's row must have a place for every thing.");
        }

        if (ratings.SelectMany(row => row).Any(mark => double.IsInfinity(mark) || (kind == MarkKind.Ratio && mark < 0)))
        {
            return new Refusal(RefusalKind.NotANumber, kind == MarkKind.Ratio ? "Marks on a ratio scale are finite and not below zero." : "A mark must be a finite number, or missing.");
        }

        double[][] things = [.. Enumerable.Range(0, ratings[0].Length).Select(thing => ratings.Select(row => row[thing]).Where(mark => !double.IsNaN(mark)).ToArray()).Where(marks => marks.Length > 1)];
        double[] values = [.. things.SelectMany(marks => marks).Distinct().Order()];
        return values.Length switch
        {
            0 => new Refusal(RefusalKind.TooFewPoints, "Nothing was marked by two raters: there is nothing to agree on."),
            1 => new Refusal(RefusalKind.NotSeparable, "Everything got one and the same mark: agreement beyond chance cannot be told."),
            _ => Reckoned(things, values, kind),
        };
    }

    private static double Reckoned(double[][] things, double[] values, MarkKind kind)
    {
        var coincidences = new double[values.Length, values.Length];
        foreach (var marks in things)
        {
            int[] places = Array.ConvertAll(marks, mark => Array.BinarySearch(values, mark));
            for (var one = 0; one < places.Length; one++)
            {
                for (var other = 0; other < places.Length; other++)
                {
                    coincidences[places[one], places[other]] += one == other ? 0 : 1.0 / (places.Length - 1);
                }
            }
        }

        double[] counts = [.. Enumerable.Range(0, values.Length).Select(row => Enumerable.Range(0, values.Length).Sum(column => coincidences[row, column]))];
        double seen = 0, byChance = 0;
        for (var one = 0; one < values.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var apart = Apart(values, counts, other, one, kind);
                seen += coincidences[one, other] * apart;
                byChance += counts[one] * counts[other] * apart;
            }
        }

        return 1 - (counts.Sum() - 1) * seen / byChance;
    }

    private static double Apart(double[] values, double[] counts, int low, int high, MarkKind kind)
    {
        var apart = kind switch
        {
            MarkKind.Nominal => 1,
            MarkKind.Ordinal => counts[low..(high + 1)].Sum() - (counts[low] + counts[high]) / 2,
            MarkKind.Interval => values[high] - values[low],
            _ => (values[high] - values[low]) / (values[high] + values[low]),
        };
        return apart * apart;
    }
}
