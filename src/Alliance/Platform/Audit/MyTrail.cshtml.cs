using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

/// <summary>What is kept about me, who looked, and what I did: open to everybody about themselves.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class MyTrailModel(AllianceContext db, AuditWords words) : RoomPage
{
    private const int PageLength = 50;

    /// <summary>Show what came before this event.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    /// <summary>Only what others did to or looked at of mine.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Others { get; set; }

    public AccountFacts Facts { get; private set; } = null!;
    public IReadOnlyList<TrailLine> Trail { get; private set; } = [];
    public Guid? Older { get; private set; }
    public AuditWords Deeds => words;

    public async Task OnGetAsync() => await LoadAsync();

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        var roles = await (from grant in db.Set<RoleGrant>()
                           where grant.AccountId == me && grant.EndedAt == null
                           join giver in db.Users on grant.GivenById equals (Guid?)giver.Id into givers
                           from giver in givers.DefaultIfEmpty()
                           orderby grant.Role
                           select new HeldRole(grant.Role, grant.GivenAt, giver == null ? null : giver.DisplayName)).ToListAsync();
        var leave = await db.Set<RegisterGrant>().AnyAsync(g => g.AccountId == me && g.EndedAt == null);
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == me);
        Facts = new AccountFacts(account.DisplayName, account.UserName!, roles, leave, account.TwoFactorEnabled, account.PasswordChangedAt);
        await LoadTrailAsync(me);
        return true;
    }

    private async Task LoadTrailAsync(Guid me)
    {
        var events = Others ? db.AuditEvents.Where(e => e.SubjectId == me && e.ActorId != me) : db.AuditEvents.Where(e => e.ActorId == me);
        if (Before is { } before) events = events.Where(e => e.Id.CompareTo(before) < 0);
        var lines = await (from row in events
                           join actor in db.Users on row.ActorId equals (Guid?)actor.Id into actors
                           from actor in actors.DefaultIfEmpty()
                           join colleague in db.Users.Where(a => a.Id != me) on row.SubjectId equals (Guid?)colleague.Id into colleagues
                           from colleague in colleagues.DefaultIfEmpty()
                           orderby row.Id descending
                           select new TrailLine(row.Id, row.At, actor == null ? null : actor.DisplayName, row.Action, colleague == null ? null : colleague.DisplayName, row.Purpose, row.Source)).Take(PageLength + 1).ToListAsync();
        Trail = [.. lines.Take(PageLength)];
        Older = lines.Count > PageLength ? lines[PageLength - 1].Id : null;
    }
}

public sealed record AccountFacts(string Name, string UserName, IReadOnlyList<HeldRole> Roles, bool MayTendRegister, bool HasSecondFactor, DateTime? PasswordChangedAt);

public sealed record HeldRole(Role Role, DateTime Since, string? GivenBy);

/// <param name="Whose">The colleague whose account the deed was about.</param>
public sealed record TrailLine(Guid Id, DateTime At, string? Who, string Action, string? Whose, string Purpose, string? Source);
