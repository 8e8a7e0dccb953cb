using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Outcomes;

/// <summary>An empty file of counts: every unit and month of a study, to be filled in.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class TemplateModel(AllianceContext db, OutcomeService outcomes, ExportDesk desk, TimeProvider time) : EvaluationPage(time)
{
    public async Task<IActionResult> OnGetAsync(Guid studyId)
    {
        if (await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(study => study.Id == studyId) is not { } study) return NotFound();
        if (await outcomes.FrameAsync(study, Now) is not { } frame) return Done($"~/Evaluation/Outcomes/{studyId}", Words["The study has no units or no first month yet."]);
        var rows = from unit in frame.Units from month in Enumerable.Range(0, frame.Months) select new object?[] { unit.Code, OutcomeFrame.Write(frame.FirstMonth.AddMonths(month)), null };
        return await desk.ReleaseAsync(new Download(DownloadFormat.Csv, "counts-to-fill-in", ["unit", "month", "count"], rows.ToAsyncEnumerable()), OutcomeEvents.TemplateTaken, new { study = studyId }, Act("Bringing in counts for a study"));
    }
}
