using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Thanks;

/// <summary>A thank you between an officer and a contact, as given.</summary>
/// <param name="Id">Made with the form: the same form posted twice is one thank you.</param>
public sealed record NewThanks(Guid Id, Side By, Guid PartnerId, Guid ContactId, Guid OfficerId, string Words, bool MayBeShared, ScreenedAnyway? Screened);

/// <param name="Id">Made with the form.</param>
public sealed record NewColleagueThanks(Guid Id, Guid ToId, string Words, bool MayBeShared, ScreenedAnyway? Screened);

public sealed class ThanksService(AllianceContext db, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string Deed = "ThanksEnded";

    public async Task GiveAsync(NewThanks input, ActionContext action)
    {
        if (await db.Set<ThankYou>().AnyAsync(t => t.Id == input.Id)) return;
        var thanks = new ThankYou
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            PartnerId = input.PartnerId,
            ContactId = input.ContactId,
            OfficerId = input.OfficerId,
            By = input.By,
            Words = (await db.ReferencesAsync(input.PartnerId))(input.Words)!,
            GivenAt = action.Now,
            // What speaks of others stays with the two.
            IsShared = input.MayBeShared && input.Screened?.SpeaksOfOthers != true,
        };
        db.Add(thanks);
        if (input.Screened is { } screened) screening.Note(nameof(ThankYou), thanks.Id, screened, action);
        await db.SaveNewAsync(action, PartnershipEvents.ThanksGiven, thanks, thanks.ContactId);
    }

    public async Task GiveColleagueAsync(NewColleagueThanks input, ActionContext action)
    {
        if (await db.Set<ColleagueThanks>().AnyAsync(t => t.Id == input.Id)) return;
        var thanks = new ColleagueThanks { AgencyId = action.AgencyId, Id = input.Id, FromId = action.Actor, ToId = input.ToId, Words = input.Words, GivenAt = action.Now, IsShared = input.MayBeShared };
        db.Add(thanks);
        if (input.Screened is { } screened) screening.Note(nameof(ColleagueThanks), thanks.Id, screened, action);
        await db.SaveNewAsync(action, PartnershipEvents.ThanksGiven, thanks, null);
    }

    /// <summary>Puts away what was given to whoever acts; of anybody else's nothing happens.</summary>
    public Task<bool> SeeAsync(Guid id, ActionContext action) =>
        ChangeAsync(id, action, PartnershipEvents.ThanksSeen, t => t.SeenAt ??= action.Now, t => t.SeenAt ??= action.Now);

    /// <summary>The one thanked would rather not have it read by the others.</summary>
    public Task<bool> KeepToSelfAsync(Guid id, ActionContext action) =>
        ChangeAsync(id, action, PartnershipEvents.ThanksKeptToSelf, t => t.IsShared = false, t => t.IsShared = false);

    /// <summary>Takes these back, here and in what the audit kept of them. Nothing of them stays: they are counted nowhere.</summary>
    public async Task EndAsync(IReadOnlyCollection<ThankYou> thanks, ActionContext action)
    {
        if (thanks.Count == 0) return;
        var ids = thanks.Select(t => t.Id).ToList();
        sealedStore.Prepare();
        await using (var write = await db.BeginWriteAsync())
        {
            foreach (var partner in thanks.GroupBy(t => t.PartnerId))
            {
                var own = partner.Select(t => t.Id).ToList();
                await sealedStore.SealAsync(partner.Key, SealedBecause.WordsRanOut, async words => new SealedContents([], await words.ThanksAsync(db.Set<ThankYou>().Where(t => own.Contains(t.Id)))), action);
            }
            foreach (var one in thanks) db.Record(action, PartnershipEvents.ThanksEnded, nameof(ThankYou), one.Id, one.ContactId, null);
            await db.SaveChangesAsync();
            await RemoveAsync(nameof(ThankYou), ids, db.Set<ThankYou>().Where(t => ids.Contains(t.Id)), action);
            await erasures.CommitAsync(write, Deed, ids, action);
        }
        await db.SettleErasureAsync();
    }

    public async Task EndAsync(IReadOnlyCollection<ColleagueThanks> thanks, ActionContext action)
    {
        if (thanks.Count == 0) return;
        var ids = thanks.Select(t => t.Id).ToList();
        await using (var write = await db.BeginWriteAsync())
        {
            foreach (var one in thanks) db.Record(action, PartnershipEvents.ThanksEnded, nameof(ColleagueThanks), one.Id, null, null);
            await db.SaveChangesAsync();
            await RemoveAsync(nameof(ColleagueThanks), ids, db.Set<ColleagueThanks>().Where(t => ids.Contains(t.Id)), action);
            await erasures.CommitAsync(write, Deed, ids, action);
        }
        await db.SettleErasureAsync();
    }

    /// <summary>Those whose time is over.</summary>
    public async Task EndDueAsync(ActionContext action)
    {
        var old = action.Now - ThankYou.Lifetime;
        await EndAsync(await db.Set<ThankYou>().AsNoTracking().Where(t => t.GivenAt <= old).OrderBy(t => t.Id).ToListAsync(), action);
        await EndAsync(await db.Set<ColleagueThanks>().AsNoTracking().Where(t => t.GivenAt <= old).OrderBy(t => t.Id).ToListAsync(), action);
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var (db, thanks) = (services.GetRequiredService<AllianceContext>(), services.GetRequiredService<ThanksService>());
        await thanks.EndAsync(await db.Set<ThankYou>().AsNoTracking().Where(t => line.Of.Contains(t.Id)).ToListAsync(), action);
        await thanks.EndAsync(await db.Set<ColleagueThanks>().AsNoTracking().Where(t => line.Of.Contains(t.Id)).ToListAsync(), action);
    }

    /// <summary>Either way, of one contact. To be called inside a write that erases what the audit kept under the contact.</summary>
    public async Task ForgetOfAsync(Guid contactId)
    {
        var own = db.Set<ThankYou>().Where(t => t.ContactId == contactId);
        await screening.ForgetReasonsAsync(own.Select(t => t.Id));
        await own.ExecuteDeleteAsync();
    }

    /// <summary>Takes out what colleagues wrote of somebody who is taken out, where the screen did not stop them; saved by the caller.</summary>
    /// <returns>The events whose payloads held it.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetNamesAsync(IReadOnlyList<Contact> named)
    {
        var naming = (await db.Set<ColleagueThanks>().ToListAsync()).FindAll(t => ContactReferences.Encode(t.Words, named) != t.Words);
        naming.ForEach(t => t.Words = ContactReferences.TakenOut);
        var ids = naming.ConvertAll(t => t.Id);
        return ids.Count == 0 ? [] : await db.AuditEvents.Where(e => e.Entity == nameof(ColleagueThanks) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
    }

    private async Task RemoveAsync<T>(string entity, List<Guid> ids, IQueryable<T> rows, ActionContext action)
    {
        await screening.ForgetReasonsAsync(ids);
        await rows.ExecuteDeleteAsync();
        await db.EraseAsync(action, await db.AuditEvents.Where(e => e.Entity == entity && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync());
    }

    private async Task<bool> ChangeAsync(Guid id, ActionContext action, string what, Action<ThankYou> partners, Action<ColleagueThanks> colleagues)
    {
        if (await db.Set<ThankYou>().SingleOrDefaultAsync(t => t.Id == id && t.OfficerId == action.ActorId && t.By == Side.Them) is { } thanks)
        {
            partners(thanks);
            if (db.ChangeTracker.HasChanges()) await db.SaveAsync(action, what, thanks, thanks.ContactId);
            return true;
        }
        if (await db.Set<ColleagueThanks>().SingleOrDefaultAsync(t => t.Id == id && t.ToId == action.ActorId) is not { } colleague) return false;
        colleagues(colleague);
        if (db.ChangeTracker.HasChanges()) await db.SaveAsync(action, what, colleague, null);
        return true;
    }
}
