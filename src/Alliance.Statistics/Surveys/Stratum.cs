namespace Alliance.Statistics.Surveys;

/// <summary>Clusters that were drawn from one part of the population, and the share of it that was not drawn.</summary>
internal sealed record Stratum(int[] Clusters, double ShareLeft)
{
    public static Answer<Stratum[]> Of(int[] clusterOf, int[] stratumOf, IReadOnlyList<double>? population)
    {
        var first = new Dictionary<int, int>();
        for (var row = 0; row < clusterOf.Length; row++)
        {
            if (!first.TryAdd(clusterOf[row], row) && stratumOf[first[clusterOf[row]]] != stratumOf[row])
            {
                return new Refusal(RefusalKind.NotNested, $"A cluster lies in two strata (rows {first[clusterOf[row]] + 1} and {row + 1}): give clusters of different strata different names.");
            }
        }

        var strata = new List<Stratum>();
        foreach (var group in first.GroupBy(cluster => stratumOf[cluster.Value]))
        {
            int[] clusters = [.. group.Select(cluster => cluster.Key)];
            var all = population?[group.First().Value] ?? double.PositiveInfinity;
            if (clusters.Length < 2)
            {
                return new Refusal(RefusalKind.TooFewClusters, "A stratum has only one cluster, so that nothing shows how clusters of it differ: join it with a stratum that is like it.");
            }

            if (!(all >= clusters.Length))
            {
                return new Refusal(RefusalKind.NotAnExposure, $"A stratum of which {clusters.Length} clusters were drawn must have at least as many in all.");
            }

            strata.Add(new Stratum(clusters, 1 - clusters.Length / all));
        }

        return strata.Count == 0 ? new Refusal(RefusalKind.TooFewPoints, "There is no row in the sample.") : strata.ToArray();
    }

    public double Variance(double[] totals)
    {
        var mean = Clusters.Average(cluster => totals[cluster]);
        var squares = Clusters.Sum(cluster => (totals[cluster] - mean) * (totals[cluster] - mean));
        return ShareLeft * Clusters.Length / (Clusters.Length - 1) * squares;
    }
}
