namespace Alliance.Statistics.Surveys;

/// <summary>Weights that meet every margin: each in turn is met by a factor per category, until all are.</summary>
internal static class Raking
{
    private const int Rounds = 10_000;
    private const double Tolerance = 1e-13;
    private const double SameSum = 1e-6;

    public static Answer<double[]> Weights(double[] weights, IReadOnlyList<PopulationMargin> margins)
    {
        if (margins.Count == 0)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Raking needs at least one margin to rake to.");
        }

        if (margins.FirstOrDefault(margin => margin.Codes.Length != weights.Length) is { } other)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"The margin {other.Name} has {other.Codes.Length} rows, and the sample {weights.Length}.");
        }

        var sum = margins[0].Sizes.Sum();
        if (margins.FirstOrDefault(margin => Math.Abs(margin.Sizes.Sum() - sum) > SameSum * sum) is { } apart)
        {
            return new Refusal(RefusalKind.NotAWeight, FormattableString.Invariant($"The margins {margins[0].Name} and {apart.Name} sum to {sum} and {apart.Sizes.Sum()}: they must be of one population."));
        }

        var raked = (double[])weights.Clone();
        for (var round = 0; round < Rounds; round++)
        {
            var moved = margins.Max(margin => Met(raked, margin));
            if (moved <= Tolerance || margins.Count == 1)
            {
                return raked;
            }
        }

        return new Refusal(RefusalKind.NotConverged, "The weights come to no rest: the margins ask for a mix of which the sample has too little. Join small categories.");
    }

    // How far the largest factor was from one.
    private static double Met(double[] weights, PopulationMargin margin)
    {
        var sums = new double[margin.Sizes.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            sums[margin.Codes[row]] += weights[row];
        }

        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] *= margin.Sizes[margin.Codes[row]] / sums[margin.Codes[row]];
        }

        return sums.Select((sum, at) => Math.Abs(margin.Sizes[at] / sum - 1)).Max();
    }
}
