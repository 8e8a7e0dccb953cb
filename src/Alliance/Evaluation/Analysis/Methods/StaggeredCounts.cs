using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Staggered;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>
/// Counts of units that begin at different times: the efficient staggered estimate, the average over all that have begun, with Neyman's error, which is
/// never too small, and as many degrees of freedom as units less groups.
/// </summary>
internal static class StaggeredCounts
{
    private const int MonthsBeforeShown = 6, MonthsAfterShown = 12;

    public static Answer<Finding> Of(StudyFrame frame, PlannedOutcome outcome, CountPanel all, CancellationToken stop)
    {
        var counts = all.Complete();
        if (counts.Units.Count < 2 || counts.Months.Count < 2) return new Refusal(RefusalKind.TooFewPoints, "Too many counts are missing: no two units and months are left in which every unit has one.");
        var outcomes = (from unit in counts.Units from month in counts.Months select counts.Rate(unit, month)!.Value).ToArray();
        var begins = counts.Units.Select(unit => frame.Begins[unit]).ToArray();
        if (!Panel(counts, begins, outcomes).Gives(out var panel, out var refusal)
            || !StaggeredEffect.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, frame.Level).Gives(out var estimate, out refusal)) return refusal;
        var before = Before(counts);
        var effect = Effects.Of(EffectScale.CountDifference, estimate.Value, estimate.NeymanStandardError, Freedom(panel), frame.Level, outcome, before)
            .WithIntervalByLots(Lots.Of(frame, counts.Units)?.Test(drawn => Studentized(counts, drawn, outcomes), stop), counts.Units.Count);
        var wider = Math.Max(1, (effect.LotReach ?? Effects.Quantile((1 + frame.Level) / 2, Freedom(panel))) / Effects.Quantile((1 + frame.Level) / 2, null));
        var study = EventStudyOf(panel, frame, wider);
        return new Finding
        {
            Analysis = $"Units that have begun are compared, month by month, with those that have not begun yet; what they differed by before is taken off as far as it tells (the efficient estimate for staggered roll-outs of Roth and Sant'Anna 2023, averaged over all units and months after their beginning), with Neyman's standard error{(effect.LotReach is null ? $" and {panel.Units - panel.Cohorts.Count} degrees of freedom" : "; with so few units the interval reaches as far as the lots alone do")}.",
            Effect = effect,
            Others = Others(panel, frame, effect.LotReach ?? Effects.Quantile((1 + frame.Level) / 2, Freedom(panel))),
            Checks = [.. Checks(panel, frame, study)],
            EventStudy = study,
            Used = counts.Used(),
        };
    }

    /// <summary>Periods are numbered as the months that are left; a unit begins in the first of them that is its own or later.</summary>
    private static Answer<StaggeredPanel> Panel(CountPanel counts, IReadOnlyList<int?> begins, double[] outcomes) =>
        StaggeredPanel.Of(0, [.. begins.Select(begin => begin is { } month && counts.Months.Count(each => each < month) is var period && period < counts.Months.Count ? period : (int?)null)], outcomes);

    private static double Studentized(CountPanel counts, int?[] begins, double[] outcomes) =>
        Panel(counts, begins, outcomes).ValueOrNothing is { } panel && StaggeredEffect.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.Efficient).ValueOrNothing is { } estimate
            ? estimate.Value / estimate.NeymanStandardError
            : double.NaN;

    private static double Freedom(StaggeredPanel panel) => Math.Max(1, panel.Units - panel.Cohorts.Count);

    private static double? Before(CountPanel counts)
    {
        var rates = counts.Cells.Where(cell => cell.Month < counts.Frame.FirstBegin).Select(cell => cell.Count / cell.Over).ToList();
        return rates.Count == 0 ? null : rates.Average();
    }

    private static IReadOnlyList<OtherEstimate> Others(StaggeredPanel panel, StudyFrame frame, double errors)
    {
        (string Name, StaggeredEstimand Estimand, StaggeredEstimator Estimator)[] others =
        [
            ("Every calendar month weighing alike", StaggeredEstimand.Calendar, StaggeredEstimator.Efficient),
            ("All of the difference before taken off (Callaway and Sant'Anna)", StaggeredEstimand.Simple, StaggeredEstimator.CallawaySantAnna),
            ("Nothing of the difference before taken off", StaggeredEstimand.Simple, StaggeredEstimator.DifferenceInMeans),
        ];
        return [.. from each in others
                   let estimate = StaggeredEffect.Of(panel, each.Estimand, each.Estimator, frame.Level).ValueOrNothing
                   where estimate is not null
                   let reach = errors * estimate.NeymanStandardError
                   select new OtherEstimate(each.Name, estimate.Value, estimate.Value - reach, estimate.Value + reach, Effects.TwoSided(estimate.Value / estimate.NeymanStandardError, Freedom(panel)))];
    }

    /// <summary>With Neyman's errors, and the band as much wider as the interval of the effect is than a normal one.</summary>
    private static EventStudyResult? EventStudyOf(StaggeredPanel panel, StudyFrame frame, double wider)
    {
        if (EventStudy.Of(panel, -MonthsBeforeShown, MonthsAfterShown, StaggeredEstimator.Efficient, frame.Level).ValueOrNothing is not { } study) return null;
        var careful = study with
        {
            Covariance = study.NeymanCovariance,
            Effects = [.. study.Effects.Select(effect => effect with { Estimate = effect.Estimate with { StandardError = effect.Estimate.NeymanStandardError } })],
        };
        if (SimultaneousBand.Of(careful, frame.Level, frame.Plan.Seed).ValueOrNothing is not { } band) return null;
        var reach = band.Reach * wider;
        return new EventStudyResult(reach, [.. careful.Effects.Select(effect => (effect.EventTime, effect.Estimate))
            .Select(each => new EventPoint(each.EventTime, each.Estimate.Value, each.Estimate.StandardError, each.Estimate.Value - reach * each.Estimate.StandardError, each.Estimate.Value + reach * each.Estimate.StandardError))]);
    }

    private static IEnumerable<AssumptionCheck> Checks(StaggeredPanel panel, StudyFrame frame, EventStudyResult? study)
    {
        var before = study?.Points.Where(point => point.Time < 0 && point.StandardError > 0).ToList() ?? [];
        if (before.Count == 0) yield return new AssumptionCheck("Before the beginning", null, "There are too few months before the beginning to see whether the groups went alike.");
        else
        {
            var off = before.Where(point => point.Low > 0 || point.High < 0).Select(point => point.Time).ToList();
            yield return new AssumptionCheck("Before the beginning", off.Count == 0, off.Count == 0
                ? $"In the {Figures.Count(before.Count, "month")} before their beginning that can be compared, units went as those that began later did, within what chance does (the band is for all months at once)."
                : $"Already before their beginning units differed from those that began later, {Figures.List([.. off.Select(time => Figures.Count(-time, "month"))])} before: something other than the course was at work, and what is said about the effect leans on less.");
        }
        if (BalanceCheck.Of(panel, [StaggeredEstimand.Simple], [], frame.Level).ValueOrNothing is { } balance)
        {
            yield return new AssumptionCheck("Balance of the groups", balance.P >= frame.Plan.Alpha, balance.P >= frame.Plan.Alpha
                ? $"Groups did not differ before more than chance has it (p {Figures.P(balance.P)})."
                : $"Groups differed before more than chance usually has it (p {Figures.P(balance.P)}); the estimate takes this into account as far as it can.");
        }
        if (panel.LeftOut.Count > 0) yield return new AssumptionCheck("Groups of one unit", false, $"{Figures.Count(panel.LeftOut.Sum(cohort => cohort.Units), "unit")} began alone, or from the first month on; of a group of one nobody can tell how much units differ, so they are left out.");
    }
}
