using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Craft;

/// <summary>Lists notes without their words, in no order but that of time; nothing counts them.</summary>
public sealed class CraftNoteReading(AllianceContext db)
{
    private const int MostShown = 50;

    public Task<List<CraftNoteLine>> ToAsync(Guid officer, bool onlyNew = false) => ListAsync(onlyNew ? NewTo(officer) : db.Set<CraftNote>().Where(n => n.ToId == officer));

    /// <summary>Notes that the officer has done nothing with yet.</summary>
    public IQueryable<CraftNote> NewTo(Guid officer) => db.Set<CraftNote>().Where(n => n.ToId == officer && !db.Set<CraftNoteStep>().Any(s => s.NoteId == n.Id));

    public Task<List<CraftNoteLine>> FromAsync(Guid supervisor) => ListAsync(db.Set<CraftNote>().Where(n => n.FromId == supervisor));

    private Task<List<CraftNoteLine>> ListAsync(IQueryable<CraftNote> notes) => (
        from note in notes
        join writer in db.Users on note.FromId equals writer.Id
        join officer in db.Users on note.ToId equals officer.Id
        join partner in db.Set<Partner>() on note.PartnerId equals (Guid?)partner.Id into partners
        from partner in partners.DefaultIfEmpty()
        orderby note.WrittenAt descending, note.Id
        select new CraftNoteLine(note.Id, writer.DisplayName, officer.DisplayName, partner == null ? null : partner.Name, note.Kind, note.Skills, note.WrittenAt,
            db.Set<CraftNoteStep>().Any(s => s.NoteId == note.Id && s.Kind == CraftStepKind.PutAway),
            db.Set<CraftNoteStep>().Any(s => s.NoteId == note.Id && s.Kind != CraftStepKind.PutAway))).Take(MostShown).ToListAsync();
}

public sealed record CraftNoteLine(Guid Id, string From, string To, string? Partner, CraftNoteKind Kind, CraftSkills Skills, DateTime At, bool IsPutAway, bool IsAnswered);
