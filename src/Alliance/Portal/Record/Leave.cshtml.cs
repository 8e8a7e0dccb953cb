using Alliance.Partnerships.Consents;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Door;
using Alliance.Stewardship.Holds;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Record;

/// <summary>Withdrawing: what goes, what stays as a count, what cannot be called back; and the button that does it.</summary>
[Authorize(Policy = PortalPolicies.Choices)]
public sealed class LeaveModel(OwnRecord record, GivenOut givenOut, SealedStore sealedStore, Farewell farewell, TimeProvider time) : PortalPage
{
    [BindProperty]
    public bool IsSure { get; set; }

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<GivenRelease> Given { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsSure) ModelState.AddModelError(nameof(IsSure), Words["Tick the box first: this cannot be undone."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await farewell.LeaveAsync(ContactId, Act("Withdrawing from the record"), User.IsForChoicesOnly() ? ConsentWay.Card : ConsentWay.Portal);
        await HttpContext.SignOutAsync(PartnerDoor.Scheme);
        // The last page knows nobody: what it lists goes along once.
        TempData[GoodbyeModel.GivenKey] = string.Join('\n', Given.Select(g => Words["{0}: {1}, file {2}", DayOf(g.At), Words.Of(g.Ground), g.FileNumber].Value));
        TempData[GoodbyeModel.SealedKey] = string.Join('\n', (await sealedStore.ReasonsToTellAsync(ContactId, time.Instant())).Select(r => Words.Of(r)));
        return Redirect("~/portal/goodbye");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        Given = await givenOut.OfAsync(ContactId);
        return true;
    }
}
