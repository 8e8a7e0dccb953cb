using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal.Door;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Invited;

/// <summary>What a contact agreed to: to read again, change, and renew; and a card of their own.</summary>
[Authorize(Policy = PortalPolicies.Choices)]
public sealed class ChoicesModel(AllianceContext db, ConsentService consents, CardService cards, ReadLog reads, TimeProvider time) : ChoicesPage(db)
{
    private Contact contact = null!;
    private Consent consent = null!;

    public DateTime Until => consent.ExpiresAt;
    public int WordingVersion => consent.WordingVersion;

    private ConsentWay Way => User.IsForChoicesOnly() ? ConsentWay.Card : ConsentWay.Portal;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await FillAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!await CheckChoicesAsync()) return await ShowAgainAsync();
        await consents.ChangeAsync(contact, Input.ToChosen(Way), Act("Changing what I agreed to"));
        return Done("~/portal/choices", Words["Saved. It is so from now on."]);
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await consents.RenewAsync(consent, Way, IsSpanish ? "es" : "en", Act("Renewing what I agreed to"));
        return Done("~/portal/choices", Words["Thank you. It goes on for 24 months from today."]);
    }

    public async Task<IActionResult> OnPostCardAsync()
    {
        if (!await LoadAsync() || User.IsForChoicesOnly()) return NotFound();
        Paper = PaperOf(await cards.MakeOwnAsync(ContactId, Act("Making a card of my own")), PortalAddress.Of(HttpContext));
        ModelState.Clear();
        await FillAsync();
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == ContactId && c.LeftAt == null) is not { } there || await consents.InForceAsync(ContactId, time.Instant()) is not { } inForce) return false;
        (contact, consent) = (there, inForce);
        Place = await Db.Set<Partner>().Where(p => p.Id == there.PartnerId).Select(p => new Place(there.Id, there.RoleTitle, p.Name, p.Kind)).SingleAsync();
        return true;
    }

    private async Task FillAsync()
    {
        Input = new ChoicesInput { Name = contact.Name, Telephone = contact.Telephone, Email = contact.Email };
        Input.Take(await consents.ChoicesAsync(ContactId));
        await reads.RecordAsync(Act("Reading one's own record"), PortalEvents.OwnRecordOpened, nameof(Contact), [ContactId], HttpContext.RequestAborted);
    }
}
