using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Contacts;

/// <summary>Adds a person: as a role, or by name where they agreed.</summary>
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

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new ContactInputRules(null, null), Input);
        var screened = await ScreenInputAsync();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Contact), Input.Id, screened, action);
        await contacts.AddAsync(Input.Id, PartnerId, Input.RoleTitle!.Trim(), Input.ToNamed(), action);
        return Done($"~/Partnerships/Partners/{PartnerId}", Input.Name is null ? Words["Added, as a role."] : Words["Added, with their agreement."]);
    }

    protected override Task<bool> LoadAsync() => FindOwnAsync(PartnerId);
}
