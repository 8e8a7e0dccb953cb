using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>One study: the way from its question to its report.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class ShowModel(AllianceContext db, StudySteps steps, TimeProvider time) : StudyPage(db, time)
{
    public IReadOnlyList<StudyStep> Steps { get; private set; } = [];
    public int Deviations { get; private set; }

    /// <summary>The first that is not done.</summary>
    public StudyStep? Next { get; private set; }
    public bool OutcomesCameFirst { get; private set; }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Steps = await steps.OfAsync(Study, Lock, Draw);
        Next = Steps.FirstOrDefault(s => !s.IsDone);
        Deviations = await Db.Set<Deviation>().CountAsync(d => d.StudyId == Id);
        OutcomesCameFirst = await Db.Set<Deviation>().AnyAsync(d => d.StudyId == Id && d.ById == null && d.What == PlanService.OutcomesFirst);
        return true;
    }

    public string Say(StudyStep step) => Words[step.Says, [.. step.Facts.Select(f => f is DateTime at ? Moment(at) : f)]];
}
