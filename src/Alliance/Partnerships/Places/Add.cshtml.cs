using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

/// <summary>Notes what an organisation's place, or its neighborhood, needs.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class AddModel(AllianceContext db, NeedService needs, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public NeedInput Input { get; set; } = new();

    public (Guid Id, string Name)? Area { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new NeedInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Input.Id == Guid.Empty) ModelState.AddModelError("Input.Id", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        if (Input.Need is not { } need || need == Needs.None || !Enum.IsDefined(need)) ModelState.AddModelError("Input.Need", Words["Choose what is missing."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await needs.NoteAsync(Input.Id, PartnerId, Input.OfTheArea ? Area?.Id : null, Input.Need!.Value, Act(PartnerAccess.OwnPurpose));
        return Done($"~/Partnerships/Places/{Input.Id}", Words["Noted. Who could help with it?"]);
    }

    /// <summary>A neighbor on their own is a person, and a need is never a person's.</summary>
    protected override async Task<bool> LoadAsync()
    {
        if (!await FindOwnAsync(PartnerId) || Partner.Kind == PartnerKind.Neighbor) return false;
        var area = await Db.Set<Partner>().Where(p => p.Id == PartnerId && p.Area != null).Select(p => new { p.Area!.Id, p.Area.Name }).SingleOrDefaultAsync();
        Area = area is null ? null : (area.Id, area.Name);
        return true;
    }
}

public sealed class NeedInput
{
    public Guid Id { get; set; }
    public Needs? Need { get; set; }
    public bool OfTheArea { get; set; }
}
