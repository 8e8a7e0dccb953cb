namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// Finds the few partners worth comparing with a row, so that 200,000 rows are not compared with one another. Two records
/// the matcher could call alike always share a block.
/// </summary>
internal sealed class MatchIndex
{
    // A block this full is a column mapped wrongly (one "address" for all); comparing within it would never end.
    private const int LargestBlock = 200;

    private readonly Dictionary<string, List<Entry>> blocks = new(StringComparer.Ordinal);
    private readonly HashSet<Entry> seen = [];

    internal sealed record Entry(Group Group, MatchKeys Keys)
    {
        public bool Equals(Entry? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>One partner and the records merged into it.</summary>
    internal sealed class Group(PartnerReference partner, int order)
    {
        public PartnerReference Partner { get; } = partner;

        public int Order { get; } = order;

        public List<MatchKeys> Members { get; } = [];
    }

    public void Add(Group group, MatchKeys keys)
    {
        group.Members.Add(keys);
        var entry = new Entry(group, keys);
        foreach (var block in Blocks(keys))
        {
            if (!blocks.TryGetValue(block, out var entries))
            {
                blocks[block] = entries = [];
            }

            if (entries.Count < LargestBlock)
            {
                entries.Add(entry);
            }
        }
    }

    /// <summary>In the order in which they were added, each once.</summary>
    public List<Entry> Candidates(MatchKeys keys)
    {
        seen.Clear();
        foreach (var block in Blocks(keys))
        {
            if (blocks.TryGetValue(block, out var entries))
            {
                seen.UnionWith(entries);
            }
        }

        return [.. seen.OrderBy(entry => entry.Group.Order)];
    }

    private static IEnumerable<string> Blocks(MatchKeys keys)
    {
        var names = keys.OtherName is null ? [keys.Name] : new[] { keys.Name, keys.OtherName };
        foreach (var name in names)
        {
            if (keys.Address is { } address)
            {
                yield return $"same|{name.Text}|{address.Text}";
                yield return $"street|{name.Text}|{address.Numbers}";
            }

            if (keys.Telephone is not null)
            {
                yield return $"call|{name.Text}|{keys.Telephone}";
            }
            else if (keys.Address is null)
            {
                yield return $"name|{name.Text}";
            }
        }

        if (keys.Address is { } place)
        {
            yield return $"place|{place.Text}|{keys.Name.Designators}";
            if (keys.Name.StoreNumber is not null)
            {
                yield return $"place|{place.Text}|";
            }
        }

        if (keys.Telephone is not null)
        {
            yield return $"phone|{keys.Telephone}|{keys.Name.Designators}";
        }
    }
}
