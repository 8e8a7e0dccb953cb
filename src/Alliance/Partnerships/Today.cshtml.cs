using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>An officer's day: who to see and why, what was promised, what colleagues and partners did.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class TodayModel(AllianceContext db, CoverReading cover, ReadLog reads, NoticeService notices, ThanksReading thanksReading, ThanksService thanks, DigestTrouble digests, CraftNoteReading crafts, TimeProvider time) : RoomPage
{
    private const int WeekAhead = 7;
    private const int MostShown = 12;

    public DateOnly Today { get; private set; }
    public IReadOnlyList<DueRelationship> Due { get; private set; } = [];
    public bool HasMoreDue => Due.Count > MostShown;

    /// <summary>How many are late, also those beyond the first shown.</summary>
    public int Late { get; private set; }
    public bool HasMorePromises { get; private set; }
    public IReadOnlyList<DuePromise> Promises { get; private set; } = [];
    public IReadOnlyList<PlannedTouchpoint> Planned { get; private set; } = [];
    public IReadOnlyList<UnseenNotice> Notices { get; private set; } = [];

    /// <summary>Thanks not put away yet, a few at a time.</summary>
    public IReadOnlyList<ThanksLine> Thanks { get; private set; } = [];

    /// <summary>What a supervisor said on how they work, until they answer or put it away.</summary>
    public IReadOnlyList<CraftNoteLine> Crafts { get; private set; } = [];
    public bool HasAnyRelationship { get; private set; }

    /// <summary>What this officer looks after for owners who are not there.</summary>
    public IReadOnlyList<CoveredOwner> Covered { get; private set; } = [];

    /// <summary>Handovers that wait for something: offered to this officer, or by them.</summary>
    public IReadOnlyList<HandoverLine> Handovers { get; private set; } = [];

    /// <summary>The officer's own absence that holds today or comes within the week.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Set where the letter of the day comes back.</summary>
    public BouncingAddress? Bouncing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        var shown = Due.Select(d => d.PartnerId).Concat(Promises.Select(p => p.PartnerId)).Concat(Planned.Select(p => p.PartnerId)).Concat(Thanks.Select(t => t.PartnerId).OfType<Guid>())
            .Concat(Covered.SelectMany(c => c.Due.Select(d => d.PartnerId).Concat(c.Talks.Select(t => t.PartnerId)))).Concat(Handovers.Select(h => h.PartnerId)).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostSeenAsync(Guid id)
    {
        await notices.SeeAsync(id, Act("Reading a notice"));
        return Redirect("~/Partnerships/Today");
    }

    public async Task<IActionResult> OnPostThankedAsync(Guid id)
    {
        await thanks.SeeAsync(id, Act("Reading a thank you"));
        return Redirect("~/Partnerships/Today");
    }

    protected override async Task<bool> LoadAsync()
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        var me = User.AccountId();
        Today = Agency.DayOf(time.Instant());
        var horizon = Today.AddDays(WeekAhead);
        Due = await DueAsync(me, horizon);
        Late = HasMoreDue ? await db.Set<Relationship>().CountAsync(r => r.OwnerId == me && r.EndedAt == null && r.DueOn < Today) : Due.Count(d => d.DueOn < Today);
        var promises = await db.Set<Promise>()
            .Where(p => p.OfficerId == me && p.State == PromiseState.Open && p.DueOn <= horizon)
            .OrderBy(p => p.DueOn).Take(MostShown + 1)
            .Select(p => new DuePromise(p.Id, p.PartnerId, p.Partner!.Name, p.By, p.Words, p.DueOn)).ToListAsync();
        HasMorePromises = promises.Count > MostShown;
        Promises = [.. promises.Take(MostShown)];
        var planned = await (from touchpoint in db.Set<Touchpoint>()
                             where touchpoint.OfficerId == me && touchpoint.IsOpen && touchpoint.On <= horizon
                             join partner in db.Set<Partner>() on touchpoint.PartnerId equals partner.Id
                             orderby touchpoint.On
                             select new PlannedTouchpoint(touchpoint.Id, partner.Id, partner.Name, touchpoint.On, touchpoint.AtTime, touchpoint.Purpose)).Take(MostShown).ToListAsync();
        // The engines put those without a time at different ends of the day.
        Planned = [.. planned.OrderBy(p => p.On).ThenBy(p => p.AtTime ?? TimeOnly.MaxValue)];
        await WriteNamesAsync();
        await LoadWhatIsNewAsync(me, horizon);
        HasAnyRelationship = Due.Count > 0 || await db.Set<Relationship>().AnyAsync(r => r.OwnerId == me && r.EndedAt == null);
        return true;
    }

    /// <summary>On most days there is little new: one question says what there is, and only that is asked for.</summary>
    private async Task LoadWhatIsNewAsync(Guid me, DateOnly horizon)
    {
        var (notices, thankYous, colleagues, notes) = (db.Set<Notice>().Where(n => n.AccountId == me && n.SeenAt == null), thanksReading.NewTo(me), thanksReading.NewFromColleaguesTo(me), crafts.NewTo(me));
        var (covered, handovers, absences) = (db.CoveredBy(me, Today), db.WaitingFor(me), db.AbsencesIn(Today, horizon).Where(a => a.AccountId == me));
        var there = await db.Users.Where(u => u.Id == me).Select(u => new
        {
            Notice = notices.Any(),
            Thanks = thankYous.Any() || colleagues.Any(),
            Covered = covered.Any(),
            Handover = handovers.Any(),
            Absence = absences.Any(),
            Note = notes.Any(),
        }).SingleAsync();
        Notices = there.Notice ? await (
            from notice in notices
            join partner in db.Set<Partner>() on notice.PartnerId equals partner.Id
            join account in db.Users on notice.FromId equals (Guid?)account.Id into from_
            from account in from_.DefaultIfEmpty()
            orderby notice.At descending
            select new UnseenNotice(notice.Id, partner.Id, partner.Name, notice.Kind, account == null ? null : account.DisplayName, notice.At)).Take(MostShown).ToListAsync() : [];
        Thanks = there.Thanks ? [.. (await thanksReading.ToAsync(me, onlyUnseen: true)).Take(2)] : [];
        Covered = there.Covered ? await cover.ForAsync(me, Today, horizon) : [];
        Handovers = there.Handover ? await db.Lines(handovers).Take(MostShown).ToListAsync() : [];
        Absence = there.Absence ? await absences.AsNoTracking().OrderBy(a => a.FromOn).FirstOrDefaultAsync() : null;
        Crafts = there.Note ? [.. (await crafts.ToAsync(me, onlyNew: true)).Take(2)] : [];
        Bouncing = await digests.OfAsync(me, Role.Officer);
    }

    private async Task<IReadOnlyList<DueRelationship>> DueAsync(Guid me, DateOnly horizon)
    {
        var rows = await db.Set<Relationship>()
            .Where(r => r.OwnerId == me && r.EndedAt == null && r.DueOn <= horizon)
            .OrderBy(r => r.DueOn).Take(MostShown + 1)
            .Select(r => new DueRelationship(r.PartnerId, r.Partner!.Name, r.Partner.Area!.Name, r.Phase, r.DueOn, r.LastContactAt, r.Purpose, null,
                db.Set<ApproachWish>().Any(w => w.PartnerId == r.PartnerId && w.LiftedAt == null))).ToListAsync();
        var partners = rows.ConvertAll(r => r.PartnerId);
        var people = await db.Set<Contact>().Where(c => partners.Contains(c.PartnerId) && c.Name != null && c.LeftAt == null)
            .OrderBy(c => c.Id).Select(c => new { c.PartnerId, c.Name, c.RoleTitle }).ToListAsync();
        return rows.ConvertAll(r => people.Find(p => p.PartnerId == r.PartnerId) is { } person ? r with { AskFor = $"{person.Name}, {person.RoleTitle}" } : r);
    }

    /// <summary>Writes the names of known contacts into the words of promises, plans and purposes; of partners no longer one's own, dots.</summary>
    private async Task WriteNamesAsync()
    {
        if (!Due.Select(d => d.Purpose).Concat(Promises.Select(p => p.Words)).Concat(Planned.Select(p => p.Purpose)).Any(t => t.Contains("{contact:", StringComparison.Ordinal))) return;
        var me = User.AccountId();
        var shown = Due.Select(d => d.PartnerId).Concat(Promises.Select(p => p.PartnerId)).Concat(Planned.Select(p => p.PartnerId)).Distinct().ToList();
        var own = await db.HeldBy(me).Where(r => shown.Contains(r.PartnerId)).Select(r => r.PartnerId).ToListAsync();
        var names = await db.ContactNamesAsync(own, Words);
        Due = [.. Due.Select(d => d with { Purpose = ContactReferences.Render(d.Purpose, names.GetValueOrDefault)! })];
        Promises = [.. Promises.Select(p => p with { Words = ContactReferences.Render(p.Words, names.GetValueOrDefault)! })];
        Planned = [.. Planned.Select(p => p with { Purpose = ContactReferences.Render(p.Purpose, names.GetValueOrDefault)! })];
    }
}

public sealed record DueRelationship(Guid PartnerId, string Name, string? Area, Phase Phase, DateOnly? DueOn, DateTime? LastContactAt, string Purpose, string? AskFor, bool AskedForPeace);

public sealed record DuePromise(Guid Id, Guid PartnerId, string Partner, Side By, string Words, DateOnly DueOn);

public sealed record PlannedTouchpoint(Guid Id, Guid PartnerId, string Partner, DateOnly On, TimeOnly? AtTime, string Purpose);

public sealed record UnseenNotice(Guid Id, Guid PartnerId, string Partner, NoticeKind Kind, string? From, DateTime At);
