using Alliance.Partnerships.Partners;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Consents;

/// <summary>What time does to invitations and consents: one reminder each, and an end.</summary>
public sealed class ConsentTimes(AllianceContext db, AgencyScope scope, Settings settings, ConsentLetters letters, MailCarrier mail)
{
    public async Task RunAsync(ActionContext action, CancellationToken cancel)
    {
        await EndInvitationsAsync(action, cancel);
        await RemindOfInvitationsAsync(action, cancel);
        await RemindOfEndsAsync(action, cancel);
        await ForgetTriesAsync(action, cancel);
    }

    /// <summary>After 14 days an invitation goes, with the card that was printed for it, whatever became of it.</summary>
    private async Task EndInvitationsAsync(ActionContext action, CancellationToken cancel)
    {
        var ended = await db.Set<Invitation>().Where(i => i.ExpiresAt <= action.Now).ToListAsync(cancel);
        foreach (var invitation in ended)
        {
            await using (var write = await db.BeginWriteAsync(cancel))
            {
                db.Remove(invitation);
                db.RemoveRange(await db.Set<ContactCard>().Where(c => c.ContactId == invitation.ContactId).ToListAsync(cancel));
                await db.SaveAsync(action, PartnershipEvents.InvitationLapsed, invitation, invitation.ContactId, cancel);
                await db.TakeBackAsync(invitation.ContactId);
                await write.CommitAsync(cancel);
            }
            mail.Forget(invitation.ContactId);
        }
        if (ended.Count > 0) await db.SettleErasureAsync();
    }

    private async Task RemindOfInvitationsAsync(ActionContext action, CancellationToken cancel)
    {
        var since = action.Now - Invitation.ReminderAfter;
        foreach (var invitation in await db.Set<Invitation>().Where(i => i.ClosedAt == null && i.RemindedAt == null && i.MadeAt <= since && i.Address != null && i.SecretHash != null).ToListAsync(cancel))
        {
            (var secret, invitation.ReminderHash) = Secret.New();
            invitation.RemindedAt = action.Now;
            letters.Remind(invitation, InvitationService.LinkTo(invitation, secret), action);
            await db.SaveAsync(action, PartnershipEvents.InvitationReminded, invitation, invitation.ContactId, cancel);
        }
    }

    /// <summary>A month before a consent runs out, whoever agreed to be e-mailed is told once; nobody but they can renew it.</summary>
    private async Task RemindOfEndsAsync(ActionContext action, CancellationToken cancel)
    {
        var soon = action.Now + Consent.ReminderBefore;
        var ending = await (
            from consent in db.Set<Consent>()
            where consent.WithdrawnAt == null && consent.RemindedAt == null && consent.ExpiresAt > action.Now && consent.ExpiresAt <= soon
                && !db.Set<Consent>().Any(later => later.ContactId == consent.ContactId && later.WithdrawnAt == null && later.ExpiresAt > soon)
                && db.Set<ConsentChoice>().Any(choice => choice.ContactId == consent.ContactId && choice.Kind == ChoiceKind.Email && choice.WithdrawnAt == null)
            join contact in db.Set<Contact>() on consent.ContactId equals contact.Id
            where contact.Email != null
            select new { Consent = consent, contact.Email }).ToListAsync(cancel);
        foreach (var end in ending)
        {
            end.Consent.RemindedAt = action.Now;
            letters.RunsOut(end.Consent, end.Email!, PortalAddress.Known(settings, scope.Current) is { } address ? $"{address}/portal/sign-in" : null, action);
            await db.SaveAsync(action, PartnershipEvents.ConsentReminded, end.Consent, end.Consent.ContactId, cancel);
        }
    }

    private async Task ForgetTriesAsync(ActionContext action, CancellationToken cancel)
    {
        var yesterday = action.Now.AddDays(-1);
        var tries = await db.Set<CardTry>().Where(t => t.At < yesterday).ToListAsync(cancel);
        if (tries.Count == 0) return;
        db.RemoveRange(tries);
        await db.SaveAsync(action, PartnershipEvents.CardTriesForgotten, tries[0], null, cancel);
    }
}
