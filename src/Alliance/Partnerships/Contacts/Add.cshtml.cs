using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Contacts;

/// <summary>Adds a person, as what they do there.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class AddModel(AllianceContext db, ContactService contacts, ScreeningDesk screening, TimeProvider time) : ContactPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new ContactInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? then)
    {
        if (!await LoadAsync()) return NotFound();
        Check(new ContactInputRules(), Input);
        var screened = await ScreenInputAsync();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Contact), Input.Id, screened, action);
        await contacts.AddAsync(Input.Id, PartnerId, Input.RoleTitle!.Trim(), action);
        return Done(then == "invite" ? $"~/Partnerships/Contacts/{Input.Id}/Invite" : $"~/Partnerships/Partners/{PartnerId}", Words["Added, as a role."]);
    }

    protected override Task<bool> LoadAsync() => FindOwnAsync(PartnerId);
}
