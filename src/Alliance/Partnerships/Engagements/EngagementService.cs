using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Engagements;

/// <summary>One contact as an officer logs it, with what was promised in it and when to meet again.</summary>
public sealed record LoggedEngagement
{
    /// <summary>Made with the form: the same form posted twice is one engagement.</summary>
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public required DateTime At { get; init; }
    public required Channel Channel { get; init; }
    public required Setting Setting { get; init; }
    public required Side StartedBy { get; init; }
    public required Outcome Outcome { get; init; }
    public required int Minutes { get; init; }
    public required string Purpose { get; init; }
    public string? Heard { get; init; }
    public ListeningSkills Skills { get; init; }
    public Needs Needs { get; init; }
    public IReadOnlyCollection<Guid> ContactIds { get; init; } = [];
    public NewPromise? OurPromise { get; init; }
    public NewPromise? TheirPromise { get; init; }
    public DateOnly? NextOn { get; init; }
    public string? NextPurpose { get; init; }

    /// <summary>What those who took part read only from a day on.</summary>
    public NewKeptBack? KeptBack { get; init; }

    /// <summary>Kinds of words the screen warned of, and why it is saved all the same.</summary>
    public ScreenedAnyway? Screened { get; init; }
}

/// <param name="UntilOn">The day from which on they read it.</param>
public sealed record NewKeptBack(string Words, string Reason, DateOnly UntilOn);

public sealed class EngagementService(AllianceContext db, KeptBackLock keptBack, AgencyScope scope, RelationshipService relationships, HandoverService handovers, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string EntriesEmptied = nameof(EntriesEmptied);

    private const int MostTries = 5;

    /// <summary>When words that speak of others go; null where they speak of nobody else.</summary>
    public static DateTime? GoneAt(ScreenedAnyway? screened, DateTime now) => screened?.GoneAt(now);

    /// <summary>Keeps the engagement with everything that follows from it, or nothing.</summary>
    /// <returns>False where this form was saved before, in other words; those stand.</returns>
    public async Task<bool> LogAsync(LoggedEngagement input, ActionContext action)
    {
        await using var open = await db.KeepOpenAsync();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryLogAsync(input, action);
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // Somebody logged with the same partner in this moment. Both talks happened: this one is noted after theirs.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> TryLogAsync(LoggedEngagement input, ActionContext action)
    {
        var contacts = await db.Set<Contact>().Where(c => c.PartnerId == input.PartnerId && c.LeftAt == null).ToListAsync();
        var engagement = Make(input, contacts, action);
        if (await db.Set<Engagement>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == input.Id) is { } there) return SaysTheSame(there, engagement);
        db.Add(engagement);
        foreach (var contact in contacts.Where(c => input.ContactIds.Contains(c.Id)))
            db.Add(new EngagementContact { AgencyId = action.AgencyId, EngagementId = engagement.Id, ContactId = contact.Id });
        AddPromise(input, input.OurPromise, Side.Us, contacts, action);
        AddPromise(input, input.TheirPromise, Side.Them, contacts, action);
        if (input.KeptBack is { } note)
        {
            string Lock(string words) => keptBack.Close(ContactReferences.Encode(words, contacts)!);
            db.Add(new KeptBackNote { AgencyId = action.AgencyId, Id = action.NewId(), EngagementId = engagement.Id, ById = action.Actor, WrittenAt = action.Now, Locked = Lock(note.Words), LockedReason = Lock(note.Reason), UntilOn = note.UntilOn });
        }
        await CloseTouchpointsAsync(engagement);
        if (input.NextOn is { } next)
        {
            var planned = new Touchpoint { Id = action.NewId(), PartnerId = input.PartnerId, OfficerId = action.Actor, On = next, Purpose = ContactReferences.Encode(input.NextPurpose ?? input.Purpose, contacts)!, PlannedAt = action.Now };
            db.Add(planned);
            NoteIfOfOthers(nameof(Touchpoint), planned.Id, input.NextPurpose ?? input.Purpose, input.Screened, action);
        }
        await NoteAsync(engagement, action);
        if (input.Screened is { } screened) screening.Note(nameof(Engagement), engagement.Id, screened, action);
        return await db.SaveNewAsync(action, PartnershipEvents.EngagementLogged, engagement, input.PartnerId)
            || SaysTheSame(await db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Id == input.Id), engagement);
    }

    /// <summary>Takes the words of entries out, here and in what the audit kept of them. That there was a talk stays.</summary>
    public async Task EmptyAsync(IReadOnlyCollection<Engagement> engagements, ActionContext action)
    {
        sealedStore.Prepare();
        await using var write = await db.BeginWriteAsync();
        var ids = engagements.Select(e => e.Id).ToList();
        foreach (var partner in engagements.Select(e => e.PartnerId).Distinct())
        {
            var going = db.Set<Engagement>().Where(e => ids.Contains(e.Id) && e.PartnerId == partner);
            await sealedStore.SealAsync(partner, SealedBecause.WordsRanOut, async words => new SealedContents(await words.EntriesAsync(going, withPromises: false), []), action);
        }
        foreach (var engagement in engagements)
        {
            (engagement.Purpose, engagement.Heard) = (ContactReferences.TakenOut, null);
            db.Record(action, PartnershipEvents.EntryEmptied, nameof(Engagement), engagement.Id, engagement.PartnerId, null);
        }
        await db.SaveChangesAsync();
        await db.Set<KeptBackNote>().Where(n => ids.Contains(n.EngagementId)).ExecuteUpdateAsync(set => set.SetProperty(n => n.Locked, (string?)null).SetProperty(n => n.LockedReason, (string?)null));
        var corrections = await db.Set<Correction>().Where(c => ids.Contains(c.EngagementId)).Select(c => c.Id).ToListAsync();
        await db.Set<Correction>().Where(c => ids.Contains(c.EngagementId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, ContactReferences.TakenOut));
        await screening.ForgetReasonsAsync(db.Set<Engagement>().Where(e => ids.Contains(e.Id)).Select(e => e.Id));
        ids = [.. ids, .. corrections];
        await db.EraseAsync(action, await db.AuditEvents.Where(e => (e.Entity == nameof(Engagement) || e.Entity == nameof(Correction)) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync());
        await erasures.CommitAsync(write, EntriesEmptied, [.. engagements.Select(e => e.Id)], action);
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var found = await services.GetRequiredService<AllianceContext>().Set<Engagement>().Where(e => line.Of.Contains(e.Id) && (e.Heard != null || e.Purpose != ContactReferences.TakenOut)).ToListAsync();
        if (found.Count > 0) await services.GetRequiredService<EngagementService>().EmptyAsync(found, action);
    }

    /// <summary>Whether a form sent again was the same form; who went back and wrote something else must not read that it is saved.</summary>
    private static bool SaysTheSame(Engagement there, Engagement sent) =>
        (there.PartnerId, there.OfficerId, there.Channel, there.Setting, there.StartedBy, there.Outcome) == (sent.PartnerId, sent.OfficerId, sent.Channel, sent.Setting, sent.StartedBy, sent.Outcome)
        // Where no time was typed, it is that of sending.
        && (there.At - sent.At).Duration() < TimeSpan.FromMinutes(1)
        && (there.Minutes, there.Purpose, there.Heard, there.Skills, there.Needs) == (sent.Minutes, sent.Purpose, sent.Heard, sent.Skills, sent.Needs);

    private static Engagement Make(LoggedEngagement input, List<Contact> contacts, ActionContext action) => new()
    {
        AgencyId = action.AgencyId,
        Id = input.Id,
        PartnerId = input.PartnerId,
        OfficerId = action.Actor,
        At = input.At,
        Channel = input.Channel,
        Setting = input.Setting,
        StartedBy = input.StartedBy,
        Outcome = input.Outcome,
        Minutes = input.Minutes,
        Purpose = ContactReferences.Encode(input.Purpose, contacts)!,
        Heard = ContactReferences.Encode(input.Heard, contacts),
        Skills = input.Skills,
        Needs = input.Needs,
        ExpiresAt = GoneAt(input.Screened, action.Now),
    };

    private void AddPromise(LoggedEngagement input, NewPromise? promise, Side by, List<Contact> contacts, ActionContext action)
    {
        if (promise is null) return;
        var row = new Promise
        {
            Id = action.NewId(),
            PartnerId = input.PartnerId,
            OfficerId = action.Actor,
            EngagementId = input.Id,
            By = by,
            Words = ContactReferences.Encode(promise.Words, contacts)!,
            MadeAt = action.Now,
            DueOn = promise.DueOn,
        };
        db.Add(row);
        NoteIfOfOthers(nameof(Promise), row.Id, promise.Words, input.Screened, action);
    }

    /// <summary>What was said of others in this one text of the form goes on its own day.</summary>
    private void NoteIfOfOthers(string entity, Guid id, string text, ScreenedAnyway? screened, ActionContext action)
    {
        if (screened?.SpeaksOfOthersIn(text) == true) screening.Note(entity, id, screened, action);
    }

    /// <summary>What was planned with this partner up to the day of the talk, or the day after, has happened with it.</summary>
    private async Task CloseTouchpointsAsync(Engagement engagement)
    {
        if (!engagement.IsRealContact) return;
        var talked = scope.Current.DayOf(engagement.At);
        var day = talked.AddDays(1);
        // Whoever stands in for an owner who is away has done what the owner planned.
        var covered = db.CoveredBy(engagement.OfficerId, talked);
        var planned = await db.Set<Touchpoint>().Where(t => t.PartnerId == engagement.PartnerId && t.IsOpen && t.On <= day
            && (t.OfficerId == engagement.OfficerId || covered.Any(r => r.PartnerId == t.PartnerId && r.OwnerId == t.OfficerId))).ToListAsync();
        planned.ForEach(t => (t.DoneById, t.IsOpen) = (engagement.Id, false));
    }

    /// <summary>Moves the relationship on, and tells its owner where somebody else was there or the partner came to us.</summary>
    private async Task NoteAsync(Engagement engagement, ActionContext action)
    {
        if (await relationships.FindAsync(engagement.PartnerId) is not { } relationship) return;
        if (engagement.IsRealContact)
        {
            await relationships.NoteContactAsync(relationship, engagement.At, engagement.StartedBy, action);
            await handovers.NoteContactAsync(relationship, action);
        }
        if (!relationship.IsHeldBy(action.Actor)) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.ColleagueEngaged, action);
        else if (engagement.StartedBy == Side.Them) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.PartnerCame, action);
    }
}
