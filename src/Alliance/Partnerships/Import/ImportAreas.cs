using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Area = Alliance.Partnerships.Areas.Area;
using Shape = Alliance.Partnerships.Import.Register.Area;

namespace Alliance.Partnerships.Import;

/// <summary>Where partners are placed: in the neighborhoods of the file that came along, or else in the areas already here.</summary>
internal sealed class ImportAreas
{
    private readonly Dictionary<Shape, Guid> known = new(ReferenceEqualityComparer.Instance);

    public AreaLocator? Locator { get; private init; }

    /// <summary>Areas of the file that are not here yet; the apply makes them.</summary>
    public IReadOnlyList<Shape> New { get; private init; } = [];

    public Guid? IdOf(Shape? shape) => shape is not null && known.TryGetValue(shape, out var id) ? id : null;

    public void Know(Shape shape, Guid id) => known[shape] = id;

    public static string NameOf(Shape shape) => Text.Cut(shape.Name, Area.NameMaxLength).TrimEnd();

    public static async Task<ReadResult<ImportAreas>> OfAsync(AllianceContext db, byte[]? neighborhoods, CancellationToken cancel)
    {
        if (neighborhoods is null) return await HereAsync(db, cancel);
        var read = Neighborhoods.ReadWhole(neighborhoods);
        return read.Succeeded ? await BroughtAsync(db, read.Value.Areas, cancel) : read.Refusal;
    }

    private static async Task<ImportAreas> HereAsync(AllianceContext db, CancellationToken cancel)
    {
        var rows = await db.Set<Area>().Where(a => a.Outline != null).OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new { a.Id, a.Name, a.Outline }).ToListAsync(cancel);
        var shapes = rows.Select(r => (r.Id, Shape: Neighborhoods.OfOutline(r.Name, r.Outline!))).Where(r => r.Shape is not null).ToList();
        var areas = new ImportAreas { Locator = shapes.Count == 0 ? null : new AreaLocator(shapes.ConvertAll(s => s.Shape!)) };
        shapes.ForEach(s => areas.Know(s.Shape!, s.Id));
        return areas;
    }

    /// <summary>An area of the same name is the same area, whatever its outline was.</summary>
    private static async Task<ImportAreas> BroughtAsync(AllianceContext db, IReadOnlyList<Shape> shapes, CancellationToken cancel)
    {
        var here = (await db.Set<Area>().OrderBy(a => a.Kind).Select(a => new { a.Id, a.SortName }).ToListAsync(cancel)).DistinctBy(a => a.SortName).ToDictionary(a => a.SortName, a => a.Id);
        var brought = shapes.GroupBy(s => Names.Fold(NameOf(s))).ToList();
        var areas = new ImportAreas { Locator = new AreaLocator(shapes), New = [.. brought.Where(g => !here.ContainsKey(g.Key)).Select(g => g.First())] };
        foreach (var shape in brought.Where(g => here.ContainsKey(g.Key)).SelectMany(g => g))
            areas.Know(shape, here[Names.Fold(NameOf(shape))]);
        return areas;
    }
}
