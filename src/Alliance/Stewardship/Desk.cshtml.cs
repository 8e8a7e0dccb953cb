using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Reading;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.RunningOut;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship;

/// <summary>The steward's desk: is the audit whole, who did what and why, and which words were saved although the screen warned.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class DeskModel(AllianceContext db, AuditSearch search, AuditHeads heads, ChainCheck check, AuditWords words, UnusualReading reading, RunningOutList runningOut, TimeProvider time) : RoomPage
{
    private const int ScreenedShown = 30;

    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    public ChainStatus Chain { get; private set; } = null!;
    public ChainWalk? Walk => check.Last(Agency.Id);
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];
    public Guid? Older { get; private set; }
    public IReadOnlyList<string> Actions { get; private set; } = [];
    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];
    public IReadOnlyList<ScreenedLine> Screened { get; private set; } = [];
    public AuditWords Deeds => words;
    public Waiting Waits { get; private set; } = null!;

    public int FiltersSet => new object?[] { Filter.Action, Filter.Role, Filter.Who, Filter.Day }.Count(f => f is not null);

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        await check.StartAsync(Agency, Act("Verifying the audit"));
        return Redirect("~/Stewardship/Desk");
    }

    protected override async Task<bool> LoadAsync()
    {
        Chain = await ChainAsync();
        Waits = await WaitsAsync();
        (Lines, Older) = await search.FindAsync(Filter);
        Actions = await search.ActionsAsync();
        Colleagues = await db.Users.OrderBy(a => a.DisplayName).Select(a => new Colleague(a.Id, a.DisplayName)).ToListAsync();
        Screened = (await (from entry in db.Set<ScreenedEntry>()
                           join account in db.Users on entry.ById equals account.Id into writers
                           from account in writers.DefaultIfEmpty()
                           orderby entry.At descending
                           select new ScreenedLine(entry.At, account == null ? null : account.DisplayName, entry.Entity, entry.Categories, entry.Reason, entry.ExpiresAt)).Take(ScreenedShown).ToListAsync())
            // Whoever is named in a reason is nobody to the steward.
            .ConvertAll(line => line with { Reason = ContactReferences.Render(line.Reason, _ => null)! });
        return true;
    }

    private async Task<Waiting> WaitsAsync()
    {
        var now = time.Instant();
        var (today, sealedSince) = (Agency.DayOf(now), now - SealedOpening.Waiting);
        var open = db.Set<LegalHold>().Where(h => h.EndedAt == null);
        return new Waiting(
            (await reading.FindAsync()).Count,
            (await runningOut.ConsentsAsync(now)).Count,
            await open.CountAsync(h => h.ReviewOn <= today || h.ConfirmedAt == null && h.PlacedAs != nameof(Role.Steward))
                + await db.Set<SealedOpening>().CountAsync(o => o.AllowedAt == null && o.AskedAt > sealedSince && o.AskedAs != nameof(Role.Steward)),
            await db.Set<Release>().CountAsync(r => r.ReleasedAt != null && r.ToldAt == null),
            await db.ConcernsFor(Act("")).CountAsync(c => c.State == ConcernState.Open && c.Words != ContactReferences.TakenOut),
            await db.Set<KeptBackNote>().CountAsync(n => n.Locked != null && n.UntilOn > today),
            (await runningOut.RecordsAsync(now)).Count);
    }

    private async Task<ChainStatus> ChainAsync()
    {
        var sealedCount = await db.AuditChain.OrderByDescending(l => l.Sequence).Select(l => l.Sequence).FirstOrDefaultAsync();
        var waiting = await db.Set<AuditUnsealed>().LongCountAsync();
        return new ChainStatus(sealedCount + waiting, waiting, await heads.LastAsync(Agency.Id));
    }
}

/// <param name="Unusual">Readings past a limit this week.</param>
/// <param name="Consents">Consents that end within 90 days.</param>
/// <param name="Holds">Holds to confirm or review, and boxes that somebody asks to open.</param>
/// <param name="Silent">Releases of which the partner may not be told yet.</param>
/// <param name="Concerns">Concerns that wait for this steward's answer.</param>
/// <param name="KeptBack">Notes that those who took part cannot read yet.</param>
/// <param name="Records">Records that end within 90 days.</param>
public sealed record Waiting(int Unusual, int Consents, int Holds, int Silent, int Concerns, int KeptBack, int Records);

public sealed record ChainStatus(long Events, long Unsealed, AuditHead? Head);

public sealed record Colleague(Guid Id, string Name);

public sealed record ScreenedLine(DateTime At, string? Who, string Entity, string Categories, string Reason, DateTime? GoneAt);
