using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship;

/// <summary>A contact who calls is taken out by the steward, who learns no name: they are found by their card's code, or by organization and number.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class WithdrawModel(AllianceContext db, CardService cards, Farewell farewell, TimeProvider time) : RoomPage
{
    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    [BindProperty]
    public Guid ContactId { get; set; }

    [BindProperty]
    public bool IsAsked { get; set; }

    public FoundContact? Found { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Found = Input.Code is not null ? await ByCardAsync(Input.Code) : await ByNumberAsync(Input.Organization, Input.Number);
        if (Found is not null) return Page();
        ModelState.AddModelError("", Words["Nobody was found who has agreed. Ask for each sign again; the organization is written as in the directory."]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostTakeOutAsync()
    {
        Found = await AgreedAsync(c => c.Id == ContactId);
        if (Found is null) return NotFound();
        if (!IsAsked)
        {
            ModelState.AddModelError(nameof(IsAsked), Words["Tick this first: only they can ask for it."]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        await farewell.LeaveAsync(ContactId, Act("They asked for it by telephone"), ConsentWay.Steward);
        return Done("~/Stewardship/Withdraw", Words["Done. Everything of theirs is out, and the officer is told that somebody left."]);
    }

    private async Task<FoundContact?> ByCardAsync(string code) => await cards.FindAsync(Agency.Id, code) is { } card ? await AgreedAsync(c => c.Id == card.ContactId) : null;

    private async Task<FoundContact?> ByNumberAsync(string? organization, string? number)
    {
        if (organization is null || number is null) return null;
        var name = Names.Fold(organization);
        var there = await (from contact in db.Set<Contact>() join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id where partner.SortName == name && contact.LeftAt == null select contact.Id).ToListAsync();
        var meant = there.Where(id => Sign.Means(number, id)).ToList();
        return meant.Count == 1 ? await AgreedAsync(c => c.Id == meant[0]) : null;
    }

    private async Task<FoundContact?> AgreedAsync(System.Linq.Expressions.Expression<Func<Contact, bool>> which)
    {
        var now = time.Instant();
        var found = await (
            from contact in db.Set<Contact>().Where(which)
            join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
            join consent in db.Set<Consent>() on contact.Id equals consent.ContactId
            where consent.WithdrawnAt == null && consent.ExpiresAt > now
            orderby consent.ExpiresAt descending
            select new { contact.Id, partner.Name, consent.ExpiresAt }).FirstOrDefaultAsync();
        return found is null ? null : new FoundContact(found.Id, found.Name, Sign.Of(found.Id), found.ExpiresAt);
    }
}

public sealed class WithdrawInput
{
    public string? Code { get; set; }
    public string? Organization { get; set; }
    public string? Number { get; set; }
}

public sealed record FoundContact(Guid ContactId, string Partner, string Number, DateTime Until);
