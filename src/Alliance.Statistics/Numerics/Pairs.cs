namespace Alliance.Statistics.Numerics;

/// <summary>Two values of each thing.</summary>
internal static class Pairs
{
    /// <summary>First minus second, or why not: different lengths, too few, or a value that is not finite.</summary>
    public static Answer<double[]> Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int least)
    {
        if (first.Length != second.Length)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"Pairs need as many first values as second ones: {first.Length} and {second.Length} do not pair.");
        }

        if ((Sample.Refuse(first, least, "First values of pairs") ?? Sample.Refuse(second, least, "Second values of pairs")) is { } refusal)
        {
            return refusal;
        }

        var differences = new double[first.Length];
        for (var at = 0; at < differences.Length; at++)
        {
            differences[at] = first[at] - second[at];
        }

        return differences;
    }
}
