using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Invited;

public enum InvitationState { Gone, Asking, Yes, Waiting, Thanks }

/// <summary>The one plain page that a contact reads and chooses on before anything of them is kept. Whoever has its link is asked; looking at it answers nothing.</summary>
[AllowAnonymous]
public sealed class InvitationModel(AllianceContext db, AgencyScope scope, InvitationService invitations, CardService cards, TimeProvider time) : ChoicesPage(db)
{
    private OpenInvitation? open;

    [FromRoute]
    public string? Secret { get; set; }

    public InvitationState State { get; private set; }
    public string Department => scope.Current.Name;
    public bool WasHanded { get; private set; }

    public override bool IsFirst => true;
    public override bool IsHanded => open?.IsHanded == true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (!await LoadAsync()) return Page();
        var invitation = open!.Invitation;
        (Input.Name, Input.Email) = (invitation.FirstName, invitation.Address);
        if (invitation.Chosen is { } box && SealedTicks.Open(box, Secret!) is { } ticked) Input.TakeTicked(ticked);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (!await LoadAsync()) return Page();
        if (await IsOnOurDeviceAsync()) return Page();
        if (!await CheckChoicesAsync())
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        return open!.IsHanded ? await WaitAsync(open.Invitation) : await AcceptAsync(open.Invitation);
    }

    public async Task<IActionResult> OnPostNoAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (!await LoadAsync()) return Page();
        if (await IsOnOurDeviceAsync()) return Page();
        WasHanded = open!.IsHanded;
        await invitations.DeclineAsync(open.Invitation, Answering());
        State = InvitationState.Thanks;
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await invitations.FindAsync(Secret, time.Instant()) is not { } found) return false;
        Place = await (from contact in Db.Set<Contact>()
                       where contact.Id == found.Invitation.ContactId
                       join partner in Db.Set<Partner>() on contact.PartnerId equals partner.Id
                       select new Place(contact.Id, contact.RoleTitle, partner.Name, partner.Kind)).SingleAsync();
        (open, State) = (found, InvitationState.Asking);
        return true;
    }

    /// <summary>An answer counts from the contact's own device: where somebody of the department is signed in, none is taken, and that it was tried is kept.</summary>
    private async Task<bool> IsOnOurDeviceAsync()
    {
        if (open!.IsHanded || !User.IsSignedIn()) return false;
        await invitations.RefuseOurDeviceAsync(Place.ContactId, HttpContext.Act(OurDevice.Purpose));
        ModelState.AddModelError("", Words[OurDevice.Sentence]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return true;
    }

    /// <summary>A yes on the officer's phone: no name is kept, and it counts once it is said again elsewhere.</summary>
    private async Task<IActionResult> WaitAsync(Invitation invitation)
    {
        var code = await invitations.WaitForConfirmationAsync(invitation, null, Input.Email?.Trim(), Input.Ticked(), Answering());
        (WasHanded, State) = (true, code is null ? InvitationState.Thanks : InvitationState.Waiting);
        if (code is not null) Paper = PaperOf(code, invitation.Origin);
        return Page();
    }

    private async Task<IActionResult> AcceptAsync(Invitation invitation)
    {
        var (address, way) = (invitation.Origin, invitation.Address is null ? ConsentWay.Card : ConsentWay.EmailLink);
        await invitations.AcceptAsync(invitation, Input.ToChosen(way), Answering());
        Paper = PaperOf(await cards.MakeOwnAsync(Place.ContactId, Answering()), address);
        State = InvitationState.Yes;
        return Page();
    }

    private ActionContext Answering() => new(scope.AgencyId, Place.ContactId, PartnerPrincipal.RoleName, time.Instant(), "Answering an invitation", HttpContext.Source());
}
