using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

/// <summary>Names a service that may meet a need: one that serves nearby, or any organisation found by name.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class ReferModel(AllianceContext db, NeedReader reader, NeedService needs, ServiceDirectory services, ScreeningDesk screening, TimeProvider time) : NeedPage(db, reader, screening)
{
    /// <summary>The beginning of a word of the name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public ReferInput Input { get; set; } = new();

    public IReadOnlyList<Service> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new ReferInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Input.Id == Guid.Empty) ModelState.AddModelError("Input.Id", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        if (Input.ServiceId is not { } service || !await services.IsServiceAsync(service)) ModelState.AddModelError("Input.ServiceId", Words["Choose who could help."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await needs.ReferAsync(Input.Id, Row, Input.ServiceId!.Value, Act(PartnerAccess.OwnPurpose));
        return Done($"~/Partnerships/Places/{Id}", Words["Noted. Ask them later whether it was taken up."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        var area = await Db.Set<Partner>().Where(p => p.Id == Partner.Id).Select(p => p.AreaId).SingleAsync();
        Found = await services.FindAsync(Q, area, Partner.Id);
        return true;
    }
}

public sealed class ReferInput
{
    public Guid Id { get; set; }
    public Guid? ServiceId { get; set; }
}
