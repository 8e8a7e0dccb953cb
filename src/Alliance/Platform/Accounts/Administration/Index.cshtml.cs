using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>Everybody who can sign in at this agency.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(AllianceContext db) : RoomPage
{
    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var roles = (await db.Set<RoleGrant>().Where(g => g.EndedAt == null).OrderBy(g => g.Role).Select(g => new { g.AccountId, g.Role }).ToListAsync()).ToLookup(g => g.AccountId, g => g.Role);
        var accounts = await db.Users.OrderBy(a => a.NormalizedUserName)
            .Select(a => new { a.Id, a.DisplayName, a.UserName, a.LastSignInAt, a.TwoFactorEnabled, IsLocked = a.LockoutEnd != null }).ToListAsync();
        // Whoever waits for something stands first, the closed ones last.
        Accounts = [.. accounts
            .Select(a => new AccountLine(a.Id, a.DisplayName, a.UserName!, [.. roles[a.Id]], AccountStates.Of(a.IsLocked, roles[a.Id].Any(), a.LastSignInAt), a.TwoFactorEnabled, a.LastSignInAt))
            .OrderBy(a => a.State switch { AccountState.Locked => 0, AccountState.WithoutRole => 1, AccountState.Closed => 3, _ => 2 })];
    }
}

public sealed record AccountLine(Guid Id, string Name, string UserName, IReadOnlyList<Role> Roles, AccountState State, bool HasSecondFactor, DateTime? LastSignInAt);
