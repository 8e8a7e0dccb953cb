using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Places;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>How the organisations of a neighbourhood stand with each other, and with those outside it.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class OfAreaModel(AllianceContext db, EcomapReader reader, OrganizationTieService ties, ServiceDirectory services, Triangles triangles, TimeProvider time) : EcomapPage(ties, services, triangles, time)
{
    [FromRoute]
    public Guid AreaId { get; set; }

    public string Area { get; private set; } = "";
    public override string Title => Words["Organizations of {0}", Area];
    public override string Here => $"~/Partnerships/Ecomap/Area/{AreaId}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Begin();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => await LoadAsync() ? await AddAsync() : NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Area>().Where(a => a.Id == AreaId).Select(a => a.Name).SingleOrDefaultAsync() is not { } area) return false;
        Area = area;
        await FindAsync(AreaId);
        Map = await reader.OfAreaAsync(AreaId, HasSearched ? [.. Found.Select(f => f.Id)] : []);
        await LoadTrianglesAsync();
        return true;
    }
}
