using System.Text;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports.Exports;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>A report with everything that repeats it, in one archive; or one file of it.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class FileModel(AllianceContext db, StudyDataReader data, ReportService reports, ReportSigning signing, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute] public Guid Id { get; set; }
    [BindProperty(Name = "file", SupportsGet = true)] public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Set<StudyReport>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == Id) is not { } report) return NotFound();
        var plan = await db.Set<PlanLock>().AsNoTracking().SingleAsync(each => each.StudyId == report.StudyId);
        var now = await data.OfAsync(report.StudyId, HttpContext.RequestAborted);
        var bundle = new ReportBundle(AnalysisPlan.FromJson(plan.Plan), plan.Plan, now, ResultsJson.Read<ReportDocument>(report.Results), signing.SignedFile(report));
        var files = bundle.Files(ReportService.DataHash(now).AsSpan().SequenceEqual(report.DataHash), HttpContext.RequestAborted);
        if (Name is not null && !files.ContainsKey(Name)) return NotFound();
        await reports.TakenAsync(report, Name, Act("Checking a study's report"));
        return Name is null
            ? File(ReportBundle.Zip(files), "application/zip", $"report-{report.Number}.zip")
            : File(Encoding.UTF8.GetBytes(files[Name]), Name.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/plain; charset=utf-8", Name);
    }
}
