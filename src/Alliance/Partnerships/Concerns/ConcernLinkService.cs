using System.Security.Cryptography;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Concerns;

/// <summary>Makes the public addresses at which anybody can raise a concern about or at an organisation.</summary>
public sealed class ConcernLinkService(AllianceContext db)
{
    /// <summary>Letters and digits that nobody mistakes for another when typing from a poster.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public Task<string?> CodeOfAsync(Guid partnerId) => db.Set<ConcernLink>().Where(l => l.PartnerId == partnerId && l.EndedAt == null).OrderByDescending(l => l.MadeAt).Select(l => l.Code).FirstOrDefaultAsync();

    /// <summary>Which organisation an address belongs to; null where it never was or has ended.</summary>
    public Task<Guid?> PartnerOfAsync(string? code) => db.Set<ConcernLink>().Where(l => l.Code == code && l.EndedAt == null).Select(l => (Guid?)l.PartnerId).SingleOrDefaultAsync();

    /// <summary>Makes an address, or a new one: the one before opens nothing any more.</summary>
    public async Task MakeAsync(Guid partnerId, ActionContext action)
    {
        foreach (var earlier in await db.Set<ConcernLink>().Where(l => l.PartnerId == partnerId && l.EndedAt == null).ToListAsync()) earlier.EndedAt = action.Now;
        var link = new ConcernLink { AgencyId = action.AgencyId, Id = action.NewId(), PartnerId = partnerId, Code = RandomNumberGenerator.GetString(Letters, ConcernLink.CodeLength), MadeAt = action.Now, MadeById = action.Actor };
        db.Add(link);
        await db.SaveAsync(action, PartnershipEvents.ConcernLinkMade, link, partnerId);
    }
}
