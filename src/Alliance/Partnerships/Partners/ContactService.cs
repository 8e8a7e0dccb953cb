using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>A person's name and how to reach them, with what they agreed to.</summary>
public sealed record NamedContact
{
    public required string Name { get; init; }
    public string? Telephone { get; init; }
    public string? Email { get; init; }

    /// <summary>How they agreed just now; null where the agreement they gave before still holds for this name.</summary>
    public AgreementWay? Way { get; init; }
}

public sealed class ContactService(AllianceContext db, PartnerTexts texts, GoalWords goals, AllianceCheckService checks, ConcernService concerns, PreferenceService preferences, OfferService offers)
{
    /// <summary>Adds a contact as a role, and under a name only where they agreed to it.</summary>
    public async Task<Contact> AddAsync(Guid id, Guid partnerId, string roleTitle, NamedContact? named, ActionContext action)
    {
        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id) is { } there) return there;
        var contact = new Contact { AgencyId = action.AgencyId, Id = id, PartnerId = partnerId, RoleTitle = roleTitle };
        db.Add(contact);
        if (named is not null) await NameAsync(contact, named, action);
        await db.SaveNewAsync(action, PartnershipEvents.ContactAdded, contact, contact.Id);
        return contact;
    }

    /// <summary>Corrects the role, the name or how to reach them; a name new to us only with a new agreement.</summary>
    /// <param name="version">The version the form was made from; a newer one in the database stops the save.</param>
    public async Task ChangeAsync(Contact contact, int version, string roleTitle, NamedContact? named, ActionContext action)
    {
        contact.RoleTitle = roleTitle;
        if (named is not null) await NameAsync(contact, named, action);
        if (!db.ChangeTracker.HasChanges()) return;
        db.Entry(contact).Property(c => c.Version).OriginalValue = version;
        // Who only renews an agreement changes the contact too: a form made before must notice.
        db.Entry(contact).Property(c => c.RoleTitle).IsModified = true;
        await db.SaveAsync(action, named is null ? PartnershipEvents.ContactChanged : PartnershipEvents.ContactNamed, contact, contact.Id);
    }

    /// <summary>The agreement under which the name is kept now; null where there is none or it has run out.</summary>
    public Task<Agreement?> AgreementAsync(Guid contactId, DateTime now) =>
        db.Set<Agreement>().OrderByDescending(a => a.AskedAt).FirstOrDefaultAsync(a => a.ContactId == contactId && a.WithdrawnAt == null && a.ExpiresAt > now);

    /// <summary>Takes a person's name out at once, here, in every note, and in what the audit kept of it. What remains is "a manager".</summary>
    public async Task TakeOutAsync(Contact contact, bool hasLeft, ActionContext action)
    {
        if (contact.Name is null && (!hasLeft || contact.LeftAt is not null)) return;
        texts.Ready();
        await using var write = await db.BeginWriteAsync();
        await TakeOutInsideAsync(contact, hasLeft, action);
        await write.CommitAsync();
    }

    /// <summary>
    /// What the contact alone can do: the name goes, and with it the words of every entry they took part in. That there was a talk,
    /// or a promise, stays as a count. To be called inside a write.
    /// </summary>
    public async Task WithdrawAsync(Contact contact, ActionContext action)
    {
        await TakeOutInsideAsync(contact, hasLeft: true, action);
        await preferences.ForgetOfAsync(contact.Id);
        await offers.ForgetOfAsync(contact.Id, action.Now);
        await db.EraseAsync(action, await texts.ForgetWordsAsync(contact.Id));
        await db.EraseAsync(action, await goals.EventsOfAsync(nameof(SharedGoal), await goals.ForgetAsync(goals.OfContact(contact.Id))));
        await db.EraseAsync(action, await goals.EventsOfAsync(nameof(Repair), await checks.ForgetAsync(contact.Id, action.Now)));
        await db.EraseAsync(action, await concerns.ForgetOfAsync(contact.Id));
    }

    private async Task TakeOutInsideAsync(Contact contact, bool hasLeft, ActionContext action)
    {
        var names = await texts.NamesEverAsync(contact);
        await texts.EncodeAsync(contact.PartnerId, names);
        (contact.Name, contact.Telephone, contact.Email) = (null, null, null);
        if (hasLeft) contact.LeftAt = action.Now;
        foreach (var agreement in await db.Set<Agreement>().Where(a => a.ContactId == contact.Id && a.WithdrawnAt == null).ToListAsync())
            agreement.WithdrawnAt = action.Now;
        // The event says that something was taken out, and keeps nothing of what it was.
        db.Record(action, PartnershipEvents.ContactTakenOut, nameof(Contact), contact.Id, contact.Id, null);
        await db.SaveChangesAsync();
        await db.EraseAsync(action, contact.Id);
        await db.EraseAsync(action, await texts.EventsNamingAsync(contact.PartnerId, names));
    }

    private async Task NameAsync(Contact contact, NamedContact named, ActionContext action)
    {
        if (named.Way is null && (contact.Name != named.Name || await AgreementAsync(contact.Id, action.Now) is null))
            throw new InvalidOperationException("A name is kept only under an agreement given for it.");
        (contact.Name, contact.Telephone, contact.Email) = (named.Name, named.Telephone, named.Email);
        if (named.Way is not { } way) return;
        db.Add(new Agreement
        {
            Id = action.NewId(),
            ContactId = contact.Id,
            AskedById = action.Actor,
            AskedAt = action.Now,
            Way = way,
            WordingVersion = AgreementWording.Current,
            ExpiresAt = action.Now + AgreementWording.Lifetime,
        });
    }
}
