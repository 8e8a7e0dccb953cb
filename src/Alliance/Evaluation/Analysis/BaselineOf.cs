using Alliance.Partnerships.Export;

namespace Alliance.Evaluation.Analysis;

/// <summary>How groups stood before anybody began, and how they went month by month. What under ten people or answers make is hidden.</summary>
internal static class BaselineOf
{
    public static IReadOnlyList<BaselineRow> Counts(CountPanel counts) =>
    [
        .. from each in counts.Frame.Groups
           let means = (from unit in Of(counts.Frame, each.Wave)
                        let rates = Enumerable.Range(0, counts.Frame.FirstBegin).Select(month => counts.Rate(unit, month)).OfType<double>().ToList()
                        where rates.Count > 0
                        select rates.Average()).ToList()
           let hidden = IsHidden(each)
           select new BaselineRow(each.Wave, each.Name, means.Count, 0, hidden ? null : Mean(means), hidden ? null : Spread(means), hidden),
    ];

    public static IReadOnlyList<BaselineRow> Scores(ScoreTable scores) =>
    [
        .. from each in scores.Frame.Groups
           let rows = scores.Rows.Where(row => scores.IsBefore(row) && scores.Frame.Units[row.Unit].Wave == each.Wave).ToList()
           let values = rows.ConvertAll(row => row.Score)
           let hidden = SmallCells.IsSmall(rows.Count)
           select new BaselineRow(each.Wave, each.Name, rows.Select(row => row.Unit).Distinct().Count(), rows.Count, hidden ? null : Mean(values), hidden ? null : Spread(values), hidden),
    ];

    public static IReadOnlyList<TrendLine> CountTrends(CountPanel counts) =>
    [
        .. from each in counts.Frame.Groups
           select new TrendLine(each.Wave, each.Name, each.BeginsOn,
           [
               .. from month in Enumerable.Range(0, counts.Frame.Plan.Months)
                  let rates = Of(counts.Frame, each.Wave).Select(unit => counts.Rate(unit, month)).OfType<double>().ToList()
                  select new TrendPoint(counts.Frame.Month(month), IsHidden(each) ? null : Mean(rates), rates.Count, IsHidden(each)),
           ]),
    ];

    public static IReadOnlyList<TrendLine> ScoreTrends(ScoreTable scores) =>
    [
        .. from each in scores.Frame.Groups
           select new TrendLine(each.Wave, each.Name, each.BeginsOn,
           [
               .. from month in scores.Months
                  let values = scores.Rows.Where(row => row.Month == month && scores.Frame.Units[row.Unit].Wave == each.Wave).Select(row => row.Score).ToList()
                  let hidden = SmallCells.IsSmall(values.Count)
                  select new TrendPoint(scores.Frame.Month(month), hidden ? null : Mean(values), hidden ? 0 : values.Count, hidden),
           ]),
    ];

    private static IEnumerable<int> Of(StudyFrame frame, int wave) => Enumerable.Range(0, frame.Units.Count).Where(unit => frame.Units[unit].Wave == wave);

    private static bool IsHidden(GroupOfUnits group) => SmallCells.IsSmall(group.Size);

    private static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();

    private static double? Spread(List<double> values) => values.Count < 2 ? null : Math.Sqrt(values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Count - 1));
}
