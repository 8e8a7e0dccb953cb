using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Areas;

public sealed record AreaFacts(string Name, AreaKind Kind);

/// <summary>What a map file changed.</summary>
public sealed record DrawnAreas(int Added, int Redrawn, int Unchanged);

/// <summary>Adds, renames, draws and takes away areas.</summary>
public sealed class AreaService(AllianceContext db)
{
    /// <returns>Whether another area of the kind has the name already, however it is written.</returns>
    public Task<bool> IsTakenAsync(AreaFacts facts, Guid except)
    {
        var name = Names.Fold(facts.Name);
        return db.Set<Area>().AnyAsync(a => a.Kind == facts.Kind && a.SortName == name && a.Id != except);
    }

    /// <summary>Adds an area under the id that its form brought; posting the form again adds nothing.</summary>
    public async Task AddAsync(Guid id, AreaFacts facts, ActionContext action)
    {
        if (await db.Set<Area>().AnyAsync(a => a.Id == id)) return;
        var area = New(id, facts);
        db.Add(area);
        await db.SaveAsync(action, PartnershipEvents.AreaAdded, area, null);
    }

    public async Task ChangeAsync(Area area, int version, AreaFacts facts, ActionContext action)
    {
        db.Entry(area).Property(a => a.Version).OriginalValue = version;
        (area.Name, area.SortName, area.Kind) = (facts.Name, Names.Fold(facts.Name), facts.Kind);
        if (!db.Entry(area).Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(Area.Version))) return;
        await db.SaveAsync(action, PartnershipEvents.AreaChanged, area, null);
    }

    /// <returns>False where partners are placed there, shown or not: they would lose their place.</returns>
    public async Task<bool> RemoveAsync(Area area, int version, ActionContext action)
    {
        if (await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).AnyAsync(p => p.AreaId == area.Id)) return false;
        db.Entry(area).Property(a => a.Version).OriginalValue = version;
        db.Remove(area);
        await db.SaveAsync(action, PartnershipEvents.AreaRemoved, area, null);
        return true;
    }

    /// <summary>Finds the middles of areas that were drawn before anybody asked for them. Nobody did anything: no version rises.</summary>
    public async Task MeasureAsync(CancellationToken cancel = default)
    {
        foreach (var area in await db.Set<Area>().AsNoTracking().Where(a => a.Outline != null && a.MiddleLatitude == null).ToListAsync(cancel))
        {
            var (latitude, longitude) = (area.MiddleLatitude, area.MiddleLongitude);
            await db.Set<Area>().Where(a => a.Id == area.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.MiddleLatitude, latitude).SetProperty(a => a.MiddleLongitude, longitude), cancel);
        }
    }

    /// <summary>Takes over the outlines of a map file: an area of the same kind and name is redrawn, others are added, none is lost.</summary>
    public async Task<DrawnAreas> DrawAsync(Neighborhoods map, AreaKind kind, ActionContext action)
    {
        var known = await db.Set<Area>().Where(a => a.Kind == kind).ToDictionaryAsync(a => a.SortName);
        var (added, redrawn, unchanged) = (0, 0, 0);
        foreach (var drawn in map.Areas)
        {
            var name = Text.Cut(drawn.Name, Area.NameMaxLength).TrimEnd();
            if (!known.TryGetValue(Names.Fold(name), out var area))
            {
                area = New(action.NewId(), new AreaFacts(name, kind));
                known[area.SortName] = area;
                db.Add(area);
                added++;
            }
            else if (area.Outline == drawn.GeoJson) unchanged++;
            else redrawn++;
            area.Outline = drawn.GeoJson;
        }
        if (added + redrawn > 0) await db.SaveAsync(action, PartnershipEvents.AreasDrawn, known.Values.First(), null);
        return new DrawnAreas(added, redrawn, unchanged);
    }

    private static Area New(Guid id, AreaFacts facts) => new() { Id = id, Name = facts.Name, SortName = Names.Fold(facts.Name), Kind = facts.Kind };
}
