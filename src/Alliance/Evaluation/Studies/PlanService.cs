using System.Text.Json;
using Alliance.Evaluation.Plans;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Locks the plan of a study: from then on nothing of it changes, and what is done otherwise is a deviation.</summary>
public sealed class PlanService(AllianceContext db, Drafts drafts, PlanCheck check)
{
    /// <summary>Said of a study for good where outcomes could be seen before its plan was locked.</summary>
    public const string OutcomesFirst = "The plan was locked after outcome data had come in.";
    public const string OutcomesFirstMeans = "Whoever locked it could have seen them. The report says so, and its findings are exploratory.";

    /// <param name="despiteOutcomes">Whether it is to be locked although outcomes are there, which is noted for good.</param>
    public async Task<StudyRefusal?> LockAsync(Guid studyId, ActionContext action, bool despiteOutcomes = false)
    {
        await using var write = await db.BeginWriteAsync();
        if (await drafts.OpenAsync(studyId, Until.Locked) is { } closed) return closed;
        var study = await db.Set<Study>().AsNoTracking().SingleAsync(s => s.Id == studyId);
        var units = await db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == studyId).ToListAsync();
        var outcomes = await db.Set<StudyOutcome>().AsNoTracking().Where(o => o.StudyId == studyId).ToListAsync();
        var draw = await db.Set<StudyDraw>().AsNoTracking().FirstOrDefaultAsync(d => d.StudyId == studyId);
        if (PlanCheck.Of(study, units, outcomes, draw).FirstOrDefault() is { } lacking) return new StudyRefusal(lacking.Sentence, lacking.Facts);
        var outcomesCameFirst = await check.HasOutcomesAsync(study);
        if (outcomesCameFirst && !despiteOutcomes) return new StudyRefusal("Outcome data of this study are here already. It can still be locked, but the study will say for good that they were there before: tick that you know.");
        Keep(study, PlanWriter.Write(study, units, outcomes, draw).ToJson(), outcomesCameFirst, action);
        AddWaves(study, units, await db.Set<StudyWave>().Where(w => w.StudyId == studyId).Select(w => w.Number).ToListAsync(), action);
        await db.SaveChangesAsync();
        await write.CommitAsync();
        return null;
    }

    private void Keep(Study study, string json, bool outcomesCameFirst, ActionContext action)
    {
        var plan = new PlanLock { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = study.Id, Plan = json, Hash = AnalysisPlan.HashOf(json), LockedById = action.Actor, LockedAt = action.Now };
        db.Add(plan);
        if (outcomesCameFirst) db.Add(new Deviation { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = study.Id, What = OutcomesFirst, Why = OutcomesFirstMeans, At = action.Now });
        db.Record(action, StudyEvents.StudyPlanLocked, nameof(PlanLock), plan.Id, null, JsonSerializer.Serialize(new { study = study.Id, plan = Convert.ToHexStringLower(plan.Hash), at = plan.LockedAt, outcomesCameFirst }));
    }

    /// <summary>Where no lots made them.</summary>
    private void AddWaves(Study study, IEnumerable<StudyUnit> units, List<int> there, ActionContext action)
    {
        foreach (var wave in units.Select(u => u.Wave!.Value).Where(w => w > 0).Distinct().Except(there).Order())
            db.Add(new StudyWave { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = study.Id, Number = wave, BeginsOn = StudyCalendar.BeginsOn(study, wave)!.Value });
    }
}
