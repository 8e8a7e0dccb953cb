using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Alliance.Portal.Record;
using Alliance.Stewardship.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>Who looked: every opening, in the words the portal shows.</summary>
public sealed class LookPart(OwnRecord record, GivenOut givenOut, AgencyScope scope, TimeProvider time, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "looks";
    public string Heading => words["Who looked"];
    public IReadOnlyList<Type> Tables => [];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => (await givenOut.WithoutSilent(record.Looks(person), person.PartnerId, scope.Current.DayOf(time.Instant())).OrderBy(e => e.Id).Select(e => new Look(e.Id, e.At, e.Role, e.Purpose)).ToListAsync())
        .ConvertAll(l => new TakeRow(new("at", words["When"], l.At), new("role", words["Who"], words.RoleOf(l)), new("purpose", words["Why"], words[l.Purpose].Value)));
}

/// <summary>What a law made the department give out of their talks, as far as they may be told.</summary>
public sealed class GivenPart(GivenOut givenOut, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "givenOut";
    public string Heading => words["What was given out by law"];
    public IReadOnlyList<Type> Tables => [typeof(Release), typeof(ReleasedPart)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await givenOut.OfAsync(person.Id)).Select(g => new TakeRow(
        new("at", words["When"], g.At), new("asker", words["Who"], words.Of(g.Asker)), new("ground", words["Why"], words.Of(g.Ground)), new("fileNumber", words["Number"], g.FileNumber), new("talks", words["How many of your talks"], g.Talks), new("others", words["How many other texts"], g.Others)))];
}

/// <summary>Their visits here, and the links they asked for.</summary>
public sealed class VisitPart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "visits";
    public string Heading => words["Your visits here"];
    public IReadOnlyList<Type> Tables => [typeof(PartnerVisit), typeof(EntryLink)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var links = await db.Set<EntryLink>().Where(l => l.ContactId == person.Id).OrderBy(l => l.AskedAt).ToListAsync();
        var visits = await db.Set<PartnerVisit>().Where(v => v.ContactId == person.Id).OrderBy(v => v.CameAt).ToListAsync();
        return
        [
            .. links.Select(l => new TakeRow(new("askedAt", words["You asked for a link on"], l.AskedAt), new("from", words["From the network address"], l.Source), new("usedAt", words["You used it on"], l.UsedAt))),
            .. visits.Select(v => new TakeRow(new("cameAt", words["You came in on"], v.CameAt), new("lastSeenAt", words["Your last click"], v.LastSeenAt), new("leftAt", words["You left on"], v.LeftAt))),
        ];
    }
}

/// <summary>Letters to them that wait to be sent; one that was sent is kept no longer.</summary>
public sealed class LetterPart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "letters";
    public string Heading => words["Letters on their way to you"];
    public IReadOnlyList<Type> Tables => [typeof(OutboxMail)];

    /// <summary>Without the text: a link to come in stands in it, and this file may be handed on.</summary>
    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => (await db.Set<OutboxMail>().Where(m => m.SubjectId == person.Id).OrderBy(m => m.WrittenAt).Select(m => new { m.WrittenAt, m.To, m.Subject }).ToListAsync())
        .ConvertAll(m => new TakeRow(new("writtenAt", words["When"], m.WrittenAt), new("to", words["To"], m.To), new("subject", words["Subject"], m.Subject)));
}

/// <summary>What the audit keeps under their name: every deed, and what was before and after, earlier telephone numbers among it.</summary>
public sealed class TrailPart(AllianceContext db, OwnRecord record, AuditWords deeds, GivenOut givenOut, AgencyScope scope, TimeProvider time, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "trail";
    public string Heading => words["What was done with what is kept of you"];
    public IReadOnlyList<Type> Tables => [typeof(AuditEvent), typeof(AuditPayload)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var rows = await (from row in givenOut.WithoutSilent(db.AuditEvents.Where(e => e.SubjectId == person.Id), person.PartnerId, scope.Current.DayOf(time.Instant()))
                          join payload in db.AuditPayloads on new { row.AgencyId, row.Id } equals new { payload.AgencyId, Id = payload.EventId } into payloads
                          from payload in payloads.DefaultIfEmpty()
                          orderby row.Id
                          select new { row.Id, row.At, row.Role, row.Action, row.Purpose, Json = payload == null ? null : payload.Json }).ToListAsync();
        var called = await record.CalledAsync(person);
        return rows.ConvertAll(r => new TakeRow(new("at", words["When"], r.At), new("role", words["Who"], words.RoleOf(new Look(r.Id, r.At, r.Role, r.Purpose))), new("what", words["What"], deeds.Of(r.Action)), new("action", null, r.Action), new("purpose", words["Why"], words[r.Purpose].Value), new("changes", null, ContactReferences.Render(r.Json, called))));
    }
}
