using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Calendar;

/// <summary>
/// How a partner is called where it leaves the house, in calendars and letters: an organisation by its name, somebody on their own by
/// none, and where a safe contact is, nothing that a stranger could lead back to them.
/// </summary>
public sealed class OutsideNames(AllianceContext db, IStringLocalizer<Words> words)
{
    /// <summary>Those that are there; a partner that was merged into another is none.</summary>
    public async Task<IReadOnlyDictionary<Guid, OutsideName>> OfAsync(IReadOnlyCollection<Guid> partners)
    {
        var rows = await db.Set<Partner>().Where(p => partners.Contains(p.Id)).Select(p => new
        {
            p.Id,
            p.Name,
            p.Kind,
            p.Version,
            HasSafeContact = (from contact in db.Set<Contact>()
                              join choice in db.Set<ConsentChoice>() on contact.Id equals choice.ContactId
                              where contact.PartnerId == p.Id && contact.LeftAt == null && choice.Kind == ChoiceKind.SafeContact && choice.WithdrawnAt == null
                              select choice).Any(),
        }).ToListAsync();
        return rows.ToDictionary(r => r.Id, r => new OutsideName(r.Kind == PartnerKind.Neighbor ? words["a neighbor"] : r.HasSafeContact ? words["a partner"] : r.Name, r.Version));
    }
}

/// <param name="Words">What may stand outside.</param>
/// <param name="Version">Rises when the partner changes.</param>
public sealed record OutsideName(string Words, int Version);
