using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

public enum SignInOutcome { Welcome, Wrong, Locked }

/// <summary>Checks who somebody is. Five failures within 15 minutes lock the account until an administrator releases it.</summary>
public sealed class SignInService(AllianceContext db, UserManager<Account> accounts, Authenticator authenticator, RecoveryCodes recovery, AgencyScope scope, IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new() { DisplayName = "", UserName = "" };
    private static string? nobodysHash;

    /// <summary>Checks a name and a password. An unknown name takes as long as a wrong password, so that names cannot be tried out.</summary>
    public async Task<(SignInOutcome Outcome, Account? Account)> CheckPasswordAsync(string name, string password, DateTime now, string? source)
    {
        if (await accounts.FindByNameAsync(name) is { } account) return (await CheckPasswordAsync(account, password, now, source), account);
        nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, nobodysHash, password);
        await AskAsOfSomebodyAsync(name, now);
        await RecordAsync(AccountEvents.SignInRefused, null, now, source);
        return (SignInOutcome.Wrong, null);
    }

    /// <summary>The questions that a wrong password asks the database, asked for the time they take.</summary>
    private async Task AskAsOfSomebodyAsync(string name, DateTime now)
    {
        await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Nobody.Id);
        await RecentFailuresAsync(Nobody, now);
        await accounts.FindByNameAsync(name);
    }

    public async Task<SignInOutcome> CheckPasswordAsync(Account account, string password, DateTime now, string? source) =>
        await JudgeAsync(account, await accounts.CheckPasswordAsync(account, password), now, source);

    /// <summary>Checks the six digits of the authenticator app, or a recovery code in their place; wrong ones count as failures too.</summary>
    public async Task<SignInOutcome> CheckCodeAsync(Account account, string code, DateTime now, string? source)
    {
        var isRight = RecoveryCodes.IsOne(code)
            ? account.LockoutEnd is null && await recovery.TryUseAsync(account.Id, code, By(account, now, source))
            : await authenticator.CheckAsync(account, code);
        return await JudgeAsync(account, isRight, now, source);
    }

    /// <summary>A passkey has shown that its device and its person are there; whether the account is open is asked here.</summary>
    public Task<SignInOutcome> AcceptPasskeyAsync(Account account, DateTime now, string? source) => JudgeAsync(account, right: true, now, source);

    public Task RefuseAsync(DateTime now, string? source) => RecordAsync(AccountEvents.SignInRefused, null, now, source);

    public async Task<IReadOnlyList<Role>> RolesAsync(Guid accountId) =>
        await db.Set<RoleGrant>().Where(g => g.AccountId == accountId && g.EndedAt == null).Select(g => g.Role).Distinct().OrderBy(r => r).ToListAsync();

    public Task<bool> MayTendRegisterAsync(Guid accountId) =>
        db.Set<RegisterGrant>().AnyAsync(g => g.AccountId == accountId && g.EndedAt == null);

    /// <summary>Records the sign-in and forgets earlier failures.</summary>
    /// <returns>False where the account was locked while this sign-in was under way.</returns>
    public async Task<bool> WelcomeAsync(Account account, DateTime now, string? source)
    {
        do
        {
            await db.Entry(account).ReloadAsync();
            if (account.LockoutEnd is not null) return false;
            (account.AccessFailedCount, account.FirstFailureAt, account.LastSignInAt) = (0, null, now);
        } while (!await TrySaveAsync(account, AccountEvents.SignedIn, now, source));
        return true;
    }

    /// <summary>Guesses may come in parallel: each is judged by the account as it then is, and none is lost from the count.</summary>
    private async Task<SignInOutcome> JudgeAsync(Account account, bool right, DateTime now, string? source)
    {
        while (true)
        {
            await db.Entry(account).ReloadAsync();
            if (account.LockoutEnd is not null)
            {
                await RecordAsync(AccountEvents.SignInRefused, account, now, source);
                return SignInOutcome.Locked;
            }
            if (right) return SignInOutcome.Welcome;
            if (await TryCountFailureAsync(account, now, source) is { } outcome) return outcome;
        }
    }

    /// <returns>Null where somebody else changed the account meanwhile.</returns>
    private async Task<SignInOutcome?> TryCountFailureAsync(Account account, DateTime now, string? source)
    {
        account.FirstFailureAt ??= now;
        account.AccessFailedCount = 1 + await RecentFailuresAsync(account, now);
        var locked = account.AccessFailedCount >= AccountRules.FailuresUntilLocked;
        if (locked) account.LockoutEnd = DateTimeOffset.MaxValue;
        var saved = await TrySaveAsync(account, locked ? AccountEvents.AccountLocked : AccountEvents.SignInRefused, now, source);
        return !saved ? null : locked ? SignInOutcome.Locked : SignInOutcome.Wrong;
    }

    /// <summary>The refusals of the last 15 minutes, as the audit has them, since the account was last in order.</summary>
    private Task<int> RecentFailuresAsync(Account account, DateTime now)
    {
        var since = now - AccountRules.FailureWindow;
        if (account.FirstFailureAt > since) since = account.FirstFailureAt.Value;
        return db.AuditEvents.CountAsync(e => e.ActorId == account.Id && e.Action == AccountEvents.SignInRefused && e.At >= since);
    }

    private async Task<bool> TrySaveAsync(Account account, string what, DateTime now, string? source)
    {
        Record(what, account, now, source);
        var result = await accounts.UpdateAsync(account);
        if (result.Succeeded) return true;
        db.ChangeTracker.Clear();
        db.Attach(account);
        if (result.Errors.All(e => e.Code != nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new InvalidOperationException($"The account could not be saved: {result}");
        return false;
    }

    private async Task RecordAsync(string what, Account? account, DateTime now, string? source)
    {
        Record(what, account, now, source);
        await db.SaveChangesAsync();
    }

    private ActionContext By(Account? account, DateTime now, string? source) => new(scope.AgencyId, account?.Id, ActionContext.SystemRole, now, "Signing in", source);

    private void Record(string what, Account? account, DateTime now, string? source) =>
        db.Record(By(account, now, source), what, nameof(Account), account?.Id, null, null);
}
