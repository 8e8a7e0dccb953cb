using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Generalized;
using Alliance.Statistics.Linear;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>
/// Counts where all begin at once: Poisson with an effect of each unit and month, errors clustered by unit (CR2). Without gaps the estimate is the ratio
/// of the two ratios of after to before, which is what the lots are drawn again for.
/// </summary>
internal static class ComparedCounts
{
    private const double MuchSpread = 1.5;

    public static Answer<Finding> Of(StudyFrame frame, PlannedOutcome outcome, CountPanel all, CancellationToken stop)
    {
        var cells = all.Cells.ToList();
        if (Unusable(frame, cells.Select(cell => frame.HasBegun(cell.Unit, cell.Month))) is { } unusable) return unusable;
        var counts = all.WithAnythingCounted();
        var used = counts.Cells.ToList();
        if (used.Count == 0) return new Refusal(RefusalKind.NothingCounted, "Nothing was counted in any unit or month, so there is nothing to compare.");
        var columns = new List<Column>
        {
            Table.Numbers("count", [.. used.Select(cell => cell.Count)]),
            Table.Numbers("begun", [.. used.Select(cell => frame.HasBegun(cell.Unit, cell.Month) ? 1.0 : 0)]),
            Table.Numbers("over", [.. used.Select(cell => cell.Over)]),
            Table.Numbers("month", [.. used.Select(cell => (double)cell.Month)]),
            Table.Texts("unit", [.. used.Select(cell => frame.Units[cell.Unit].Code)]),
        };
        var model = Design("count ~ factor(unit) + factor(month) + begun + offset(log(over))", columns, out var groups).Then(design => GeneralizedModel.Of(design, Family.Poisson));
        if (!model.Gives(out var fit, out var refusal) || !fit.Estimates(ErrorPlan.Clustered(groups!), frame.Level).Gives(out var table, out refusal)) return refusal;
        var effect = Effects.Of(EffectScale.CountRatio, table.First(each => each.Term == "begun"), frame.Level, outcome, Before(frame, cells))
            .WithLots(Lots.Of(frame, all.Units)?.Test(drawn => LogRatio(all, cells, drawn), stop), all.Units.Count);
        return new Finding
        {
            Analysis = "How counts changed in units that began is compared with how they changed in those that did not: Poisson regression with an effect of each unit and each month, errors clustered by unit (CR2 with Satterthwaite's degrees of freedom).",
            Effect = effect,
            Checks = [Spread(fit)],
            Used = counts.Used(),
        };
    }

    internal static Answer<Design> Design(string formula, IReadOnlyList<Column> columns, out Groups? groups)
    {
        var design = Table.Of(columns).Then(table => Formula.Parse(formula).Then(parsed => Alliance.Statistics.Formulas.Design.Of(parsed, table, "unit")));
        groups = design.ValueOrNothing?.GroupsOf("unit").ValueOrNothing;
        return design;
    }

    /// <summary>There must be some that have begun and, in the same months, some that have not.</summary>
    internal static Refusal? Unusable(StudyFrame frame, IEnumerable<bool> begun)
    {
        var all = begun.ToList();
        return frame.Begins.All(begin => begin is not null) ? new Refusal(RefusalKind.NotADesign, "Every unit begins at the same time, so there is nobody to compare with.")
            : all.Count == 0 ? new Refusal(RefusalKind.NothingMeasured, "There are no data for this outcome yet.")
            : !all.Contains(true) ? new Refusal(RefusalKind.TooFewPoints, "There are no data yet from units that have begun.")
            : !all.Contains(false) ? new Refusal(RefusalKind.TooFewPoints, "There are no data from units that have not begun, or from before.")
            : null;
    }

    private static double? Before(StudyFrame frame, List<(int Unit, int Month, double Count, double Over)> cells)
    {
        var before = cells.Where(cell => cell.Month < frame.FirstBegin).ToList();
        return before.Count == 0 ? null : before.Sum(cell => cell.Count) / before.Sum(cell => cell.Over);
    }

    // Of after over before among those who began, over the same among the others.
    private static double LogRatio(CountPanel all, List<(int Unit, int Month, double Count, double Over)> cells, int?[] begins)
    {
        var placeOf = all.Units.Select((unit, place) => (unit, place)).ToDictionary(each => each.unit, each => each.place);
        var from = all.Frame.FirstBegin;
        double[] count = new double[4], over = new double[4];
        foreach (var cell in cells)
        {
            var corner = (begins[placeOf[cell.Unit]] is null ? 0 : 2) + (cell.Month < from ? 0 : 1);
            count[corner] += cell.Count;
            over[corner] += cell.Over;
        }
        double Log(int corner) => Math.Log(count[corner] / over[corner]);
        return Log(3) - Log(2) - Log(1) + Log(0);
    }

    private static AssumptionCheck Spread(GeneralizedModel fit) => new("How much counts vary", fit.Dispersion < MuchSpread, fit.Dispersion < MuchSpread
        ? $"Counts vary about as counts of single events do ({Figures.Number(fit.Dispersion)} times)."
        : $"Counts vary {Figures.Number(fit.Dispersion)} times as much as counts of single events do; the errors by unit take this into account.");
}
