using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Thanks;

/// <summary>What a contact and officers thanked each other for.</summary>
public sealed class OwnThanks(AllianceContext db, OwnRecord record, AgencyScope scope, TimeProvider time)
{
    /// <summary>All of it, the newest first.</summary>
    public async Task<IReadOnlyList<OwnThanksLine>> ReadAsync(Person person)
    {
        var called = await record.CalledAsync(person);
        var rows = await (from thanks in db.Set<ThankYou>()
                          where thanks.ContactId == person.Id && thanks.Words != ContactReferences.TakenOut
                          join officer in db.Users on thanks.OfficerId equals officer.Id
                          orderby thanks.GivenAt descending, thanks.Id
                          select new OwnThanksLine(thanks.Id, thanks.By, officer.DisplayName, thanks.Words, thanks.GivenAt, thanks.IsShared)).ToListAsync();
        return rows.ConvertAll(r => r with { Words = ContactReferences.Render(r.Words, called)! });
    }

    /// <summary>That which a page shows: whoever asked for no visible history sees today's.</summary>
    public async Task<IReadOnlyList<OwnThanksLine>> ShownAsync(Person person)
    {
        var today = scope.Current.DayOf(time.Instant());
        return [.. (await ReadAsync(person)).Where(t => !person.IsSafeContact || scope.Current.DayOf(t.At) == today)];
    }

    /// <summary>Officers they know: who tends the relationship, the backup, and with whom they talked.</summary>
    public async Task<IReadOnlyList<OfficerChoice>> OfficersAsync(Person person)
    {
        var held = await db.Set<Relationship>().Where(r => r.PartnerId == person.PartnerId && r.EndedAt == null).Select(r => new { r.OwnerId, r.BackupId }).SingleOrDefaultAsync();
        var talked = await record.OwnEngagements(person.Id).Select(e => e.OfficerId).Distinct().ToListAsync();
        var known = talked.Concat(held is null ? [] : [held.OwnerId]).Concat(held?.BackupId is { } backup ? [backup] : []).Distinct().ToList();
        var names = await db.Users.Where(a => known.Contains(a.Id) && a.LockoutEnd == null).Select(a => new OfficerChoice(a.Id, a.DisplayName)).ToListAsync();
        return [.. names.OrderByDescending(n => n.Id == held?.OwnerId).ThenBy(n => n.Name, StringComparer.Ordinal)];
    }
}

public sealed record OfficerChoice(Guid Id, string Name);

public sealed record OwnThanksLine(Guid Id, Side By, string Officer, string Words, DateTime At, bool IsShared);
