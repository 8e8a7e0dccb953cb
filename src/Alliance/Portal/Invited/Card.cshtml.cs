using Alliance.Partnerships.Consents;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Portal.Door;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alliance.Portal.Invited;

/// <summary>The door for whoever has a card. A code that never was and one that has ended are answered alike, after the same work.</summary>
[AllowAnonymous]
public sealed class CardModel(AgencyScope scope, CardService cards, InvitationService invitations, ConsentService consents, PartnerDoor door, TimeProvider time) : PortalPage
{
    /// <summary>As typed, or as the picture on the card brings it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public IActionResult OnGet() => scope.Agency is null ? Redirect("~/portal/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (scope.Agency is not { } agency) return NotFound();
        var action = new ActionContext(agency.Id, null, PartnerPrincipal.RoleName, time.Instant(), "Coming in with a card", HttpContext.Source());
        if (User.IsSignedIn())
        {
            await invitations.RefuseOurDeviceAsync((await cards.FindAsync(agency.Id, Code))?.ContactId, HttpContext.Act(OurDevice.Purpose));
            return Refuse(StatusCodes.Status400BadRequest, Words[OurDevice.Sentence]);
        }
        if (await cards.IsTooOftenAsync(action)) return Refuse(StatusCodes.Status429TooManyRequests, Words["Too many codes did not work. Wait 15 minutes, then try again."]);
        if (await cards.FindAsync(agency.Id, Code) is { } card && await LetInAsync(card, action) is { } way) return Redirect(way);
        await cards.RefuseAsync(action);
        return Refuse(StatusCodes.Status400BadRequest, Words["This code does not work. Check each sign, please. If it is right, it has ended: talk to the officer you know."]);
    }

    /// <returns>Where the card leads now; null where it leads nowhere any more.</returns>
    private async Task<string?> LetInAsync(ContactCard card, ActionContext action)
    {
        if (await consents.InForceAsync(card.ContactId, action.Now) is null)
            return await invitations.OpenByCardAsync(card.ContactId, Code!, action) is { } secret ? $"~/portal/invitation/{secret}" : null;
        var visit = await door.EnterByCardAsync(card, action);
        await HttpContext.SignInAsync(PartnerDoor.Scheme, PartnerPrincipal.Of(visit));
        return visit.IsForChoices ? "~/portal/choices" : "~/portal";
    }

    private PageResult Refuse(int status, string sentence)
    {
        ModelState.AddModelError(nameof(Code), sentence);
        Response.StatusCode = status;
        return Page();
    }
}
