using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>The organisations around one of them. Of somebody on their own there is none, and the page says so.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class AroundModel(AllianceContext db, EcomapReader reader, OrganizationTieService ties, ServiceDirectory services, Triangles triangles, ReadLog reads, TimeProvider time) : EcomapPage(ties, services, triangles, time)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    public PartnerBrief Partner { get; private set; } = null!;
    public Guid? AreaId { get; private set; }
    public bool IsOfAPerson => Partner.Kind == PartnerKind.Neighbor;
    public override string Title => Words["Around {0}", Partner.Name];
    public override string Here => $"~/Partnerships/Ecomap/{PartnerId}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var purpose = await db.HoldsAsync(PartnerId, Act("")) ? PartnerAccess.OwnPurpose : "Looking up the organization";
        await reads.RecordAsync(Act(purpose), PartnershipEvents.PartnerOpened, nameof(Partners.Partner), [PartnerId], HttpContext.RequestAborted);
        Begin();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => await LoadAsync() ? await AddAsync() : NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Partner>().Where(p => p.Id == PartnerId).Select(p => new { p.Name, p.Kind, p.AreaId }).SingleOrDefaultAsync() is not { } partner) return false;
        (Partner, AreaId) = (new PartnerBrief(PartnerId, partner.Name, partner.Kind), partner.AreaId);
        Map = new Ecomap(PartnerId, [], [], false);
        if (IsOfAPerson) return true;
        await FindAsync(partner.AreaId);
        Map = await reader.AroundAsync(PartnerId, HasSearched ? [.. Found.Select(f => f.Id)] : []);
        await LoadTrianglesAsync();
        return true;
    }
}
