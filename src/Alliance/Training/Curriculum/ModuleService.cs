using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <summary>Keeps the texts of modules, and who read which and how their checks went.</summary>
public sealed class ModuleService(AllianceContext db, ModuleShelf shelf)
{
    /// <summary>The row of the text that is taught now; kept from this moment on where it came with the program.</summary>
    public async Task<ModuleVersion?> KeepAsync(string key, ActionContext action)
    {
        if (await shelf.FindAsync(key) is not { } taught) return null;
        if (taught.Version is { } there) return await db.Set<ModuleVersion>().SingleAsync(m => m.Id == there);
        var version = ModuleVersion.Of(taught.Text, taught.Number, action, null, null);
        db.Add(version);
        try
        {
            await db.SaveAsync(action, TrainingEvents.ModuleKept, version, null);
            return version;
        }
        catch (DbUpdateException)
        {
            // Somebody else took it in the same moment.
            db.ChangeTracker.Clear();
            var sign = version.Sign;
            return await db.Set<ModuleVersion>().SingleAsync(m => m.Key == key && m.Sign == sign);
        }
    }

    /// <summary>Writes the next version.</summary>
    /// <param name="after">The number that the writer saw; a newer one means that somebody else was faster.</param>
    /// <returns>Null where somebody else was faster.</returns>
    public async Task<ModuleVersion?> WriteAsync(ModuleText text, int after, string? why, ActionContext action)
    {
        // What the writer started from is kept too, so that the two can be compared.
        var before = await KeepAsync(text.Key, action);
        if ((before?.Number ?? 0) != after) return null;
        var version = ModuleVersion.Of(text, after + 1, action, action.Actor, why);
        db.Add(version);
        try
        {
            await db.SaveAsync(action, TrainingEvents.ModuleWritten, version, null);
            return version;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<ModuleVersion>().AnyAsync(m => m.Key == text.Key && m.Number == after + 1)) throw;
            return null;
        }
    }

    public async Task ReadAsync(string key, ActionContext action)
    {
        if (await KeepAsync(key, action) is not { } version || await db.Set<ModuleReading>().AnyAsync(r => r.AccountId == action.ActorId && r.ModuleVersionId == version.Id)) return;
        var reading = new ModuleReading { AgencyId = action.AgencyId, Id = action.NewId(), AccountId = action.Actor, ModuleVersionId = version.Id, ReadAt = action.Now };
        db.Add(reading);
        await db.SaveAsync(action, TrainingEvents.ModuleRead, reading, null);
    }

    /// <param name="id">Made by the form, so that a form sent twice counts once.</param>
    /// <param name="answers">The place of the answer chosen for each question, from 0.</param>
    public async Task<CheckTaken> AnswerAsync(Guid id, ModuleVersion version, IReadOnlyList<int> answers, ActionContext action)
    {
        if (await db.Set<CheckTaken>().FirstOrDefaultAsync(c => c.Id == id && c.AccountId == action.ActorId) is { } there) return there;
        var check = KnowledgeCheck.Read(version.Check);
        var right = check.Questions.Zip(answers).Count(pair => pair.First.Answers[pair.Second].IsBest);
        var taken = new CheckTaken
        {
            AgencyId = action.AgencyId,
            Id = id,
            AccountId = action.Actor,
            ModuleVersionId = version.Id,
            TakenAt = action.Now,
            Answers = string.Join(',', answers),
            Right = right,
            Of = check.Questions.Count,
            IsEnough = right >= check.Enough,
        };
        db.Add(taken);
        await db.SaveNewAsync(action, TrainingEvents.CheckAnswered, taken, null);
        return taken;
    }
}
