using System.Globalization;
using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

public static class Erasure
{
    private const int SettleAttempts = 250;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(40);

    /// <summary>
    /// Deletes what the audit kept of a subject's words, salt included, and leaves an event that names the events emptied: the chain
    /// stays whole, and nobody can mistake the hole for damage. To be called inside the write that erases the rows themselves.
    /// </summary>
    public static async Task EraseAsync(this AllianceContext db, ActionContext action, Guid subject)
    {
        await db.EraseAsync(action, await db.AuditPayloads.Where(p => p.SubjectId == subject).Select(p => p.EventId).ToListAsync());
    }

    /// <summary>The same for single events: those of a partner's record in which a person's name stands.</summary>
    public static async Task EraseAsync(this AllianceContext db, ActionContext action, IReadOnlyCollection<Guid> events)
    {
        if (events.Count == 0) return;
        await db.AuditPayloads.Where(p => events.Contains(p.EventId)).ExecuteDeleteAsync();
        db.Record(action, AuditVerifier.ErasedAction, nameof(AuditPayload), null, null, JsonSerializer.Serialize(new { Events = events }));
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// After an erasure is committed: on SQLite the log, which still holds pages as they were, is carried over and cut, so that nothing
    /// of what was erased is left in the file's bytes. Whoever reads or writes at that moment keeps the log from being cut; they are
    /// done in a moment, and it is tried again.
    /// </summary>
    public static async Task SettleErasureAsync(this AllianceContext db)
    {
        if (!db.Database.IsSqlite()) return;
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var cut = db.Database.GetDbConnection().CreateCommand();
            cut.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            for (var attempt = 0; attempt < SettleAttempts; attempt++)
            {
                if (Convert.ToInt64(await cut.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0) return;
                await Task.Delay(BetweenAttempts);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
