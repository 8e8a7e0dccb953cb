using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Absences;

/// <summary>Who is not there on a day, and whose relationships somebody else looks after meanwhile.</summary>
public static class Away
{
    /// <summary>Absences that hold on any of these days.</summary>
    public static IQueryable<Absence> AbsencesIn(this AllianceContext db, DateOnly from, DateOnly until) =>
        db.Set<Absence>().Where(a => a.EndedAt == null && a.FromOn <= until && a.UntilOn >= from);

    /// <summary>Accounts that are officers now; an owner who is none has left.</summary>
    public static IQueryable<Guid> OfficerIds(this AllianceContext db) =>
        db.Set<RoleGrant>().Where(g => g.Role == Role.Officer && g.EndedAt == null).Select(g => g.AccountId);

    /// <summary>Relationships that the backup looks after on this day: the owner is away, or no longer an officer.</summary>
    public static IQueryable<Relationship> CoveredBy(this AllianceContext db, Guid backup, DateOnly today)
    {
        var (away, officers) = (db.AbsencesIn(today, today), db.OfficerIds());
        return db.Set<Relationship>().Where(r => r.BackupId == backup && r.OwnerId != backup && r.EndedAt == null && (away.Any(a => a.AccountId == r.OwnerId) || !officers.Contains(r.OwnerId)));
    }

    /// <summary>Until when each of these people is away today; whoever is there is not in it. Absences that touch each other are one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DateOnly>> AwayUntilAsync(this AllianceContext db, IReadOnlyCollection<Guid> people, DateOnly today)
    {
        var coming = await db.Set<Absence>().Where(a => people.Contains(a.AccountId) && a.EndedAt == null && a.UntilOn >= today).OrderBy(a => a.FromOn).Select(a => new { a.AccountId, a.FromOn, a.UntilOn }).ToListAsync();
        var until = new Dictionary<Guid, DateOnly>();
        foreach (var one in coming)
            if (one.FromOn <= today || until.TryGetValue(one.AccountId, out var known) && one.FromOn <= known.AddDays(1)) until[one.AccountId] = one.UntilOn;
        return until;
    }

    /// <summary>Those among these people who cannot be reached on this day: away, or no longer officers.</summary>
    public static async Task<IReadOnlySet<Guid>> NotThereAsync(this AllianceContext db, IReadOnlyCollection<Guid> people, DateOnly today)
    {
        var away = await db.AbsencesIn(today, today).Where(a => people.Contains(a.AccountId)).Select(a => a.AccountId).ToListAsync();
        var officers = await db.OfficerIds().Where(id => people.Contains(id)).ToListAsync();
        return people.Where(id => away.Contains(id) || !officers.Contains(id)).ToHashSet();
    }
}
