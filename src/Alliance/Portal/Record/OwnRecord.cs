using Alliance.Callouts;
using Alliance.Partnerships;
using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Problems;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Record;

/// <summary>
/// What is kept with one contact, as they may read it: the entries they took part in and nobody else's, with the names of others at
/// the same organisation left out.
/// </summary>
public sealed class OwnRecord(AllianceContext db, KeptBackReading keptBack, AgencyScope scope, TimeProvider time, IStringLocalizer<Words> words)
{
    /// <summary>For how long a new officer is pointed out.</summary>
    private const int DaysNew = 60;

    private static readonly string[] Openings = [PartnershipEvents.PartnerOpened, PartnershipEvents.ContactOpened, PartnershipEvents.ConcernOpened, StewardshipEvents.ReleaseOpened, CalloutEvents.HelpersListed, CalloutEvents.HelperAsked, ProblemEvents.ProblemRead];

    public async Task<Person?> PersonAsync(Guid contactId) => await (
        from contact in db.Set<Contact>()
        where contact.Id == contactId && contact.LeftAt == null
        join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
        select new Person(contact.Id, contact.PartnerId, contact.Name, contact.RoleTitle, contact.Telephone, contact.Email, partner.Name,
            db.Set<Consent>().Where(a => a.ContactId == contactId && a.WithdrawnAt == null).Max(a => (DateTime?)a.ExpiresAt),
            db.Set<Consent>().Where(a => a.ContactId == contactId).Min(a => (DateTime?)a.GivenAt),
            db.Set<ConsentChoice>().Any(c => c.ContactId == contactId && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null))).SingleOrDefaultAsync();

    /// <summary>Who at the department tends the relationship; the backup second.</summary>
    public async Task<IReadOnlyList<string>> OfficersAsync(Guid partnerId)
    {
        var held = await db.Set<Relationship>().Where(r => r.PartnerId == partnerId && r.EndedAt == null).Select(r => new { r.OwnerId, r.BackupId }).SingleOrDefaultAsync();
        if (held is null) return [];
        var names = await db.Users.Where(a => a.Id == held.OwnerId || a.Id == held.BackupId).Select(a => new { a.Id, a.DisplayName }).ToListAsync();
        return [.. names.OrderByDescending(n => n.Id == held.OwnerId).Select(n => n.DisplayName)];
    }

    /// <summary>Who looks after the contact with them, since when where that changed of late, and who stands in today.</summary>
    public async Task<LooksAfter?> LooksAfterAsync(Guid partnerId)
    {
        var held = await db.Set<Relationship>().Where(r => r.PartnerId == partnerId && r.EndedAt == null).Select(r => new { r.Id, r.OwnerId, r.BackupId }).SingleOrDefaultAsync();
        if (held is null) return null;
        var since = time.Instant().AddDays(-DaysNew);
        var taken = await (from step in db.Set<HandoverStep>()
                           join handover in db.Set<Handover>() on step.HandoverId equals handover.Id
                           where handover.RelationshipId == held.Id && handover.ToId == held.OwnerId && step.State == HandoverState.Accepted && step.At >= since
                           orderby step.At descending
                           select new { step.At, Before = db.Users.Where(a => a.Id == handover.FromId).Select(a => a.DisplayName).First() }).FirstOrDefaultAsync();
        Guid[] both = held.BackupId is { } backup ? [held.OwnerId, backup] : [held.OwnerId];
        var today = scope.Current.DayOf(time.Instant());
        var (away, gone) = (await db.AwayUntilAsync(both, today), await db.NotThereAsync(both, today));
        var names = await db.Users.Where(a => both.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        var standsIn = gone.Contains(held.OwnerId) && held.BackupId is { } other && !gone.Contains(other) ? names[other] : null;
        return new LooksAfter(names[held.OwnerId], taken?.At, taken?.Before, away.TryGetValue(held.OwnerId, out var until) ? until : null, standsIn);
    }

    public async Task<IReadOnlyList<OwnTalk>> TalksAsync(Person person)
    {
        var called = await CalledAsync(person);
        var talks = await (
            from engagement in OwnEngagements(person.Id)
            join officer in db.Users on engagement.OfficerId equals officer.Id
            orderby engagement.At descending, engagement.Id
            select new OwnTalk(engagement.Id, engagement.At, officer.DisplayName, engagement.Channel, engagement.StartedBy, engagement.Purpose, engagement.Heard, engagement.Needs)).ToListAsync();
        var corrections = await (
            from correction in db.Set<Correction>()
            where correction.ContactId == person.Id
            orderby correction.At
            select new OwnCorrection(correction.EngagementId, correction.Kind, correction.Words, correction.At)).ToListAsync();
        var ofTalk = corrections.Select(c => c with { Words = ContactReferences.Render(c.Words, called)! }).ToLookup(c => c.EngagementId);
        var notes = await keptBack.OfAsync(talks.ConvertAll(t => t.Id), scope.Current.DayOf(time.Instant()));
        return talks.ConvertAll(t => t with { Purpose = ContactReferences.Render(t.Purpose, called)!, Heard = ContactReferences.Render(t.Heard, called), Corrections = [.. ofTalk[t.Id]], KeptBack = [.. notes[t.Id].Select(n => n with { Words = ContactReferences.Render(n.Words, called), Reason = ContactReferences.Render(n.Reason, called) })] });
    }

    /// <summary>Those that a page shows: whoever asked for no visible history sees today's.</summary>
    public async Task<IReadOnlyList<OwnTalk>> ShownTalksAsync(Person person)
    {
        var today = scope.Current.DayOf(time.Instant());
        return [.. (await TalksAsync(person)).Where(t => !person.IsSafeContact || scope.Current.DayOf(t.At) == today)];
    }

    /// <summary>Promises made in talks that this contact took part in, and those of their organization that grew out of a problem they work on; open ones first.</summary>
    public async Task<IReadOnlyList<OwnPromise>> PromisesAsync(Person person)
    {
        var called = await CalledAsync(person);
        var promises = await db.Set<Promise>().Where(p => p.PartnerId == person.PartnerId && (OwnEngagements(person.Id).Any(e => e.Id == p.EngagementId) || OwnParts(person.Id).Any(part => part.PromiseId == p.Id)))
            .OrderBy(p => p.State).ThenByDescending(p => p.DueOn).ThenBy(p => p.Id).Select(p => new OwnPromise(p.Id, p.By, p.Words, p.DueOn, p.State)).ToListAsync();
        return promises.ConvertAll(p => p with { Words = ContactReferences.Render(p.Words, called)! });
    }

    /// <summary>Every opening of the record since the contact is in it.</summary>
    public IQueryable<AuditEvent> Looks(Person person) =>
        db.AuditEvents.AsNoTracking().Where(e => (e.SubjectId == person.PartnerId || e.SubjectId == person.Id) && Openings.Contains(e.Action) && e.At >= person.Since);

    public IQueryable<Engagement> OwnEngagements(Guid contactId) =>
        db.Set<Engagement>().Where(e => db.Set<EngagementContact>().Any(c => c.EngagementId == e.Id && c.ContactId == contactId));

    private IQueryable<OptionPart> OwnParts(Guid contactId) =>
        db.Set<OptionPart>().Where(part => db.Set<ResponseOption>().Any(o => o.Id == part.OptionId && db.Set<ProblemMember>().Any(m => m.ProblemId == o.ProblemId && m.ContactId == contactId && m.JoinedAt != null && m.EndedAt == null)));

    /// <summary>What people are called to this contact: themselves by name, others at the same organisation by what they do there.</summary>
    public async Task<Func<Guid, CalledAs?>> CalledAsync(Person person)
    {
        var roles = await db.Set<Contact>().Where(c => c.PartnerId == person.PartnerId).Select(c => new { c.Id, c.RoleTitle }).ToDictionaryAsync(c => c.Id, c => c.RoleTitle);
        return id => id == person.Id && person.Name is { } own ? new CalledAs(own, true) : roles.TryGetValue(id, out var role) ? new CalledAs(words["a contact ({0})", role], false) : null;
    }
}

/// <param name="Until">When the consent runs out.</param>
/// <param name="Since">When they first said yes.</param>
/// <param name="IsSafeContact">Whether they asked for no visible history: then pages show the present only.</param>
public sealed record Person(Guid Id, Guid PartnerId, string? Name, string RoleTitle, string? Telephone, string? Email, string Partner, DateTime? Until, DateTime? Since, bool IsSafeContact);

/// <param name="Since">When the officer took over, where that was of late.</param>
/// <param name="Before">Who it was until then.</param>
/// <param name="AwayUntil">The officer's last day away, where they are.</param>
/// <param name="StandsIn">Who is there for them meanwhile.</param>
public sealed record LooksAfter(string Officer, DateTime? Since, string? Before, DateOnly? AwayUntil, string? StandsIn);

public sealed record OwnTalk(Guid Id, DateTime At, string Officer, Channel Channel, Side StartedBy, string Purpose, string? Heard, Needs Needs)
{
    public IReadOnlyList<OwnCorrection> Corrections { get; init; } = [];
    public IReadOnlyList<OpenedNote> KeptBack { get; init; } = [];
}

public sealed record OwnCorrection(Guid EngagementId, CorrectionKind Kind, string Words, DateTime At);

public sealed record OwnPromise(Guid Id, Side By, string Words, DateOnly DueOn, PromiseState State);
