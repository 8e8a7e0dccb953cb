namespace Alliance.Statistics.Reliability;

/// <summary>How a disagreement counts by how far apart the two marks are.</summary>
public enum KappaWeights
{
    /// <summary>Any disagreement counts the same.</summary>
    None,

    /// <summary>By the distance between the two places.</summary>
    Linear,

    /// <summary>By the square of the distance.</summary>
    Squared,
}

/// <summary>Agreement of two raters beyond chance on an ordered scale: 1 is complete, 0 what chance alone would bring, below 0 worse.</summary>
/// <remarks>
/// Cohen, J. (1968), Weighted kappa, Psychological Bulletin 70, 213–220. As <c>kappa2</c> of R's irr: for its data "anxiety", raters 1 and 2,
/// 0.119497 unweighted, 0.189189 linear, 0.296765 squared.
/// </remarks>
public static class WeightedKappa
{
    /// <param name="first">The first rater's marks.</param>
    /// <param name="second">The second rater's, in the same order.</param>
    /// <param name="places">Every mark there is, from low to high; a mark that stands in none of them is refused.</param>
    /// <returns>Failure: fewer than two pairs, unequal lengths, a mark that is no place, or both raters using one and the same place only.</returns>
    public static Answer<double> Of(IReadOnlyList<int> first, IReadOnlyList<int> second, IReadOnlyList<int> places, KappaWeights weights)
    {
        if (first.Count != second.Count)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"Two raters mark the same things: {first.Count} and {second.Count} marks do not pair.");
        }

        if (first.Count < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Agreement needs at least two things that both marked.");
        }

        var place = places.Select((mark, index) => (mark, index)).ToDictionary(p => p.mark, p => p.index);
        foreach (var mark in first.Concat(second))
        {
            if (!place.ContainsKey(mark))
            {
                return new Refusal(RefusalKind.NotANumber, $"{mark} is not a mark of this scale.");
            }
        }

        double Weight(int a, int b) => weights switch
        {
            KappaWeights.None => a == b ? 0 : 1,
            KappaWeights.Linear => Math.Abs(a - b),
            _ => (a - b) * (double)(a - b),
        };
        var seen = first.Zip(second, (a, b) => Weight(place[a], place[b])).Sum() / first.Count;
        var byChance = (from a in first from b in second select Weight(place[a], place[b])).Sum() / first.Count / second.Count;
        return byChance == 0
            ? new Refusal(RefusalKind.NotSeparable, "Both raters gave one and the same mark to everything: agreement beyond chance cannot be told.")
            : 1 - seen / byChance;
    }
}
