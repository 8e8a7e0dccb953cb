using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Consents;

public sealed record NewInvitation
{
    public required InvitationWay Way { get; init; }
    public string? FirstName { get; init; }
    public string? Address { get; init; }
    public required bool IsAdult { get; init; }
    public required string Language { get; init; }
    public required string Origin { get; init; }
}

/// <summary>What is known this once: the secret of the page on the officer's phone, or a card's code.</summary>
public sealed record Asked(string? HandedSecret, string? Code);

/// <param name="IsHanded">Whether it is open on the officer's phone, where a yes does not count yet.</param>
public sealed record OpenInvitation(Invitation Invitation, bool IsHanded);

/// <summary>Asks a contact, once and with one reminder, and takes their answer.</summary>
public sealed class InvitationService(AllianceContext db, ConsentService consents, ConsentLetters letters, MailCarrier mail)
{
    /// <returns>Null where the contact is asked already, or has said yes.</returns>
    public async Task<Asked?> InviteAsync(Guid contactId, NewInvitation asked, ActionContext action)
    {
        if (await db.Set<Invitation>().AnyAsync(i => i.ContactId == contactId) || await consents.InForceAsync(contactId, action.Now) is not null) return null;
        var (secret, hash) = Secret.New();
        var invitation = new Invitation
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            ContactId = contactId,
            InvitedById = action.Actor,
            Way = asked.Way,
            FirstName = asked.FirstName,
            Address = asked.Address,
            IsAdult = asked.IsAdult,
            Language = asked.Language,
            Origin = asked.Origin,
            SecretHash = asked.Way == InvitationWay.Email ? hash : null,
            HandedHash = asked.Way == InvitationWay.OfficersPhone ? hash : null,
            MadeAt = action.Now,
            ExpiresAt = action.Now + Invitation.Lifetime,
        };
        db.Add(invitation);
        var code = asked.Way == InvitationWay.Card ? await AddCardAsync(contactId, action) : null;
        if (asked.Way == InvitationWay.Email) letters.Invite(invitation, LinkTo(invitation, secret), action);
        try
        {
            await db.SaveAsync(action, PartnershipEvents.ContactInvited, invitation, contactId);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<Invitation>().Any())
        {
            db.ChangeTracker.Clear();
            // Two forms at the same moment: the first has asked.
            if (!await db.Set<Invitation>().AnyAsync(i => i.ContactId == contactId)) throw;
            return null;
        }
        return new Asked(asked.Way == InvitationWay.OfficersPhone ? secret : null, code);
    }

    public async Task<OpenInvitation?> FindAsync(string? secret, DateTime now)
    {
        if (Secret.HashOf(secret) is not { } hash) return null;
        var found = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.ClosedAt == null && i.ExpiresAt > now && (i.SecretHash == hash || i.ReminderHash == hash || i.HandedHash == hash));
        return found is null ? null : new OpenInvitation(found, found.HandedHash?.AsSpan().SequenceEqual(hash) == true);
    }

    /// <summary>A card's code leads to its invitation by a link of its own.</summary>
    /// <param name="contactId">Whose card it is.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="action">The coming in.</param>
    /// <returns>The link's secret; null where the contact is not asked any more.</returns>
    public async Task<string?> OpenByCardAsync(Guid contactId, string code, ActionContext action)
    {
        if (await db.Set<Invitation>().SingleOrDefaultAsync(i => i.ContactId == contactId && i.ClosedAt == null && i.ExpiresAt > action.Now) is not { } invitation) return null;
        var secret = CardCode.LinkSecretOf(action.AgencyId, code);
        invitation.SecretHash = Secret.HashOfOurs(secret);
        await db.SaveAsync(action, PartnershipEvents.InvitationOpened, invitation, contactId);
        return secret;
    }

    /// <summary>On the officer's phone: what was ticked waits, without a name, until it is confirmed by a letter or with a card.</summary>
    /// <returns>The card's code, where no address was given.</returns>
    public async Task<string?> WaitForConfirmationAsync(Invitation invitation, string? firstName, string? address, string ticked, ActionContext action)
    {
        (invitation.FirstName, invitation.Address, invitation.HandedHash) = (firstName, address, null);
        var code = address is null ? await AddCardAsync(invitation.ContactId, action) : null;
        var secret = code is null ? Secret.New().Text : CardCode.LinkSecretOf(action.AgencyId, code);
        (invitation.Chosen, invitation.SecretHash) = (SealedTicks.Close(ticked, secret), Secret.HashOfOurs(secret));
        if (address is not null) letters.Confirm(invitation, LinkTo(invitation, secret), action);
        await db.SaveAsync(action, PartnershipEvents.InvitationHandedBack, invitation, invitation.ContactId);
        return code;
    }

    /// <summary>Yes, on their own device or with the card: the invitation has served, and the consent stands in its place.</summary>
    public async Task AcceptAsync(Invitation invitation, Chosen chosen, ActionContext action)
    {
        await using (var write = await db.BeginWriteAsync())
        {
            var contact = await db.Set<Contact>().SingleAsync(c => c.Id == invitation.ContactId);
            db.Remove(invitation);
            await consents.GiveAsync(contact, invitation.InvitedById, chosen, action);
            await db.TakeBackAsync(contact.Id);
            await write.CommitAsync();
        }
        mail.Forget(invitation.ContactId);
        await db.SettleErasureAsync();
    }

    /// <summary>No. What was kept for asking goes now; an empty row stays until its day, so that nobody sees when it was answered.</summary>
    public async Task DeclineAsync(Invitation invitation, ActionContext action)
    {
        await using (var write = await db.BeginWriteAsync())
        {
            (invitation.FirstName, invitation.Address, invitation.Chosen) = (null, null, null);
            (invitation.SecretHash, invitation.ReminderHash, invitation.HandedHash) = (null, null, null);
            invitation.ClosedAt = action.Now;
            db.RemoveRange(await db.Set<ContactCard>().Where(c => c.ContactId == invitation.ContactId).ToListAsync());
            await db.SaveAsync(action, PartnershipEvents.InvitationClosed, invitation, invitation.ContactId);
            await db.TakeBackAsync(invitation.ContactId);
            await write.CommitAsync();
        }
        mail.Forget(invitation.ContactId);
        await db.SettleErasureAsync();
    }

    /// <summary>Somebody of the department tried to say a contact's answer: that it was tried is kept, under the contact where it is known whose.</summary>
    public async Task RefuseOurDeviceAsync(Guid? contactId, ActionContext action)
    {
        db.Record(action, PartnershipEvents.AnswerRefused, nameof(Invitation), null, contactId, null);
        await db.SaveChangesAsync();
    }

    public static string LinkTo(Invitation invitation, string secret) => $"{invitation.Origin}/portal/invitation/{secret}{(invitation.Language == "es" ? "?in=es" : "")}";

    private async Task<string> AddCardAsync(Guid contactId, ActionContext action)
    {
        db.RemoveRange(await db.Set<ContactCard>().Where(c => c.ContactId == contactId).ToListAsync());
        var (code, card) = CardService.New(contactId, isOwn: false, action);
        db.Add(card);
        return code;
    }
}
