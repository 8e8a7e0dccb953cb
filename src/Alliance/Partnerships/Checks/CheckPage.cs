using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

/// <summary>A page about one alliance check, for the owner and the backup of its relationship.</summary>
public abstract class CheckPage(AllianceContext db, CheckReader checks, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    public CheckStory Story { get; private set; } = null!;

    /// <summary>How the contact may be called.</summary>
    public string Who { get; private set; } = "";
    public DateTime Now => time.Instant();

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<AllianceCheck>().Where(c => c.Id == Id).Select(c => (Guid?)c.PartnerId).SingleOrDefaultAsync() is not { } partnerId || !await FindOwnAsync(partnerId)) return false;
        Story = (await checks.ReadAsync(Id, Now))!;
        Who = (await Db.ContactNamesAsync([partnerId], Words)).GetValueOrDefault(Story.ContactId)?.Words ?? "…";
        return true;
    }
}
