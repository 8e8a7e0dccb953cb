using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Door;

/// <summary>Where the letter's link leads: a page with one button. Only pressing it uses the link up.</summary>
[AllowAnonymous]
public sealed class EnterModel(AgencyScope scope, PartnerDoor door, Knocks knocks, TimeProvider time) : PortalPage
{
    /// <summary>How many links one network address may open in a quarter of an hour: many people may share one, and scanners open links too.</summary>
    public const int OpeningsPerSource = 100;

    [FromRoute]
    public string? Secret { get; set; }

    public bool IsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (IsTooMany()) return Page();
        IsGood = await door.IsGoodAsync(Secret, time.Instant());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (scope.Agency is not { } agency) return NotFound();
        if (IsTooMany()) return Page();
        var action = new ActionContext(agency.Id, null, PartnerPrincipal.RoleName, time.Instant(), "Opening one's own record", HttpContext.Source());
        if (await door.EnterAsync(Secret, action) is not { } visit) return Page();
        await HttpContext.SignInAsync(PartnerDoor.Scheme, PartnerPrincipal.Of(visit));
        return Redirect("~/portal");
    }

    private bool IsTooMany()
    {
        if (knocks.IsTooMany(HttpContext, "link", OpeningsPerSource)) Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Response.StatusCode == StatusCodes.Status429TooManyRequests;
    }
}
