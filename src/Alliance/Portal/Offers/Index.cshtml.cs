using Alliance.Partnerships.Offers;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Offers;

/// <summary>What a contact offers; they rest it, take it up again, or end it with one press.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class IndexModel(AllianceContext db, OwnRecord record, OfferReading reading, OfferService offers) : PortalPage
{
    public IReadOnlyList<OfferLine> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostPauseAsync(Guid offer) => await DoAsync(offer, row => offers.PauseAsync(row, Act("Resting an offer of one's own")), Words["It rests. Nobody asks you for it."]);

    public async Task<IActionResult> OnPostResumeAsync(Guid offer) => await DoAsync(offer, row => offers.ResumeAsync(row, Act("Taking up an offer of one's own again")), Words["It holds again."]);

    public async Task<IActionResult> OnPostEndAsync(Guid offer) => await DoAsync(offer, row => offers.EndAsync(row, Act("Ending an offer of one's own")), Words["It has ended, and its words are gone."]);

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Offers = await reading.ReadAsync(db.Set<Offer>().Where(o => o.ContactId == ContactId && o.EndedAt == null), await record.CalledAsync(person));
        return true;
    }

    private async Task<IActionResult> DoAsync(Guid id, Func<Offer, Task> change, string banner)
    {
        if (await db.Set<Offer>().SingleOrDefaultAsync(o => o.Id == id && o.ContactId == ContactId && o.EndedAt == null) is not { } row) return NotFound();
        await change(row);
        return Done("~/portal/offers", banner);
    }
}
