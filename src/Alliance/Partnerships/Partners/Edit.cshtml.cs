using Alliance.Partnerships.Ecomaps;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>Corrects an organisation's facts.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class EditModel(AllianceContext db, PartnerService partners, ScreeningDesk screening) : FactsPage(db, screening)
{
    public const string Purpose = "Keeping the organization's facts right";
    private Partner row = null!;

    [FromRoute]
    public Guid Id { get; set; }

    public bool AskedNotToBeApproached { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = PartnerInput.Of(row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input.Id = Id;
        var screened = await CheckFactsAsync();
        if (Input.IsNeighbor && await Db.Set<OrganizationTie>().AnyAsync(t => t.EndedAt == null && (t.FirstId == Id || t.SecondId == Id)))
            ModelState.AddModelError("Input.Kind", Words["It stands on the map of organizations, where no person may stand. End its ties first."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(Partners.Partner), Id, screened, action);
        await partners.EditAsync(row, Input.Version, Facts(), action);
        return Done($"~/Partnerships/Partners/{Id}", Words["Saved."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync(Id)) return false;
        row = await Db.Set<Partner>().SingleAsync(p => p.Id == Id);
        AskedNotToBeApproached = await Db.Set<ApproachWish>().AnyAsync(w => w.PartnerId == Id && w.LiftedAt == null);
        await LoadAreasAsync();
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        var now = PartnerInput.Of(row);
        Compare("Kind", Words.Of(row.Kind), Input.Kind is { } kind ? Words.Of(kind) : null);
        Compare("Name on the sign", now.Name, Input.Name);
        Compare("Also called", now.OtherName, Input.OtherName);
        Compare("What they do", now.LineOfBusiness, Input.LineOfBusiness);
        Compare("Neighborhood", AreaName(now.AreaId), AreaName(Input.AreaId));
        Compare("Street and number", now.Street, Input.Street);
        Compare("City", now.City, Input.City);
        Compare("State", now.State, Input.State);
        Compare("Postal code", now.PostalCode, Input.PostalCode);
        Compare("Published telephone", now.Telephone, Input.Telephone);
        Compare("E-mail of the office", now.RoleEmail, Input.RoleEmail);
        Compare("Website", now.Website, Input.Website);
        Input.Version = now.Version;
        Renew("Input.Version");
    }
}
