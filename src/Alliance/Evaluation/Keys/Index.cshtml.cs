using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Keys;

/// <summary>The studies whose keys the steward holds, or has still to make.</summary>
[Authorize(Policy = EvaluationPolicies.HoldKey)]
public sealed class IndexModel(AllianceContext db, TimeProvider time) : EvaluationPage(time)
{
    public IReadOnlyList<KeyLine> Studies { get; private set; } = [];

    public async Task OnGetAsync() => Studies = await (
        from study in db.Set<Study>()
        orderby study.PlannedAt descending
        select new KeyLine(study.Id, study.Title,
            db.Set<StudyKey>().Where(k => k.StudyId == study.Id).Select(k => (DateTime?)k.MadeAt).FirstOrDefault(),
            db.Set<ResearchWithdrawal>().Count(w => w.StudyId == study.Id && w.DoneAt == null))).ToListAsync();
}

/// <param name="MadeAt">Null where no key is made yet.</param>
public sealed record KeyLine(Guid Id, string Title, DateTime? MadeAt, int Waiting);
