using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

/// <summary>Puts the three questions to one contact and to oneself.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class AskModel(AllianceContext db, AllianceCheckService checks, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public AskInput Input { get; set; } = new();

    public IReadOnlyList<(Guid Id, string Words)> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new AskInput { Id = Guid.CreateVersion7(time.GetUtcNow()), ContactId = Contacts.Count == 1 ? Contacts[0].Id : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Input.Id == Guid.Empty) ModelState.AddModelError("Input.Id", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        if (Input.ContactId is not { } contact || !Contacts.Any(c => c.Id == contact)) ModelState.AddModelError("Input.ContactId", Words["Choose whom to ask."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var check = await checks.AskAsync(Input.Id, PartnerId, Input.ContactId!.Value, Side.Us, Act(PartnerAccess.OwnPurpose));
        return Done($"~/Partnerships/Checks/{check}", Words["Asked. It waits for both of you; answer yours now."]);
    }

    /// <summary>Who can come in and answer: somebody whose agreement holds.</summary>
    protected override async Task<bool> LoadAsync()
    {
        if (!await FindOwnAsync(PartnerId)) return false;
        var now = time.Instant();
        var contacts = await Db.Set<Contact>().Where(c => c.PartnerId == PartnerId && c.LeftAt == null && Db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.ExpiresAt > now))
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.Name, c.RoleTitle }).ToListAsync();
        Contacts = contacts.ConvertAll(c => (c.Id, c.Name is null ? c.RoleTitle : $"{c.Name}, {c.RoleTitle}"));
        return true;
    }
}

public sealed class AskInput
{
    public Guid Id { get; set; }
    public Guid? ContactId { get; set; }
}
