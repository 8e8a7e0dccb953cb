using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Engagements.KeptBack;

/// <summary>Locks and opens the words of notes kept back, with the server's own keys, which lie apart from the database under a certificate.</summary>
public sealed class KeptBackLock(IDataProtectionProvider keys)
{
    public const string Purpose = "Alliance.KeptBackNote";

    private readonly IDataProtector protector = keys.CreateProtector(Purpose);

    public string Close(string words) => protector.Protect(words);

    /// <summary>
    /// To be called before a write that will lock words anew: the server makes itself a new key now and then, keeps it in the database,
    /// and on SQLite would wait for the very write that waits for it.
    /// </summary>
    public void Ready() => Close("");

    public string? Open(string? locked) => locked is null ? null : protector.Unprotect(locked);
}

/// <summary>Notes kept back at some talks, opened for whoever may read them.</summary>
public sealed class KeptBackReading(AllianceContext db, KeptBackLock keptBack)
{
    /// <param name="opensOn">Null: opened at once, for those who tend the relationship. Else only what that day has reached.</param>
    public async Task<ILookup<Guid, OpenedNote>> OfAsync(IReadOnlyCollection<Guid> engagements, DateOnly? opensOn)
    {
        var notes = await db.Set<KeptBackNote>().AsNoTracking().Where(n => engagements.Contains(n.EngagementId) && n.Locked != null).OrderBy(n => n.WrittenAt).ToListAsync();
        return notes.ToLookup(n => n.EngagementId, n => opensOn is { } today && n.UntilOn > today
            ? new OpenedNote(n.UntilOn, n.WrittenAt, null, null)
            : new OpenedNote(n.UntilOn, n.WrittenAt, keptBack.Open(n.Locked), keptBack.Open(n.LockedReason)));
    }
}

/// <param name="Words">Null while it is kept back from this reader.</param>
public sealed record OpenedNote(DateOnly UntilOn, DateTime WrittenAt, string? Words, string? Reason);
