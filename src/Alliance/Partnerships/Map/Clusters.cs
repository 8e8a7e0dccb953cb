using System.Runtime.InteropServices;
using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Map;

/// <summary>Organisations that lie too near to each other on a screen to be shown apart.</summary>
/// <param name="Here">A box around all of them: looked at so, they part.</param>
/// <param name="NotTended">Those in no phase: nobody tends them.</param>
/// <param name="AreaId">Where most of them are.</param>
public sealed record Cluster(string Key, double Latitude, double Longitude, int Count, int Known, int NotTended, IReadOnlyDictionary<Phase, int> ByPhase, Viewport Here, Guid? AreaId);

/// <summary>What one view of the map shows: a few organisations by themselves, the others in clusters.</summary>
/// <param name="Total">How many organisations are in view; each is a single one or in exactly one cluster, where there are not too many to be named.</param>
public sealed record InView(int Total, int Known, int NotTended, IReadOnlyDictionary<Phase, int> ByPhase, IReadOnlyList<TownPoint> Singles, IReadOnlyList<Cluster> Clusters)
{
    /// <summary>So many are shown by name, all of them.</summary>
    public const int MostNamed = 60;

    /// <summary>Looked at as near as can be, so many are no clusters but a list: a market hall, or a register that puts whoever it cannot find in one place.</summary>
    private const int MostInOneSpot = 1000;

    /// <summary>In pixels: two clusters are never nearer than a finger is wide.</summary>
    private const double Cell = 96, Nearest = 56;

    /// <summary>Goes through the points once and keeps few of them: a view of the whole town has 200,000.</summary>
    public static InView Of(IEnumerable<TownPoint> points, Viewport view)
    {
        var (sum, bins, first, pixels) = (new Bin(), new Dictionary<(int, int), Bin>(), new List<TownPoint>(), view.Pixels);
        foreach (var point in points)
        {
            var at = (X: (point.Longitude + 180) / 360 * pixels, Y: point.Down * pixels);
            var key = ((int)(at.X / Cell), (int)(at.Y / Cell));
            if (!bins.TryGetValue(key, out var bin)) bins[key] = bin = new Bin { Name = $"{Math.Floor(view.Zoom)}/{key.Item1}/{key.Item2}" };
            bin.Add(point, at);
            if (first.Count < MostInOneSpot) first.Add(point);
        }
        foreach (var bin in bins.Values) sum.Take(bin);
        if (sum.Count <= MostNamed || view.Zoom >= Viewport.Closest && sum.Count <= MostInOneSpot) return new InView(sum.Count, sum.Known, sum.NotTended, sum.ByPhase, first, []);
        var merged = Merged(bins.Values);
        return new InView(sum.Count, sum.Known, sum.NotTended, sum.ByPhase, [.. merged.Where(b => b.Count == 1).Select(b => b.First)], [.. merged.Where(b => b.Count > 1).Select(b => b.Told(view))]);
    }

    /// <summary>On either side of a cell's border two may all but touch: the smaller joins the larger.</summary>
    private static List<Bin> Merged(IEnumerable<Bin> bins)
    {
        var kept = new List<Bin>();
        foreach (var bin in bins.OrderByDescending(b => b.Count).ThenBy(b => b.Name, StringComparer.Ordinal))
        {
            if (kept.Find(k => k.DistanceTo(bin) < Nearest) is { } near) near.Take(bin);
            else kept.Add(bin);
        }
        return kept;
    }

    private sealed class Bin
    {
        private static readonly int Phases = Enum.GetValues<Phase>().Max(p => (int)p) + 1;

        private readonly Dictionary<Guid, int> areas = [];
        private readonly int[] phases = new int[Phases];
        private (double X, double Y) sum;
        private (double Latitude, double Longitude) places;
        private double west = 180, south = 90, east = -180, north = -90;

        public string Name { get; init; } = "";
        public TownPoint First { get; private set; }
        public int Count { get; private set; }
        public int Known { get; private set; }
        public int NotTended { get; private set; }
        public IReadOnlyDictionary<Phase, int> ByPhase => phases.Index().Where(p => p.Item > 0).ToDictionary(p => (Phase)p.Index, p => p.Item);

        public void Add(in TownPoint point, (double X, double Y) at)
        {
            if (Count++ == 0) First = point;
            if (point.IsKnown) Known++;
            if (point.Phase is { } phase) phases[(int)phase]++;
            else NotTended++;
            if (point.AreaId is { } area) CollectionsMarshal.GetValueRefOrAddDefault(areas, area, out _)++;
            (sum, places) = ((sum.X + at.X, sum.Y + at.Y), (places.Latitude + point.Latitude, places.Longitude + point.Longitude));
            (west, south, east, north) = (Math.Min(west, point.Longitude), Math.Min(south, point.Latitude), Math.Max(east, point.Longitude), Math.Max(north, point.Latitude));
        }

        public void Take(Bin other)
        {
            (Count, Known, NotTended) = (Count + other.Count, Known + other.Known, NotTended + other.NotTended);
            for (var phase = 0; phase < Phases; phase++) phases[phase] += other.phases[phase];
            foreach (var (area, count) in other.areas) areas[area] = areas.GetValueOrDefault(area) + count;
            (sum, places) = ((sum.X + other.sum.X, sum.Y + other.sum.Y), (places.Latitude + other.places.Latitude, places.Longitude + other.places.Longitude));
            (west, south, east, north) = (Math.Min(west, other.west), Math.Min(south, other.south), Math.Max(east, other.east), Math.Max(north, other.north));
        }

        public double DistanceTo(Bin other) => Math.Sqrt(Math.Pow(sum.X / Count - other.sum.X / other.Count, 2) + Math.Pow(sum.Y / Count - other.sum.Y / other.Count, 2));

        /// <summary>Where they lie in one spot, looking at it as near as one can names them.</summary>
        public Cluster Told(Viewport view)
        {
            var here = Viewport.Around(west, south, east, north);
            return new Cluster(Name, places.Latitude / Count, places.Longitude / Count, Count, Known, NotTended, ByPhase, here with { Zoom = Math.Max(here.Zoom, Math.Min(Viewport.Closest, view.Zoom + 1)) },
                areas.Count == 0 ? null : areas.MaxBy(a => a.Value).Key);
        }
    }
}
