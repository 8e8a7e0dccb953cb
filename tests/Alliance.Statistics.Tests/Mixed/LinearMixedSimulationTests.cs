using Alliance.Statistics.Mixed;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Tests.Mixed;

/// <summary>Stepped wedges made up by the model, over and over: what the intervals and tests promise is what happens.</summary>
public sealed class LinearMixedSimulationTests
{
    private const int Clusters = 8;
    private const int Periods = 5;
    private const int PerCell = 6;

    // 2 000 wedges of eight clusters: Monte-Carlo error of one standard deviation is half a point.
    [Fact]
    public void Fit_FewClusters_IntervalsHoldTheTruthAndNothingIsFoundWhereNothingIs()
    {
        const int Wedges = 2000;
        var (design, treat, cluster) = Wedge();
        var chance = new Random(20261126);
        var (held, found) = (0, 0);
        for (var wedge = 0; wedge < Wedges; wedge++)
        {
            held += Treat(design, Cells(chance, treat, cluster, 0.4)).Interval.Holds(0.4) ? 1 : 0;
            found += Treat(design, Cells(chance, treat, cluster, 0)).P < 0.05 ? 1 : 0;
        }

        (held / (double)Wedges).ShouldBe(0.95, 0.015);
        (found / (double)Wedges).ShouldBe(0.05, 0.015);
    }

    // Treatment given to whole clusters, four against four: z would find something in one of ten; Satterthwaite's t keeps to one in twenty.
    [Fact]
    public void Fit_WholeClustersTreated_SatterthwaiteKeepsTheErrorRate()
    {
        const int Trials = 2000;
        double[] treat = [.. Enumerable.Range(0, Clusters * Periods).Select(cell => cell / Periods % 2 == 0 ? 1.0 : 0.0)];
        int[] cluster = [.. Enumerable.Range(0, Clusters * Periods).Select(cell => cell / Periods)];
        var (names, columns) = MixedData.Fixed(("treat", treat));
        var design = MixedDesign.Of(names, columns, [Term(cluster)], [.. Enumerable.Repeat((double)PerCell, treat.Length)]).Required();
        var chance = new Random(20261127);
        var (byT, byZ) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var estimate = Treat(design, Cells(chance, treat, cluster, 0));
            byT += estimate.P < 0.05 ? 1 : 0;
            byZ += Math.Abs(estimate.Z) > 1.959964 ? 1 : 0;
        }

        (byT / (double)Trials).ShouldBe(0.05, 0.016);
        (byZ / (double)Trials).ShouldBeGreaterThan(0.07);
    }

    private static Estimate Treat(MixedDesign design, (double[] Means, double Within) cells) =>
        LinearMixedModel.Fit(design, cells.Means, new MixedOptions { SquaresWithinCells = cells.Within }).Required().Coefficients[^1].Estimate;

    private static (MixedDesign Design, double[] Treat, int[] Cluster) Wedge()
    {
        int[] cells = [.. Enumerable.Range(0, Clusters * Periods)];
        double[] treat = [.. cells.Select(cell => cell % Periods > cell / Periods / 2 ? 1.0 : 0.0)];
        int[] cluster = [.. cells.Select(cell => cell / Periods)];
        (string, double[])[] periods = [.. Enumerable.Range(1, Periods - 1).Select(period => ($"period{period}", cells.Select(cell => cell % Periods == period ? 1.0 : 0.0).ToArray()))];
        var (names, columns) = MixedData.Fixed([.. periods, ("treat", treat)]);
        return (MixedDesign.Of(names, columns, [Term(cluster)], [.. Enumerable.Repeat((double)PerCell, cells.Length)]).Required(), treat, cluster);
    }

    private static RandomEffect Term(int[] cluster) =>
        RandomEffect.Intercept("cluster", cluster, [.. Enumerable.Range(0, Clusters).Select(each => $"{each}")]).Required();

    // Intraclass correlation 0.2.
    private static (double[] Means, double Within) Cells(Random chance, double[] treat, int[] cluster, double effect)
    {
        double[] clusters = [.. Enumerable.Range(0, Clusters).Select(_ => Normal.Sample(chance, 0, Math.Sqrt(0.2)))];
        double[] means = [.. treat.Select((each, cell) => clusters[cluster[cell]] + effect * each + Normal.Sample(chance, 0, Math.Sqrt(0.8 / PerCell)))];
        return (means, 0.8 * ChiSquared.Sample(chance, treat.Length * (PerCell - 1)));
    }
}
