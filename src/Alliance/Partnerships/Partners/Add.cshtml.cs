using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Partners;

/// <summary>Adds an organisation, or a neighbour on their own, after a look whether it is here already.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class AddModel(AllianceContext db, PartnerService partners, LikelyPartners likely, ScreeningDesk screening, TimeProvider time) : FactsPage(db, screening)
{
    /// <summary>Said after the likely ones were shown: it is none of them.</summary>
    [BindProperty]
    public bool IsNew { get; set; }

    public IReadOnlyList<LikelyPartner> Likely { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? name)
    {
        await LoadAsync();
        Input = new PartnerInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Name = name };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var screened = await CheckFactsAsync();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var facts = Facts();
        if (!IsNew) Likely = [.. (await likely.OfAsync(facts, HttpContext.RequestAborted)).Where(p => p.Id != Input.Id)];
        if (Likely.Count > 0) return await ShowAgainAsync();
        var action = Act("Adding a partner");
        TellSteward(nameof(Partners.Partner), Input.Id, screened, action);
        await partners.AddAsync(Input.Id, facts, action);
        return Done($"~/Partnerships/Partners/{Input.Id}", Words["Added. Talk with them, log it, and it is a beginning."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        await LoadAreasAsync();
        return true;
    }
}
