using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Screening;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Contacts;

/// <summary>A form about one person at a partner of one's own.</summary>
public abstract class ContactPage(AllianceContext db, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    /// <summary>Until when the agreement runs that keeps the name now.</summary>
    public DateTime? AgreedUntil { get; protected set; }

    /// <summary>That the name is a person's is what it is for; anything else in it is looked at as in every text.</summary>
    protected Task<ScreenedAnyway?> ScreenInputAsync() => ScreenAsync(Partner.Id, hit => hit.Category != Category.SomeoneElse || Input.Name?.Contains(hit.Word, StringComparison.Ordinal) != true, Input.RoleTitle, Input.Name);
}
