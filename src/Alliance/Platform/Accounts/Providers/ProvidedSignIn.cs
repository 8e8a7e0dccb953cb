using System.Security.Claims;
using System.Text.RegularExpressions;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Providers;

/// <summary>
/// Finds or makes the account of whoever the provider vouches for, with the roles that its groups say. They are found again by the
/// provider's name and its key for them, never by a name or an e-mail address, which can come to belong to somebody else.
/// </summary>
public sealed partial class ProvidedSignIn(AllianceContext db, AccountService accounts)
{
    /// <param name="joining">The account, signed in here, that is to be joined with who came; null at a sign-in.</param>
    public Task<(Account? Account, ProviderTrouble? Trouble)> ArriveAsync(SignInProvider provider, ClaimsPrincipal who, Guid? joining, ActionContext action) =>
        ArriveAsync(provider, who, joining, action, isAgain: false);

    private async Task<(Account? Account, ProviderTrouble? Trouble)> ArriveAsync(SignInProvider provider, ClaimsPrincipal who, Guid? joining, ActionContext action, bool isAgain)
    {
        if (who.FindFirstValue("iss") is not { Length: > 0 and <= SignInProvider.AddressMaxLength } issuer || who.FindFirstValue("sub") is not { Length: > 0 and <= ProvidedIdentity.SubjectMaxLength } subject)
            return (null, ProviderTrouble.Unreadable);
        var roles = await RolesAsync(provider, who);
        var account = await FindAsync(issuer, subject);
        if (joining is { } own) return account is null ? await JoinAsync(own, issuer, subject, roles, action) : (null, ProviderTrouble.Taken);
        if (account is not null) return await FollowAsync(account, roles, action);
        if (roles.Count == 0) return await RefuseAsync(null, ProviderTrouble.NoRole, action);
        var name = who.FindFirstValue("name") ?? who.FindFirstValue("preferred_username") ?? subject;
        try
        {
            return (await accounts.AddProvidedAsync(UserNameOf(who, subject), name.Length > Account.NameMaxLength ? name[..Account.NameMaxLength] : name, roles, issuer, subject, action), null);
        }
        catch (DbUpdateException) when (!isAgain)
        {
            // At the same moment they came in by another window, or somebody else took the user name.
            db.ChangeTracker.Clear();
            return await ArriveAsync(provider, who, joining, action, isAgain: true);
        }
    }

    private Task<Account?> FindAsync(string issuer, string subject) =>
        (from identity in db.Set<ProvidedIdentity>()
         where identity.Issuer == issuer && identity.Subject == subject
         join known in db.Users on identity.AccountId equals known.Id
         select known).SingleOrDefaultAsync();

    /// <summary>What the groups of now say holds from now on; a closed account stays closed whatever they say.</summary>
    private async Task<(Account?, ProviderTrouble?)> FollowAsync(Account account, IReadOnlyList<Role> roles, ActionContext action)
    {
        if (account.LockoutEnd is not null) return await RefuseAsync(account, ProviderTrouble.Closed, action);
        var held = await accounts.FollowRolesAsync(account.Id, roles, action);
        return held.Count > 0 ? (account, null) : await RefuseAsync(account, ProviderTrouble.NoRole, action);
    }

    private async Task<(Account?, ProviderTrouble?)> JoinAsync(Guid own, string issuer, string subject, IReadOnlyList<Role> roles, ActionContext action)
    {
        var account = await db.Users.SingleAsync(a => a.Id == own);
        if (account.LockoutEnd is not null) return (null, ProviderTrouble.Closed);
        if (roles.Count == 0) return (null, ProviderTrouble.NoRole);
        if (await accounts.JoinAsync(account, issuer, subject, action with { ActorId = own }) is { } trouble) return (null, trouble);
        return await FollowAsync(account, roles, action);
    }

    private async Task<IReadOnlyList<Role>> RolesAsync(SignInProvider provider, ClaimsPrincipal who)
    {
        var values = who.FindAll(provider.RoleClaim).Select(c => c.Value).Distinct().ToHashSet(StringComparer.Ordinal);
        var mapped = await db.Set<ProviderRole>().Where(r => r.ProviderId == provider.Id).Select(r => new { r.Value, r.Role }).ToListAsync();
        return [.. mapped.Where(m => values.Contains(m.Value)).Select(m => m.Role).Distinct().Order()];
    }

    private async Task<(Account?, ProviderTrouble?)> RefuseAsync(Account? account, ProviderTrouble trouble, ActionContext action)
    {
        db.Record(action with { ActorId = account?.Id }, AccountEvents.SignInRefused, nameof(Account), account?.Id, null, null);
        await db.SaveChangesAsync();
        return (null, trouble);
    }

    /// <summary>What they are called at the provider, in the letters that a user name may have.</summary>
    private static string UserNameOf(ClaimsPrincipal who, string subject)
    {
        var told = who.FindFirstValue("preferred_username") ?? who.FindFirstValue("email") ?? subject;
        var plain = Strange().Replace(told.Split('@')[0], "");
        return plain.Length < 2 ? "colleague" : plain[..Math.Min(plain.Length, 50)];
    }

    [GeneratedRegex(@"[^A-Za-z0-9._\-]")]
    private static partial Regex Strange();
}
