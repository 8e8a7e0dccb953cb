using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Thanks;

/// <summary>What one was thanked for, what one thanked others for, and what may be read by all.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(AllianceContext db, ThanksReading reading, ThanksService thanks, ReadLog reads) : RoomPage
{
    public IReadOnlyList<ThanksLine> Mine { get; private set; } = [];
    public IReadOnlyList<ThanksLine> Given { get; private set; } = [];
    public IReadOnlyList<ThanksLine> Shared { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var me = User.AccountId();
        (Mine, Given, Shared) = (await reading.ToAsync(me), await reading.FromAsync(me), await reading.SharedAsync(me));
        var partners = Mine.Concat(Given).Select(t => t.PartnerId).OfType<Guid>().Distinct().ToList();
        if (partners.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), partners, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id) =>
        await thanks.KeepToSelfAsync(id, Act("Keeping a thank you to oneself")) ? Done("~/Partnerships/Thanks", Words["It stays with you. The others no longer read it."]) : NotFound();

    public async Task<IActionResult> OnPostBackAsync(Guid id)
    {
        var (me, action) = (User.AccountId(), Act("Taking a thank you back"));
        var given = await db.Set<ThankYou>().AsNoTracking().Where(t => t.Id == id && t.OfficerId == me && t.By == Engagements.Side.Us).ToListAsync();
        var colleague = await db.Set<ColleagueThanks>().AsNoTracking().Where(t => t.Id == id && t.FromId == me).ToListAsync();
        if (given.Count + colleague.Count == 0) return NotFound();
        await thanks.EndAsync(given, action);
        await thanks.EndAsync(colleague, action);
        return Done("~/Partnerships/Thanks", Words["Taken back. Nothing of it is kept."]);
    }
}
