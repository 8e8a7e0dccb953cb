using System.Globalization;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts.Providers;

/// <summary>Sends the browser to the agency's provider. By a link and not by a form: the policy of our pages lets no form lead elsewhere.</summary>
[AllowAnonymous]
public sealed class GoModel(AgencyScope scope, ProviderService providers, ProviderConnections connections, IDataProtectionProvider protection) : RoomPage
{
    public const string ReturnItem = "alliance-return", JoiningItem = "alliance-joining";

    private static readonly TimeSpan JoinPatience = TimeSpan.FromMinutes(15);

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whoever is already signed in at the provider is to show it again.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    /// <summary>A pass that the person's own page gave out: the account there is to be joined with the provider's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Join { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (scope.Agency is null || await providers.FindAsync() is not { } provider) return Redirect("~/sign-in");
        var joining = JoiningAccount();
        if (Join is not null && joining is null) return Redirect($"~/my-sign-in?trouble={ProviderTrouble.Late}");
        var properties = new OpenIdConnectChallengeProperties();
        if (Url.IsLocalUrl(ReturnUrl)) properties.Items[ReturnItem] = ReturnUrl;
        if (joining is { } account) properties.Items[JoiningItem] = account.ToString();
        if (Again || joining is not null) properties.Prompt = "login";
        return await connections.ChallengeAsync(HttpContext, provider, properties) is { } trouble ? Redirect($"~/{(joining is null ? "sign-in" : "my-sign-in")}?trouble={trouble}") : new EmptyResult();
    }

    /// <summary>A pass for somebody's own page, good for a quarter of an hour: so no other site can begin this for them.</summary>
    public static string PassFor(IDataProtectionProvider protection, Guid account) => Protector(protection).Protect(account.ToString("N", CultureInfo.InvariantCulture), JoinPatience);

    private Guid? JoiningAccount()
    {
        if (Join is null || !User.IsSignedIn()) return null;
        try
        {
            return Guid.Parse(Protector(protection).Unprotect(Join)) is var account && account == User.AccountId() ? account : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("Alliance.Joining").ToTimeLimitedDataProtector();
}
