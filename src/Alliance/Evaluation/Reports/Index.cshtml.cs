using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>The reports of a study; the evaluator runs a new one with one click.</summary>
[Authorize(Policy = EvaluationPolicies.ReadReports)]
public sealed class IndexModel(AllianceContext db, ReportService reports, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute] public Guid StudyId { get; set; }

    public Study Study { get; private set; } = null!;
    public bool IsLocked { get; private set; }
    public bool MayRun => User.IsInRole(nameof(Platform.Accounts.Role.Evaluator));
    public bool MayPlan => MayRun || User.IsInRole(nameof(Platform.Accounts.Role.Steward));
    public IReadOnlyList<ListedReport> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayRun) return Forbid();
        if (await reports.RunAsync(Study, Act("Running a study's report"), HttpContext.RequestAborted) is { } report) return Done($"~/Evaluation/Reports/Show/{report.Id}", Words["Report {0} was run and signed.", report.Number]);
        ModelState.AddModelError("", Words["The plan is not locked yet. Lock it first: a report runs what was said beforehand, and nothing else."]);
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(study => study.Id == StudyId) is not { } study) return false;
        Study = study;
        IsLocked = await db.Set<PlanLock>().AnyAsync(each => each.StudyId == StudyId);
        var kept = await db.Set<StudyReport>().AsNoTracking().Where(report => report.StudyId == StudyId).OrderByDescending(report => report.Number).ToListAsync();
        Reports = kept.ConvertAll(report => new ListedReport(report.Id, report.Number, report.RunAt, [.. ResultsJson.Read<ReportDocument>(report.Results).Results.Outcomes.Where(outcome => outcome.Rank == OutcomeRank.Primary).Select(outcome => outcome.Headline)]));
        return true;
    }
}

/// <param name="Headlines">Of the primary outcomes.</param>
public sealed record ListedReport(Guid Id, int Number, DateTime RunAt, IReadOnlyList<string> Headlines);
