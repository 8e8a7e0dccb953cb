using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Map;

/// <summary>An organisation as the map has it at hand: where and how well known. Its name is read when it is shown.</summary>
/// <param name="phase">Of its present relationship; null where nobody tends it.</param>
/// <param name="inPeace">It asked not to be approached.</param>
public readonly struct TownPoint(Guid id, double latitude, double longitude, PartnerKind kind, Phase? phase, Guid? areaId, bool inPeace)
{
    /// <summary>Parts of a degree that are told apart: a centimeter on the ground.</summary>
    private const double Fine = 1e7;

    // There are 200,000 of them in memory: in this order each takes 48 bytes.
    private readonly Guid area = areaId ?? Guid.Empty;
    private readonly int north = (int)Math.Round(latitude * Fine), east = (int)Math.Round(longitude * Fine);
    private readonly uint down = (uint)(Viewport.DownOf(latitude) * uint.MaxValue);
    private readonly byte kind = (byte)kind, phase = (byte)(phase ?? 0);

    public bool InPeace { get; } = inPeace;
    public Guid Id { get; } = id;
    public double Latitude => north / Fine;
    public double Longitude => east / Fine;

    /// <summary>How far down it is drawn, as a part of the whole map: reckoned once, and not for each view anew.</summary>
    public double Down => down / (double)uint.MaxValue;

    public PartnerKind Kind => (PartnerKind)kind;
    public Phase? Phase => phase == 0 ? null : (Phase)phase;
    public Guid? AreaId => area == Guid.Empty ? null : area;
    public bool IsKnown => Phase is { } known && known.IsMet();
}

/// <summary>All organisations of an agency that have a place on the earth, in the order of the grid's squares. A neighbour on their own has none.</summary>
public sealed class TownPoints
{
    private readonly int[] cells;
    private readonly TownPoint[] points;

    /// <param name="all">Is put in order.</param>
    public TownPoints(TownPoint[] all)
    {
        points = all;
        cells = Array.ConvertAll(all, p => Grid.CellOf(p.Latitude, p.Longitude)!.Value);
        Array.Sort(cells, points);
        if (points.Length == 0) return;
        Around = Viewport.Around(points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude), points.Max(p => p.Latitude));
    }

    public int Count => points.Length;

    /// <summary>What shows them all; null where there is none.</summary>
    public Viewport? Around { get; }

    public IEnumerable<TownPoint> In(Viewport view)
    {
        if (Around is not { } all) yield break;
        // A view of half the earth has many rows; those without anybody need not be looked through.
        var (south, north) = (Math.Max(view.South, all.South), Math.Min(view.North, all.North));
        if (south > north) yield break;
        foreach (var (first, last) in Grid.RowsOf(view.West, south, view.East, north))
        {
            var at = Array.BinarySearch(cells, first);
            if (at < 0) at = ~at;
            while (at > 0 && cells[at - 1] == first) at--;
            for (; at < cells.Length && cells[at] <= last; at++)
                if (view.Holds(points[at].Latitude, points[at].Longitude)) yield return points[at];
        }
    }
}

/// <summary>Reads an agency's points at most once a minute, however many look at the map: asked anew for each view, the database would count 200,000 partners each time.</summary>
public sealed class PointReader(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>From so many on the last ones are shown until the next are read.</summary>
    private const int Many = 20_000;

    /// <summary>After so many rows whoever reads them takes a breath, so that pages of others are not held up.</summary>
    private const int Breath = 1_024;

    private readonly OnceAMinute<TownPoints> read = new(scopes, time, (db, _) => ReadAsync(db), points => points.Count >= Many);

    public Task<TownPoints> OfAsync(Agency agency) => read.OfAsync(agency);

    private static async Task<TownPoints> ReadAsync(AllianceContext db)
    {
        await using var open = await db.KeepOpenAsync();
        var inPeace = (await db.Set<ApproachWish>().Where(w => w.LiftedAt == null).Select(w => w.PartnerId).ToListAsync()).ToHashSet();
        var placed = db.Set<Partner>().Where(p => p.Kind != PartnerKind.Neighbor && p.Cell != null);
        // Filled where it stays: a list, and the copy of it, would be two more of 10 MB each time.
        var (points, count) = (new TownPoint[await placed.CountAsync()], 0);
        var rows = from partner in placed
                   join relationship in db.Set<Relationship>().Where(r => r.EndedAt == null) on partner.Id equals relationship.PartnerId into relationships
                   from relationship in relationships.DefaultIfEmpty()
                   select new { partner.Id, partner.Latitude, partner.Longitude, partner.Kind, Phase = relationship == null ? null : (Phase?)relationship.Phase, partner.AreaId };
        await foreach (var p in rows.AsAsyncEnumerable())
        {
            // One more has come since they were counted.
            if (count == points.Length) Array.Resize(ref points, count + Breath);
            points[count++] = new TownPoint(p.Id, p.Latitude!.Value, p.Longitude!.Value, p.Kind, p.Phase, p.AreaId, inPeace.Contains(p.Id));
            if (count % Breath == 0) await Task.Delay(5);
        }
        Array.Resize(ref points, count);
        return new TownPoints(points);
    }
}
