using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>A gap that both have seen, for the partner: how to talk about it, and what came of it.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class RepairModel(OwnRecord record, OwnGoals own, RepairService repairs, ScreeningDesk screening, TimeProvider time) : PortalPage(screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public RepairInput Input { get; set; } = new();

    public CheckStory Story { get; private set; } = null!;
    public string? Reason { get; private set; }
    public Repair Repair => Story.Repair!;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new RepairInputRules(), Input);
        var screened = await ScreenAsync(Story.PartnerId, Input.Reason);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act("Closing a gap");
        TellSteward(nameof(Repair), Repair.Id, screened, action);
        if (await repairs.CloseAsync(Repair.Id, Side.Them, Input.Reason!.Trim(), EngagementService.GoneAt(screened, time.Instant()), action)) return Done($"~/portal/checks/{Id}/repair", Words["Thank you. The officer is told."]);
        ModelState.AddModelError("", Words["This was closed meanwhile: see below. Yours was not saved, and is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || (await own.ChecksAsync(person, Id)).SingleOrDefault() is not { Repair: not null, Pair: not null } story) return false;
        Story = story;
        Reason = ContactReferences.Render(Repair.Reason, await record.CalledAsync(person));
        return true;
    }
}
