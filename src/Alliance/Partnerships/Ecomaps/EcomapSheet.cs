namespace Alliance.Partnerships.Ecomaps;

/// <summary>A spot on the sheet, in its units.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>
/// Where each organisation stands on the sheet: the one with most ties, or the one looked at, in the middle of its own, and the others in
/// an oval around it, those that are tied beside each other. The same map gives the same sheet. It is as wide as a phone, and as long as it takes.
/// </summary>
public sealed record EcomapSheet(int Height, IReadOnlyDictionary<Guid, Spot> Spots)
{
    public const int Width = 360;

    private const double Middle = Width / 2.0, Wide = 122, Above = 34, Below = 64, RowHeight = 108;

    /// <summary>How much of the oval's height each organisation around the middle needs.</summary>
    private const double PerOrganization = 22, LowestOval = 118;

    public static EcomapSheet Of(Ecomap map)
    {
        var spots = new Dictionary<Guid, Spot>();
        var top = 0.0;
        foreach (var group in Groups(map)) top = Place(group, map, top, spots);
        var loose = map.Organizations.Where(o => !spots.ContainsKey(o.Id)).ToList();
        foreach (var (place, organization) in loose.Index()) spots[organization.Id] = new Spot(60 + 120 * (place % 3), top + Above + RowHeight * (place / 3));
        return new EcomapSheet((int)Math.Ceiling(top + RowHeight * Math.Ceiling(loose.Count / 3.0)), spots);
    }

    /// <summary>Those that hang together, each led by its middle, the one looked at first.</summary>
    private static IEnumerable<List<Guid>> Groups(Ecomap map)
    {
        var ties = map.Ties.ToList();
        var left = map.Organizations.Where(o => ties.Exists(t => t.Touches(o.Id))).OrderByDescending(o => o.Id == map.CenterId).ThenByDescending(o => ties.Count(t => t.Touches(o.Id))).Select(o => o.Id).ToList();
        while (left.Count > 0)
        {
            var group = new List<Guid> { left[0] };
            for (var next = 0; next < group.Count; next++)
                group.AddRange(ties.Where(t => t.Touches(group[next])).Select(t => t.OtherThan(group[next])).Where(other => left.Contains(other) && !group.Contains(other)).Distinct().OrderBy(left.IndexOf).ToList());
            left.RemoveAll(group.Contains);
            yield return group;
        }
    }

    /// <returns>Where the next group begins.</returns>
    private static double Place(List<Guid> group, Ecomap map, double top, Dictionary<Guid, Spot> spots)
    {
        var around = SideBySide(group.Skip(1).ToList(), map);
        if (around.Count == 1)
        {
            (spots[group[0]], spots[around[0]]) = (new Spot(74, top + Above), new Spot(Width - 74, top + Above));
            return top + Above + Below;
        }
        // Two stand left and right.
        var tall = around.Count == 2 ? 12 : Math.Max(LowestOval, around.Count * PerOrganization);
        var center = new Spot(Middle, top + Above + tall);
        spots[group[0]] = center;
        var oval = Oval(around.Count, tall);
        foreach (var (place, id) in around.Index()) spots[id] = new Spot(center.X + oval[place].X, center.Y + oval[place].Y);
        return center.Y + tall + Below;
    }

    /// <summary>By name, but whoever has a tie with the one before comes next: so that lines around the middle stay short.</summary>
    private static List<Guid> SideBySide(List<Guid> around, Ecomap map)
    {
        var waiting = map.Organizations.Select(o => o.Id).Where(around.Contains).ToList();
        var placed = new List<Guid>();
        while (waiting.Count > 0)
        {
            var next = placed.Count == 0 ? waiting[0] : waiting.Find(id => map.Ties.Any(t => t.Touches(placed[^1]) && t.Touches(id)));
            if (next == Guid.Empty) next = waiting[0];
            waiting.Remove(next);
            placed.Add(next);
        }
        return placed;
    }

    /// <summary>Spots on an oval at equal ways from each other, from the top rightwards.</summary>
    private static List<Spot> Oval(int count, double tall)
    {
        const int fine = 7200;
        // Flatter above and below than an ellipse, where two names stand beside each other.
        static double Flat(double share) => Math.Sign(share) * Math.Sqrt(Math.Abs(share));
        var points = Enumerable.Range(0, fine + 1).Select(i => new Spot(Wide * Flat(Math.Sin(2 * Math.PI * i / fine)), -tall * Flat(Math.Cos(2 * Math.PI * i / fine)))).ToList();
        var ways = new double[fine + 1];
        for (var i = 1; i <= fine; i++) ways[i] = ways[i - 1] + Math.Sqrt(Math.Pow(points[i].X - points[i - 1].X, 2) + Math.Pow(points[i].Y - points[i - 1].Y, 2));
        // Two stand left and right; an even number has none right above the middle, whose line its name would cross.
        var start = count % 2 == 0 ? ways[fine] / count / 2 : 0;
        return [.. Enumerable.Range(0, count).Select(n => points[Math.Min(fine, Array.FindIndex(ways, way => way >= (start + n * ways[fine] / count) - 1e-9))])];
    }
}
