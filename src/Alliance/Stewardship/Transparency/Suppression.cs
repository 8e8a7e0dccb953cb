using Alliance.Partnerships.Export;

namespace Alliance.Stewardship.Transparency;

/// <summary>Counts as they may be published. A null is held back; which of those are small, nobody can tell.</summary>
public sealed record PublishedCounts(IReadOnlyList<IReadOnlyList<int?>> Tables, int? Total);

/// <summary>
/// Holds small counts back from the public, and with them as many others as it takes that no subtraction brings one out. Where the
/// total and the counts shown leave a held-back one anything from 1 to at least <see cref="SmallCells.Threshold"/>, nothing is told of it.
/// </summary>
public static class Suppression
{
    /// <summary>A count that stands alone.</summary>
    public static int? Publish(int count) => SmallCells.IsSmall(count) ? null : count;

    /// <param name="tables">Several ways to divide the same whole; each adds up to the same total.</param>
    public static PublishedCounts Publish(params IReadOnlyList<IReadOnlyList<int>> tables)
    {
        var total = tables[0].Sum();
        if (tables.Any(t => t.Sum() != total)) throw new InvalidOperationException("Tables of one whole must have one total.");
        var hidden = tables.Select(Hide).ToList();
        // One table that cannot be kept from telling takes the total with it, and so all that would tell the total.
        return hidden.Contains(null)
            ? new PublishedCounts([.. tables.Select(t => Show(t, [.. Enumerable.Range(0, t.Count)]))], null)
            : new PublishedCounts([.. tables.Zip(hidden, (t, h) => Show(t, h!))], total);
    }

    /// <returns>The places to hold back; null where holding back everything would still tell.</returns>
    private static HashSet<int>? Hide(IReadOnlyList<int> counts)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(i => SmallCells.IsSmall(counts[i])).ToHashSet();
        if (hidden.Count == 0) return hidden;
        while (!KeepsItsSecret([.. hidden.Select(i => counts[i])]))
        {
            var others = Enumerable.Range(0, counts.Count).Where(i => counts[i] > 0 && !hidden.Contains(i)).ToList();
            if (others.Count == 0) return null;
            // All that are equal: which of them was taken would tell whoever knows the order.
            var next = others.Min(i => counts[i]);
            hidden.UnionWith(others.Where(i => counts[i] == next));
        }
        return hidden;
    }

    /// <summary>
    /// Each held-back count is at least 1, so the greatest that one of them can be is what the others leave. Where all are nines, anything
    /// else would have been held back in another way, and whoever knows this method knows that they are nines.
    /// </summary>
    private static bool KeepsItsSecret(List<int> hidden) =>
        hidden.Count > 1 && hidden.Sum() - (hidden.Count - 1) >= SmallCells.Threshold && hidden.Exists(count => count != SmallCells.Threshold - 1);

    /// <summary>Nobody is no secret: a zero is shown.</summary>
    private static int?[] Show(IReadOnlyList<int> counts, HashSet<int> hidden) => [.. counts.Select((count, i) => hidden.Contains(i) && count > 0 ? (int?)null : count)];
}
