using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Team;

/// <summary>
/// What a supervisor looks after: who is known to nobody, what is lapsing, what was promised, and whether the week is long enough.
/// No list here is sorted by an officer and nothing is counted for one.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Lead)]
public sealed class IndexModel(AllianceContext db, CensusTaker taker, RelationshipService relationships, CoverReading cover, ReadLog reads, TimeProvider time) : RoomPage
{
    private const string Purpose = "Seeing what lapses in the team";
    private const int WeekAhead = 7;
    private const int PageLength = 20;

    /// <summary>Beyond this the page says "more than": counting on would tell nobody anything.</summary>
    private const int MostCounted = 500;

    [BindProperty(SupportsGet = true)] public int LapsingPage { get; set; } = 1;
    [BindProperty(SupportsGet = true)] public int OverduePage { get; set; } = 1;

    public DateOnly Today { get; private set; }
    public PartnerCensus Census { get; private set; } = null!;
    public CoverageTable Coverage { get; private set; } = null!;
    public Workload Workload { get; private set; } = null!;
    public ListPart<LapsingRelationship> Lapsing { get; private set; } = ListPart<LapsingRelationship>.None;
    public ListPart<OverduePromise> Overdue { get; private set; } = ListPart<OverduePromise>.None;
    public ComingWeek Coming { get; private set; } = null!;

    /// <summary>Who is away, and what nobody looks after meanwhile.</summary>
    public AbsencesNow Absences { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        var shown = Lapsing.Rows.Select(r => r.PartnerId).Concat(Overdue.Rows.Select(p => p.PartnerId)).Concat(Absences.Gaps.Select(g => g.PartnerId)).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(Purpose), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        Today = Agency.DayOf(time.Instant());
        var settings = await relationships.SettingsAsync();
        Census = await taker.OfAsync(Agency);
        Coverage = CoverageTable.Of(Census);
        Workload = new Workload
        {
            Cadences = Census.Cadences,
            AgencyCadenceDays = settings.CadenceDays,
            MinutesPerTalk = Census.TypicalMinutes,
            Officers = Census.Officers,
            HoursPerOfficer = settings.WeeklyHoursPerOfficer,
        };
        Lapsing = await ListPart.ReadAsync(LapsingBy(settings.CadenceDays), LapsingPage, PageLength, MostCounted);
        Overdue = await ListPart.ReadAsync(OverduePromises(), OverduePage, PageLength, MostCounted);
        Coming = await ComingAsync();
        Absences = await cover.InTeamAsync(Today, Today.AddDays(WeekAhead));
        return true;
    }

    private IQueryable<LapsingRelationship> LapsingBy(int usual) =>
        from relationship in db.Lapsing(Today, usual)
        join account in db.Users on relationship.OwnerId equals account.Id
        orderby relationship.DueOn, relationship.Id
        select new LapsingRelationship(relationship.PartnerId, relationship.Partner!.Name, relationship.Partner.Area!.Name, relationship.Phase, account.DisplayName, relationship.DueOn!.Value);

    /// <summary>What was promised stays with those it was promised between: a supervisor sees that it is late, and asks.</summary>
    private IQueryable<OverduePromise> OverduePromises() =>
        from promise in db.Set<Promise>()
        where promise.State == PromiseState.Open && promise.DueOn < Today
        join kept in db.Set<Relationship>().Where(r => r.EndedAt == null) on promise.PartnerId equals kept.PartnerId into present
        from relationship in present.DefaultIfEmpty()
        join account in db.Users on relationship == null ? promise.OfficerId : relationship.OwnerId equals account.Id
        orderby promise.DueOn, promise.Id
        select new OverduePromise(promise.PartnerId, promise.Partner!.Name, promise.By, promise.DueOn, account.DisplayName);

    private async Task<ComingWeek> ComingAsync()
    {
        var end = Today.AddDays(WeekAhead);
        var promises = await db.Set<Promise>().Where(p => p.State == PromiseState.Open && p.DueOn >= Today && p.DueOn <= end)
            .GroupBy(p => p.By).Select(g => new { By = g.Key, Count = g.Count() }).ToListAsync();
        return new ComingWeek
        {
            Due = await db.Set<Relationship>().CountAsync(r => r.DueOn >= Today && r.DueOn <= end),
            Planned = await db.Set<Touchpoint>().CountAsync(t => t.IsOpen && t.On >= Today && t.On <= end),
            OurPromises = promises.Where(p => p.By == Side.Us).Sum(p => p.Count),
            TheirPromises = promises.Where(p => p.By == Side.Them).Sum(p => p.Count),
        };
    }
}

public sealed record LapsingRelationship(Guid PartnerId, string Name, string? Area, Phase Phase, string Owner, DateOnly DueOn);

public sealed record OverduePromise(Guid PartnerId, string Partner, Side By, DateOnly DueOn, string Owner);

public sealed record ComingWeek
{
    public required int Due { get; init; }
    public required int Planned { get; init; }
    public required int OurPromises { get; init; }
    public required int TheirPromises { get; init; }
}
