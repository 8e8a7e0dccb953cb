using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Releases;

/// <summary>
/// Reads what officers wrote of a partner as it may be given out: talks, promises, goals, plans, the relationship, and notes kept back
/// whose day has come. What partners said themselves is theirs, and not offered here.
/// </summary>
public sealed class Releasables(AllianceContext db, AgencyScope scope, KeptBackLock keptBack, TimeProvider time)
{
    public const int MostOfAKind = 200;

    private const string Gone = ContactReferences.TakenOut;

    /// <summary>The newest of each kind that still hold words.</summary>
    public async Task<IReadOnlyList<Releasable>> OfAsync(Guid partnerId) =>
    [
        .. await TalksAsync(db.Set<Engagement>().Where(e => e.PartnerId == partnerId && (e.Heard != null || e.Purpose != Gone)).OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(MostOfAKind)),
        .. await PromisesAsync(db.Set<Promise>().Where(p => p.PartnerId == partnerId && p.Words != Gone).OrderByDescending(p => p.MadeAt).ThenBy(p => p.Id).Take(MostOfAKind)),
        .. await GoalsAsync(db.Set<SharedGoal>().Where(g => g.PartnerId == partnerId && g.Words != Gone).OrderByDescending(g => g.At).ThenBy(g => g.Id).Take(MostOfAKind)),
        .. await RelationshipsAsync(db.Set<Relationship>().Where(r => r.PartnerId == partnerId && r.Purpose != Gone).OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Take(MostOfAKind)),
        .. await PlansAsync(db.Set<Touchpoint>().Where(t => t.PartnerId == partnerId && t.Purpose != Gone).OrderByDescending(t => t.PlannedAt).ThenBy(t => t.Id).Take(MostOfAKind)),
        .. await NotesAsync(db.Set<KeptBackNote>().Where(n => n.Locked != null && db.Set<Engagement>().Any(e => e.Id == n.EngagementId && e.PartnerId == partnerId)).OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).Take(MostOfAKind)),
    ];

    /// <summary>The same for these, whether they hold words still or not; oldest first within a kind.</summary>
    public async Task<IReadOnlyList<Releasable>> AgainAsync(IReadOnlyCollection<ReleasedPart> parts)
    {
        List<Guid> Of(ReleasedKind kind) => [.. parts.Where(p => p.Kind == kind).Select(p => p.SourceId).Distinct()];
        var (talks, promises, goals, relationships, plans, notes) = (Of(ReleasedKind.Talk), Of(ReleasedKind.Promise), Of(ReleasedKind.Goal), Of(ReleasedKind.Relationship), Of(ReleasedKind.Plan), Of(ReleasedKind.KeptBack));
        return
        [
            .. await TalksAsync(db.Set<Engagement>().Where(e => talks.Contains(e.Id)).OrderBy(e => e.At).ThenBy(e => e.Id)),
            .. await PromisesAsync(db.Set<Promise>().Where(p => promises.Contains(p.Id)).OrderBy(p => p.MadeAt).ThenBy(p => p.Id)),
            .. await GoalsAsync(db.Set<SharedGoal>().Where(g => goals.Contains(g.Id)).OrderBy(g => g.At).ThenBy(g => g.Id)),
            .. await RelationshipsAsync(db.Set<Relationship>().Where(r => relationships.Contains(r.Id)).OrderBy(r => r.StartedAt).ThenBy(r => r.Id)),
            .. await PlansAsync(db.Set<Touchpoint>().Where(t => plans.Contains(t.Id)).OrderBy(t => t.PlannedAt).ThenBy(t => t.Id)),
            .. await NotesAsync(db.Set<KeptBackNote>().Where(n => notes.Contains(n.Id)).OrderBy(n => n.WrittenAt).ThenBy(n => n.Id)),
        ];
    }

    private async Task<IEnumerable<Releasable>> TalksAsync(IQueryable<Engagement> which)
    {
        var rows = await which.AsNoTracking().ToListAsync();
        var called = await OfficersAsync(rows.Select(r => r.OfficerId));
        return rows.Select(r => Releasable.Cut(ReleasedKind.Talk, r.Id, r.At, called(r.OfficerId), r.Purpose, r.Heard) with { Channel = r.Channel });
    }

    /// <summary>The promise, and what officers wrote of what became of it.</summary>
    private async Task<IEnumerable<Releasable>> PromisesAsync(IQueryable<Promise> which)
    {
        var rows = await which.AsNoTracking().ToListAsync();
        var ids = rows.ConvertAll(r => r.Id);
        var answers = (await db.Set<PromiseAnswer>().AsNoTracking().Where(a => ids.Contains(a.PromiseId) && a.Reason != null && db.Users.Any(u => u.Id == a.RecordedById)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync()).ToLookup(a => a.PromiseId, a => a.Reason);
        var called = await OfficersAsync(rows.Select(r => r.OfficerId));
        return rows.Select(r => Releasable.Cut(ReleasedKind.Promise, r.Id, r.MadeAt, called(r.OfficerId), r.Words, [.. answers[r.Id]]));
    }

    /// <summary>The goal, and how the officers' side said that it moved.</summary>
    private async Task<IEnumerable<Releasable>> GoalsAsync(IQueryable<SharedGoal> which)
    {
        var rows = await which.AsNoTracking().ToListAsync();
        var ids = rows.ConvertAll(r => r.Id);
        List<(Guid Goal, DateTime At, string? Words)> ours =
        [
            .. (await db.Set<StageMove>().AsNoTracking().Where(m => ids.Contains(m.GoalId) && m.Side == Side.Us).ToListAsync()).Select(m => (m.GoalId, m.At, (string?)m.Heard)),
            .. (await db.Set<RulerReading>().AsNoTracking().Where(r => ids.Contains(r.GoalId) && r.Side == Side.Us).ToListAsync()).Select(r => (r.GoalId, r.At, r.Why)),
            .. (await db.Set<GoalEnd>().AsNoTracking().Where(e => ids.Contains(e.GoalId) && e.Side == Side.Us).ToListAsync()).Select(e => (e.GoalId, e.At, (string?)e.Why)),
        ];
        var called = await OfficersAsync(rows.Select(r => r.OfficerId));
        return rows.Select(r => Releasable.Cut(ReleasedKind.Goal, r.Id, r.At, called(r.OfficerId), r.Words, [.. ours.Where(o => o.Goal == r.Id).OrderBy(o => o.At).Select(o => o.Words)]));
    }

    /// <summary>What it is for, and why it moved or rested.</summary>
    private async Task<IEnumerable<Releasable>> RelationshipsAsync(IQueryable<Relationship> which)
    {
        var rows = await which.AsNoTracking().ToListAsync();
        var ids = rows.ConvertAll(r => r.Id);
        List<(Guid Tie, DateTime At, string Words)> steps =
        [
            .. (await db.Set<PhaseChange>().AsNoTracking().Where(c => ids.Contains(c.RelationshipId)).ToListAsync()).Select(c => (c.RelationshipId, c.At, c.Why)),
            .. (await db.Set<CardCorrection>().AsNoTracking().Where(c => ids.Contains(c.RelationshipId)).ToListAsync()).Select(c => (c.RelationshipId, c.At, c.Words)),
            .. (await db.Set<Pause>().AsNoTracking().Where(p => ids.Contains(p.RelationshipId)).ToListAsync()).Select(p => (p.RelationshipId, p.FromAt, p.Reason)),
        ];
        var called = await OfficersAsync(rows.Select(r => r.OwnerId));
        return rows.Select(r => Releasable.Cut(ReleasedKind.Relationship, r.Id, r.StartedAt, called(r.OwnerId), r.Purpose, [.. steps.Where(s => s.Tie == r.Id).OrderBy(s => s.At).Select(s => s.Words)]));
    }

    private async Task<IEnumerable<Releasable>> PlansAsync(IQueryable<Touchpoint> which)
    {
        var rows = await which.AsNoTracking().ToListAsync();
        var called = await OfficersAsync(rows.Select(r => r.OfficerId));
        return rows.Select(r => Releasable.Cut(ReleasedKind.Plan, r.Id, r.PlannedAt, called(r.OfficerId), r.Purpose, r.CancelReason));
    }

    /// <summary>From the day on which those who took part read them.</summary>
    private async Task<IEnumerable<Releasable>> NotesAsync(IQueryable<KeptBackNote> which)
    {
        var today = scope.Current.DayOf(time.Instant());
        var rows = await which.AsNoTracking().Where(n => n.UntilOn <= today).ToListAsync();
        var called = await OfficersAsync(rows.Select(r => r.ById));
        return rows.Select(r => Releasable.Cut(ReleasedKind.KeptBack, r.Id, r.WrittenAt, called(r.ById), keptBack.Open(r.Locked) ?? Gone, keptBack.Open(r.LockedReason)));
    }

    private async Task<Func<Guid, string>> OfficersAsync(IEnumerable<Guid> people)
    {
        var ids = people.Distinct().ToList();
        var names = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName);
        return id => names.GetValueOrDefault(id, "…");
    }
}
