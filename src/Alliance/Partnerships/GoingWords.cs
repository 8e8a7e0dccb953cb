using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>The <see cref="OldWords"/> of one partner, by their keys: asked in one statement over two tables, the engines read a whole table for each.</summary>
public sealed class GoingWords
{
    public required List<Guid> Talks { get; init; }
    public required List<Guid> Promises { get; init; }
    public required List<Guid> Answers { get; init; }
    public required List<Guid> Corrections { get; init; }
    public required List<Guid> Plans { get; init; }
    public required List<Guid> Relationships { get; init; }
    public required List<Guid> Phases { get; init; }
    public required List<Guid> Pauses { get; init; }
    public required List<Guid> CardLines { get; init; }
    public required List<Guid> Goals { get; init; }
    public required List<Guid> Repairs { get; init; }
    public required List<Guid> Preferences { get; init; }

    /// <summary>Under which the steward was given reasons.</summary>
    public IReadOnlyCollection<Guid> All => [.. Talks, .. Promises, .. Answers, .. Plans, .. Relationships, .. Phases, .. Pauses, .. CardLines, .. Goals, .. Repairs, .. Preferences];

    public static async Task<GoingWords> FindAsync(OldWords old, Guid partnerId)
    {
        var db = old.Db;
        var ties = await db.Set<Relationship>().Where(r => r.PartnerId == partnerId).Select(r => r.Id).ToListAsync();
        var checks = await db.Set<AllianceCheck>().Where(c => c.PartnerId == partnerId).Select(c => c.Id).ToListAsync();
        var people = await db.Set<Contact>().Where(c => c.PartnerId == partnerId).Select(c => c.Id).ToListAsync();
        var talks = await KeysAsync(old.Talks.Where(e => e.PartnerId == partnerId));
        var promises = await KeysAsync(old.Promises.Where(p => p.PartnerId == partnerId));
        return new GoingWords
        {
            Talks = talks,
            Corrections = await KeysAsync(db.Set<Correction>().Where(c => talks.Contains(c.EngagementId))),
            Promises = promises,
            Answers = await KeysAsync(db.Set<PromiseAnswer>().Where(a => promises.Contains(a.PromiseId))),
            Plans = await KeysAsync(old.Plans.Where(t => t.PartnerId == partnerId)),
            Relationships = await KeysAsync(old.Relationships.Where(r => r.PartnerId == partnerId)),
            Phases = await KeysAsync(old.Phases.Where(c => ties.Contains(c.RelationshipId))),
            Pauses = await KeysAsync(old.Pauses.Where(p => ties.Contains(p.RelationshipId))),
            CardLines = await KeysAsync(old.CardLines.Where(c => ties.Contains(c.RelationshipId))),
            Goals = await KeysAsync(old.Goals.Where(g => g.PartnerId == partnerId)),
            Repairs = await KeysAsync(old.Repairs.Where(r => checks.Contains(r.CheckId))),
            Preferences = await KeysAsync(old.Preferences.Where(p => people.Contains(p.ContactId))),
        };
    }

    public async Task<SealedContents> ReadAsync(AllianceContext db, SealableWords words) => new(
        await words.EntriesAsync(Of<Engagement>(db, Talks), withPromises: false),
        [
            .. await words.PromisesAsync(Of<Promise>(db, Promises)),
            .. await words.PlansAsync(Of<Touchpoint>(db, Plans)),
            .. await words.RelationshipsAsync(Of<Relationship>(db, Relationships), Of<PhaseChange>(db, Phases), Of<Pause>(db, Pauses)),
            .. await words.CardLinesAsync(Of<CardCorrection>(db, CardLines)),
            .. await words.GoalsAsync(Of<SharedGoal>(db, Goals)),
            .. await words.RepairsAsync(Of<Repair>(db, Repairs)),
            .. await words.PreferencesAsync(Of<ApproachPreference>(db, Preferences)),
        ]);

    public static IQueryable<T> Of<T>(AllianceContext db, List<Guid> keys) where T : Entity => db.Set<T>().Where(x => keys.Contains(x.Id));

    private static Task<List<Guid>> KeysAsync<T>(IQueryable<T> rows) where T : Entity => rows.Select(x => x.Id).ToListAsync();
}
