using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Linear;

/// <summary>Patterns of plus and minus one, one sign per cluster.</summary>
/// <param name="Patterns">The first is all plus, which is the data as they are.</param>
/// <param name="Enumerated">Whether every pattern is there; of a pattern and its mirror image, which tell the same, only one.</param>
internal sealed record RademacherSigns(IReadOnlyList<double[]> Patterns, bool Enumerated)
{
    public static RademacherSigns Of(int clusters, int draws, int seed)
    {
        if (clusters < 31 && 1L << clusters <= draws + 1L)
        {
            return new RademacherSigns([.. Enumerable.Range(0, 1 << (clusters - 1)).Select(bits => Pattern(clusters, cluster => (bits >> cluster & 1) == 0))], true);
        }

        var random = RandomNumbers.Seeded(seed);
        return new RademacherSigns([Pattern(clusters, _ => true), .. Enumerable.Range(0, draws).Select(_ => Pattern(clusters, _ => random.Below(2) == 0))], false);
    }

    private static double[] Pattern(int clusters, Func<int, bool> isPlus)
    {
        var pattern = new double[clusters];
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            pattern[cluster] = isPlus(cluster) ? 1 : -1;
        }

        return pattern;
    }
}
