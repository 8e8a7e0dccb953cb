using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Alliance.Statistics.Data;
using Alliance.Statistics.Randomness;
using Alliance.Statistics.Staggered;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Staggered;

internal static class Panels
{
    private static readonly ConcurrentDictionary<string, StaggeredPanel> Read = new();

    /// <summary>The roll-out of procedural-justice training in Chicago; skipped where the shared data is absent.</summary>
    public static StaggeredPanel Chicago(string outcome) => Read.GetOrAdd(outcome, _ =>
    {
        var bytes = SharedData.Bytes("chicago/pj_officer_level_balanced.csv.gz");
        var columns = new StaggeredColumns("uid", "period", "first_trained", outcome);
        var table = TableFile.Read(() => new MemoryStream(bytes), "chicago", ["uid", "period", "first_trained", outcome]).Required();
        return StaggeredPanel.Of(table, columns).Required();
    });

    /// <summary>60 units by 12 periods, cohorts 4, 6, 9 and never: the first row is 1,1,9,1.249786.</summary>
    public static StaggeredPanel Small { get; } = StaggeredPanel.Of(SmallTable(), new StaggeredColumns("i", "t", "g", "y")).Required();

    public static Table SmallTable() => TableFile.Read(() => typeof(Panels).Assembly.GetManifestResourceStream("staggered/staggered_small.csv")!, "staggered_small.csv").Required();

    public static Table Table(string text) => TableFile.Read(() => new MemoryStream(Encoding.UTF8.GetBytes(text)), "panel.csv").Required();

    public static StaggeredColumns Columns { get; } = new("unit", "period", "first", "y");

    /// <summary>A roll-out whose truth is known: units differ, periods differ, the effect is the same for all or differs between units.</summary>
    public static StaggeredPanel Simulated(RandomNumbers numbers, int unitsInCohort, double effect, double spread)
    {
        int?[] starts = [4, 6, 8, null];
        const int Periods = 9;
        int?[] first = [.. Enumerable.Range(0, unitsInCohort * starts.Length).Select(unit => starts[unit % starts.Length])];
        var outcomes = new double[first.Length * Periods];
        for (var unit = 0; unit < first.Length; unit++)
        {
            var (level, own) = (numbers.Normal(), effect + spread * numbers.Normal());
            for (var period = 1; period <= Periods; period++)
            {
                outcomes[unit * Periods + period - 1] = level + 0.3 * period + numbers.Normal() + (period >= (first[unit] ?? int.MaxValue) ? own : 0);
            }
        }

        return StaggeredPanel.Of(1, first, outcomes).Required();
    }

    public static IEnumerable<string[]> Rows(string path) =>
        Encoding.UTF8.GetString(SharedData.Bytes(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(row => row.Split(','));

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    public static StaggeredEstimator Estimator(string function) => function switch
    {
        "staggered" => StaggeredEstimator.Efficient,
        "staggered_cs" => StaggeredEstimator.CallawaySantAnna,
        "staggered_sa" => StaggeredEstimator.SunAbraham,
        "dim" => StaggeredEstimator.DifferenceInMeans,
        _ => throw new ArgumentException($"There is no {function}."),
    };
}
