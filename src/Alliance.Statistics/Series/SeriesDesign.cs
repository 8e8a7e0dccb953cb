using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Series;

/// <summary>The columns of a segmented regression: constant, time, step, bend where asked for, and the steps of the season but the first.</summary>
internal sealed record SeriesDesign(Matrix<double> Matrix, bool HasBend)
{
    public const int Trend = 1, Step = 2, Bend = 3;

    public static int Width(SeriesPlan plan) => (plan.SlopeChange ? 4 : 3) + (plan.Season is { } season ? season - 1 : 0);

    public static SeriesDesign Of(SeriesPlan plan)
    {
        var seasonsFrom = plan.SlopeChange ? 4 : 3;
        return new SeriesDesign(
            Matrix<double>.Build.Dense(plan.Points.Count, Width(plan), (row, column) => column switch
            {
                0 => 1,
                Trend => row,
                Step => row >= plan.FirstAfter ? 1 : 0,
                Bend when plan.SlopeChange => Math.Max(0, row - plan.FirstAfter),
                _ => row % plan.Season == column - seasonsFrom + 1 ? 1 : 0,
            }),
            plan.SlopeChange);
    }

    /// <summary>The same columns with no step and no bend.</summary>
    public Matrix<double> Uninterrupted()
    {
        var without = Matrix.Clone();
        without.ClearColumn(Step);
        if (HasBend)
        {
            without.ClearColumn(Bend);
        }

        return without;
    }
}
