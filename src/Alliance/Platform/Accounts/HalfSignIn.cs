using System.Security.Claims;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>
/// Somebody between the right password and being in: a short-lived cookie says who, and each step asks here what comes next.
/// The code comes before a new password, so that a stolen password alone changes nothing.
/// </summary>
public sealed class HalfSignIn(IHttpContextAccessor accessor, AllianceContext db, AgencyScope scope, AgencyDirectory agencies, SignInService signIn, TimeProvider time)
{
    private const string CodeGiven = "code", ReturnUrl = "return", Wanted = "role", Provided = "provided", AgencyItem = "agency", PasswordItem = "password";

    private AuthenticationProperties properties = new();
    private Account? found;

    private HttpContext Request => accessor.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    /// <summary>The person whose password was right; null where there is none, or it was too long ago.</summary>
    public async Task<Account?> FindAsync()
    {
        if (found is not null) return found;
        var result = await Request.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (result.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        properties = result.Properties!;
        var agencyId = int.Parse(properties.Items[AgencyItem]!, System.Globalization.CultureInfo.InvariantCulture);
        if ((await agencies.AllAsync(Request.RequestAborted)).FirstOrDefault(a => a.Id == agencyId) is not { } agency) return null;
        scope.Enter(agency);
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == Guid.Parse(id) && a.LockoutEnd == null);
        // Where the password was changed meanwhile, the one that was right is right no longer.
        if (account?.SecurityStamp == properties.GetString(PasswordItem)) found = account;
        return found;
    }

    /// <param name="wanted">The role to act in first, where the person holds it.</param>
    /// <returns>The path of the next step.</returns>
    public async Task<string> BeginAsync(Account account, string? returnUrl, Role? wanted)
    {
        found = account;
        properties = new AuthenticationProperties();
        properties.Items[AgencyItem] = account.AgencyId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (returnUrl is not null) properties.Items[ReturnUrl] = returnUrl;
        if (wanted is not null) properties.Items[Wanted] = wanted.ToString();
        return await NextAsync();
    }

    /// <summary>Begins for somebody who needs no password of ours: a passkey showed both factors, or the agency's provider vouches.</summary>
    /// <param name="isProvided">The provider vouches, and there is no password here.</param>
    /// <param name="needsCode">Our own authenticator app is asked as well.</param>
    public Task<string> BeginWithoutPasswordAsync(Account account, string? returnUrl, bool isProvided, bool needsCode)
    {
        found = account;
        properties = new AuthenticationProperties();
        properties.Items[AgencyItem] = account.AgencyId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (returnUrl is not null) properties.Items[ReturnUrl] = returnUrl;
        if (isProvided) properties.Items[Provided] = "yes";
        if (!needsCode) properties.Items[CodeGiven] = "yes";
        return NextAsync();
    }

    /// <summary>Shows a page of ours before the one that was asked for.</summary>
    public void GoFirstTo(string path) => properties.Items[ReturnUrl] = $"{path}?returnUrl={Uri.EscapeDataString(properties.GetString(ReturnUrl) ?? "~/")}";

    public Task<string> CodeWasRightAsync()
    {
        properties.Items[CodeGiven] = "yes";
        return NextAsync();
    }

    /// <summary>What comes next: another step, or the page that was asked for.</summary>
    public async Task<string> NextAsync()
    {
        var account = found ?? throw new InvalidOperationException("Nobody has given a password.");
        var step = StepFor(account);
        if (step is null && Request.User.IsSignedIn())
        {
            // A new sign-in gets a new key, so the ticket this browser holds has to go first.
            await Request.SignOutAsync(IdentityConstants.ApplicationScheme);
            step = "~/sign-in?handler=enter";
        }
        if (step is null) return await EnterAsync(account);
        properties.Items[PasswordItem] = account.SecurityStamp;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme);
        await Request.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity), properties);
        return step;
    }

    private string? StepFor(Account account)
    {
        var needsCode = !scope.Current.IsDemonstration && !properties.Items.ContainsKey(CodeGiven);
        if (needsCode && account.TwoFactorEnabled) return "~/second-factor";
        if (!properties.Items.ContainsKey(Provided) && account.IsPasswordOldAt(time.Instant())) return "~/password";
        return needsCode ? "~/second-factor/set-up" : null;
    }

    /// <summary>Whoever leads or tends accounts beside being an officer begins with that.</summary>
    private static Role FirstOf(IReadOnlyList<Role> roles) => roles[0] == Role.Officer && roles.Count > 1 ? roles[1] : roles[0];

    private async Task<string> EnterAsync(Account account)
    {
        await Request.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        var roles = await signIn.RolesAsync(account.Id);
        if (roles.Count == 0 || !await signIn.WelcomeAsync(account, time.Instant(), Request.Source())) return "~/sign-in";
        var acting = Enum.TryParse<Role>(properties.GetString(Wanted), out var wanted) && roles.Contains(wanted) ? wanted : FirstOf(roles);
        await Request.SignInAsync(IdentityConstants.ApplicationScheme, Principal.Of(account, acting, roles, await signIn.MayTendRegisterAsync(account.Id)));
        return properties.GetString(ReturnUrl) ?? "~/";
    }
}
