using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Alliance.Problems;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal;

/// <summary>A contact leaves: everything of theirs goes in one request, here and in every room.</summary>
public sealed class Farewell(AllianceContext db, ContactService contacts, RelationshipService relationships, ScreeningDesk screening, ProblemWords problems, SealedStore sealedStore, ErasureDesk erasures, MailCarrier mail)
{
    public const string Deed = "Withdrew";

    public async Task LeaveAsync(Guid contactId, ActionContext action, ConsentWay way = ConsentWay.Portal)
    {
        sealedStore.Prepare();
        await using (var write = await db.BeginWriteAsync())
        {
            var contact = await db.Set<Contact>().SingleAsync(c => c.Id == contactId);
            if (await relationships.FindAsync(contact.PartnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.ContactWithdrew, action);
            await screening.ForgetReasonsAsync(db.Set<EngagementContact>().Where(c => c.ContactId == contactId).Select(c => c.EngagementId));
            await screening.ForgetReasonsAsync(await PromisesAsync(contact));
            await screening.ForgetReasonsAsync(db.Set<GoalContact>().Where(c => c.ContactId == contactId).Select(c => c.GoalId));
            await screening.ForgetReasonsAsync(db.Set<Repair>().Where(r => db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.ContactId == contactId)).Select(r => r.Id));
            await screening.ForgetReasonsAsync(db.Set<ProblemMember>().Where(m => m.ContactId == contactId).Select(m => m.ProblemId));
            await contacts.WithdrawAsync(contact, way, action);
            await problems.ForgetOfAsync(contactId, action);
            await db.Set<EntryLink>().Where(l => l.ContactId == contactId).ExecuteDeleteAsync();
            await db.Set<PartnerVisit>().Where(v => v.ContactId == contactId).ExecuteDeleteAsync();
            await db.TakeBackAsync(contactId);
            await erasures.CommitAsync(write, Deed, [contactId], action);
        }
        mail.Forget(contactId);
        await db.SettleErasureAsync();
    }

    /// <summary>The promises made in their talks, and what became of them; by keys, since a promise is found by its partner only.</summary>
    private async Task<IReadOnlyCollection<Guid>> PromisesAsync(Contact contact)
    {
        var talks = await db.Set<EngagementContact>().Where(c => c.ContactId == contact.Id).Select(c => c.EngagementId).ToListAsync();
        var promises = await db.Set<Promise>().Where(p => p.PartnerId == contact.PartnerId && p.EngagementId != null && talks.Contains(p.EngagementId.Value)).Select(p => p.Id).ToListAsync();
        return [.. promises, .. await db.Set<PromiseAnswer>().Where(a => promises.Contains(a.PromiseId)).Select(a => a.Id).ToListAsync()];
    }

    /// <summary>The same once more, where a restored backup brought the contact back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var db = services.GetRequiredService<AllianceContext>();
        foreach (var contact in await db.Set<Contact>().Where(c => line.Of.Contains(c.Id)).Select(c => c.Id).ToListAsync())
            await services.GetRequiredService<Farewell>().LeaveAsync(contact, action);
    }
}
