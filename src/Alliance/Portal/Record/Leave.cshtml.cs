using Alliance.Partnerships.Consents;
using Alliance.Portal.Door;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Record;

/// <summary>Withdrawing: what goes, what stays as a count, what cannot be called back; and the button that does it.</summary>
[Authorize(Policy = PortalPolicies.Choices)]
public sealed class LeaveModel(OwnRecord record, Farewell farewell) : PortalPage
{
    [BindProperty]
    public bool IsSure { get; set; }

    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsSure) ModelState.AddModelError(nameof(IsSure), Words["Tick the box first: this cannot be undone."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await farewell.LeaveAsync(ContactId, Act("Withdrawing from the record"), User.IsForChoicesOnly() ? ConsentWay.Card : ConsentWay.Portal);
        await HttpContext.SignOutAsync(PartnerDoor.Scheme);
        return Redirect("~/portal/goodbye");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        return true;
    }
}
