using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Door;

/// <summary>The leave-now button of every page: ends the visit and shows a page that tells nothing. With scripts that page also takes the place of the last one in the browser's history.</summary>
[Authorize(Policy = PortalPolicies.Choices)]
public sealed class SignOutModel(PartnerDoor door) : PortalPage
{
    public IActionResult OnGet() => Redirect("~/portal");

    public async Task<IActionResult> OnPostAsync()
    {
        await door.GoOutAsync(User.VisitId(), Act("Leaving"));
        await HttpContext.SignOutAsync(PartnerDoor.Scheme);
        return Redirect("~/calendar");
    }
}
