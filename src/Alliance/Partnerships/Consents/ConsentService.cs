using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Consents;

/// <summary>What a contact says of themselves when they say yes, and later whenever they like.</summary>
public sealed record Chosen
{
    /// <summary>Null: they stay unnamed.</summary>
    public string? Name { get; init; }
    public string? Telephone { get; init; }
    public string? Email { get; init; }
    public bool ByEmail { get; init; }
    public bool IsSafeContact { get; init; }
    public CalloutHelp For { get; init; }
    public CalloutTimes When { get; init; }
    public required ConsentWay Way { get; init; }
    public required string Language { get; init; }

    public IReadOnlySet<ChoiceKind> Kinds => new HashSet<ChoiceKind>(
    [
        Name is null ? ChoiceKind.Unnamed : ChoiceKind.Named,
        .. For == CalloutHelp.None ? Array.Empty<ChoiceKind>() : [ChoiceKind.Callouts],
        .. ByEmail && !IsSafeContact && Email is not null ? [ChoiceKind.Email] : Array.Empty<ChoiceKind>(),
        .. IsSafeContact ? [ChoiceKind.SafeContact] : Array.Empty<ChoiceKind>(),
    ]);
}

/// <summary>The yes of a contact, what it covers, and its renewal. Only the contact gives, changes and renews it.</summary>
public sealed class ConsentService(AllianceContext db, ContactService contacts, RelationshipService relationships, ErasureDesk erasures, SealedStore sealedStore, MailCarrier mail)
{
    public Task<Consent?> InForceAsync(Guid contactId, DateTime now) => db.Set<Consent>().OrderByDescending(c => c.GivenAt).FirstOrDefaultAsync(c => c.ContactId == contactId && c.WithdrawnAt == null && c.ExpiresAt > now);

    public Task<List<ConsentChoice>> ChoicesAsync(Guid contactId) => db.Set<ConsentChoice>().Where(c => c.ContactId == contactId && c.WithdrawnAt == null).ToListAsync();

    public Task<bool> IsSafeAsync(Guid contactId) => db.Set<ConsentChoice>().AnyAsync(c => c.ContactId == contactId && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null);

    /// <summary>The first yes. From here on, and not before, something of the person is kept.</summary>
    public async Task GiveAsync(Contact contact, Guid askedById, Chosen chosen, ActionContext action)
    {
        db.Add(NewConsent(contact.Id, askedById, chosen.Way, chosen.Language, action));
        await ApplyAsync(contact, chosen, action);
        if (await relationships.FindAsync(contact.PartnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.ContactAgreed, action);
        await db.SaveAsync(action, PartnershipEvents.ConsentGiven, contact, contact.Id);
    }

    /// <summary>Another choice, name or number. What was taken back goes from the audit too.</summary>
    public async Task ChangeAsync(Contact contact, Chosen chosen, ActionContext action)
    {
        sealedStore.Prepare();
        // No letter that still waits may come to an address after it was taken out.
        var leavesAddress = contact.Email is not null && contact.Email != (chosen.IsSafeContact ? null : chosen.Email);
        await using (var write = await db.BeginWriteAsync())
        {
            if (leavesAddress) await db.TakeBackAsync(contact.Id);
            var takesBack = contact.Telephone is not null && chosen.Telephone is null || contact.Email is not null && (chosen.Email is null || chosen.IsSafeContact);
            var isUnnamed = contact.Name is not null && chosen.Name is null;
            if (takesBack || isUnnamed) await sealedStore.SealNameAsync(contact, action);
            if (isUnnamed) await contacts.UnnameAsync(contact, action);
            await ApplyAsync(contact, chosen, action);
            await db.SaveAsync(action, PartnershipEvents.ConsentChanged, contact, contact.Id);
            if (takesBack) await db.EraseAsync(action, contact.Id);
            // A restored backup does not know what is left of the yes: it takes the person out whole, and they are asked again.
            if (takesBack || isUnnamed) await erasures.CommitAsync(write, ContactService.NameTakenOut, [contact.Id], action);
            else await write.CommitAsync();
        }
        if (leavesAddress) mail.Forget(contact.Id);
        await db.SettleErasureAsync();
    }

    /// <summary>Another 24 months, under the words of today.</summary>
    public async Task RenewAsync(Consent before, ConsentWay way, string language, ActionContext action)
    {
        var consent = NewConsent(before.ContactId, before.AskedById, way, language, action);
        db.Add(consent);
        await db.SaveAsync(action, PartnershipEvents.ConsentRenewed, consent, before.ContactId);
    }

    private static Consent NewConsent(Guid contactId, Guid askedById, ConsentWay way, string language, ActionContext action) => new()
    {
        AgencyId = action.AgencyId,
        Id = action.NewId(),
        ContactId = contactId,
        AskedById = askedById,
        GivenAt = action.Now,
        Way = way,
        WordingVersion = ConsentWording.Current,
        Language = language,
        ExpiresAt = action.Now + Consent.Lifetime,
    };

    private async Task ApplyAsync(Contact contact, Chosen chosen, ActionContext action)
    {
        (contact.Name, contact.Telephone, contact.Email) = (chosen.Name, chosen.Telephone, chosen.IsSafeContact ? null : chosen.Email);
        // A form made before must notice, whatever was changed.
        db.Entry(contact).Property(c => c.RoleTitle).IsModified = true;
        var inForce = await ChoicesAsync(contact.Id);
        bool Holds(ConsentChoice choice) => chosen.Kinds.Contains(choice.Kind) && (choice.Kind != ChoiceKind.Callouts || choice.For == chosen.For && choice.When == chosen.When);
        foreach (var choice in inForce.Where(c => !Holds(c))) (choice.WithdrawnAt, choice.WithdrawnBy) = (action.Now, chosen.Way);
        foreach (var kind in chosen.Kinds.Where(kind => !inForce.Any(c => c.Kind == kind && c.WithdrawnAt is null))) db.Add(NewChoice(contact.Id, kind, chosen, action));
    }

    private static ConsentChoice NewChoice(Guid contactId, ChoiceKind kind, Chosen chosen, ActionContext action) => new()
    {
        AgencyId = action.AgencyId,
        Id = action.NewId(),
        ContactId = contactId,
        Kind = kind,
        GivenAt = action.Now,
        Way = chosen.Way,
        WordingVersion = ConsentWording.Current,
        Language = chosen.Language,
        For = kind == ChoiceKind.Callouts ? chosen.For : CalloutHelp.None,
        When = kind == ChoiceKind.Callouts ? chosen.When : CalloutTimes.None,
    };
}
