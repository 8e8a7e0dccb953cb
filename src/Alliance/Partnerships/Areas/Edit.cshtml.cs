using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Areas;

/// <summary>One area: its name and kind, and its end where nobody is placed there.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class EditModel(AllianceContext db, AreaService areas) : RoomPage
{
    private const string Purpose = "Keeping the areas";

    [FromRoute] public Guid Id { get; set; }
    [BindProperty] public AreaInput Input { get; set; } = new();

    public Area Area { get; private set; } = null!;
    public int Partners { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new AreaInput { Id = Area.Id, Name = Area.Name, Kind = Area.Kind, Version = Area.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input.Id = Id;
        if (Check(new AreaInputRules(), Input) && await areas.IsTakenAsync(Input.ToFacts(), Id))
            ModelState.AddModelError("Input.Name", Words["There is an area of this kind and name already."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await areas.ChangeAsync(Area, Input.Version, Input.ToFacts(), Act(Purpose));
        return Done("~/Partnerships/Areas", Words["{0} is saved.", Input.Name!]);
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (await areas.RemoveAsync(Area, Input.Version, Act(Purpose))) return Done("~/Partnerships/Areas", Words["{0} is taken away.", Area.Name]);
        ModelState.AddModelError("", Words["Partners are placed here. Place them elsewhere first; then the area can go."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Area>().SingleOrDefaultAsync(a => a.Id == Id) is not { } area) return false;
        Area = area;
        Partners = await db.Set<Partner>().CountAsync(p => p.AreaId == Id);
        return true;
    }
}
