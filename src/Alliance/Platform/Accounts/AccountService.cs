using System.Text.RegularExpressions;
using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

public sealed record NewAccount
{
    public required string UserName { get; init; }
    public required string DisplayName { get; init; }
    public required string Password { get; init; }
    public required IReadOnlyCollection<Role> Roles { get; init; }

    /// <summary>True where the person will be asked to choose a password of their own at the first sign-in.</summary>
    public bool PasswordIsTemporary { get; init; } = true;
}

/// <summary>
/// Accounts as the administrator tends them. Every verb leaves its event; what takes rights away ends open sign-ins in the same
/// transaction. Verbs that can be refused return the sentences that say why; empty means done.
/// </summary>
public sealed class AccountService(AllianceContext db, UserManager<Account> accounts, Authenticator authenticator, RecoveryCodes recovery)
{
    public const string LastAdministrator = "This is the last administrator who can sign in. Make somebody else an administrator first.";

    private static readonly IReadOnlyList<string> Done = [];

    public async Task<IReadOnlyList<string>> AddAsync(NewAccount input, ActionContext action)
    {
        if (!Regex.IsMatch(input.UserName.Trim(), AccountRules.UserName)) return [AccountRules.UserNameSentence];
        if (input.DisplayName.Trim().Length > Account.NameMaxLength) return [AccountRules.NameSentence];
        var account = new Account
        {
            Id = action.NewId(),
            AgencyId = action.AgencyId,
            UserName = input.UserName.Trim(),
            DisplayName = input.DisplayName.Trim(),
            PasswordChangedAt = input.PasswordIsTemporary ? null : action.Now,
            LockoutEnabled = true,
        };
        foreach (var role in input.Roles)
            db.Add(new RoleGrant { Id = action.NewId(), AccountId = account.Id, Role = role, GivenById = action.ActorId, GivenAt = action.Now });
        Record(AccountEvents.AccountAdded, account.Id, action, ChangeDescription.Of(db.ChangeTracker));
        var result = await accounts.CreateAsync(account, input.Password);
        if (!result.Succeeded) db.ChangeTracker.Clear();
        return [.. result.Errors.Select(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName) ? "Somebody here already has this user name. Choose another." : e.Description)];
    }

    /// <summary>Somebody for whom the agency's provider vouches, at their first sign-in. There is no password, and so no way in but by the provider.</summary>
    /// <param name="userName">What they are called there; a number behind it tells two apart.</param>
    public async Task<Account> AddProvidedAsync(string userName, string displayName, IReadOnlyCollection<Role> roles, string issuer, string subject, ActionContext action)
    {
        var account = new Account { Id = action.NewId(), AgencyId = action.AgencyId, UserName = await FreeNameAsync(userName), DisplayName = displayName, LockoutEnabled = true };
        foreach (var role in roles) db.Add(new RoleGrant { Id = action.NewId(), AccountId = account.Id, Role = role, GivenAt = action.Now });
        db.Add(new ProvidedIdentity { Id = action.NewId(), AccountId = account.Id, Issuer = issuer, Subject = subject, JoinedAt = action.Now });
        Record(AccountEvents.AccountAdded, account.Id, action, ChangeDescription.Of(db.ChangeTracker));
        var result = await accounts.CreateAsync(account);
        return result.Succeeded ? account : throw new DbUpdateException($"The account could not be made: {result}");
    }

    /// <summary>From now on the provider says who somebody with an account here is: their password and their passkeys end.</summary>
    /// <returns>Why not; null where it is done.</returns>
    public async Task<ProviderTrouble?> JoinAsync(Account account, string issuer, string subject, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await db.Set<ProvidedIdentity>().AnyAsync(i => i.AccountId == account.Id)) return ProviderTrouble.Taken;
        if (await IsLastAdministratorAsync(account.Id, action, withPassword: true)) return ProviderTrouble.LastPassword;
        db.Add(new ProvidedIdentity { Id = action.NewId(), AccountId = account.Id, Issuer = issuer, Subject = subject, JoinedAt = action.Now });
        (account.PasswordHash, account.PasswordChangedAt, account.SecurityStamp) = (null, null, Guid.NewGuid().ToString("N"));
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ExecuteDeleteAsync();
        await DeleteTicketsAsync(account.Id);
        await UpdateAsync(account, AccountEvents.AccountJoined, action);
        await write.CommitAsync();
        return null;
    }

    /// <summary>Gives exactly the roles that the provider says. The last administrator stays one all the same, so that somebody can let the others in.</summary>
    /// <returns>The roles held from now on.</returns>
    public async Task<IReadOnlyList<Role>> FollowRolesAsync(Guid accountId, IReadOnlyCollection<Role> roles, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (!roles.Contains(Role.Administrator) && await IsLastAdministratorAsync(accountId, action))
        {
            roles = [.. roles, Role.Administrator];
            action = action with { Purpose = "Following the provider; the last administrator stays one" };
        }
        if (!await ChangeRolesAsync(accountId, roles, action)) return [.. roles];
        Record(AccountEvents.RolesChanged, accountId, action, ChangeDescription.Of(db.ChangeTracker));
        await db.SaveChangesAsync();
        await DeleteTicketsAsync(accountId);
        await write.CommitAsync();
        return [.. roles];
    }

    public async Task UnlockAsync(Account account, ActionContext action)
    {
        (account.LockoutEnd, account.AccessFailedCount, account.FirstFailureAt) = (null, 0, null);
        await UpdateAsync(account, AccountEvents.AccountUnlocked, action);
    }

    /// <summary>The account stays, so that its name stays taken and its deeds keep a doer; every role ends.</summary>
    public async Task<IReadOnlyList<string>> CloseAsync(Account account, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await IsLastAdministratorAsync(account.Id, action)) return [LastAdministrator];
        foreach (var grant in await HeldRolesAsync(account.Id)) grant.EndedAt = action.Now;
        foreach (var grant in await HeldLeaveAsync(account.Id)) grant.EndedAt = action.Now;
        account.LockoutEnd = DateTimeOffset.MaxValue;
        await DeleteTicketsAsync(account.Id);
        await UpdateAsync(account, AccountEvents.AccountClosed, action);
        await write.CommitAsync();
        return Done;
    }

    /// <summary>Gives exactly these roles, and leave to tend the register or not.</summary>
    public async Task<IReadOnlyList<string>> SetRightsAsync(Guid accountId, IReadOnlyCollection<Role> roles, bool mayTendRegister, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (!roles.Contains(Role.Administrator) && await IsLastAdministratorAsync(accountId, action)) return [LastAdministrator];
        var rolesChanged = await ChangeRolesAsync(accountId, roles, action);
        var leaveChanged = await ChangeLeaveAsync(accountId, mayTendRegister, action);
        if (!rolesChanged && !leaveChanged) return Done;
        Record(rolesChanged ? AccountEvents.RolesChanged : AccountEvents.RegisterGrantChanged, accountId, action, ChangeDescription.Of(db.ChangeTracker));
        await db.SaveChangesAsync();
        await DeleteTicketsAsync(accountId);
        await write.CommitAsync();
        return Done;
    }

    /// <summary>The person's own choice; ends their sign-ins on other devices.</summary>
    public async Task<IReadOnlyList<string>> ChoosePasswordAsync(Account account, string chosen, Guid? keptTicket, ActionContext action)
    {
        var errors = await ProblemsOfAsync(account, chosen);
        if (errors.Count == 0 && await accounts.CheckPasswordAsync(account, chosen)) errors = ["This is the password you have now. Choose another."];
        if (errors.Count > 0) return errors;
        account.PasswordChangedAt = action.Now;
        await SetPasswordAsync(account, chosen, keptTicket, AccountEvents.PasswordChanged, action);
        return Done;
    }

    /// <summary>A temporary password from the administrator, for somebody who forgot theirs.</summary>
    public async Task GivePasswordAsync(Account account, string temporary, ActionContext action)
    {
        account.PasswordChangedAt = null;
        await SetPasswordAsync(account, temporary, null, AccountEvents.PasswordGiven, action);
    }

    /// <summary>Whoever has just given a right code from the new authenticator needs one from now on.</summary>
    public async Task RequireSecondFactorAsync(Account account, ActionContext action)
    {
        account.TwoFactorEnabled = true;
        await UpdateAsync(account, AccountEvents.SecondFactorSet, action);
    }

    /// <summary>The telephone with the app is lost or new: the next sign-in sets up another.</summary>
    public async Task ResetSecondFactorAsync(Account account, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        await authenticator.ForgetAsync(account);
        await recovery.ForgetAsync(account.Id);
        account.TwoFactorEnabled = false;
        await DeleteTicketsAsync(account.Id);
        await UpdateAsync(account, AccountEvents.SecondFactorReset, action);
        await write.CommitAsync();
    }

    /// <summary>Ends the account's sign-ins on all its devices, or on all but one.</summary>
    public async Task EndSignInsAsync(Guid accountId, Guid? keptTicket, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        await DeleteTicketsAsync(accountId, keptTicket);
        Record(AccountEvents.SignInsEnded, accountId, action, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
    }

    /// <summary>Ends one of the account's sign-ins.</summary>
    public async Task EndSignInAsync(Guid accountId, Guid ticketId, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await db.Set<SignInTicket>().Where(t => t.AccountId == accountId && t.Id == ticketId).ExecuteDeleteAsync() == 0) return;
        Record(AccountEvents.SignInEnded, accountId, action, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
    }

    private async Task<string> FreeNameAsync(string wanted)
    {
        var name = wanted;
        for (var number = 2; await accounts.FindByNameAsync(name) is not null; number++) name = $"{wanted}{number}";
        return name;
    }

    private async Task<IReadOnlyList<string>> ProblemsOfAsync(Account account, string password)
    {
        var errors = new List<string>();
        foreach (var validator in accounts.PasswordValidators)
            errors.AddRange((await validator.ValidateAsync(accounts, account, password)).Errors.Select(e => e.Description));
        return errors;
    }

    private async Task SetPasswordAsync(Account account, string password, Guid? keptTicket, string what, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        await DeleteTicketsAsync(account.Id, keptTicket);
        await UpdateAsync(account, what, action);
        await write.CommitAsync();
    }

    private async Task<bool> ChangeRolesAsync(Guid accountId, IReadOnlyCollection<Role> roles, ActionContext action)
    {
        var held = await HeldRolesAsync(accountId);
        var ended = held.FindAll(g => !roles.Contains(g.Role));
        var added = roles.Distinct().Where(r => held.TrueForAll(g => g.Role != r)).ToList();
        ended.ForEach(g => g.EndedAt = action.Now);
        added.ForEach(r => db.Add(new RoleGrant { Id = action.NewId(), AccountId = accountId, Role = r, GivenById = action.ActorId, GivenAt = action.Now }));
        return ended.Count + added.Count > 0;
    }

    private async Task<bool> ChangeLeaveAsync(Guid accountId, bool given, ActionContext action)
    {
        var held = await HeldLeaveAsync(accountId);
        if (given == held.Count > 0) return false;
        if (given) db.Add(new RegisterGrant { Id = action.NewId(), AccountId = accountId, GivenById = action.ActorId, GivenAt = action.Now });
        else held.ForEach(g => g.EndedAt = action.Now);
        return true;
    }

    private Task<List<RoleGrant>> HeldRolesAsync(Guid accountId) => db.Set<RoleGrant>().Where(g => g.AccountId == accountId && g.EndedAt == null).ToListAsync();

    private Task<List<RegisterGrant>> HeldLeaveAsync(Guid accountId) => db.Set<RegisterGrant>().Where(g => g.AccountId == accountId && g.EndedAt == null).ToListAsync();

    /// <summary>Inside a write. Two administrators who demote each other at once are taken one after the other.</summary>
    /// <param name="withPassword">Counts only those who come in by a password of this house.</param>
    private async Task<bool> IsLastAdministratorAsync(Guid accountId, ActionContext action, bool withPassword = false)
    {
        await db.Agencies.Where(a => a.Id == action.AgencyId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, a => a.Name));
        var administrators = from grant in db.Set<RoleGrant>()
                             where grant.Role == Role.Administrator && grant.EndedAt == null
                             join account in db.Users on grant.AccountId equals account.Id
                             where account.LockoutEnd == null && (!withPassword || account.PasswordHash != null)
                             select account.Id;
        return await administrators.AnyAsync(id => id == accountId) && !await administrators.AnyAsync(id => id != accountId);
    }

    private Task<int> DeleteTicketsAsync(Guid accountId, Guid? keptTicket = null) =>
        db.Set<SignInTicket>().Where(t => t.AccountId == accountId && t.Id != keptTicket).ExecuteDeleteAsync();

    private async Task UpdateAsync(Account account, string what, ActionContext action)
    {
        Record(what, account.Id, action, ChangeDescription.Of(db.ChangeTracker));
        var result = await accounts.UpdateAsync(account);
        if (!result.Succeeded) throw new DbUpdateConcurrencyException($"The account changed meanwhile: {result}");
    }

    /// <summary>An account is the subject of what is done to it, and so its owner finds who did it.</summary>
    private void Record(string what, Guid accountId, ActionContext action, string? json) =>
        db.Record(action, what, nameof(Account), accountId, accountId, json);
}
