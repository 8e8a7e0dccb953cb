using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Contacts;

/// <summary>A form about one person at a partner of one's own.</summary>
public abstract class ContactPage(AllianceContext db, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    protected Task<ScreenedAnyway?> ScreenInputAsync() => ScreenAsync(Partner.Id, Input.RoleTitle);
}
