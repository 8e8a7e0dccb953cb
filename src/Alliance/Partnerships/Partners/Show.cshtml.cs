using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>One partner. Its owner reads everything; others the organisation's facts, and with a purpose when there was contact. Every opening is recorded.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class ShowModel(AllianceContext db, ReadLog reads, TogetherReader together, KeptBackReading keptBack, Triangles triangles, TimeProvider time) : RoomPage
{
    private const int EntriesShown = 20;

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Which of <see cref="PartnerAccess.Purposes"/> another officer states.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Why { get; set; }

    public DateOnly Today { get; private set; }
    public DateTime Now => time.Instant();
    public PartnerView View { get; private set; }
    public PartnerHead Partner { get; private set; } = null!;
    public RelationshipHead? Relationship { get; private set; }
    public IReadOnlyList<ContactLine> Contacts { get; private set; } = [];

    /// <summary>How everybody who is or was a contact here is called; empty for those who read no names.</summary>
    public IReadOnlyDictionary<Guid, CalledAs> Names { get; private set; } = new Dictionary<Guid, CalledAs>();
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];
    public IReadOnlyList<PromiseLine> Promises { get; private set; } = [];
    public IReadOnlyList<PlannedLine> Planned { get; private set; } = [];
    public bool HasOlderEntries { get; private set; }

    /// <summary>Until when the owner or the backup is away, where they are.</summary>
    public DateOnly? OwnerAwayUntil { get; private set; }
    public DateOnly? BackupAwayUntil { get; private set; }

    /// <summary>The days on which whoever planned a talk will be away.</summary>
    public ILookup<Guid, Absence> Absences { get; private set; } = Enumerable.Empty<Absence>().ToLookup(a => a.AccountId);

    /// <summary>What the two sides are doing; for those who tend the relationship.</summary>
    public TogetherView? Together { get; private set; }

    /// <summary>Where the reader stands between this one and another at odds with it.</summary>
    public IReadOnlyList<Triangle> Triangles { get; private set; } = [];

    /// <summary>Of the present relationship, or that there was one.</summary>
    public Phase Phase { get; private set; }

    /// <summary>Nobody tends it, nobody did, and yet somebody talked with them.</summary>
    public bool IsMetByNobodysOwn { get; private set; }
    public bool IsOfficer => User.ActingRole() == Role.Officer;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await reads.RecordAsync(Act(Purpose()), PartnershipEvents.PartnerOpened, nameof(Partner), [Id], HttpContext.RequestAborted);
        return Page();
    }

    private string Purpose() => View switch
    {
        PartnerView.Own => PartnerAccess.OwnPurpose,
        PartnerView.WithPurpose when IsOfficer => PartnerAccess.Purposes[Why!.Value],
        PartnerView.WithPurpose => "Looking after the team's relationships",
        _ => "Looking up the organization",
    };

    protected override async Task<bool> LoadAsync()
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        if (await HeadAsync() is not { } head) return false;
        Today = Agency.DayOf(time.Instant());
        Relationship = await RelationshipAsync();
        View = ViewNow();
        if (Relationship is not null) await LoadAwayAsync(Relationship);
        if (View == PartnerView.Own) await LoadContactsAsync();
        Partner = head with { Wish = Named(head.Wish) };
        Relationship = Relationship is not { } relationship ? null : relationship with { Purpose = Named(relationship.Purpose)!, PausedBecause = Named(relationship.PausedBecause) };
        await LoadPhaseAsync();
        if (View == PartnerView.Facts) return true;
        if (View == PartnerView.Own && head.HasTies) Triangles = await triangles.OfAsync(User.AccountId(), Id);
        if (View == PartnerView.Own && Relationship is not null)
            Together = head.HasTogether ? await together.ReadAsync(Id, AudienceOf(Names, Relationship.OwnerId, User.AccountId()), head.Kind) : TogetherView.Nothing(head.Kind);
        Promises = await PromisesAsync();
        Planned = (await db.Set<Touchpoint>().Where(t => t.PartnerId == Id && t.IsOpen).OrderBy(t => t.On)
            .Select(t => new PlannedLine(t.Id, t.On, t.AtTime, View == PartnerView.Own ? t.Purpose : null, t.SeriesId, t.OfficerId)).ToListAsync())
            .ConvertAll(t => t with { Purpose = Named(t.Purpose) });
        await LoadTimelineAsync();
        return true;
    }

    /// <summary>Whether whoever planned a talk will be away that day.</summary>
    public bool IsInAbsence(PlannedLine talk) => Absences[talk.OfficerId].Any(a => a.FromOn <= talk.On && a.UntilOn >= talk.On);

    private async Task LoadAwayAsync(RelationshipHead tended)
    {
        Absences = (await db.AbsencesIn(Today, DateOnly.MaxValue).AsNoTracking().ToListAsync()).ToLookup(a => a.AccountId);
        if (Absences.Count == 0) return;
        var away = await db.AwayUntilAsync([tended.OwnerId, .. tended.BackupId is { } backup ? [backup] : Array.Empty<Guid>()], Today);
        OwnerAwayUntil = away.TryGetValue(tended.OwnerId, out var owner) ? owner : null;
        BackupAwayUntil = tended.BackupId is { } other && away.TryGetValue(other, out var until) ? until : null;
    }

    /// <summary>A text with the names of contacts written in, for whoever may read them.</summary>
    private string? Named(string? text) => ContactReferences.Render(text, Names.GetValueOrDefault);

    /// <summary>People by name; what speaks of others only for its writer and the owner.</summary>
    private static GoalAudience AudienceOf(IReadOnlyDictionary<Guid, CalledAs> names, Guid owner, Guid reader) => new(names.GetValueOrDefault, writer => owner == reader || writer == reader);

    private async Task LoadPhaseAsync()
    {
        Phase = Relationship?.Phase ?? Phase.NotYetMet;
        if (Relationship is not null) return;
        if (await db.Set<Relationship>().AnyAsync(r => r.PartnerId == Id)) Phase = Phase.Ended;
        else IsMetByNobodysOwn = await db.Set<Engagement>().AnyAsync(e => e.PartnerId == Id && e.Outcome == Outcome.Talked);
    }

    private PartnerView ViewNow()
    {
        if (IsOfficer && Relationship is { } tended && User.AccountId() is var me && (tended.OwnerId == me || tended.BackupId == me)) return PartnerView.Own;
        if (!IsOfficer) return PartnerView.WithPurpose;
        return Why is { } why && why >= 0 && why < PartnerAccess.Purposes.Count ? PartnerView.WithPurpose : PartnerView.Facts;
    }

    private Task<PartnerHead?> HeadAsync() => (
        from partner in db.Set<Partner>()
        where partner.Id == Id
        join area in db.Set<Area>() on partner.AreaId equals (Guid?)area.Id into areas
        from area in areas.DefaultIfEmpty()
        select new PartnerHead(partner.Name, partner.OtherName, partner.Kind, partner.LineOfBusiness, partner.Street, partner.City, partner.PostalCode, partner.Telephone, partner.RoleEmail, partner.Website,
            area == null ? null : area.Name,
            db.Set<ApproachWish>().Where(w => w.PartnerId == partner.Id && w.LiftedAt == null).Select(w => w.Words ?? "").FirstOrDefault(),
            // With most partners there is nothing of these yet; asked here, it spares the page a question for each.
            db.Set<SharedGoal>().Any(g => g.PartnerId == Id) || db.Set<AllianceCheck>().Any(c => c.PartnerId == Id) || db.Set<PlaceNeed>().Any(n => n.PartnerId == Id),
            db.Set<Offer>().Any(o => o.PartnerId == Id) || db.Set<Concern>().Any(c => c.PartnerId == Id) || db.Set<ApproachPreference>().Any(p => p.ReplacedAt == null && db.Set<Contact>().Any(c => c.Id == p.ContactId && c.PartnerId == Id)),
            db.Set<OrganizationTie>().Any(t => t.FirstId == Id || t.SecondId == Id))).SingleOrDefaultAsync();

    private Task<RelationshipHead?> RelationshipAsync()
    {
        var yearAgo = time.Instant().AddYears(-1);
        return (
        from relationship in db.Set<Relationship>()
        where relationship.PartnerId == Id && relationship.EndedAt == null
        join owner in db.Users on relationship.OwnerId equals owner.Id
        join backup in db.Users on relationship.BackupId equals (Guid?)backup.Id into backups
        from backup in backups.DefaultIfEmpty()
        select new RelationshipHead(relationship.Id, relationship.Phase, relationship.DueOn, relationship.CadenceDays, relationship.Purpose, relationship.LastContactAt, owner.Id, owner.DisplayName, relationship.BackupId, backup == null ? null : backup.DisplayName,
            db.Set<Pause>().Where(p => p.RelationshipId == relationship.Id && p.EndedAt == null && (p.UntilOn == null || p.UntilOn > Today)).OrderByDescending(p => p.FromAt).Select(p => p.Reason).FirstOrDefault(),
            db.Set<Pause>().Where(p => p.RelationshipId == relationship.Id && p.EndedAt == null && (p.UntilOn == null || p.UntilOn > Today)).OrderByDescending(p => p.FromAt).Select(p => p.UntilOn).FirstOrDefault(),
            new TieStory(relationship.TieRecent, relationship.TieLasting, relationship.TieAt,
                db.Set<Engagement>().Count(e => e.PartnerId == Id && e.At >= yearAgo && e.Outcome == Outcome.Talked),
                db.Set<Engagement>().Count(e => e.PartnerId == Id && e.At >= yearAgo && e.Outcome == Outcome.Talked && e.StartedBy == Side.Them),
                db.Set<Promise>().Count(p => p.PartnerId == Id && p.MadeAt >= yearAgo && p.State == PromiseState.Kept),
                db.Set<Promise>().Count(p => p.PartnerId == Id && p.MadeAt >= yearAgo && p.State == PromiseState.Broken)))).SingleOrDefaultAsync();
    }

    /// <summary>Those who left are called by what they did here, in what was written when they did.</summary>
    private async Task LoadContactsAsync()
    {
        var now = time.Instant();
        var contacts = await db.Set<Contact>().Where(c => c.PartnerId == Id).OrderBy(c => c.Id)
            .Select(c => new
            {
                HasLeft = c.LeftAt != null,
                Line = new ContactLine(c.Id, c.Name, c.RoleTitle, c.Telephone, c.Email,
                db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.ExpiresAt > now),
                db.Set<Invitation>().Where(i => i.ContactId == c.Id).Select(i => (DateTime?)i.ExpiresAt).FirstOrDefault())
            }).ToListAsync();
        Names = contacts.ToDictionary(c => c.Line.Id, c => CalledAs.Now(c.Line.Name, c.Line.RoleTitle, Words));
        Contacts = [.. contacts.Where(c => !c.HasLeft).Select(c => c.Line)];
    }

    private async Task<IReadOnlyList<PromiseLine>> PromisesAsync()
    {
        var own = View == PartnerView.Own;
        var rows = await db.Set<Promise>().Where(p => p.PartnerId == Id && p.State == PromiseState.Open).OrderBy(p => p.By).ThenBy(p => p.DueOn)
            .Select(p => new PromiseLine(p.Id, p.By, own ? p.Words : null, p.DueOn)).ToListAsync();
        return rows.ConvertAll(p => p with { Words = Named(p.Words) });
    }

    private async Task LoadTimelineAsync()
    {
        var own = View == PartnerView.Own;
        var (me, now) = (User.AccountId(), time.Instant());
        var isOwner = own && Relationship?.OwnerId == me;
        var talks = await (from engagement in db.Set<Engagement>()
                           where engagement.PartnerId == Id
                           join officer in db.Users on engagement.OfficerId equals officer.Id
                           orderby engagement.At descending
                           // What speaks of others stays between owner, writer and participants, and is gone on its day.
                           let open = own && (engagement.ExpiresAt == null || engagement.ExpiresAt > now && (isOwner || engagement.OfficerId == me))
                           select new TimelineEntry(TimelineKind.Talk, engagement.At, officer.DisplayName)
                           {
                               EngagementId = engagement.Id,
                               Title = open ? engagement.Purpose : null,
                               Body = open ? engagement.Heard : null,
                               Channel = engagement.Channel,
                               Outcome = engagement.Outcome,
                               Minutes = engagement.Minutes,
                               StartedBy = engagement.StartedBy,
                               Skills = own ? engagement.Skills : ListeningSkills.None,
                               Needs = own ? engagement.Needs : Needs.None,
                           }).Take(EntriesShown + 1).ToListAsync();
        HasOlderEntries = talks.Count > EntriesShown;
        var oldest = talks.Count > 0 ? talks[^1].At : DateTime.MinValue;
        var others = (await PhasesAsync(own)).Concat(await AnswersAsync(own)).Where(e => !HasOlderEntries || e.At >= oldest);
        var corrections = own ? await CorrectionsAsync(talks.ConvertAll(t => t.EngagementId)) : null;
        var notes = own ? await keptBack.OfAsync([.. talks.Where(t => t.Title is not null).Select(t => t.EngagementId!.Value)], null) : null;
        Timeline = [.. talks.Take(EntriesShown).Concat(others).OrderByDescending(e => e.At).Select(e => e with
        {
            Title = Named(e.Title),
            Body = Named(e.Body),
            Corrections = e.EngagementId is { } id && corrections is not null ? [.. corrections[id]] : [],
            KeptBack = e.EngagementId is { } talk && notes is not null ? [.. notes[talk].Select(n => n with { Words = Named(n.Words), Reason = Named(n.Reason) })] : [],
        })];
    }

    /// <summary>What those who took part said of these entries: it stands beside the officer's words.</summary>
    private async Task<ILookup<Guid, CorrectionLine>> CorrectionsAsync(IReadOnlyCollection<Guid?> engagements)
    {
        var rows = await db.Set<Correction>().Where(c => engagements.Contains(c.EngagementId)).OrderBy(c => c.At).ToListAsync();
        return rows.ToLookup(c => c.EngagementId, c => new CorrectionLine(c.Kind, Names.GetValueOrDefault(c.ContactId)?.Words, c.At, Named(c.Words)!));
    }

    private Task<List<TimelineEntry>> PhasesAsync(bool own) => (
        from change in db.Set<PhaseChange>()
        join relationship in db.Set<Relationship>() on change.RelationshipId equals relationship.Id
        where relationship.PartnerId == Id
        join officer in db.Users on change.ById equals officer.Id
        orderby change.At descending
        select new TimelineEntry(TimelineKind.Phase, change.At, officer.DisplayName) { Phase = change.Phase, Body = own ? change.Why : null }).Take(EntriesShown).ToListAsync();

    private Task<List<TimelineEntry>> AnswersAsync(bool own) => (
        from answer in db.Set<PromiseAnswer>()
        join promise in db.Set<Promise>() on answer.PromiseId equals promise.Id
        where promise.PartnerId == Id
        join officer in db.Users on answer.RecordedById equals officer.Id into officers
        from officer in officers.DefaultIfEmpty()
        orderby answer.At descending
        select new TimelineEntry(TimelineKind.Promise, answer.At, officer == null ? null : officer.DisplayName) { Answer = answer.Kind, StartedBy = promise.By, Title = own ? promise.Words : null, Body = own ? answer.Reason : null }).Take(EntriesShown).ToListAsync();
}

public sealed record PartnerHead(string Name, string? OtherName, PartnerKind Kind, string? LineOfBusiness, string? Street, string? City, string? PostalCode, string? Telephone, string? RoleEmail, string? Website, string? Area, string? Wish, bool HasTogether, bool HasVoice, bool HasTies);

public sealed record RelationshipHead(Guid Id, Phase Phase, DateOnly? DueOn, int? CadenceDays, string Purpose, DateTime? LastContactAt, Guid OwnerId, string Owner, Guid? BackupId, string? Backup, string? PausedBecause, DateOnly? PausedUntil, TieStory Story);

/// <summary>What a tie is made of, for words: the talks and promises of the past year.</summary>
public sealed record TieStory(double? Recent, double? Lasting, DateTime? At, int Talks, int TheyCame, int Kept, int Broken)
{
    /// <summary>Null until it has been reckoned.</summary>
    public Tie? Tie => At is { } at ? new Tie(Recent!.Value, Lasting!.Value, at) : null;
}

public sealed record ContactLine(Guid Id, string? Name, string RoleTitle, string? Telephone, string? Email, bool HasAgreed, DateTime? AskedUntil);

public sealed record PromiseLine(Guid Id, Side By, string? Words, DateOnly DueOn);

public sealed record PlannedLine(Guid Id, DateOnly On, TimeOnly? AtTime, string? Purpose, Guid? SeriesId, Guid OfficerId);

public enum TimelineKind { Talk, Phase, Promise }

/// <param name="By">Null where the partner themselves wrote it.</param>
public sealed record TimelineEntry(TimelineKind Kind, DateTime At, string? By)
{
    public Guid? EngagementId { get; init; }
    public string? Title { get; init; }
    public string? Body { get; init; }
    public IReadOnlyList<CorrectionLine> Corrections { get; init; } = [];
    public IReadOnlyList<OpenedNote> KeptBack { get; init; } = [];
    public Channel Channel { get; init; }
    public Outcome Outcome { get; init; }
    public int Minutes { get; init; }
    public Side StartedBy { get; init; }
    public ListeningSkills Skills { get; init; }
    public Needs Needs { get; init; }
    public Phase Phase { get; init; }
    public PromiseAnswerKind Answer { get; init; }
}

public sealed record CorrectionLine(CorrectionKind Kind, string? By, DateTime At, string Words);
