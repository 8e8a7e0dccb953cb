using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Device;

/// <summary>
/// What an officer's device keeps to be opened without a signal: it hands out what may be kept, and takes in what was read. To read,
/// it is the list of one's own partners with the way to each card and form.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class OnDeviceModel(AllianceContext db, DeviceStamps stamps, CardReader cards, LogReader logs, ReadLog reads, IEnumerable<DeviceCopy> pages, IAuthorizationService authorization, TimeProvider time) : RoomPage
{
    public const string KeepPurpose = "Kept on a device, to be read without a signal";
    public const string ReadPurpose = "Tending my relationship, without a signal";

    /// <summary>A device asks for the cards of a few partners at a time.</summary>
    public const int MostAtOnce = 8;
    private const int MostReadings = 200;

    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public IReadOnlyList<KeptPartner> Partners { get; private set; } = [];
    public IReadOnlyList<DeviceCopy> Pages { get; private set; } = [];
    public IReadOnlyList<KeptCard> Cards { get; private set; } = [];

    public DateTime Now => time.Instant();

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        await ListedAsync(Act(PartnerAccess.OwnPurpose), Partners.Select(p => p.Id));
        return Page();
    }

    /// <summary>Keys and stamps alone: what a device may keep now. Nobody's name is in it, so that looking is no reading.</summary>
    public async Task<IActionResult> OnGetStampsAsync()
    {
        await LoadAsync();
        foreach (var page in pages) if ((await authorization.AuthorizeAsync(User, page.Policy)).Succeeded) Pages = [.. Pages, page];
        return Partial("_Stamps", this);
    }

    /// <summary>Card and form of some of one's own partners.</summary>
    public async Task<IActionResult> OnGetCopiesAsync([FromQuery] List<Guid> id)
    {
        var me = User.AccountId();
        var own = await db.HeldBy(me).AsNoTracking().Include(r => r.Partner)
            .Where(r => id.Contains(r.PartnerId)).OrderBy(r => r.Id).Take(MostAtOnce).ToListAsync();
        await ListedAsync(Act(KeepPurpose), own.Select(r => r.PartnerId));
        foreach (var relationship in own) Cards = [.. Cards, await CardAsync(relationship, me)];
        return Partial("_Copies", this);
    }

    /// <summary>What was read without a signal, told now: each opening stands in the audit at the time it was read.</summary>
    public async Task<IActionResult> OnPostReadAsync(List<ReadWithoutSignal> read)
    {
        if (!ModelState.IsValid || read.Count > MostReadings) return BadRequest();
        var asked = read.Select(r => r.Partner).OfType<Guid>().Distinct().ToList();
        var there = await db.Set<Partner>().Where(p => asked.Contains(p.Id)).Select(p => p.Id).ToListAsync();
        var own = (await stamps.OfAsync(User.AccountId())).Select(p => p.Id).ToList();
        foreach (var reading in read)
        {
            var at = Now - TimeSpan.FromSeconds(Math.Clamp(reading.SecondsAgo, 0, Longest.TotalSeconds));
            var action = Act(ReadPurpose) with { Now = at };
            if (reading.Partner is not { } partner) await ListedAsync(action, own);
            else if (there.Contains(partner)) await reads.RecordAsync(action, PartnershipEvents.PartnerOpened, nameof(Partner), [partner], HttpContext.RequestAborted);
        }
        return new NoContentResult();
    }

    public IActionResult OnPost() => Redirect("~/Partnerships/OnDevice");

    protected override async Task<bool> LoadAsync()
    {
        Partners = await stamps.OfAsync(User.AccountId());
        return true;
    }

    private async Task<KeptCard> CardAsync(Relationship relationship, Guid me)
    {
        var partner = new PartnerBrief(relationship.PartnerId, relationship.Partner!.Name, relationship.Partner.Kind);
        var today = Agency.DayOf(Now);
        var facts = await logs.FindAsync(relationship.PartnerId, isOwn: true);
        return new KeptCard(new ShownCard(await cards.ReadAsync(relationship, me, today), partner, today, Zone), new KeptForm(facts!, await logs.BeginAsync(relationship.PartnerId, me, Zone)));
    }

    private async Task ListedAsync(ActionContext action, IEnumerable<Guid> partners)
    {
        var shown = partners.ToList();
        if (shown.Count > 0) await reads.RecordAsync(action, PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
    }
}

public sealed record KeptCard(ShownCard Card, KeptForm Form);

/// <summary>The form of a talk as a device keeps it: it gets its key and its time when it is opened.</summary>
public sealed record KeptForm(LogFacts Facts, LogInput Input) : ILogForm
{
    public bool IsFresh => Facts.AskedNotToBeApproached is null;
}

public sealed class ReadWithoutSignal
{
    /// <summary>Whose page it was; null for a list of one's own.</summary>
    public Guid? Partner { get; set; }

    /// <summary>By the device's clock, which need not be ours.</summary>
    public double SecondsAgo { get; set; }
}
