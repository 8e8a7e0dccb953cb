using Alliance.Partnerships.Calendar;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Digests;

/// <summary>
/// Writes each letter of the day at the hour its reader chose, on working days, once. An address that bounced gets none until its reader
/// has looked at it. Letters that lie in the folder, where there is no mail server, go after a week.
/// </summary>
public sealed class DigestSending(IServiceScopeFactory scopes, MailCarrier carrier, JobLeases leases, TimeProvider time, ILogger<DigestSending> log)
    : HouseJob("digests", TimeSpan.FromMinutes(1), leases, time, log)
{
    /// <summary>After a server was away: so much later a letter for the morning is still one.</summary>
    private const int HoursLate = 4;
    private const int DaysKept = 7, DaysRemembered = 40;
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);
    private readonly TimeProvider time = time;
    private DateTime sweptAt = DateTime.MinValue;

    /// <returns>How many days were seen to.</returns>
    public override async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var now = time.Instant();
        var isTimeToSweep = now - sweptAt >= BetweenSweeps;
        var done = 0;
        await foreach (var (agency, _) in scopes.InEachAgencyAsync(cancel))
        {
            foreach (var wish in await DueAsync(agency, now, cancel))
                if (await InAsync(agency, services => WriteAsync(services, wish, agency, now))) done++;
            if (isTimeToSweep) await InAsync(agency, services => SweepAsync(services, now, cancel));
        }
        if (isTimeToSweep) sweptAt = now;
        return done;
    }

    private async Task<bool> InAsync(Agency agency, Func<IServiceProvider, Task<bool>> work)
    {
        await using var room = scopes.OpenIn(agency);
        return await work(room.ServiceProvider);
    }

    private async Task<IReadOnlyList<DigestWish>> DueAsync(Agency agency, DateTime now, CancellationToken cancel)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, agency.Zone);
        if (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return [];
        var (today, latest, earliest) = (DateOnly.FromDateTime(local), local.Hour, local.Hour - HoursLate);
        IReadOnlyList<DigestWish> wishes = [];
        await InAsync(agency, async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            wishes = await db.Set<DigestWish>().AsNoTracking().Where(w => w.EndedAt == null && w.Hour <= latest && w.Hour > earliest
                && !db.Set<DigestDay>().Any(d => d.AccountId == w.AccountId && d.Role == w.Role && d.Day == today)
                && db.Users.Any(a => a.Id == w.AccountId && a.LockoutEnd == null)
                && db.Set<RoleGrant>().Any(g => g.AccountId == w.AccountId && g.Role == w.Role && g.EndedAt == null)).OrderBy(w => w.Id).ToListAsync(cancel);
            return true;
        });
        // Whoever asks after the hour waits for the next day's.
        return [.. wishes.Where(w => w.ChosenAt <= LocalTime.ToUtc(today, new TimeOnly(w.Hour, 0), agency.Zone))];
    }

    private static async Task<bool> WriteAsync(IServiceProvider services, DigestWish wish, Agency agency, DateTime now)
    {
        var db = services.GetRequiredService<AllianceContext>();
        if (await db.BounceOfAsync(agency.Id, wish.Address!) is not null) return false;
        var action = new ActionContext(agency.Id, null, ActionContext.SystemRole, now, "The letter of the day", "this server");
        await services.GetRequiredService<DigestWriter>().AddAsync(wish, agency.DayOf(now), action);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<DigestDay>().Any())
        {
            db.ChangeTracker.Clear();
            // Another node was faster: the day is seen to, and this letter was never written.
            if (await db.Set<DigestDay>().AnyAsync(d => d.AccountId == wish.AccountId && d.Role == wish.Role && d.Day == agency.DayOf(now))) return false;
            throw;
        }
    }

    private async Task<bool> SweepAsync(IServiceProvider services, DateTime now, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        var wishes = await db.Set<DigestWish>().Select(w => w.Id).ToListAsync(cancel);
        if (wishes.Count == 0) return false;
        carrier.ForgetOld(wishes.ToHashSet(), now.AddDays(-DaysKept));
        var old = DateOnly.FromDateTime(now).AddDays(-DaysRemembered);
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<DigestDay>().Where(d => d.Day < old).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
