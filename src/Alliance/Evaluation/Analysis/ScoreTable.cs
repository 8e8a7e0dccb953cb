using Alliance.Evaluation.Plans;
using Alliance.Partnerships.Export;

namespace Alliance.Evaluation.Analysis;

/// <param name="Person">Null where nothing links its answers.</param>
public sealed record ScoreOf(int Unit, int Month, string? Person, double Score);

/// <summary>Scores by unit and month, one for each who answered.</summary>
public sealed class ScoreTable
{
    private ScoreTable(StudyFrame frame, IReadOnlyList<ScoreOf> rows, int outside) => (Frame, Rows, Outside) = (frame, rows, outside);

    public StudyFrame Frame { get; }

    /// <summary>By month, unit and person, so that the order in which they came in does not matter.</summary>
    public IReadOnlyList<ScoreOf> Rows { get; }

    /// <summary>Scores of units or months that the plan does not have, or that are no number.</summary>
    public int Outside { get; }

    public IReadOnlyList<int> Months => [.. Rows.Select(row => row.Month).Distinct().Order()];
    public IReadOnlyList<int> Units => [.. Rows.Select(row => row.Unit).Distinct().Order()];

    /// <summary>Whether enough people are seen more than once to say how alike their answers are.</summary>
    public bool IsLinked => Rows.Where(row => row.Person is not null).GroupBy(row => row.Person).Count(person => person.Count() > 1) >= SmallCells.Threshold;

    public static ScoreTable Of(StudyFrame frame, IEnumerable<ScoreRow> rows)
    {
        var all = rows.ToList();
        var placed = (from row in all
                      let unit = frame.UnitAt(row.Unit)
                      let month = frame.MonthAt(row.Month)
                      where unit is not null && month is not null && double.IsFinite(row.Score)
                      orderby month, unit, row.Person, row.Score
                      select new ScoreOf(unit.Value, month.Value, row.Person, row.Score)).ToList();
        return new ScoreTable(frame, placed, all.Count - placed.Count);
    }

    /// <summary>The mean before anybody began; null where there are no answers from before.</summary>
    public double? MeanBefore => Rows.Where(IsBefore).Select(row => (double?)row.Score).Average();

    /// <summary>The standard deviation of answers before anybody began, or of all where hardly any are from before.</summary>
    public double? Spread
    {
        get
        {
            var before = Rows.Where(IsBefore).Select(row => row.Score).ToList();
            var scores = before.Count >= SmallCells.Threshold ? before : [.. Rows.Select(row => row.Score)];
            var mean = scores.DefaultIfEmpty(0).Average();
            return scores.Count < 2 ? null : Math.Sqrt(scores.Sum(score => Square(score - mean)) / (scores.Count - 1));
        }
    }

    public bool IsBefore(ScoreOf row) => row.Month < Frame.FirstBegin;

    private static double Square(double value) => value * value;

    public UsedData Used(int rows) => new(rows, Units.Count, [.. Enumerable.Range(0, Frame.Units.Count).Except(Units).Select(unit => Frame.Units[unit].Code)], []);
}
