using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Notes what was done otherwise than a locked plan says.</summary>
public sealed class DeviationService(AllianceContext db)
{
    private static readonly StudyRefusal NotLocked = new("The plan is not locked yet: change the plan itself.");

    public async Task<StudyRefusal?> NoteAsync(Guid studyId, string what, string why, ActionContext action)
    {
        if (!await IsLockedAsync(studyId)) return NotLocked;
        var deviation = Make(studyId, what, why, action);
        db.Add(deviation);
        await db.SaveAsync(action, StudyEvents.StudyDeviationNoted, deviation, null);
        return null;
    }

    /// <summary>A unit begins elsewhere than drawn. It stays counted where it was drawn, and the deviation says so.</summary>
    public async Task<StudyRefusal?> ChangeWaveAsync(Guid studyId, Guid unitId, int toWave, DateOnly fromMonth, string why, ActionContext action)
    {
        if (!await IsLockedAsync(studyId)) return NotLocked;
        if (await db.Set<StudyUnit>().AsNoTracking().FirstOrDefaultAsync(u => u.StudyId == studyId && u.Id == unitId) is not { } unit) return new StudyRefusal("Choose one of the units of this study.");
        if (unit.Wave == toWave) return new StudyRefusal("{0} is in this wave already, as the plan says.", unit.Name);
        if (toWave != 0 && !await db.Set<StudyWave>().AnyAsync(w => w.StudyId == studyId && w.Number == toWave)) return new StudyRefusal("Choose one of the waves of this study.");
        var change = new WaveChange { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = studyId, UnitId = unitId, ToWave = toWave, FromMonth = new DateOnly(fromMonth.Year, fromMonth.Month, 1), Why = why, ById = action.Actor, At = action.Now };
        db.Add(change);
        db.Add(Make(studyId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unit.Code} ({unit.Name}) was {Called(unit.Wave ?? 0)} and went with {Called(toWave)} from {change.FromMonth:yyyy-MM}. It stays counted where it was."), why, action));
        await db.SaveAsync(action, StudyEvents.StudyWaveChanged, change, null);
        return null;
    }

    private static string Called(int wave) => wave == 0 ? "the comparison" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"wave {wave}");

    private static Deviation Make(Guid studyId, string what, string why, ActionContext action) =>
        new() { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = studyId, What = what, Why = why, ById = action.ActorId, At = action.Now };

    private Task<bool> IsLockedAsync(Guid studyId) => db.Set<PlanLock>().AnyAsync(l => l.StudyId == studyId);
}
