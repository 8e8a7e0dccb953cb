using Alliance.Evaluation.Analysis.Methods;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Statistics;
using Alliance.Statistics.Equivalence;
using Alliance.Statistics.Multiplicity;
using Alliance.Statistics.Testing;

namespace Alliance.Evaluation.Analysis;

/// <summary>A locked plan run over data. Whatever a method cannot reckon becomes a sentence of the report.</summary>
public static class StudyAnalysis
{
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static StudyResults Run(AnalysisPlan plan, StudyData data, CancellationToken stop)
    {
        var frame = new StudyFrame(plan);
        var reckoned = plan.Outcomes.Select(outcome => (Outcome: outcome, Finding: Reckon(frame, outcome, data, stop))).ToList();
        var adjusted = Adjust(plan, reckoned);
        return new StudyResults
        {
            Title = plan.Title,
            Question = plan.Question,
            Design = plan.Design,
            IsByLot = frame.IsByLot,
            FirstMonth = plan.FirstMonth,
            Months = plan.Months,
            Alpha = plan.Alpha,
            Remarks = [.. Remarks(frame)],
            Groups = frame.Groups,
            Outcomes = [.. reckoned.Select(each => Told(frame, each.Outcome, each.Finding, adjusted.GetValueOrDefault(each.Outcome.Key), data))],
        };
    }

    private static Answer<Finding> Reckon(StudyFrame frame, PlannedOutcome outcome, StudyData data, CancellationToken stop)
    {
        var (counts, scores) = (CountsOf(frame, outcome, data), ScoresOf(frame, outcome, data));
        return outcome.Method switch
        {
            PlannedMethod.StaggeredCounts => StaggeredCounts.Of(frame, outcome, counts, stop),
            PlannedMethod.ComparedCounts => ComparedCounts.Of(frame, outcome, counts, stop),
            PlannedMethod.SteppedScores => SteppedScores.Of(frame, outcome, scores, stop),
            PlannedMethod.ComparedScores => ComparedScores.Of(frame, outcome, scores, stop),
            PlannedMethod.BeforeAfterCounts => BeforeAfterCounts.Of(frame, outcome, counts),
            PlannedMethod.BeforeAfterScores => BeforeAfterScores.Of(frame, outcome, scores),
            _ => throw new InvalidOperationException($"The plan asks for a method that there is not: {outcome.Method}."),
        };
    }

    internal static bool IsCount(PlannedMethod method) => method is PlannedMethod.StaggeredCounts or PlannedMethod.ComparedCounts or PlannedMethod.BeforeAfterCounts;

    private static CountPanel CountsOf(StudyFrame frame, PlannedOutcome outcome, StudyData data) => CountPanel.Of(frame, data.Counts.Where(row => row.Outcome == outcome.Key));

    private static ScoreTable ScoresOf(StudyFrame frame, PlannedOutcome outcome, StudyData data) => ScoreTable.Of(frame, data.Scores.Where(row => row.Outcome == outcome.Key));

    /// <summary>Holm's over primary outcomes, Benjamini and Hochberg's over secondary ones; harms and what is exploratory stay as they are.</summary>
    private static Dictionary<string, (double P, string Words)> Adjust(AnalysisPlan plan, List<(PlannedOutcome Outcome, Answer<Finding> Finding)> reckoned)
    {
        var adjusted = new Dictionary<string, (double, string)>(StringComparer.Ordinal);
        foreach (var rank in (OutcomeRank[])[OutcomeRank.Primary, OutcomeRank.Secondary])
        {
            var planned = plan.Outcomes.Count(outcome => outcome.Rank == rank);
            // One that could not be reckoned counts as one that says nothing: p 1.
            var all = reckoned.Where(each => each.Outcome.Rank == rank).Select(each => (each.Outcome.Key, P: each.Finding.ValueOrNothing?.Effect.P ?? 1)).ToList();
            if (planned < 2) continue;
            var (answer, words) = rank == OutcomeRank.Primary
                ? (Adjusted.Holm([.. all.Select(each => each.P)]), $"p is adjusted for {planned} primary outcomes (Holm), so that even one find by chance among them is as rare as the plan says; intervals are not adjusted.")
                : (Adjusted.BenjaminiHochberg([.. all.Select(each => each.P)]), $"p is adjusted for {planned} secondary outcomes (Benjamini and Hochberg), so that few of those found are finds by chance; intervals are not adjusted.");
            if (answer.ValueOrNothing is not { } ps) continue;
            foreach (var (each, p) in all.Zip(ps)) adjusted[each.Key] = (p, words);
        }
        return adjusted;
    }

    private static OutcomeResult Told(StudyFrame frame, PlannedOutcome outcome, Answer<Finding> answer, (double P, string Words) adjusted, StudyData data)
    {
        var isCount = IsCount(outcome.Method);
        var (counts, scores) = (CountsOf(frame, outcome, data), ScoresOf(frame, outcome, data));
        var gaps = isCount ? Gaps.Of(counts) : Gaps.Of(scores);
        var result = new OutcomeResult
        {
            Key = outcome.Key,
            Title = outcome.Title,
            Level = outcome.Level,
            Rank = outcome.Rank,
            Source = outcome.Source,
            Better = outcome.Better,
            Method = outcome.Method,
            Verdict = Verdict.NotReckoned,
            Headline = "",
            Sentences = [],
            Analysis = "",
            Others = [],
            Checks = [.. gaps],
            Balance = isCount ? BaselineOf.Counts(counts) : BaselineOf.Scores(scores),
            Trends = isCount ? BaselineOf.CountTrends(counts) : BaselineOf.ScoreTrends(scores),
            Used = isCount ? counts.Used() : scores.Used(scores.Rows.Count),
        };
        if (!answer.Gives(out var finding, out var refusal))
            return result with { Headline = $"{outcome.Title}: it could not be reckoned. {refusal.Sentence}", Sentences = ["Nothing can be concluded for this outcome, neither that there is an effect nor that there is none."] };
        var effect = WithMargin(finding.Effect with { AdjustedP = adjusted.Words is null ? null : adjusted.P, Adjustment = adjusted.Words }, outcome, frame);
        var conclusion = new Conclusion(frame, outcome, effect);
        return result with
        {
            Verdict = conclusion.Verdict,
            Headline = conclusion.Headline,
            Sentences = [.. conclusion.Sentences()],
            Analysis = finding.Analysis,
            Effect = effect,
            Others = finding.Others,
            Checks = [.. FewUnits.Of(frame, effect, finding.Used.Units), .. finding.Checks, .. gaps, .. Gaps.LeftOut(finding.Used, frame)],
            EventStudy = finding.EventStudy,
            Used = finding.Used,
        };
    }

    /// <summary>For harms: one-sided, that it is not worse than the margin; where either way may be harm, that it lies between both.</summary>
    private static EffectResult WithMargin(EffectResult effect, PlannedOutcome outcome, StudyFrame frame)
    {
        if (outcome is not { Rank: OutcomeRank.Harm, Margin: { } margin } || Unit(effect) is not { } unit) return effect;
        // Where the lots reach further than Student's t, so does the error here.
        var wide = effect.LotReach is { } reach ? Math.Max(1, reach / Effects.Quantile((1 + effect.Level) / 2, effect.Freedom)) : 1;
        var (value, error) = (effect.Scale == EffectScale.CountRatio ? Math.Log(effect.Value) : effect.Value, effect.StandardError * wide);
        var (high, low) = effect.Scale == EffectScale.CountRatio ? (Math.Log(1 + margin), margin < 1 ? Math.Log(1 - margin) : double.NaN) : (margin * unit, -margin * unit);
        var test = new TTest(value, error, effect.Freedom ?? double.PositiveInfinity, value / error, effect.ModelP, new Interval(value, value, frame.Level));
        double? Below() => NonInferiority.NotAbove(test, high, frame.Plan.Alpha).ValueOrNothing?.P;
        double? Above() => NonInferiority.NotBelow(test, low, frame.Plan.Alpha).ValueOrNothing?.P;
        return effect with
        {
            Margin = margin,
            MarginP = outcome.Better switch { Better.Lower => Below(), Better.Higher => Above(), _ => Below() is { } below && Above() is { } above ? Math.Max(below, above) : null },
        };
    }

    private static double? Unit(EffectResult effect) => effect.Scale == EffectScale.CountDifference ? effect.Before is > 0 ? effect.Before : null : 1;

    private static IEnumerable<string> Remarks(StudyFrame frame)
    {
        yield return frame.IsByLot
            ? "Who begins when was drawn by lot. Units are counted in the group they were drawn into, whatever became of it (intention to treat)."
            : "Who begins when was not drawn by lot: a difference may have other reasons than the course.";
        if (frame.Plan.Outcomes.Any(outcome => outcome.Rank == OutcomeRank.Secondary) && frame.Plan.Outcomes.All(outcome => outcome.Rank != OutcomeRank.Primary))
            yield return "The plan names no primary outcome.";
    }
}
