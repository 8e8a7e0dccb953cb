using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Data;
using Alliance.Statistics.Linear;
using Alliance.Statistics.Mixed;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>Scores of units that begin at different times: a linear mixed model with an effect of each month, a unit's own level, and a person's where people are linked.</summary>
internal static class SteppedScores
{
    public static Answer<Finding> Of(StudyFrame frame, PlannedOutcome outcome, ScoreTable scores, CancellationToken stop)
    {
        var rows = scores.Rows;
        if (rows.Count == 0) return new Refusal(RefusalKind.NothingMeasured, "There are no answers for this outcome yet.");
        var begun = rows.Select(row => frame.HasBegun(row.Unit, row.Month)).ToList();
        if (!begun.Contains(true)) return new Refusal(RefusalKind.TooFewPoints, "There are no answers yet from units that have begun.");
        if (!begun.Contains(false)) return new Refusal(RefusalKind.TooFewPoints, "There are no answers from units that had not begun, so there is nothing to compare with.");
        var columns = Columns(frame, rows);
        var (months, people) = (scores.Months.Count > 1 ? " + factor(month)" : "", scores.IsLinked ? " + (1 | person)" : "");
        var design = ComparedCounts.Design($"score ~ begun{months} + (1 | unit){people}", columns, out _);
        if (!design.Then(each => MixedFormula.Linear(each, new MixedOptions { Level = frame.Level, Cancellation = stop })).Gives(out var model, out var refusal)) return refusal;
        var begunTerm = model.Coefficients.First(each => each.Term == "begun");
        var effect = Effects.Of(EffectScale.Points, begunTerm.Estimate.Value, begunTerm.Estimate.StandardError, begunTerm.DegreesOfFreedom, frame.Level, outcome, scores.MeanBefore, scores.Spread)
            .WithLots(Lots.Of(frame, scores.Units)?.Test(new CellStatistic(frame, scores).Of, stop), scores.Units.Count);
        return new Finding
        {
            Analysis = $"Scores are compared within each month between units that have begun and those that have not: a linear mixed model with an effect of each month and a level of its own for each unit{(scores.IsLinked ? " and each person" : "")}, fitted by restricted likelihood, with Satterthwaite's degrees of freedom.",
            Effect = effect,
            Others = [.. Plain(frame, columns, months)],
            Checks = [.. Checks(frame, scores, model)],
            Used = scores.Used(rows.Count) with { How = new HowReckoned { IsLinked = scores.IsLinked } },
        };
    }

    private static List<Column> Columns(StudyFrame frame, IReadOnlyList<ScoreOf> rows) =>
    [
        Table.Numbers("score", [.. rows.Select(row => row.Score)]),
        Table.Numbers("begun", [.. rows.Select(row => frame.HasBegun(row.Unit, row.Month) ? 1.0 : 0)]),
        Table.Numbers("month", [.. rows.Select(row => (double)row.Month)]),
        Table.Texts("unit", [.. rows.Select(row => frame.Units[row.Unit].Code)]),
        // Whom nothing links is somebody of their own.
        Table.Texts("person", [.. rows.Select((row, place) => row.Person is { } person ? $"p:{person}" : FormattableString.Invariant($"r:{place}"))]),
    ];

    private static IEnumerable<OtherEstimate> Plain(StudyFrame frame, List<Column> columns, string months)
    {
        var fit = ComparedCounts.Design($"score ~ begun{months} + factor(unit)", columns, out var groups).Then(LinearModel.Of);
        if (fit.Then(model => model.Estimates(ErrorPlan.Clustered(groups!), frame.Level)).ValueOrNothing is { } table)
            yield return Effects.Other("Each unit compared with itself alone, errors clustered by unit (CR2)", EffectScale.Points, table.First(each => each.Term == "begun").Estimate);
    }

    private static IEnumerable<AssumptionCheck> Checks(StudyFrame frame, ScoreTable scores, LinearMixedModel model)
    {
        yield return new AssumptionCheck("The fit", model.Convergence.Converged, model.Convergence.Sentence);
        var unit = model.Variances.FirstOrDefault(each => each.Group == "unit")?.Variance ?? 0;
        var all = unit + model.ResidualVariance + model.Variances.Where(each => each.Group != "unit").Sum(each => each.Variance);
        yield return new AssumptionCheck("How alike a unit's people are", null, $"Of what scores differ by, {Figures.Percent(unit / all)} lies between units (the intraclass correlation).");
        if (scores.Rows.All(row => !scores.IsBefore(row))) yield return new AssumptionCheck("Before the beginning", null, $"There are no answers from before {StudyFrame.Words(frame.Month(frame.FirstBegin))}, so balance at the start cannot be shown for this outcome.");
    }
}
