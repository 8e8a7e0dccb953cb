using Alliance.Evaluation.Plans;
using Alliance.Partnerships.Export;
using Alliance.Statistics;
using Alliance.Statistics.Data;
using Alliance.Statistics.Linear;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>Scores of one group before and after: each person against themselves where they are linked, otherwise all answers after against all before.</summary>
internal static class BeforeAfterScores
{
    /// <summary>Fewer units than this say too little about how units differ to cluster by them.</summary>
    internal const int FewestClusters = 6;

    public static Answer<Finding> Of(StudyFrame frame, PlannedOutcome outcome, ScoreTable scores)
    {
        var (before, after) = (scores.Rows.Where(scores.IsBefore).ToList(), scores.Rows.Where(row => !scores.IsBefore(row)).ToList());
        if (before.Count == 0 || after.Count == 0)
            return new Refusal(RefusalKind.NothingMeasured, before.Count == 0 ? "There are no answers from before the beginning, so there is nothing to compare with." : "There are no answers for this outcome from after the beginning yet.");
        var pairs = Pairs(scores);
        var isLinked = scores.IsLinked && pairs.Count >= SmallCells.Threshold;
        List<Column> columns = isLinked
            ? [Table.Numbers("score", [.. pairs.Select(pair => pair.Change)]), Table.Texts("unit", [.. pairs.Select(pair => frame.Units[pair.Unit].Code)])]
            : [Table.Numbers("score", [.. scores.Rows.Select(row => row.Score)]), Table.Numbers("after", [.. scores.Rows.Select(row => scores.IsBefore(row) ? 0.0 : 1)]), Table.Texts("unit", [.. scores.Rows.Select(row => frame.Units[row.Unit].Code)])];
        var units = (isLinked ? pairs.Select(pair => pair.Unit) : scores.Rows.Select(row => row.Unit)).Distinct().Count();
        var isClustered = units >= FewestClusters;
        var design = ComparedCounts.Design(isLinked ? "score ~ 1" : "score ~ after", columns, out var groups);
        var errors = isClustered ? ErrorPlan.Clustered(groups!) : ErrorPlan.Uneven(UnevenErrors.HC2);
        if (!design.Then(LinearModel.Of).Then(model => model.Estimates(errors, frame.Level)).Gives(out var table, out var refusal)) return refusal;
        return new Finding
        {
            Analysis = $"{(isLinked ? "Each person's score afterwards is compared with their own before" : "All answers afterwards are compared with all before, since too few can be linked to one person")}; {(isClustered ? "errors are clustered by unit (CR2)" : $"with {Figures.Count(units, "unit")} only, errors take people as on their own (HC2), which makes them too small where a unit's people are alike")}.",
            Effect = Effects.Of(EffectScale.Points, table[^1], frame.Level, outcome, scores.MeanBefore, scores.Spread),
            Checks = [new AssumptionCheck("How many units", isClustered, isClustered ? $"There are {Figures.Count(units, "unit")} to tell from how units differ." : $"There {(units == 1 ? "is one unit" : $"are {units} units")}: too few to tell how units differ.")],
            Used = scores.Used(isLinked ? pairs.Count : scores.Rows.Count) with { How = new HowReckoned { IsLinked = isLinked, IsClustered = isClustered } },
        };
    }

    private static List<(int Unit, double Change)> Pairs(ScoreTable scores) =>
    [
        .. from row in scores.Rows
           where row.Person is not null
           group row by row.Person into person
           let before = person.Where(scores.IsBefore).ToList()
           let after = person.Where(row => !scores.IsBefore(row)).ToList()
           where before.Count > 0 && after.Count > 0
           orderby person.Key
           select (before[0].Unit, after.Average(row => row.Score) - before.Average(row => row.Score)),
    ];
}
