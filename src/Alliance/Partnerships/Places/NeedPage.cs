using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

/// <summary>A page about one need, for the owner and the backup of the relationship in which it was heard.</summary>
public abstract class NeedPage(AllianceContext db, NeedReader needs, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    public PlaceNeed Row { get; private set; } = null!;
    public NeedStory Need { get; private set; } = null!;

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<PlaceNeed>().SingleOrDefaultAsync(n => n.Id == Id) is not { } row || !await FindOwnAsync(row.PartnerId)) return false;
        Row = row;
        Need = (await needs.ReadAsync(Db.Set<PlaceNeed>().Where(n => n.Id == Id))).Single();
        return true;
    }
}
