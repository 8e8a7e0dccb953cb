using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts.Providers;

/// <summary>Where the agency's provider sends the browser back to: the person comes in, or the page they came from says why not.</summary>
[AllowAnonymous]
public sealed class BackModel(AgencyScope scope, ProviderService providers, ProviderConnections connections, ProvidedSignIn arrivals, HalfSignIn half, TimeProvider time) : RoomPage
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (scope.Agency is not { } agency || await providers.FindAsync() is not { } provider) return Redirect("~/sign-in");
        var answer = await connections.ReadAsync(HttpContext, provider);
        var joining = Guid.TryParse(answer.Properties?.GetString(GoModel.JoiningItem), out var own) ? own : (Guid?)null;
        // Whoever began to join must still be the one who is signed in here.
        if (joining is not null && !(User.IsSignedIn() && User.AccountId() == joining)) return Say(ProviderTrouble.Late, null);
        if (answer.Who is null) return Say(answer.Trouble ?? ProviderTrouble.Unreadable, joining);
        var action = new ActionContext(agency.Id, null, ActionContext.SystemRole, time.Instant(), "Signing in by the agency’s own accounts", HttpContext.Source());
        var (account, trouble) = await arrivals.ArriveAsync(provider, answer.Who, joining, action);
        if (account is null) return Say(trouble ?? ProviderTrouble.Unreadable, joining);
        return Redirect(await half.BeginWithoutPasswordAsync(account, answer.Properties?.GetString(GoModel.ReturnItem), isProvided: true, needsCode: !provider.AsksSecondFactor));
    }

    private RedirectResult Say(ProviderTrouble trouble, Guid? joining) => Redirect($"~/{(joining is null ? "sign-in" : "my-sign-in")}?trouble={trouble}");
}
