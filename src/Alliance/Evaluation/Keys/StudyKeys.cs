using System.Security.Cryptography;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Keys;

/// <summary>A key that was typed and is the right one: good for one request.</summary>
public sealed record OpenKey(Guid StudyId, StudyKeyText Text)
{
    public string PseudonymOf(Participant who) => Text.PseudonymOf(StudyId, who);
}

/// <summary>Makes a study's key and knows it again. The key itself is kept by the steward, outside the house.</summary>
public sealed class StudyKeys(AllianceContext db)
{
    public Task<bool> IsMadeAsync(Guid studyId) => db.Set<StudyKey>().AnyAsync(k => k.StudyId == studyId);

    /// <returns>The key, known this once; null where the study has one already.</returns>
    public async Task<StudyKeyText?> MakeAsync(Guid studyId, ActionContext action)
    {
        if (await IsMadeAsync(studyId)) return null;
        var text = StudyKeyText.New();
        db.Add(new StudyKey { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = studyId, Fingerprint = text.FingerprintOf(studyId), MadeById = action.Actor, MadeAt = action.Now });
        db.Record(action, SurveyEvents.KeyMade, nameof(StudyKey), studyId, null, null);
        try
        {
            await db.SaveChangesAsync();
            return text;
        }
        catch (DbUpdateException)
        {
            // Of two who make it at once, one is second.
            db.ChangeTracker.Clear();
            if (!await IsMadeAsync(studyId)) throw;
            return null;
        }
    }

    /// <returns>Null where it is not this study's key.</returns>
    public async Task<OpenKey?> OpenAsync(Guid studyId, string? typed)
    {
        if (StudyKeyText.Read(typed) is not { } text || await db.Set<StudyKey>().AsNoTracking().SingleOrDefaultAsync(k => k.StudyId == studyId) is not { } kept) return null;
        return CryptographicOperations.FixedTimeEquals(text.FingerprintOf(studyId), kept.Fingerprint) ? new OpenKey(studyId, text) : null;
    }
}
