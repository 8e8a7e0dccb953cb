using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Text = Alliance.Partnerships.Import.Register.Text;

namespace Alliance.Evaluation.Outcomes;

/// <param name="File">Kept and waiting; null where something must be mended first.</param>
public sealed record OutcomeUpload(OutcomeFile? File, OutcomeFileReading Reading);

/// <summary>Reads files of counts, keeps them until somebody has looked, and takes them in.</summary>
public sealed class OutcomeService(AllianceContext db, AgencyScope scope)
{
    /// <summary>Null while the study has no units or no first month.</summary>
    public async Task<OutcomeFrame?> FrameAsync(Study study, DateTime now)
    {
        var units = await db.Set<StudyUnit>().Where(unit => unit.StudyId == study.Id).OrderBy(unit => unit.Code).Select(unit => new { unit.Code, unit.Name }).ToListAsync();
        var today = scope.Current.DayOf(now);
        return study.FirstMonth is { } first && units.Count > 0 ? new OutcomeFrame(units.ConvertAll(unit => (unit.Code, unit.Name)), first, study.Months, new DateOnly(today.Year, today.Month, 1)) : null;
    }

    /// <param name="id">Made with the form: the same form posted twice is one file.</param>
    public async Task<ReadResult<OutcomeUpload>> ReadAsync(Guid id, Study study, StudyOutcome outcome, string fileName, byte[] content, ActionContext action)
    {
        if (await FrameAsync(study, action.Now) is not { } frame) return new Sentence("The study has no units or no first month yet. Plan those first; then a file can be held against them.");
        var read = OutcomeFileReading.Of(content, frame);
        if (!read.Succeeded) return read.Refusal;
        if (read.Value.Errors.Count > 0) return new OutcomeUpload(null, read.Value);
        var file = new OutcomeFile
        {
            AgencyId = action.AgencyId,
            Id = id,
            StudyId = study.Id,
            Outcome = outcome.Key,
            FileName = NameOf(fileName),
            Hash = SHA256.HashData(content),
            Rows = read.Value.Counts.Count,
            Remarks = JsonSerializer.Serialize(read.Value.Remarks.Select(remark => remark.ToString())),
            ById = action.Actor,
            At = action.Now,
            Waiting = PackedCounts.Pack(read.Value.Counts),
            WasBeforeLock = !await db.Set<PlanLock>().AnyAsync(each => each.StudyId == study.Id),
        };
        db.Add(file);
        return await db.SaveNewAsync(action, OutcomeEvents.FileRead, file, null) ? new OutcomeUpload(file, read.Value) : new OutcomeUpload(await FindAsync(id), read.Value);
    }

    public Task<OutcomeFile?> FindAsync(Guid id) => db.Set<OutcomeFile>().SingleOrDefaultAsync(file => file.Id == id);

    /// <summary>From now on its counts are the outcome's; those of the file before go, and the file stays as a row.</summary>
    /// <returns>False where it no longer waits.</returns>
    public async Task<bool> TakeAsync(Guid id, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await FindAsync(id) is not { Waiting: { } packed } file) return false;
        var units = await db.Set<StudyUnit>().Where(unit => unit.StudyId == file.StudyId).ToDictionaryAsync(unit => unit.Code, unit => unit.Id);
        await db.Set<OutcomeCount>().Where(count => count.StudyId == file.StudyId && count.Outcome == file.Outcome).ExecuteDeleteAsync();
        foreach (var before in await db.Set<OutcomeFile>().Where(each => each.StudyId == file.StudyId && each.Outcome == file.Outcome && each.TakenAt != null && each.ReplacedAt == null).ToListAsync()) before.ReplacedAt = action.Now;
        db.AddRange(PackedCounts.Unpack(packed).Where(count => units.ContainsKey(count.Unit)).Select(count => new OutcomeCount
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            StudyId = file.StudyId,
            FileId = file.Id,
            Outcome = file.Outcome,
            UnitId = units[count.Unit],
            Month = count.Month,
            Count = count.Count,
            Over = count.Over,
        }));
        (file.Waiting, file.TakenAt) = (null, action.Now);
        await db.SaveAsync(action, OutcomeEvents.FileTaken, file, null);
        await write.CommitAsync();
        return true;
    }

    /// <summary>A file that waits is let go; that it was read stays in the audit.</summary>
    public async Task GiveUpAsync(OutcomeFile file, ActionContext action)
    {
        if (file.Waiting is null) return;
        db.Remove(file);
        await db.SaveAsync(action, OutcomeEvents.FileGivenUp, file, null);
    }

    private static string NameOf(string fileName)
    {
        var name = Text.Clean(Path.GetFileName(fileName.Replace('\\', '/')));
        return name.Length <= OutcomeFile.NameMaxLength ? name : Text.Clean(name[^OutcomeFile.NameMaxLength..]);
    }
}
