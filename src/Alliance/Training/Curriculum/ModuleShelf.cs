using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <summary>A module as it is taught now.</summary>
/// <param name="Version">The kept row; null where it came with the program and nobody has taken it yet.</param>
/// <param name="IsOurs">Whether it was written here.</param>
/// <param name="IsProgramNewer">Whether the program brings a text that this one, written here, does not know.</param>
public sealed record TaughtModule(ModuleText Text, Guid? Version, int Number, bool IsOurs, bool IsProgramNewer);

/// <summary>Which modules there are and which text of each is taught: our own newest, or else the program's.</summary>
public sealed class ModuleShelf(AllianceContext db)
{
    public async Task<IReadOnlyList<TaughtModule>> AllAsync()
    {
        var kept = await db.Set<ModuleVersion>().AsNoTracking().ToListAsync();
        var shipped = ShippedCourse.Modules.ToDictionary(m => m.Key);
        return [.. kept.Select(k => k.Key).Union(shipped.Keys).Select(key => Taught(kept.FindAll(k => k.Key == key), shipped.GetValueOrDefault(key))).OrderBy(m => m.Text.Order).ThenBy(m => m.Text.Key, StringComparer.Ordinal)];
    }

    public async Task<TaughtModule?> FindAsync(string key)
    {
        var shipped = ShippedCourse.Modules.FirstOrDefault(m => m.Key == key);
        var kept = await db.Set<ModuleVersion>().AsNoTracking().Where(m => m.Key == key).ToListAsync();
        return shipped is null && kept.Count == 0 ? null : Taught(kept, shipped);
    }

    private static TaughtModule Taught(List<ModuleVersion> kept, ModuleText? shipped)
    {
        var sign = shipped is null ? null : ShippedCourse.SignOf(shipped);
        var same = kept.Find(k => k.Sign == sign);
        if (kept.Where(k => k.WrittenById is not null).MaxBy(k => k.Number) is { } own && (same is null || own.Number > same.Number || shipped is null))
            return new TaughtModule(own.Text, own.Id, own.Number, true, shipped is not null && same is null);
        return new TaughtModule(shipped!, same?.Id, same?.Number ?? kept.Select(k => k.Number).DefaultIfEmpty().Max() + 1, false, false);
    }
}
