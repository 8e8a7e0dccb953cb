using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Craft;

public sealed record NewCraftNote
{
    /// <summary>Made with the form: the same form posted twice is one note.</summary>
    public required Guid Id { get; init; }
    public required Guid ToId { get; init; }
    public Guid? PartnerId { get; init; }
    public required CraftNoteKind Kind { get; init; }
    public required CraftSkills Skills { get; init; }
    public required string Words { get; init; }
}

public sealed class CraftNoteService(AllianceContext db, ScreeningDesk screening, ErasureDesk erasures)
{
    public const string Deed = "CraftNotesEnded";

    public async Task WriteAsync(NewCraftNote input, ActionContext action)
    {
        if (await db.Set<CraftNote>().AnyAsync(n => n.Id == input.Id)) return;
        var note = new CraftNote { AgencyId = action.AgencyId, Id = input.Id, FromId = action.Actor, ToId = input.ToId, PartnerId = input.PartnerId, Kind = input.Kind, Skills = input.Skills, Words = input.Words, WrittenAt = action.Now };
        db.Add(note);
        // In the trail of the officer it is about: what is kept of them, they see.
        await db.SaveNewAsync(action, PartnershipEvents.CraftNoteWritten, note, note.ToId);
    }

    /// <param name="note">The note.</param>
    /// <param name="id">Made with the form.</param>
    /// <param name="kind">What the officer does with it; thanked and put away it is once.</param>
    /// <param name="words">What they answer.</param>
    /// <param name="action">The officer it is for.</param>
    public async Task AnswerAsync(CraftNote note, Guid id, CraftStepKind kind, string? words, ActionContext action)
    {
        if (await db.Set<CraftNoteStep>().AnyAsync(s => s.Id == id || kind != CraftStepKind.Answered && s.NoteId == note.Id && s.Kind == kind)) return;
        var step = new CraftNoteStep { AgencyId = action.AgencyId, Id = id, NoteId = note.Id, Kind = kind, Words = words, At = action.Now };
        db.Add(step);
        await db.SaveNewAsync(action, PartnershipEvents.CraftNoteAnswered, step, note.ToId);
    }

    /// <summary>Takes notes back, here and in what the audit kept of them.</summary>
    public async Task EndAsync(IReadOnlyCollection<CraftNote> notes, ActionContext action)
    {
        if (notes.Count == 0) return;
        var ids = notes.Select(n => n.Id).ToList();
        List<Guid> all = [.. ids, .. await db.Set<CraftNoteStep>().Where(s => ids.Contains(s.NoteId)).Select(s => s.Id).ToListAsync()];
        await using (var write = await db.BeginWriteAsync())
        {
            foreach (var note in notes) db.Record(action, PartnershipEvents.CraftNoteEnded, nameof(CraftNote), note.Id, note.ToId, null);
            await db.SaveChangesAsync();
            await screening.ForgetReasonsAsync(all);
            await db.Set<CraftNoteStep>().Where(s => ids.Contains(s.NoteId)).ExecuteDeleteAsync();
            await db.Set<CraftNote>().Where(n => ids.Contains(n.Id)).ExecuteDeleteAsync();
            await db.EraseAsync(action, await EventsAsync(all));
            await erasures.CommitAsync(write, Deed, ids, action);
        }
        await db.SettleErasureAsync();
    }

    /// <summary>Those whose year is over.</summary>
    public async Task EndDueAsync(ActionContext action)
    {
        var old = action.Now.AddMonths(-CraftNote.LifetimeMonths);
        await EndAsync(await db.Set<CraftNote>().AsNoTracking().Where(n => n.WrittenAt <= old).OrderBy(n => n.Id).ToListAsync(), action);
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action) =>
        await services.GetRequiredService<CraftNoteService>().EndAsync(await services.GetRequiredService<AllianceContext>().Set<CraftNote>().AsNoTracking().Where(n => line.Of.Contains(n.Id)).ToListAsync(), action);

    /// <summary>Takes out what was written of somebody outside who is taken out, where the screen did not stop it; saved by the caller.</summary>
    /// <returns>The events whose payloads held it.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetNamesAsync(IReadOnlyList<Contact> named)
    {
        bool Names(string? text) => ContactReferences.Encode(text, named) != text;
        var notes = (await db.Set<CraftNote>().ToListAsync()).FindAll(n => Names(n.Words));
        var steps = (await db.Set<CraftNoteStep>().Where(s => s.Words != null).ToListAsync()).FindAll(s => Names(s.Words));
        notes.ForEach(n => n.Words = ContactReferences.TakenOut);
        steps.ForEach(s => s.Words = ContactReferences.TakenOut);
        List<Guid> ids = [.. notes.Select(n => n.Id), .. steps.Select(s => s.Id)];
        return ids.Count == 0 ? [] : await EventsAsync(ids);
    }

    private Task<List<Guid>> EventsAsync(List<Guid> ids) =>
        db.AuditEvents.Where(e => (e.Entity == nameof(CraftNote) || e.Entity == nameof(CraftNoteStep)) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
}
