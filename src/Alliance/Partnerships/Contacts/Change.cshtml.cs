using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Contacts;

/// <summary>One person: what they agreed to, the role to correct, and taking them out at once or noting that they have left.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class ChangeModel(AllianceContext db, ContactService contacts, ConsentService consents, ReadLog reads, ScreeningDesk screening, TimeProvider time) : ContactPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    public Contact Contact { get; private set; } = null!;
    public Consent? Consent { get; private set; }
    public IReadOnlyList<ConsentChoice> Choices { get; private set; } = [];

    /// <summary>Until when an invitation is open, whatever was answered.</summary>
    public DateTime? AskedUntil { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || Contact.LeftAt is not null) return NotFound();
        await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.ContactOpened, nameof(Contact), [Id], HttpContext.RequestAborted);
        Input = ContactInput.Of(Contact);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Contact.LeftAt is not null) return NotFound();
        Input.Id = Id;
        Check(new ContactInputRules(), Input);
        var screened = await ScreenInputAsync();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Contact), Id, screened, action);
        await contacts.ChangeAsync(Contact, Input.Version, Input.RoleTitle!.Trim(), action);
        return Done($"~/Partnerships/Partners/{Partner.Id}", Words["Saved."]);
    }

    public Task<IActionResult> OnPostTakeOutAsync() => TakeOutAsync(hasLeft: false, "The name is out: here, in every note, and in what the audit kept of it.");

    public Task<IActionResult> OnPostLeftAsync() => TakeOutAsync(hasLeft: true, "Noted that they have left. Nothing of their name is kept.");

    private async Task<IActionResult> TakeOutAsync(bool hasLeft, string banner)
    {
        if (!await LoadAsync()) return NotFound();
        await contacts.TakeOutAsync(Contact, hasLeft, ConsentWay.Officer, Act("They asked to be taken out, or have left"));
        return Done($"~/Partnerships/Partners/{Partner.Id}", Words[banner]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == Id) is not { } contact || !await FindOwnAsync(contact.PartnerId)) return false;
        Contact = contact;
        Consent = await consents.InForceAsync(Id, time.Instant());
        Choices = Consent is null ? [] : await consents.ChoicesAsync(Id);
        AskedUntil = await Db.Set<Invitation>().Where(i => i.ContactId == Id).Select(i => (DateTime?)i.ExpiresAt).SingleOrDefaultAsync();
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        Compare("What do they do there?", Contact.RoleTitle, Input.RoleTitle);
        Input.Version = Contact.Version;
        Renew("Input.Version");
    }
}
