using System.Globalization;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports.Plots;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>One report, as it was signed.</summary>
[Authorize(Policy = EvaluationPolicies.ReadReports)]
public sealed class ShowModel(AllianceContext db, ReportSigning signing, TimeProvider time) : EvaluationPage(time)
{
    private static readonly OutcomeRank[] Order = [OutcomeRank.Primary, OutcomeRank.Harm, OutcomeRank.Secondary, OutcomeRank.Exploratory];

    [FromRoute] public Guid Id { get; set; }

    public StudyReport Report { get; private set; } = null!;
    public ReportDocument Document { get; private set; } = null!;
    public string Fingerprint { get; private set; } = "";
    public bool IsNewest { get; private set; }
    public bool MayTake => User.IsInRole(nameof(Platform.Accounts.Role.Evaluator));

    public StudyResults Results => Document.Results;

    /// <summary>By rank, in the order in which they are told.</summary>
    public IEnumerable<(OutcomeRank Rank, IReadOnlyList<OutcomeResult> Outcomes)> ByRank => Order.Select(rank => (rank, (IReadOnlyList<OutcomeResult>)[.. Results.Outcomes.Where(outcome => outcome.Rank == rank)])).Where(each => each.Item2.Count > 0);

    public IReadOnlyList<ForestRow> CountRows => [.. Results.Outcomes.Where(outcome => outcome.Effect is { ShareLow: not null, ShareHigh: not null, Share: not null }).Select(outcome => new ForestRow(outcome.Title, 100 * outcome.Effect!.Share!.Value, 100 * outcome.Effect.ShareLow!.Value, 100 * outcome.Effect.ShareHigh!.Value, 100 * (outcome.Effect.Margin ?? outcome.Effect.Planned), IsClear(outcome.Effect)))];

    public IReadOnlyList<ForestRow> PointRows => [.. Results.Outcomes.Where(outcome => outcome.Effect is { Scale: EffectScale.Points }).Select(outcome => new ForestRow(outcome.Title, outcome.Effect!.Value, outcome.Effect.Low, outcome.Effect.High, outcome.Effect.Margin ?? outcome.Effect.Planned, IsClear(outcome.Effect)))];

    public IReadOnlyList<BalanceLine> BalanceLines => [.. Results.Outcomes.Where(outcome => outcome.Balance.Any(row => row.Mean is not null)).Select(outcome => new BalanceLine(outcome.Title, Away(outcome.Balance)))];

    public List<string> GroupNames => [.. Results.Groups.Select(group => group.Name)];

    /// <summary>The outcome whose units the flow counts: the first primary one.</summary>
    public OutcomeResult? Flowing => Results.Outcomes.FirstOrDefault(outcome => outcome.Rank == OutcomeRank.Primary) ?? (Results.Outcomes is [var first, ..] ? first : null);

    public static string Number(double? value, string form = "0.###") => value is { } there ? there.ToString(form, CultureInfo.CurrentCulture) : "–";

    public static string Percent(double? share) => share is { } there ? there.ToString("0.#", CultureInfo.CurrentCulture) : "–";

    public string P(double? p) => p is not { } there ? "–" : there < 0.001 ? Words["below 0.001"] : there.ToString("0.000", CultureInfo.CurrentCulture);

    public static bool IsCount(OutcomeResult outcome) => outcome.Method is PlannedMethod.StaggeredCounts or PlannedMethod.ComparedCounts or PlannedMethod.BeforeAfterCounts;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<StudyReport>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == Id) is not { } report) return false;
        Report = report;
        Document = ResultsJson.Read<ReportDocument>(report.Results);
        Fingerprint = signing.Fingerprint();
        IsNewest = !await db.Set<StudyReport>().AnyAsync(other => other.StudyId == report.StudyId && other.Number > report.Number);
        return true;
    }

    private static bool IsClear(EffectResult effect) => effect.Scale == EffectScale.CountRatio ? effect.Low > 1 || effect.High < 1 : effect.Low > 0 || effect.High < 0;

    private static IReadOnlyList<double?> Away(IReadOnlyList<BaselineRow> rows)
    {
        var means = rows.Select(row => row.Mean).OfType<double>().ToList();
        var spreads = rows.Where(row => row.Spread > 0).Select(row => row.Spread!.Value).ToList();
        if (means.Count == 0 || spreads.Count == 0) return [.. rows.Select(_ => (double?)null)];
        var (all, spread) = (means.Average(), Math.Sqrt(spreads.Average(each => each * each)));
        return [.. rows.Select(row => (row.Mean - all) / spread)];
    }
}
