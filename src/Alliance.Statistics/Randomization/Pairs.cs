namespace Alliance.Statistics.Randomization;

/// <summary>Pairs of the units that are most alike: the nearest first, then partners exchanged as long as that brings anyone nearer.</summary>
/// <remarks>Greevy, Lu, Silber and Rosenbaum (2004), Biostatistics 5, 263–275, on why; the exchange comes close to their optimum without being proven to reach it.</remarks>
internal static class Pairs
{
    public const int MostUnits = 4_000;

    /// <summary>Pairs of places in the list, by the first place.</summary>
    public static List<(int First, int Second)> Of(int[] units, double[][] whitened)
    {
        var pairs = Nearest(units, whitened);
        while (Exchanged(pairs, whitened))
        {
        }

        return [.. pairs.Select(pair => pair.First < pair.Second ? pair : (pair.Second, pair.First)).OrderBy(pair => pair.Item1)];
    }

    private static List<(int First, int Second)> Nearest(int[] units, double[][] whitened)
    {
        var candidates = new List<(double Distance, int First, int Second)>(units.Length * (units.Length - 1) / 2);
        for (var i = 0; i < units.Length; i++)
        {
            for (var j = i + 1; j < units.Length; j++)
            {
                candidates.Add((Distance(whitened, units[i], units[j]), units[i], units[j]));
            }
        }

        candidates.Sort();
        var (taken, pairs) = (new HashSet<int>(), new List<(int, int)>());
        foreach (var (_, first, second) in candidates)
        {
            if (!taken.Contains(first) && !taken.Contains(second))
            {
                taken.Add(first);
                taken.Add(second);
                pairs.Add((first, second));
            }
        }

        return pairs;
    }

    private static bool Exchanged(List<(int First, int Second)> pairs, double[][] whitened)
    {
        const double Worth = 1e-12;
        var any = false;
        for (var i = 0; i < pairs.Count; i++)
        {
            for (var j = i + 1; j < pairs.Count; j++)
            {
                var ((a, b), (c, d)) = (pairs[i], pairs[j]);
                var now = Distance(whitened, a, b) + Distance(whitened, c, d) - Worth;
                var across = Distance(whitened, a, c) + Distance(whitened, b, d);
                var crossed = Distance(whitened, a, d) + Distance(whitened, b, c);
                if (Math.Min(across, crossed) < now)
                {
                    (pairs[i], pairs[j]) = across <= crossed ? ((a, c), (b, d)) : ((a, d), (b, c));
                    any = true;
                }
            }
        }

        return any;
    }

    private static double Distance(double[][] whitened, int first, int second)
    {
        var square = 0.0;
        foreach (var covariate in whitened)
        {
            var apart = covariate[first] - covariate[second];
            square += apart * apart;
        }

        return square;
    }
}
