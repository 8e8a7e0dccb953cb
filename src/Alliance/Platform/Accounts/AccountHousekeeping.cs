using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>Closes accounts that nobody has used for 90 days (AC-2), and clears ended sign-ins away. Demonstration agencies keep their people.</summary>
public sealed class AccountHousekeeping(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<AccountHousekeeping> log)
    : HouseJob("account-housekeeping", TimeSpan.FromHours(1), leases, time, log)
{
    private readonly TimeProvider time = time;

    /// <returns>How many accounts were closed.</returns>
    public override async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var closed = 0;
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
        {
            var db = services.GetRequiredService<AllianceContext>();
            await ClearAsync(db, cancel);
            if (!agency.IsDemonstration) closed += await CloseUnusedAsync(db, services.GetRequiredService<AccountService>(), agency, cancel);
        }
        return closed;
    }

    private async Task ClearAsync(AllianceContext db, CancellationToken cancel)
    {
        var over = time.Instant() - AccountRules.SignInGrace;
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<SignInTicket>().Where(t => t.ExpiresAt < over).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
    }

    private async Task<int> CloseUnusedAsync(AllianceContext db, AccountService accounts, Agency agency, CancellationToken cancel)
    {
        var since = time.Instant() - AccountRules.InactivityUntilClosed;
        var held = db.Set<RoleGrant>().Where(g => g.EndedAt == null);
        // A role given lately counts as use: somebody new, or brought back, has 90 days to come.
        var unused = await db.Users.Where(a => (a.LastSignInAt ?? DateTime.UnixEpoch) < since && held.Any(g => g.AccountId == a.Id) && !held.Any(g => g.AccountId == a.Id && g.GivenAt >= since)).ToListAsync(cancel);
        var action = ActionContext.System(agency.Id, time, "Closing accounts that were not used for 90 days") with { Source = "this server" };
        var closed = 0;
        foreach (var account in unused)
            // Nobody could let the others back in if the last administrator went too.
            if ((await accounts.CloseAsync(account, action)).Count == 0) closed++;
        return closed;
    }
}
