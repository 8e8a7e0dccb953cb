using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

public sealed class NoticeService(AllianceContext db)
{
    /// <summary>Puts a notice away; one that is not the reader's own, or gone already, is left alone.</summary>
    public async Task SeeAsync(Guid id, ActionContext action)
    {
        var notice = await db.Set<Notice>().SingleOrDefaultAsync(n => n.Id == id && n.AccountId == action.ActorId && n.SeenAt == null);
        if (notice is null) return;
        notice.SeenAt = action.Now;
        await db.SaveAsync(action, PartnershipEvents.NoticeSeen, notice, notice.PartnerId);
    }
}
