using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Door;

/// <summary>
/// How a contact comes in: they ask for a link by their address, and the link lets them in once. Known and unknown addresses get the
/// same answer after the same work; what differs is only whether a letter goes out, behind the answer.
/// </summary>
public sealed class PartnerDoor(AllianceContext db, AgencyScope scope, DoorLetters letters)
{
    public const string Scheme = "Partner";

    /// <summary>How many links one address gets, and one network address may ask for, within the lifetime of a link.</summary>
    public const int LinksPerAddress = 3, LinksPerSource = 20;

    /// <param name="address">As typed.</param>
    /// <param name="linkTo">Makes the full address of a link from its secret.</param>
    public async Task AskAsync(string address, Func<string, string> linkTo, ActionContext action)
    {
        var typed = address.Trim();
        var hash = Secret.HashOfAddress(action.AgencyId, typed);
        var since = action.Now - EntryLink.Lifetime;
        var recent = db.Set<EntryLink>().Where(l => l.AskedAt > since);
        // A town of invented people is for trying out, as often as one likes.
        var isTooOften = !scope.Current.IsDemonstration && (await recent.CountAsync(l => l.AddressHash == hash) >= LinksPerAddress | await recent.CountAsync(l => l.Source == action.Source) >= LinksPerSource);
        var people = await PeopleAsync(typed.ToLowerInvariant(), action.Now);
        var person = people.Count == 1 && !isTooOften ? people[0] : null;
        var (secret, secretHash) = Secret.New();
        var link = new EntryLink
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            ContactId = person?.Id,
            SecretHash = secretHash,
            AddressHash = hash,
            Source = action.Source,
            AskedAt = action.Now,
            ExpiresAt = action.Now + EntryLink.Lifetime,
        };
        db.Add(link);
        if (people.Count > 1 && !isTooOften) letters.SayShared(people[0].Email!, action);
        else letters.SendLink(person?.Id, person?.Email ?? Outbox.Nobody, linkTo(secret), action);
        await db.SaveAsync(action, PortalEvents.LinkAsked, link, person?.Id);
    }

    /// <summary>Whether a link would let somebody in now; looking at it does not use it up, since mail scanners open links too.</summary>
    public async Task<bool> IsGoodAsync(string? secret, DateTime now) => await FindAsync(secret, now) is not null;

    /// <summary>Uses a link up and lets its contact in.</summary>
    /// <returns>Null where the link was used, is too old, or never was.</returns>
    public async Task<PartnerVisit?> EnterAsync(string? secret, ActionContext action)
    {
        if (await FindAsync(secret, action.Now) is not { } link)
        {
            db.Record(action, PortalEvents.LinkRefused, nameof(EntryLink), null, null, null);
            await db.SaveChangesAsync();
            return null;
        }
        link.UsedAt = action.Now;
        var visit = new PartnerVisit { AgencyId = action.AgencyId, Id = Guid.NewGuid(), ContactId = link.ContactId!.Value, CameAt = action.Now, LastSeenAt = action.Now };
        db.Add(visit);
        try
        {
            await db.SaveAsync(action with { ActorId = link.ContactId, Role = PartnerPrincipal.RoleName }, PortalEvents.PartnerEntered, visit, link.ContactId);
            return visit;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Of two who press at the same moment one gets in.
            return null;
        }
    }

    /// <summary>Lets a contact in by their card. Whoever printed a card has seen its code: only one that the contact made opens the record.</summary>
    public async Task<PartnerVisit> EnterByCardAsync(ContactCard card, ActionContext action)
    {
        var visit = new PartnerVisit { AgencyId = action.AgencyId, Id = Guid.NewGuid(), ContactId = card.ContactId, CameAt = action.Now, LastSeenAt = action.Now, IsForChoices = !card.IsOwn };
        db.Add(visit);
        await db.SaveAsync(action with { ActorId = card.ContactId }, PortalEvents.PartnerEntered, visit, card.ContactId);
        return visit;
    }

    public async Task GoOutAsync(Guid visitId, ActionContext action)
    {
        if (await db.Set<PartnerVisit>().SingleOrDefaultAsync(v => v.Id == visitId && v.LeftAt == null) is not { } visit) return;
        visit.LeftAt = action.Now;
        await db.SaveAsync(action, PortalEvents.PartnerWentOut, visit, visit.ContactId);
    }

    private async Task<EntryLink?> FindAsync(string? secret, DateTime now)
    {
        if (Secret.HashOf(secret) is not { } hash) return null;
        var found = await (from link in db.Set<EntryLink>()
                           where link.SecretHash == hash && link.UsedAt == null && link.ExpiresAt > now
                           join contact in db.Set<Contact>() on link.ContactId equals (Guid?)contact.Id
                           where contact.LeftAt == null && contact.Email != null
                           select new { Link = link, contact.Email }).SingleOrDefaultAsync();
        // An address that was taken out since lets nobody in any more, whoever reads that mailbox.
        return found is not null && Secret.HashOfAddress(found.Link.AgencyId, found.Email).AsSpan().SequenceEqual(found.Link.AddressHash) ? found.Link : null;
    }

    /// <summary>Who may be reached at an address: named, there, and under a consent that holds. A mailbox of several, or of the organisation, opens nobody's record.</summary>
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the letters.
    private async Task<List<Reachable>> PeopleAsync(string address, DateTime now)
    {
        var people = await db.Set<Contact>().AsNoTracking()
            .Where(c => c.Email != null && c.Email.ToLower() == address && c.LeftAt == null && db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.ExpiresAt > now))
            .Select(c => new Reachable(c.Id, c.Email)).Take(2).ToListAsync();
        var isShared = await db.IsSharedAsync(address);
        if (people.Count == 1 && isShared) people.Add(people[0]);
        return people;
    }
#pragma warning restore CA1304, CA1311, CA1862

    private sealed record Reachable(Guid Id, string? Email);
}
