using System.Security.Cryptography;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Calendar;

/// <summary>Makes, renews and ends an officer's address for calendar programs, and knows it again.</summary>
public sealed class CalendarFeedService(AllianceContext db, AgencyScope scope)
{
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    /// <summary>No secret has this hash; it is looked for where what came cannot be one, so that the answer takes as long.</summary>
    private static readonly byte[] Nobodys = new byte[SHA256.HashSizeInBytes];

    public Task<CalendarFeed?> OfAsync(Guid officer) => Working().SingleOrDefaultAsync(f => f.OfficerId == officer);

    /// <summary>The feed of a secret; null where there never was one, where it has ended, and where its officer cannot come in any more.</summary>
    public Task<CalendarFeed?> FindAsync(string? secret)
    {
        var hash = Secret.HashOf(secret) ?? Nobodys;
        return Working().SingleOrDefaultAsync(f => f.Hash == hash);
    }

    /// <summary>Makes an address, or a new one: the one before stops at once.</summary>
    /// <returns>The secret, which nobody can be told again; null where this form made it before.</returns>
    public async Task<string?> MakeAsync(Guid id, ActionContext action)
    {
        if (await db.Set<CalendarFeed>().AnyAsync(f => f.Id == id)) return null;
        var (secret, hash) = Secret.New();
        var feed = new CalendarFeed { AgencyId = action.AgencyId, Id = id, OfficerId = action.Actor, Hash = hash, MadeAt = action.Now };
        await using var write = await db.BeginWriteAsync();
        var isRenewed = await EndAsync(action) > 0;
        db.Add(feed);
        await db.SaveAsync(action, isRenewed ? PartnershipEvents.CalendarRenewed : PartnershipEvents.CalendarMade, feed, null);
        await write.CommitAsync();
        return secret;
    }

    /// <summary>Whoever has the address has nothing any more.</summary>
    public async Task RevokeAsync(ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await EndAsync(action) == 0) return;
        db.Record(action, PartnershipEvents.CalendarRevoked, nameof(CalendarFeed), null, null, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
    }

    /// <summary>Notes that a program asked: the time once a minute, an event once a day. What it got names nobody, so that no record was read.</summary>
    public async Task FetchedAsync(CalendarFeed feed, ActionContext action)
    {
        var before = action.Now - Noted;
        if (feed.FetchedAt > before) return;
        await using var write = await db.BeginWriteAsync();
        // Of two programs that ask at once, one notes it.
        var noted = await db.Set<CalendarFeed>().Where(f => f.Id == feed.Id && (f.FetchedAt == null || f.FetchedAt <= before)).ExecuteUpdateAsync(set => set.SetProperty(f => f.FetchedAt, action.Now));
        if (noted > 0 && (feed.FetchedAt is not { } last || scope.Current.DayOf(last) < scope.Current.DayOf(action.Now)))
        {
            db.Record(action, PartnershipEvents.CalendarFetched, nameof(CalendarFeed), feed.Id, null, null);
            await db.SaveChangesAsync();
        }
        await write.CommitAsync();
    }

    private Task<int> EndAsync(ActionContext action) => db.Set<CalendarFeed>().Where(f => f.OfficerId == action.ActorId && f.EndedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(f => f.EndedAt, action.Now).SetProperty(f => f.Hash, (byte[]?)null).SetProperty(f => f.Version, f => f.Version + 1));

    /// <summary>A locked account's stands still until it is released; one made before the account was closed stays shut, also where it is opened again.</summary>
    private IQueryable<CalendarFeed> Working() =>
        from feed in db.Set<CalendarFeed>().AsNoTracking()
        where feed.EndedAt == null && db.Users.Any(a => a.Id == feed.OfficerId && a.LockoutEnd == null)
            && db.Set<RoleGrant>().Any(g => g.AccountId == feed.OfficerId && g.Role == Role.Officer && g.EndedAt == null && g.GivenAt <= feed.MadeAt)
        select feed;
}
