using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Problems.Incidents.File;
using Microsoft.EntityFrameworkCore;
using Area = Alliance.Partnerships.Areas.Area;
using Text = Alliance.Partnerships.Import.Register.Text;

namespace Alliance.Problems.Incidents;

/// <summary>Where something is counted: in a neighborhood, or at an organization that lies in one.</summary>
public readonly record struct IncidentPlace(Guid? AreaId, Guid? PartnerId)
{
    /// <summary>What later counts of the same place are known by: an organization stays itself when it moves.</summary>
    public (Guid? AreaId, Guid? PartnerId) Key => PartnerId is null ? (AreaId, null) : (null, PartnerId);
}

/// <summary>Finds the neighborhood or organization that a file means.</summary>
public sealed class IncidentPlaces
{
    private readonly Dictionary<string, Guid> areas;
    private readonly ILookup<string, (Guid Id, Guid? AreaId)> organizations;

    private IncidentPlaces(Dictionary<string, Guid> areas, ILookup<string, (Guid Id, Guid? AreaId)> organizations) => (this.areas, this.organizations) = (areas, organizations);

    public static async Task<IncidentPlaces> OfAsync(AllianceContext db, IncidentTally tally, CancellationToken cancel)
    {
        var areas = (await db.Set<Area>().OrderBy(a => a.Kind).Select(a => new { a.Id, a.SortName }).ToListAsync(cancel)).DistinctBy(a => a.SortName).ToDictionary(a => a.SortName, a => a.Id);
        var names = tally.Places.All.Select(word => Names.Fold(WrittenPlace.Unpack(word.Text).Organization)).Where(name => name.Length > 0).Distinct().ToList();
        var found = new List<(string Name, Guid Id, Guid? AreaId)>();
        foreach (var chunk in names.Chunk(500))
        {
            // A neighbor on their own is no place that incidents are counted at.
            var some = await db.Set<Partner>().Where(p => EF.Parameter(chunk).Contains(p.SortName) && p.Kind != PartnerKind.Neighbor).Select(p => new { p.SortName, p.Id, p.AreaId }).ToListAsync(cancel);
            found.AddRange(some.Select(p => (p.SortName, p.Id, p.AreaId)));
        }
        return new IncidentPlaces(areas, found.ToLookup(p => p.Name, p => (p.Id, p.AreaId)));
    }

    public (IncidentPlace? Place, RowProblem Problem) Find(WrittenPlace written)
    {
        var area = AreaOf(written.Neighborhood) ?? written.AreaId;
        var named = organizations[Names.Fold(written.Organization)].ToList();
        var there = named.Count > 1 && area is not null ? named.FindAll(o => o.AreaId == area) : named;
        if (there.Count == 1) return (new IncidentPlace(there[0].AreaId ?? area, there[0].Id), default);
        if ((area ?? AreaOf(written.Organization)) is { } found) return (new IncidentPlace(found, null), default);
        return (null, named.Count > 1 ? RowProblem.TwoPlaces : written.IsOutside && written.InWords.Length == 0 ? RowProblem.PointOutside : RowProblem.UnknownPlace);
    }

    /// <summary>Answers with the key of the drawn area that holds a point; what is asked is not kept.</summary>
    public static async Task<Func<double, double, string?>> LocatorAsync(AllianceContext db, CancellationToken cancel)
    {
        var rows = await db.Set<Area>().Where(a => a.Outline != null).OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new { a.Id, a.Name, a.Outline }).ToListAsync(cancel);
        var shapes = rows.Select(r => (r.Id, Shape: Neighborhoods.OfOutline(r.Name, r.Outline!))).Where(r => r.Shape is not null).ToList();
        if (shapes.Count == 0) return (_, _) => null;
        var locator = new AreaLocator(shapes.ConvertAll(s => s.Shape!));
        var keys = new Dictionary<Alliance.Partnerships.Import.Register.Area, string>(ReferenceEqualityComparer.Instance);
        shapes.ForEach(s => keys[s.Shape!] = s.Id.ToString("N"));
        return (latitude, longitude) => locator.Locate(latitude, longitude) is { } shape ? keys[shape] : null;
    }

    private Guid? AreaOf(string name) => areas.TryGetValue(Names.Fold(Text.Cut(name, Area.NameMaxLength)), out var id) ? id : null;
}
