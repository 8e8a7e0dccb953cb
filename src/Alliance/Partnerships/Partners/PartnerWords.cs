using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

public static class PartnerWords
{
    /// <summary>Brings the words a partner is found by in line with its names; saved by the caller.</summary>
    public static async Task RewriteWordsAsync(this AllianceContext db, Partner partner, CancellationToken cancel = default)
    {
        var kept = await db.Set<PartnerWord>().Where(w => w.PartnerId == partner.Id).ToListAsync(cancel);
        var wanted = Names.WordRows(partner).ToList();
        db.RemoveRange(kept.Where(k => !wanted.Exists(w => w.Word == k.Word && w.SortName == k.SortName)));
        db.AddRange(wanted.Where(w => !kept.Exists(k => k.Word == w.Word && k.SortName == w.SortName)));
    }
}
