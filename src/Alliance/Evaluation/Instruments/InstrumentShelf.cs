using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Instruments;

/// <summary>An instrument that can be taken for a survey.</summary>
/// <param name="VersionId">The kept row; null where it came with the program and was not used yet.</param>
public sealed record OnShelf(Instrument Instrument, Guid? VersionId, int Number, bool IsOurOwn);

/// <summary>Which instruments there are: those that come with the program, and the agency's own.</summary>
public sealed class InstrumentShelf(AllianceContext db)
{
    public static IReadOnlyList<Instrument> ReadyMade => Instruments.ReadyMade.Instruments;

    /// <summary>What a new survey may take, ready-made first: of each own one the newest that is published and not retired.</summary>
    public async Task<IReadOnlyList<OnShelf>> AllAsync()
    {
        var kept = await db.Set<InstrumentVersion>().AsNoTracking().Where(v => v.PublishedAt != null && v.RetiredAt == null).ToListAsync();
        var own = kept.Where(v => v.IsOurOwn).GroupBy(v => v.Key).Select(g => g.MaxBy(v => v.Number)!).OrderBy(v => v.Title, StringComparer.Ordinal);
        return
        [
            .. ReadyMade.Select(i => kept.Find(v => IsSame(v, i)) is { } row ? new OnShelf(i, row.Id, row.Number, false) : new OnShelf(i, null, NextNumber(kept, i.Key), false)),
            .. own.Select(v => new OnShelf(InstrumentText.Read(v.Text), v.Id, v.Number, true)),
        ];
    }

    /// <summary>The instrument of a kept row, as it stood when it was published.</summary>
    public async Task<Instrument?> FindAsync(Guid versionId)
    {
        var text = await db.Set<InstrumentVersion>().Where(v => v.Id == versionId).Select(v => v.Text).SingleOrDefaultAsync();
        return text is null ? null : InstrumentText.Read(text);
    }

    /// <summary>The row to answer: of a ready-made instrument the program's text, kept from this moment on; of an own one its newest published version.</summary>
    /// <exception cref="ArgumentException">There is none with this key.</exception>
    public async Task<InstrumentVersion> UseAsync(string key, ActionContext action)
    {
        var kept = await db.Set<InstrumentVersion>().Where(v => v.Key == key && v.PublishedAt != null).ToListAsync();
        if (Instruments.ReadyMade.Find(key) is not { } shipped)
            return kept.Where(v => v.RetiredAt is null).MaxBy(v => v.Number) ?? throw new ArgumentException($"There is no instrument “{key}”.", nameof(key));
        if (kept.Find(v => IsSame(v, shipped)) is { } there) return there;
        var version = new InstrumentVersion
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            Key = key,
            Number = NextNumber(kept, key),
            Title = shipped.Title.En,
            Audience = shipped.Audience,
            Text = InstrumentText.Write(shipped),
            ById = action.Actor,
            At = action.Now,
            PublishedAt = action.Now,
        };
        db.Add(version);
        try
        {
            await db.SaveAsync(action, InstrumentEvents.InstrumentKept, version, null);
            return version;
        }
        catch (DbUpdateException)
        {
            // Somebody else took it in the same moment.
            db.ChangeTracker.Clear();
            if ((await db.Set<InstrumentVersion>().Where(v => v.Key == key).ToListAsync()).Find(v => IsSame(v, shipped)) is not { } theirs) throw;
            return theirs;
        }
    }

    private static bool IsSame(InstrumentVersion version, Instrument shipped) => version.Key == shipped.Key && version.Text == InstrumentText.Write(shipped);

    private static int NextNumber(IEnumerable<InstrumentVersion> kept, string key) => kept.Where(v => v.Key == key).Select(v => v.Number).DefaultIfEmpty().Max() + 1;
}
