using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Series;

/// <summary>The columns of a segmented regression: constant, time, step, bend where asked for, and the steps of the season but the first.</summary>
internal static class SeriesDesign
{
    public const int Trend = 1, Step = 2, Bend = 3;

    public static int Width(SeriesPlan plan) => (plan.SlopeChange ? 4 : 3) + (plan.Season is { } season ? season - 1 : 0);

    public static DesignMatrix Of(SeriesPlan plan) => Columns(plan, isInterrupted: true);

    /// <summary>The same columns with no step and no bend.</summary>
    public static DesignMatrix Uninterrupted(SeriesPlan plan) => Columns(plan, isInterrupted: false);

    private static DesignMatrix Columns(SeriesPlan plan, bool isInterrupted)
    {
        var seasonsFrom = plan.SlopeChange ? 4 : 3;
        var (rows, width) = (plan.Points.Count, Width(plan));
        string[] names = ["(Intercept)", "time", "step", .. plan.SlopeChange ? (string[])["bend"] : [], .. Enumerable.Range(1, width - seasonsFrom).Select(season => $"season{season + 1}")];
        double[][] columns = [.. Enumerable.Range(0, width).Select(column => Enumerable.Range(0, rows).Select(row => Cell(row, column)).ToArray())];
        return new DesignMatrix(names, columns, rows);

        double Cell(int row, int column) => column switch
        {
            0 => 1,
            Trend => row,
            Step => isInterrupted && row >= plan.FirstAfter ? 1 : 0,
            Bend when plan.SlopeChange => isInterrupted ? Math.Max(0, row - plan.FirstAfter) : 0,
            _ => row % plan.Season == column - seasonsFrom + 1 ? 1 : 0,
        };
    }
}
