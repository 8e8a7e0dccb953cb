using Alliance.Platform.Data;
using Alliance.Stewardship;

namespace Alliance.Portal;

/// <summary>A page on which a partner writes freely about what concerns both. It is screened as an officer's words are.</summary>
public abstract class ScreenedPortalPage(ScreeningDesk screening) : ScreenedPage(screening)
{
    public Guid ContactId => User.ContactId();

    public new string DayOf(DateTime instant) => PortalPage.DayOf(Agency.DayOf(instant));

    protected override ActionContext Act(string purpose) => HttpContext.ActAsPartner(purpose);
}
