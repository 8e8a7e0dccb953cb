using Alliance.Platform.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Keys;

/// <summary>
/// A column whose content lies locked with the house's keys. Each one is registered as a service, so that all can be locked anew when
/// there is a newer key.
/// </summary>
/// <param name="purpose">What its protector is made for.</param>
public abstract class LockedColumn(string purpose)
{
    public string Purpose { get; } = purpose;

    /// <summary>Table and column.</summary>
    public abstract string Name { get; }

    public static LockedColumn Bytes<T>(string purpose, string column) where T : Entity =>
        new LockedColumn<T, byte[]>(purpose, column, nameof(Entity.Id), db => db.Set<T>(), bytes => bytes, bytes => bytes);

    /// <summary>The same, kept as the text that a protector makes of a text.</summary>
    public static LockedColumn Text<T>(string purpose, string column) where T : Entity =>
        new LockedColumn<T, string>(purpose, column, nameof(Entity.Id), db => db.Set<T>(), WebEncoders.Base64UrlDecode, WebEncoders.Base64UrlEncode);

    /// <summary>Goes through what lies locked in the agency that was entered.</summary>
    /// <param name="anew">Gives what is to take the place of a locked content; null: it stays.</param>
    /// <returns>How many were put in place. What somebody changed meanwhile is not: it is new by itself.</returns>
    public abstract Task<int> WalkAsync(AllianceContext db, Func<byte[], byte[]?> anew, CancellationToken cancel);

    /// <summary>The key with which something was locked, as it is written at its beginning.</summary>
    public static Guid KeyOf(byte[] locked)
    {
        const int Magic = 4, Length = 16;
        return locked.Length < Magic + Length ? Guid.Empty : new Guid(locked.AsSpan(Magic, Length));
    }
}

/// <param name="key">The property by which a row is found.</param>
/// <param name="bytes">What is locked, out of what is kept.</param>
/// <param name="kept">The other way.</param>
public sealed class LockedColumn<TRow, TKept>(string purpose, string column, string key, Func<AllianceContext, IQueryable<TRow>> rows, Func<TKept, byte[]> bytes, Func<byte[], TKept> kept) : LockedColumn(purpose)
    where TRow : class
    where TKept : class
{
    private const int AtOnce = 200;

    public override string Name => $"{typeof(TRow).Name.Split('`')[0]}.{column}";

    public override async Task<int> WalkAsync(AllianceContext db, Func<byte[], byte[]?> anew, CancellationToken cancel)
    {
        var there = rows(db).AsNoTracking().Where(r => EF.Property<TKept?>(r, column) != null);
        var put = 0;
        foreach (var keys in (await there.Select(r => EF.Property<Guid>(r, key)).ToListAsync(cancel)).Chunk(AtOnce))
        {
            var some = await there.Where(r => keys.Contains(EF.Property<Guid>(r, key))).Select(r => new { Key = EF.Property<Guid>(r, key), Kept = EF.Property<TKept>(r, column) }).ToListAsync(cancel);
            // Before the write: a protector may save a new key by itself, and on SQLite would wait for the very write that waits for it.
            var fresh = some.ConvertAll(s => (s.Key, s.Kept, Anew: anew(BytesOf(s.Kept)))).FindAll(s => s.Anew is not null);
            if (fresh.Count == 0) continue;
            await using var write = await db.BeginWriteAsync(cancel);
            foreach (var (at, was, now) in fresh)
            {
                var value = kept(now!);
                put += await rows(db).Where(r => EF.Property<Guid>(r, key) == at && EF.Property<TKept>(r, column) == was).ExecuteUpdateAsync(set => set.SetProperty(r => EF.Property<TKept>(r, column), value), cancel);
            }
            await write.CommitAsync(cancel);
        }
        return put;
    }

    /// <summary>What is no such text at all was never locked: no key opens it.</summary>
    private byte[] BytesOf(TKept value)
    {
        try
        {
            return bytes(value);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
