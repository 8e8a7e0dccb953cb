using Alliance.Evaluation.ResearchConsents;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Organization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>People as what they do there. What is kept of the person beyond that comes from themselves: <see cref="ConsentService"/>.</summary>
public sealed class ContactService(AllianceContext db, PartnerTexts texts, GoalWords goals, AllianceCheckService checks, ConcernService concerns, PreferenceService preferences, OfferService offers, ThanksService thanks, CraftNoteService crafts, CardLineService cards, AgreementService agreements, ResearchConsentService research, DigestService digests, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string NameTakenOut = nameof(NameTakenOut), LeftAndTakenOut = nameof(LeftAndTakenOut);

    /// <summary>Adds a contact as a role.</summary>
    public async Task<Contact> AddAsync(Guid id, Guid partnerId, string roleTitle, ActionContext action)
    {
        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id) is { } there) return there;
        var contact = new Contact { AgencyId = action.AgencyId, Id = id, PartnerId = partnerId, RoleTitle = roleTitle };
        db.Add(contact);
        await db.SaveNewAsync(action, PartnershipEvents.ContactAdded, contact, contact.Id);
        return contact;
    }

    /// <summary>Corrects the role.</summary>
    /// <param name="version">The version the form was made from; a newer one in the database stops the save.</param>
    public async Task ChangeAsync(Contact contact, int version, string roleTitle, ActionContext action)
    {
        contact.RoleTitle = roleTitle;
        if (!db.ChangeTracker.HasChanges()) return;
        db.Entry(contact).Property(c => c.Version).OriginalValue = version;
        await db.SaveAsync(action, PartnershipEvents.ContactChanged, contact, contact.Id);
    }

    /// <summary>Takes a person out at once, here, in every note, and in what the audit kept of them. What remains is "a manager".</summary>
    public async Task TakeOutAsync(Contact contact, bool hasLeft, ConsentWay way, ActionContext action)
    {
        var isThere = contact.Name is not null || contact.Telephone is not null || contact.Email is not null
            || await db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id && c.WithdrawnAt == null) || await db.Set<Invitation>().AnyAsync(i => i.ContactId == contact.Id);
        if (!isThere && (!hasLeft || contact.LeftAt is not null)) return;
        sealedStore.Prepare();
        texts.Ready();
        await using var write = await db.BeginWriteAsync();
        await sealedStore.SealPersonAsync(contact, action);
        await TakeOutInsideAsync(contact, hasLeft, way, action);
        await erasures.CommitAsync(write, hasLeft ? LeftAndTakenOut : NameTakenOut, [contact.Id], action);
    }

    /// <summary>The same once more, where a restored backup brought the person back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var found = await services.GetRequiredService<AllianceContext>().Set<Contact>().Where(c => line.Of.Contains(c.Id)).ToListAsync();
        foreach (var contact in found) await services.GetRequiredService<ContactService>().TakeOutAsync(contact, line.Deed == LeftAndTakenOut, ConsentWay.Portal, action);
    }

    /// <summary>
    /// What the contact alone can do, or the steward when they call: the name goes, and with it the words of every entry they took part
    /// in. That there was a talk, or a promise, stays as a count. To be called inside a write.
    /// </summary>
    public async Task WithdrawAsync(Contact contact, ConsentWay way, ActionContext action)
    {
        await sealedStore.SealEverythingAsync(contact, action);
        await TakeOutInsideAsync(contact, hasLeft: true, way, action);
        await db.EraseAsync(action, await texts.ForgetWordsAsync(contact.Id));
        await db.EraseAsync(action, await goals.EventsOfAsync(nameof(SharedGoal), await goals.ForgetAsync(goals.OfContact(contact.Id))));
        await db.EraseAsync(action, await goals.EventsOfAsync(nameof(Repair), await checks.ForgetAsync(contact.Id, action.Now)));
        await db.EraseAsync(action, await concerns.ForgetOfAsync(contact.Id));
        await db.EraseAsync(action, await cards.ForgetAsync(contact.PartnerId));
    }

    /// <summary>Takes out the name alone, from here and from every note; saved in part, and to be called inside a write.</summary>
    public async Task UnnameAsync(Contact contact, ActionContext action)
    {
        var names = await texts.NamesEverAsync(contact);
        await texts.EncodeAsync(contact.PartnerId, names);
        List<Guid> elsewhere = [.. await thanks.ForgetNamesAsync(names), .. await crafts.ForgetNamesAsync(names), .. await agreements.ForgetNamesAsync(names)];
        contact.Name = null;
        // The event says that something was taken out, and keeps nothing of what it was.
        db.Record(action, PartnershipEvents.ContactTakenOut, nameof(Contact), contact.Id, contact.Id, null);
        await db.SaveChangesAsync();
        await db.EraseAsync(action, contact.Id);
        await db.EraseAsync(action, await texts.EventsNamingAsync(contact.PartnerId, names));
        await db.EraseAsync(action, elsewhere);
    }

    private async Task TakeOutInsideAsync(Contact contact, bool hasLeft, ConsentWay way, ActionContext action)
    {
        (contact.Telephone, contact.Email) = (null, null);
        if (hasLeft) contact.LeftAt = action.Now;
        foreach (var consent in await db.Set<Consent>().Where(c => c.ContactId == contact.Id && c.WithdrawnAt == null).ToListAsync()) consent.WithdrawnAt = action.Now;
        foreach (var choice in await db.Set<ConsentChoice>().Where(c => c.ContactId == contact.Id && c.WithdrawnAt == null).ToListAsync()) (choice.WithdrawnAt, choice.WithdrawnBy) = (action.Now, way);
        db.RemoveRange(await db.Set<ContactCard>().Where(c => c.ContactId == contact.Id).ToListAsync());
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.ContactId == contact.Id).ToListAsync());
        // What they offered and asked for is theirs, and kept no longer than their yes.
        await preferences.ForgetOfAsync(contact.Id);
        await offers.ForgetOfAsync(contact.Id, action.Now);
        await thanks.ForgetOfAsync(contact.Id);
        await research.EndAllOfContactAsync(contact.Id, action);
        await digests.ForgetAsync(contact.PartnerId);
        await UnnameAsync(contact, action);
    }
}
