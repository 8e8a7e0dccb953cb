using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

public sealed record StudyLine(Guid Id, string Title, string Question, StudyDesign Design, int Units, int Outcomes, DateTime? LockedAt, int Deviations);

/// <summary>All studies, the newest first.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class IndexModel(AllianceContext db, TimeProvider time) : EvaluationPage(time)
{
    private const int Most = 100;

    public IReadOnlyList<StudyLine> Studies { get; private set; } = [];

    public bool MayPlan => User.IsInRole(nameof(Platform.Accounts.Role.Evaluator));

    public async Task OnGetAsync() => Studies = await db.Set<Study>().OrderByDescending(s => s.PlannedAt).ThenBy(s => s.Id).Take(Most)
        .Select(s => new StudyLine(s.Id, s.Title, s.Question, s.Design, db.Set<StudyUnit>().Count(u => u.StudyId == s.Id), db.Set<StudyOutcome>().Count(o => o.StudyId == s.Id),
            db.Set<PlanLock>().Where(l => l.StudyId == s.Id).Select(l => (DateTime?)l.LockedAt).FirstOrDefault(), db.Set<Deviation>().Count(d => d.StudyId == s.Id))).ToListAsync();
}
