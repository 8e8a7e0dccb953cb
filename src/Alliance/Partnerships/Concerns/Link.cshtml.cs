using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Portal.Door;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Concerns;

/// <summary>An organisation's public address for concerns, to be printed and hung up.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class LinkModel(AllianceContext db, ConcernLinkService links, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    public bool HasLink { get; private set; }

    /// <summary>Null where there is none, or nobody has said what this server's address is.</summary>
    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await links.MakeAsync(PartnerId, Act("Making the public address for concerns"));
        return Done($"~/Partnerships/Concerns/Link/{PartnerId}", Words["Here it is. Print it and hand it over."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindOwnAsync(PartnerId)) return false;
        var code = await links.CodeOfAsync(PartnerId);
        HasLink = code is not null;
        Address = code is not null && PortalAddress.Of(HttpContext) is { } address ? $"{address}/concern/{code}" : null;
        return true;
    }
}
