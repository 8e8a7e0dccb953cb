using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Team;

public static class Lapses
{
    /// <summary>Late by more than their own rhythm: two full cadences without a talk.</summary>
    public static IQueryable<Relationship> Lapsing(this AllianceContext db, DateOnly today, int usual)
    {
        // The first condition is for the index; no cadence is shorter.
        var latest = today.AddDays(-Cadence.Choices[0]);
        var away = db.AbsencesIn(today, today);
        return db.Set<Relationship>().Where(r => r.DueOn < latest && r.EndedAt == null && r.DueOn.Value.AddDays(r.CadenceDays ?? usual) < today
            && !db.Set<Pause>().Any(p => p.RelationshipId == r.Id && p.EndedAt == null && (p.UntilOn == null || p.UntilOn > today))
            // While the owner is away and the backup is not, somebody looks after it.
            && !(away.Any(a => a.AccountId == r.OwnerId) && r.BackupId != null && !away.Any(a => a.AccountId == r.BackupId)));
    }
}
