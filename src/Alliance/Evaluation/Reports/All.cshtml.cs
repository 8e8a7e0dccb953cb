using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>The newest report of every study that has one.</summary>
[Authorize(Policy = EvaluationPolicies.ReadReports)]
public sealed class AllModel(AllianceContext db, TimeProvider time) : EvaluationPage(time)
{
    public IReadOnlyList<StudyWithReport> Studies { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var newest = await (from report in db.Set<StudyReport>()
                            join study in db.Set<Study>() on report.StudyId equals study.Id
                            where !db.Set<StudyReport>().Any(other => other.StudyId == report.StudyId && other.Number > report.Number)
                            orderby report.RunAt descending, report.Id
                            select new StudyWithReport(study.Id, study.Title, study.Question, report.Id, report.Number, report.RunAt)).ToListAsync();
        Studies = newest;
    }
}

public sealed record StudyWithReport(Guid StudyId, string Title, string Question, Guid ReportId, int Number, DateTime RunAt);
