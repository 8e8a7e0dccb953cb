using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Handovers;

/// <summary>
/// Tells those who agreed to e-mail that somebody else at the agency looks after the contact with them: no name on either side, which
/// stands in their own record, and no word of what was ever written. A safe contact gets none.
/// </summary>
public sealed class HandoverLetters(AllianceContext db, AgencyScope scope, Settings settings, IStringLocalizer<Words> words)
{
    /// <returns>How many letters wait to be sent; saved by the caller.</returns>
    public async Task<int> SendAsync(Guid partnerId, ActionContext action)
    {
        var readers = await ReadersAsync(partnerId, action.Now);
        // Where nobody has said what the address is, the letter tells to come in as last time.
        var address = PortalAddress.Known(settings, scope.Current) is { } known ? $"{known}/portal" : null;
        foreach (var reader in readers)
        {
            Speaking.In(reader.Language, () => db.Post(action, reader.Id, reader.Email, words["Something has changed"],
                $"{words["Hello,"]}\n\n{words["from today somebody else at {0} looks after the contact with you. Who it is stands in your own record; what we promised you goes with it.", scope.Current.Name]}\n\n{address ?? words["Come in the way you came in before."].Value}\n"));
        }
        return readers.Count;
    }

    private async Task<IReadOnlyList<Reader>> ReadersAsync(Guid partnerId, DateTime now)
    {
        var consents = await (
            from contact in db.Set<Contact>()
            where contact.PartnerId == partnerId && contact.LeftAt == null && contact.Email != null
                && db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Email && c.WithdrawnAt == null)
                && !db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null)
            join consent in db.Set<Consent>() on contact.Id equals consent.ContactId
            where consent.WithdrawnAt == null && consent.ExpiresAt > now
            orderby contact.Id, consent.GivenAt descending
            select new Reader(contact.Id, contact.Email!, consent.Language)).ToListAsync();
        return [.. consents.DistinctBy(r => r.Id)];
    }

    private sealed record Reader(Guid Id, string Email, string Language);
}
