using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Goals;

/// <summary>A page about one shared goal, for the owner and the backup of its relationship.</summary>
public abstract class GoalPage(AllianceContext db, GoalReader goals, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    public GoalStory Goal { get; private set; } = null!;
    public DateTime Now => time.Instant();

    public IActionResult Back(string banner) => Done($"~/Partnerships/Goals/{Id}", banner);

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<SharedGoal>().Where(g => g.Id == Id).Select(g => (Guid?)g.PartnerId).SingleOrDefaultAsync() is not { } partnerId || !await FindOwnAsync(partnerId)) return false;
        Goal = (await goals.ReadAsync(Db.Set<SharedGoal>().Where(g => g.Id == Id), await Db.OfficersAudienceAsync(partnerId, User.AccountId(), Words), Now)).Single();
        return true;
    }

    protected DateTime? GoneAt(ScreenedAnyway? screened) => EngagementService.GoneAt(screened, Now);
}

public static class GoalAudiences
{
    /// <summary>How the owner or backup reads: people by name; what speaks of others only as its writer, or as the owner.</summary>
    public static async Task<GoalAudience> OfficersAudienceAsync(this AllianceContext db, Guid partnerId, Guid reader, Microsoft.Extensions.Localization.IStringLocalizer<Platform.Layout.Words> words)
    {
        var names = await db.ContactNamesAsync([partnerId], words);
        var isOwner = await db.Set<Relationship>().AnyAsync(r => r.PartnerId == partnerId && r.EndedAt == null && r.OwnerId == reader);
        return new GoalAudience(names.GetValueOrDefault, writer => isOwner || writer == reader);
    }
}
