using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>A role-play of two learners, from the first one's question to the second one's yes or no.</summary>
/// <param name="IsMine">Whether I asked.</param>
/// <param name="IsAgreed">Whether both said yes.</param>
public sealed record RolePlayRow(Guid Id, string Other, bool IsMine, bool IsAgreed, DateTime AskedAt);

/// <summary>Two learners agree that a conversation they played with each other may be coded.</summary>
public sealed class RolePlayService(AllianceContext db)
{
    /// <summary>Asks a colleague; whoever asks agrees by asking.</summary>
    public async Task<RolePlay> AskAsync(Guid with, ActionContext action)
    {
        var play = new RolePlay { AgencyId = action.AgencyId, Id = action.NewId(), AskedById = action.Actor, WithId = with, AskedAt = action.Now };
        db.Add(play);
        db.Add(Agreement(play.Id, action));
        await SaveAsync(action, PracticeEvents.RolePlayAsked);
        return play;
    }

    public async Task AgreeAsync(Guid id, ActionContext action)
    {
        if (await db.Set<RolePlayAgreement>().AnyAsync(a => a.RolePlayId == id && a.AccountId == action.ActorId)) return;
        db.Add(Agreement(id, action));
        await SaveAsync(action, PracticeEvents.RolePlayAgreed);
    }

    /// <summary>Either of the two takes it back, with both agreements.</summary>
    public async Task DeclineAsync(Guid id, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        await db.Set<RolePlayAgreement>().Where(a => a.RolePlayId == id).ExecuteDeleteAsync();
        await db.Set<RolePlay>().Where(r => r.Id == id).ExecuteDeleteAsync();
        await SaveAsync(action, PracticeEvents.RolePlayDeclined);
        await write.CommitAsync();
    }

    /// <summary>Those that I am one of the two in, as long as they are good.</summary>
    public async Task<IReadOnlyList<RolePlayRow>> OfAsync(Guid me, DateTime now)
    {
        var since = now.AddDays(-RolePlay.DaysGood);
        return await (from play in db.Set<RolePlay>()
                      where play.AskedAt >= since && (play.AskedById == me || play.WithId == me)
                      join other in db.Users on play.AskedById == me ? play.WithId : play.AskedById equals other.Id
                      orderby play.AskedAt descending, play.Id
                      select new RolePlayRow(play.Id, other.DisplayName, play.AskedById == me, db.Set<RolePlayAgreement>().Count(a => a.RolePlayId == play.Id) == 2, play.AskedAt)).ToListAsync();
    }

    private static RolePlayAgreement Agreement(Guid play, ActionContext action) => new() { AgencyId = action.AgencyId, Id = action.NewId(), RolePlayId = play, AccountId = action.Actor, At = action.Now };

    private async Task SaveAsync(ActionContext action, string what)
    {
        db.Record(action.Unnamed(), what, nameof(RolePlay), null, null, null);
        await db.SaveChangesAsync();
    }
}
