using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Passkeys;

/// <summary>
/// Passkeys: a key that lies in a device and opens this address only, once its person has shown there that they are there, by finger,
/// face or PIN. So one passkey is both factors. What is asked of the browser is kept in an encrypted cookie for five minutes, and
/// each account remembers for as long what it has answered: whoever copies an answer and its cookie opens nothing with them.
/// </summary>
public sealed class PasskeyDesk(AllianceContext db, UserManager<Account> accounts, IPasskeyHandler<Account> handler, IDataProtectionProvider protection, SignInService signIn)
{
    public const int MostPasskeys = 10;
    public const int NameMaxLength = 60;

    private const string Cookie = "alliance-passkey", Tokens = "passkeys", AnsweredName = "answered";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Alliance.Passkeys").ToTimeLimitedDataProtector();

    /// <summary>How the framework's handler is to judge: the person must have shown that they are there, and the page must have been one of ours.</summary>
    public static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
    }

    /// <summary>What the browser is asked for a new passkey, as JSON.</summary>
    public async Task<string> AskForNewAsync(HttpContext request, Account account)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.DisplayName }, request);
        Remember(request, options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <summary>What the browser is asked at the sign-in, as JSON. It names nobody: the passkey says whose it is.</summary>
    public async Task<string> AskWhoAsync(HttpContext request)
    {
        var options = await handler.MakeRequestOptionsAsync(null, request);
        Remember(request, options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <returns>Whether the passkey was taken.</returns>
    public async Task<bool> AddAsync(HttpContext request, Account account, string credential, string name, ActionContext action)
    {
        var answer = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = request, CredentialJson = credential, AttestationState = TakeState(request) });
        if (!answer.Succeeded || answer.UserEntity.Id != account.Id.ToString()) return false;
        answer.Passkey.Name = name;
        db.Record(action, AccountEvents.PasskeyAdded, nameof(Account), account.Id, account.Id, null);
        return (await accounts.AddOrUpdatePasskeyAsync(account, answer.Passkey)).Succeeded;
    }

    /// <summary>Checks a passkey at the sign-in. Another agency's, a removed one and one made for another address are all the same: nobody's.</summary>
    public async Task<(SignInOutcome Outcome, Account? Account)> CheckAsync(HttpContext request, string credential, DateTime now)
    {
        var asked = TakeState(request);
        var answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = request, CredentialJson = credential, AssertionState = asked });
        if (!answer.Succeeded || !await IsFirstAnswerAsync(answer.User, asked!, now))
        {
            await signIn.RefuseAsync(now, request.Source());
            return (SignInOutcome.Wrong, null);
        }
        var outcome = await signIn.AcceptPasskeyAsync(answer.User, now, request.Source());
        // Its counter has moved on: a copy of the key that counts anew is noticed by it.
        if (outcome == SignInOutcome.Welcome) await accounts.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        return (outcome, answer.User);
    }

    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(Account account) => [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)];

    public async Task RenameAsync(Account account, string key, string name, ActionContext action)
    {
        if (await FindAsync(account, key) is not { } passkey) return;
        passkey.Name = name;
        db.Record(action, AccountEvents.PasskeyRenamed, nameof(Account), account.Id, account.Id, null);
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
    }

    public async Task RemoveAsync(Account account, string key, ActionContext action)
    {
        if (await FindAsync(account, key) is not { } passkey) return;
        db.Record(action, AccountEvents.PasskeyRemoved, nameof(Account), account.Id, account.Id, null);
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
    }

    /// <summary>The devices they lie in are lost.</summary>
    public async Task RemoveAllAsync(Account account, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ExecuteDeleteAsync();
        db.Record(action, AccountEvents.PasskeyRemoved, nameof(Account), account.Id, account.Id, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
    }

    public Task<int> CountAsync(Guid accountId) => db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == accountId);

    /// <summary>The key by which a form names a passkey.</summary>
    public static string KeyOf(UserPasskeyInfo passkey) => Convert.ToHexString(passkey.CredentialId);

    private async Task<UserPasskeyInfo?> FindAsync(Account account, string key) => (await accounts.GetPasskeysAsync(account)).FirstOrDefault(p => KeyOf(p) == key);

    /// <summary>Of two answers to one question, even at one moment, the first counts.</summary>
    private async Task<bool> IsFirstAnswerAsync(Account account, string asked, DateTime now)
    {
        var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(asked)));
        var kept = (await accounts.GetAuthenticationTokenAsync(account, Tokens, AnsweredName) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (kept.Any(k => k.StartsWith(mark, StringComparison.Ordinal))) return false;
        // After that the cookie itself is too old.
        var still = kept.Where(k => long.Parse(k[(mark.Length + 1)..], CultureInfo.InvariantCulture) > (now - Patience).Ticks);
        var answered = string.Join(' ', [.. still, string.Create(CultureInfo.InvariantCulture, $"{mark}@{now.Ticks}")]);
        return await accounts.TryNoteAsync(db, account, Tokens, AnsweredName, answered);
    }

    private void Remember(HttpContext request, string? state) => request.Response.Cookies.Append(Cookie, protector.Protect(state ?? "", Patience), Options(request));

    /// <summary>What was asked, for the one answer that may be given to it.</summary>
    private string? TakeState(HttpContext request)
    {
        if (request.Request.Cookies[Cookie] is not { } kept) return null;
        request.Response.Cookies.Delete(Cookie, Options(request));
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // Too late, or not ours.
            return null;
        }
    }

    private static CookieOptions Options(HttpContext request) => new() { HttpOnly = true, Secure = request.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
