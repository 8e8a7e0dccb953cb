using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Absences;

/// <summary>What a backup looks after today, and what nobody does. Organizations, days and who is away; no word of a record.</summary>
public sealed class CoverReading(AllianceContext db)
{
    private const int Most = 12, MostGaps = 30;

    /// <summary>Owner by owner what comes due while they are not there.</summary>
    public async Task<IReadOnlyList<CoveredOwner>> ForAsync(Guid backup, DateOnly today, DateOnly horizon)
    {
        var owners = await (from relationship in db.CoveredBy(backup, today)
                            join owner in db.Users on relationship.OwnerId equals owner.Id
                            group owner by new { owner.Id, owner.DisplayName } into g
                            orderby g.Key.DisplayName
                            select new { g.Key.Id, g.Key.DisplayName, Count = g.Count() }).ToListAsync();
        if (owners.Count == 0) return [];
        var until = await db.AwayUntilAsync([.. owners.Select(o => o.Id)], today);
        var covered = new List<CoveredOwner>();
        foreach (var owner in owners) covered.Add(new CoveredOwner(owner.DisplayName, until.TryGetValue(owner.Id, out var day) ? day : null, owner.Count, await DueAsync(backup, owner.Id, today, horizon), await TalksAsync(backup, owner.Id, today, horizon)));
        return covered;
    }

    /// <summary>For supervisors: who is away in these days, and which relationships nobody looks after then; those of people who left first.</summary>
    public async Task<AbsencesNow> InTeamAsync(DateOnly today, DateOnly horizon)
    {
        var away = db.AbsencesIn(today, horizon);
        var officers = db.OfficerIds();
        var people = await (from absence in away
                            join account in db.Users on absence.AccountId equals account.Id
                            orderby account.DisplayName, absence.FromOn
                            select new AwayOfficer(account.DisplayName, absence.FromOn, absence.UntilOn)).ToListAsync();
        var leavers = await db.LeaversAsync();
        if (people.Count == 0 && leavers.Count == 0) return new AbsencesNow([], [], 0, []);
        var unheld = db.Set<Relationship>().Where(r => r.EndedAt == null && (away.Any(a => a.AccountId == r.OwnerId) || !officers.Contains(r.OwnerId)));
        var gaps = await (from relationship in unheld
                          where relationship.BackupId == null || away.Any(a => a.AccountId == relationship.BackupId) || !officers.Contains(relationship.BackupId.Value)
                          join owner in db.Users on relationship.OwnerId equals owner.Id
                          orderby relationship.DueOn == null, relationship.DueOn, relationship.Id
                          select new TeamGap(relationship.PartnerId, relationship.Partner!.Name, relationship.DueOn, owner.DisplayName, db.Users.Where(a => a.Id == relationship.BackupId).Select(a => a.DisplayName).FirstOrDefault())).Take(MostGaps).ToListAsync();
        var due = await unheld.CountAsync(r => r.DueOn <= horizon);
        return new AbsencesNow(people, gaps, due, leavers);
    }

    private Task<List<CoveredDue>> DueAsync(Guid backup, Guid owner, DateOnly today, DateOnly horizon) =>
        db.CoveredBy(backup, today).Where(r => r.OwnerId == owner && r.DueOn <= horizon).OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(Most)
            .Select(r => new CoveredDue(r.PartnerId, r.Partner!.Name, r.Phase, r.DueOn, db.Set<Promise>().Count(p => p.PartnerId == r.PartnerId && p.OfficerId == owner && p.State == PromiseState.Open && p.By == Side.Us && p.DueOn <= horizon))).ToListAsync();

    private Task<List<CoveredTalk>> TalksAsync(Guid backup, Guid owner, DateOnly today, DateOnly horizon) => (
        from relationship in db.CoveredBy(backup, today)
        where relationship.OwnerId == owner
        join touchpoint in db.Set<Touchpoint>() on relationship.PartnerId equals touchpoint.PartnerId
        where touchpoint.IsOpen && touchpoint.OfficerId == owner && touchpoint.On <= horizon
        orderby touchpoint.On, touchpoint.Id
        select new CoveredTalk(touchpoint.Id, relationship.PartnerId, relationship.Partner!.Name, touchpoint.On, touchpoint.AtTime)).Take(Most).ToListAsync();
}

/// <param name="Until">The last day; null where the owner is no officer any more.</param>
/// <param name="Count">How many relationships of theirs this officer looks after.</param>
public sealed record CoveredOwner(string Owner, DateOnly? Until, int Count, IReadOnlyList<CoveredDue> Due, IReadOnlyList<CoveredTalk> Talks);

public sealed record CoveredDue(Guid PartnerId, string Partner, Phase Phase, DateOnly? DueOn, int OurPromises);

public sealed record CoveredTalk(Guid Id, Guid PartnerId, string Partner, DateOnly On, TimeOnly? AtTime);

public sealed record AbsencesNow(IReadOnlyList<AwayOfficer> People, IReadOnlyList<TeamGap> Gaps, int Due, IReadOnlyList<Leaver> Leavers);

public sealed record AwayOfficer(string Name, DateOnly FromOn, DateOnly UntilOn);

/// <param name="Backup">Who would stand in, and is away too or gone; null where nobody is named.</param>
public sealed record TeamGap(Guid PartnerId, string Partner, DateOnly? DueOn, string Owner, string? Backup);
