using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Data;
using Alliance.Statistics.Linear;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>
/// Scores where all begin at once: the difference afterwards, with what was known before taken into account. That is each person's own score before where
/// at least half of those who answered afterwards are linked to one, and the mean of their unit otherwise.
/// </summary>
internal static class ComparedScores
{
    public static Answer<Finding> Of(StudyFrame frame, PlannedOutcome outcome, ScoreTable scores, CancellationToken stop)
    {
        var after = scores.Rows.Where(row => !scores.IsBefore(row)).ToList();
        if (Unusable(frame, after) is { } unusable) return unusable;
        var own = Own(scores);
        var linked = after.Where(row => row.Person is not null && own.ContainsKey(row.Person)).ToList();
        var isLinked = linked.Count * 2 >= after.Count;
        var ofUnits = scores.Rows.Where(scores.IsBefore).GroupBy(row => row.Unit).ToDictionary(unit => unit.Key, unit => unit.Average(row => row.Score));
        List<(ScoreOf Row, double? Before)> used = isLinked ? [.. linked.Select(row => (row, (double?)own[row.Person!]))]
            : ofUnits.Count > 1 ? [.. after.Where(row => ofUnits.ContainsKey(row.Unit)).Select(row => (row, (double?)ofUnits[row.Unit]))]
            : [.. after.Select(row => (row, (double?)null))];
        if (Unusable(frame, [.. used.Select(each => each.Row)]) is { } nothing) return nothing;
        var (columns, terms) = Columns(frame, used);
        var model = ComparedCounts.Design($"score ~ begun{terms}", columns, out var groups).Then(LinearModel.Of);
        if (!model.Then(fit => fit.Estimates(ErrorPlan.Clustered(groups!), frame.Level)).Gives(out var table, out var refusal)) return refusal;
        var units = used.Select(each => each.Row.Unit).Distinct().Order().ToList();
        var effect = Effects.Of(EffectScale.Points, table.First(each => each.Term == "begun"), frame.Level, outcome, scores.MeanBefore, scores.Spread)
            .WithLots(Lots.Of(frame, units)?.Test(LotStatistic(used, units, columns, terms), stop), units.Count);
        return new Finding
        {
            Analysis = $"Scores afterwards are compared between units that began and those that did not, {(isLinked ? "with each person's own score before" : used[0].Before is null ? "with nothing known from before" : "with the mean score of their unit before")} taken into account; errors are clustered by unit (CR2 with Satterthwaite's degrees of freedom).",
            Effect = effect,
            Checks = [.. Checks(frame, scores, after, linked)],
            Used = scores.Used(used.Count) with { Units = units.Count, UnitsLeftOut = [.. Enumerable.Range(0, frame.Units.Count).Except(units).Select(unit => frame.Units[unit].Code)], How = new HowReckoned { IsLinked = isLinked, KnowsBefore = terms.Contains("before", StringComparison.Ordinal), IsClustered = true } },
        };
    }

    internal static Dictionary<string, double> Own(ScoreTable scores) =>
        scores.Rows.Where(row => row.Person is not null && scores.IsBefore(row)).GroupBy(row => row.Person!).ToDictionary(person => person.Key, person => person.Average(row => row.Score));

    private static Refusal? Unusable(StudyFrame frame, List<ScoreOf> after) =>
        frame.Begins.All(begin => begin is not null) ? new Refusal(RefusalKind.NotADesign, "Every unit begins at the same time, so there is nobody to compare with.")
        : after.Count == 0 ? new Refusal(RefusalKind.NothingMeasured, "There are no answers for this outcome from after the beginning yet.")
        : after.All(row => frame.Begins[row.Unit] is null) || after.All(row => frame.Begins[row.Unit] is not null)
            ? new Refusal(RefusalKind.TooFewPoints, "After the beginning only one of the two groups has answers, so there is nothing to compare with.")
        : null;

    private static (List<Column> Columns, string Terms) Columns(StudyFrame frame, List<(ScoreOf Row, double? Before)> used)
    {
        var hasBefore = used.All(each => each.Before is not null) && used.Select(each => each.Before).Distinct().Count() > 1;
        var hasMonths = used.Select(each => each.Row.Month).Distinct().Count() > 1;
        List<Column> columns =
        [
            Table.Numbers("score", [.. used.Select(each => each.Row.Score)]),
            Table.Numbers("begun", [.. used.Select(each => frame.Begins[each.Row.Unit] is null ? 0.0 : 1)]),
            Table.Numbers("before", [.. used.Select(each => each.Before ?? 0)]),
            Table.Numbers("month", [.. used.Select(each => (double)each.Row.Month)]),
            Table.Texts("unit", [.. used.Select(each => frame.Units[each.Row.Unit].Code)]),
        ];
        return (columns, (hasBefore ? " + before" : "") + (hasMonths ? " + factor(month)" : ""));
    }

    // What is left over once what was known before is taken out, compared between those who began and the others.
    private static Func<int?[], double> LotStatistic(List<(ScoreOf Row, double? Before)> used, List<int> units, List<Column> columns, string terms)
    {
        var left = ComparedCounts.Design($"score ~ 1{terms}", columns, out _).Then(LinearModel.Of).ValueOrNothing?.Residuals.ToArray() ?? [.. used.Select(each => each.Row.Score)];
        var (sums, sizes) = (new double[units.Count], new double[units.Count]);
        for (var row = 0; row < left.Length; row++)
        {
            var place = units.IndexOf(used[row].Row.Unit);
            sums[place] += left[row];
            sizes[place]++;
        }
        return begins =>
        {
            double begun = 0, others = 0, ofBegun = 0, ofOthers = 0;
            for (var unit = 0; unit < begins.Length; unit++)
            {
                if (begins[unit] is null) (others, ofOthers) = (others + sums[unit], ofOthers + sizes[unit]);
                else (begun, ofBegun) = (begun + sums[unit], ofBegun + sizes[unit]);
            }
            return begun / ofBegun - others / ofOthers;
        };
    }

    private static IEnumerable<AssumptionCheck> Checks(StudyFrame frame, ScoreTable scores, List<ScoreOf> after, List<ScoreOf> linked)
    {
        if (linked.Count > 0 && linked.Count < after.Count)
            yield return new AssumptionCheck("Who is linked", null, $"{linked.Count} of {after.Count} answers afterwards belong to people who also answered before.");
        if (Attrition.Of(frame, scores) is { } check) yield return check;
    }
}
