using Alliance.Statistics.Data;
using Alliance.Statistics.Mixed;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>
/// What the lots are drawn again for where scores are compared month by month: the mixed model's estimate over its error, from the means of units and
/// months. How much varies between and within units is taken from the scores without regard to who began when, so that it is the same for every way of the lots.
/// </summary>
internal sealed class CellStatistic
{
    private readonly IReadOnlyList<int> units;
    private readonly (int Unit, int Month, double Mean, int Count)[] cells;
    private readonly Matrix<double> weights;
    private readonly Vector<double> weighted;

    public CellStatistic(StudyFrame frame, ScoreTable scores)
    {
        units = scores.Units;
        cells = [.. scores.Rows.GroupBy(row => (row.Unit, row.Month)).OrderBy(cell => cell.Key.Unit).ThenBy(cell => cell.Key.Month)
            .Select(cell => (cell.Key.Unit, cell.Key.Month, cell.Average(row => row.Score), cell.Count()))];
        var (between, within) = Spread(frame, scores);
        var inverse = Matrix<double>.Build.Dense(cells.Length, cells.Length, (one, other) =>
            (cells[one].Unit == cells[other].Unit ? between : 0) + (one == other ? within / cells[one].Count : 0)).Inverse();
        var months = scores.Months;
        var x = Matrix<double>.Build.Dense(cells.Length, months.Count, (row, column) => cells[row].Month == months[column] ? 1 : 0);
        var ofMonths = inverse * x;
        weights = inverse - ofMonths * (x.TransposeThisAndMultiply(ofMonths)).Inverse() * ofMonths.Transpose();
        weighted = weights * Vector<double>.Build.Dense([.. cells.Select(cell => cell.Mean)]);
    }

    public double Of(int?[] begins)
    {
        var begun = Vector<double>.Build.Dense(cells.Length, row => begins[Place(cells[row].Unit)] is { } begin && cells[row].Month >= begin ? 1 : 0);
        var information = begun * (weights * begun);
        return information > 1e-9 * begun.Sum() ? begun * weighted / Math.Sqrt(information) : double.NaN;
    }

    private int Place(int unit) => units is int[] array ? Array.IndexOf(array, unit) : units.ToList().IndexOf(unit);

    private static (double Between, double Within) Spread(StudyFrame frame, ScoreTable scores)
    {
        var rows = scores.Rows;
        List<Column> columns =
        [
            Table.Numbers("score", [.. rows.Select(row => row.Score)]),
            Table.Numbers("month", [.. rows.Select(row => (double)row.Month)]),
            Table.Texts("unit", [.. rows.Select(row => frame.Units[row.Unit].Code)]),
        ];
        var formula = scores.Months.Count > 1 ? "score ~ factor(month) + (1 | unit)" : "score ~ 1 + (1 | unit)";
        return ComparedCounts.Design(formula, columns, out _).ValueOrNothing is { } design && MixedFormula.Linear(design).ValueOrNothing is { } model
            ? (model.Variances[0].Variance, model.ResidualVariance)
            : (0, 1);
    }
}
