using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>Slips of paper with a code each: whoever is handed one answers once, and nobody knows who had which.</summary>
public sealed class SlipService(AllianceContext db, AgencyScope scope)
{
    public const int Most = 300;

    /// <returns>The codes, known this once.</returns>
    public async Task<IReadOnlyList<string>> MakeAsync(SurveyWave wave, Guid? unitId, int count, ActionContext action)
    {
        var today = scope.Current.DayOf(action.Now);
        var codes = new HashSet<string>();
        while (codes.Count < count) codes.Add(SurveyCode.New());
        foreach (var code in codes)
            db.Add(new SurveySlip { AgencyId = action.AgencyId, Id = Guid.NewGuid(), WaveId = wave.Id, UnitId = unitId, CodeHash = SurveyCode.HashOf(wave.Id, code)!, MadeOn = today });
        db.Record(action, SurveyEvents.SlipsMade, nameof(SurveyWave), wave.Id, null, JsonSerializer.Serialize(new { Slips = count, Unit = unitId }));
        await db.SaveChangesAsync();
        return [.. codes];
    }

    /// <summary>A slip of this wave that nobody has used.</summary>
    public async Task<SurveySlip?> FindAsync(Guid waveId, string? typed)
    {
        if (SurveyCode.HashOf(waveId, typed) is not { } hash) return null;
        return await db.Set<SurveySlip>().SingleOrDefaultAsync(s => s.WaveId == waveId && s.CodeHash == hash && s.UsedOn == null);
    }

    /// <summary>Whether there is such a slip, used or not.</summary>
    public async Task<bool> WasUsedAsync(Guid waveId, string? typed)
    {
        if (SurveyCode.HashOf(waveId, typed) is not { } hash) return false;
        return await db.Set<SurveySlip>().AnyAsync(s => s.WaveId == waveId && s.CodeHash == hash && s.UsedOn != null);
    }
}
