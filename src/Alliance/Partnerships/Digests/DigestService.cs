using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Digests;

/// <summary>Asks for the letter of the day, moves it, stops it, and takes it back.</summary>
public sealed class DigestService(AllianceContext db, MailCarrier mail)
{
    public Task<DigestWish?> OfAsync(Guid account, Role role) => db.Set<DigestWish>().AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == account && w.Role == role && w.EndedAt == null);

    /// <summary>The address is tried again, also where it bounced before: somebody has looked at it.</summary>
    public async Task AskAsync(Guid id, string address, int hour, ActionContext action)
    {
        if (await db.Set<DigestWish>().AnyAsync(w => w.Id == id)) return;
        var before = await OpenAsync(action);
        var wish = new DigestWish { AgencyId = action.AgencyId, Id = id, AccountId = action.Actor, Role = RoleOf(action), Address = address, Hour = hour, ChosenAt = action.Now };
        await using var write = await db.BeginWriteAsync();
        await EndAsync(before, action);
        await db.ForgetBounceAsync(action.AgencyId, address);
        db.Add(wish);
        await db.SaveAsync(action, PartnershipEvents.DigestAsked, wish, null);
        await write.CommitAsync();
    }

    public async Task StopAsync(ActionContext action)
    {
        if (await OpenAsync(action) is not { } wish) return;
        await using var write = await db.BeginWriteAsync();
        await EndAsync(wish, action);
        db.Record(action, PartnershipEvents.DigestStopped, nameof(DigestWish), wish.Id, null, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
    }

    /// <summary>The same address once more, since whoever looked says that it is right.</summary>
    public async Task TryAgainAsync(ActionContext action)
    {
        if (await OpenAsync(action) is not { Address: { } address } wish) return;
        await using var write = await db.BeginWriteAsync();
        await db.ForgetBounceAsync(action.AgencyId, address);
        db.Record(action, PartnershipEvents.DigestTriedAgain, nameof(DigestWish), wish.Id, null, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
    }

    /// <summary>
    /// Takes back the letters that may speak of a partner, where somebody there withdrew or its record ran out: those that wait, so that
    /// today's is written anew, and files in the folder. To be called inside a write.
    /// </summary>
    public async Task ForgetAsync(Guid partnerId)
    {
        var tending = db.Set<Relationship>().Where(r => r.PartnerId == partnerId);
        var wishes = await db.Set<DigestWish>().Where(w => tending.Any(r => r.OwnerId == w.AccountId || r.BackupId == w.AccountId)).Select(w => w.Id).ToListAsync();
        await TakeBackAsync(wishes);
    }

    private static Role RoleOf(ActionContext action) => Enum.Parse<Role>(action.Role);

    private Task<DigestWish?> OpenAsync(ActionContext action) => OfAsync(action.Actor, RoleOf(action));

    private async Task EndAsync(DigestWish? wish, ActionContext action)
    {
        if (wish is null) return;
        await db.Set<DigestWish>().Where(w => w.Id == wish.Id && w.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.EndedAt, action.Now).SetProperty(w => w.Address, (string?)null).SetProperty(w => w.Version, w => w.Version + 1));
        await TakeBackAsync([wish.Id]);
    }

    private async Task TakeBackAsync(List<Guid> wishes)
    {
        if (wishes.Count == 0) return;
        var waiting = await db.Set<OutboxMail>().Where(m => m.SubjectId != null && wishes.Contains(m.SubjectId.Value)).Select(m => m.Id).ToListAsync();
        if (waiting.Count > 0) await db.Set<DigestDay>().Where(d => d.MailId != null && waiting.Contains(d.MailId.Value)).ExecuteDeleteAsync();
        await db.TakeBackLettersAsync(wishes);
        foreach (var wish in wishes) mail.Forget(wish);
    }
}
