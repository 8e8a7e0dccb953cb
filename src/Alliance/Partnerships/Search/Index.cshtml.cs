using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Search;

/// <summary>One field over organisations and offers, and for officers over the people and conversations of their own relationships.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(Finding finding, ReadLog reads) : RoomPage
{
    public const string Path = "/Partnerships/Search";

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public Typed Typed { get; private set; } = Typed.Nothing;

    /// <summary>Null where nothing was searched for.</summary>
    public Found? Found { get; private set; }

    public bool IsOfficer => User.ActingRole() == Role.Officer;

    public async Task<IActionResult> OnGetAsync()
    {
        Typed = Typed.Of(Q);
        if (Typed.IsTooShort) return Page();
        Found = await finding.FindAsync(Typed, IsOfficer ? User.AccountId() : null, HttpContext.RequestAborted);
        // People and conversations of one's own were read; a list of organizations is no reading.
        if (Found.Read.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), Found.Read, HttpContext.RequestAborted);
        return Page();
    }
}
