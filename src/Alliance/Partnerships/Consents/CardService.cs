using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Consents;

/// <summary>Cards and their codes: the way in without e-mail.</summary>
public sealed class CardService(AllianceContext db)
{
    /// <summary>How many wrong codes one network address may type, and within what time.</summary>
    public const int TriesPerSource = 10;
    public static readonly TimeSpan TryWindow = TimeSpan.FromMinutes(15);

    public async Task<bool> IsTooOftenAsync(ActionContext action)
    {
        var since = action.Now - TryWindow;
        return await db.Set<CardTry>().CountAsync(t => t.At > since && t.Source == action.Source) >= TriesPerSource;
    }

    public Task<ContactCard?> FindAsync(int agencyId, string? typed)
    {
        var hash = CardCode.HashOf(agencyId, typed);
        return db.Set<ContactCard>().SingleOrDefaultAsync(c => c.CodeHash == hash);
    }

    /// <summary>Counts a code that did not work; the answer is the same whether it never was, was replaced or has run out.</summary>
    public async Task RefuseAsync(ActionContext action)
    {
        var row = new CardTry { AgencyId = action.AgencyId, Id = action.NewId(), Source = action.Source, At = action.Now };
        db.Add(row);
        await db.SaveAsync(action, PartnershipEvents.CardRefused, row, null);
    }

    /// <summary>A card that the contact alone makes; the one made so before is good no longer.</summary>
    /// <returns>Its code, which is known this once.</returns>
    public async Task<string> MakeOwnAsync(Guid contactId, ActionContext action)
    {
        db.RemoveRange(await db.Set<ContactCard>().Where(c => c.ContactId == contactId && c.IsOwn).ToListAsync());
        var (code, card) = New(contactId, isOwn: true, action);
        db.Add(card);
        await db.SaveAsync(action, PartnershipEvents.CardMade, card, contactId);
        return code;
    }

    public static (string Code, ContactCard Card) New(Guid contactId, bool isOwn, ActionContext action)
    {
        var code = CardCode.New();
        return (code, new ContactCard { AgencyId = action.AgencyId, Id = action.NewId(), ContactId = contactId, CodeHash = CardCode.HashOf(action.AgencyId, code), MadeAt = action.Now, IsOwn = isOwn });
    }
}
