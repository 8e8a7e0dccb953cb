using System.Globalization;
using Alliance.Statistics.Data;

namespace Alliance.Statistics.Linear;

/// <summary>Test and interval of one coefficient where clusters are few: whole clusters of residuals change their signs at random.</summary>
/// <param name="Value">The coefficient, in the unit of the outcome per unit of the term.</param>
/// <param name="P">Two-sided, against zero.</param>
/// <param name="Interval">The values that a test at one less its level would not reject.</param>
/// <param name="Enumerated">Whether every pattern of signs was tried, so that nothing was left to chance.</param>
/// <remarks>
/// Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90, 414–427, with the null imposed and Rademacher signs; Roodman, Nielsen, MacKinnon
/// and Webb (2019), Stata Journal 19, 4–60, for working with sums of clusters and turning the test round into an interval.
/// Petersen's intercept by year (ten clusters): p 0.216796875, between −0.02592 and 0.08485, as R's fwildclusterboot.
/// </remarks>
public sealed record WildClusterBootstrap(double Value, double P, Interval Interval, bool Enumerated)
{
    /// <param name="model">A fit by least squares.</param>
    /// <param name="term">The name of the coefficient.</param>
    /// <param name="clusters">One code per row used.</param>
    /// <param name="draws">How many patterns are tried; where there are no more than that, each once. At least 99.</param>
    /// <param name="seed">The same seed, the same signs.</param>
    /// <param name="level">Of the interval, between 0 and 1.</param>
    /// <returns>Failure: no such term, one cluster, or too few clusters for the level: with G of them no p is smaller than 2 in 2 to the power of G.</returns>
    public static Answer<WildClusterBootstrap> Of(LinearModel model, string term, Groups clusters, int draws = 9999, int seed = 1, double level = 0.95)
    {
        var place = model.Names.ToList().IndexOf(term);
        if (Refuse(model, place, term, clusters, draws, level) is { } refusal)
        {
            return refusal;
        }

        var sums = WildClusterSums.Of(model, place, clusters);
        var signs = RademacherSigns.Of(clusters.Count, draws, seed);
        var test = new WildClusterTest(sums, signs);
        var reach = sums.StandardError();
        if (!(reach > 0))
        {
            return new Refusal(RefusalKind.TooFewClusters, $"The clusters leave nothing to tell the error of {term} from: use more clusters.");
        }

        var (low, high) = (test.Boundary(-reach, 1 - level), test.Boundary(reach, 1 - level));
        return low is null || high is null
            ? NothingRuledOut(clusters, term, level)
            : new WildClusterBootstrap(model.Coefficients[place], test.P(0), new Interval(low.Value, high.Value, level), signs.Enumerated);
    }

    private static Refusal? Refuse(LinearModel model, int place, string term, Groups clusters, int draws, double level)
    {
        if (place < 0)
        {
            return Table.NoSuchColumn(term, model.Names) with { Sentence = $"There is no coefficient {term}; there are {string.Join(", ", model.Names)}." };
        }

        if (draws < 99)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"A bootstrap takes at least 99 draws, not {draws}.");
        }

        return Check.Level(level)
            ?? (clusters.Count >= 2 && Math.Pow(2, 1 - clusters.Count) > 1 - level ? NothingRuledOut(clusters, term, level) : null)
            ?? (clusters.Count < 2 ? new Refusal(RefusalKind.TooFewClusters, "All rows are in one cluster, so nothing shows how clusters differ: cluster by something smaller.") : null)
            ?? (clusters.Codes.Length != model.Rows || clusters.Codes.Contains(Groups.Missing)
                ? new Refusal(RefusalKind.UnequalLengths, $"Every one of the {model.Rows} rows used needs its cluster.")
                : null);
    }

    private static Refusal NothingRuledOut(Groups clusters, string term, double level) => new(
        RefusalKind.TooFewClusters,
        string.Create(CultureInfo.InvariantCulture, $"With {clusters.Count} clusters no value of {term} can be ruled out at the level {level}: use a lower level, CR2 errors, or more clusters."));
}
