namespace Alliance.Statistics.Data;

/// <summary>Which group every row belongs to; the groups are sorted and named.</summary>
public sealed class Groups
{
    /// <summary>The code of a row that belongs to no group, because its value is missing.</summary>
    public const int Missing = -1;

    private readonly int[] codes;

    private Groups(int[] codes, IReadOnlyList<string> names)
    {
        this.codes = codes;
        Names = names;
    }

    /// <summary>One per row: the place of its group in <see cref="Names"/>, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>In sorted order; the first is the reference level of a contrast.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => Names.Count;

    /// <summary>Groups of those rows only, in that order; groups without a row are left out.</summary>
    /// <param name="rows">From zero.</param>
    public Groups Of(ReadOnlySpan<int> rows)
    {
        var kept = new int[rows.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = codes[rows[i]];
        }

        return Sorted(kept, [.. Enumerable.Range(0, Count)], Names);
    }

    /// <summary>Groups of rows that agree in both, named a:b and sorted by the first, then the second.</summary>
    /// <remarks>Both must have as many rows.</remarks>
    public Groups Crossed(Groups other)
    {
        var seen = new Dictionary<long, int>();
        var crossed = new int[codes.Length];
        for (var row = 0; row < crossed.Length; row++)
        {
            var (first, second) = (codes[row], other.codes[row]);
            crossed[row] = first == Missing || second == Missing ? Missing : CodeOf(seen, first * (long)other.Count + second);
        }

        long[] order = [.. seen.Keys.Order()];
        return Sorted(crossed, [.. order.Select(each => seen[each])], [.. order.Select(each => $"{Names[(int)(each / other.Count)]}:{other.Names[(int)(each % other.Count)]}")]);
    }

    /// <summary>How many rows each group has.</summary>
    public int[] Sizes()
    {
        var sizes = new int[Count];
        foreach (var code in codes)
        {
            if (code != Missing)
            {
                sizes[code]++;
            }
        }

        return sizes;
    }

    /// <param name="codes">In any order; changed by nobody afterwards.</param>
    /// <param name="order">The codes in sorted order.</param>
    /// <param name="names">In sorted order.</param>
    internal static Groups Sorted(ReadOnlySpan<int> codes, int[] order, IReadOnlyList<string> names)
    {
        var occurs = new bool[order.Length];
        foreach (var code in codes)
        {
            if (code != Missing)
            {
                occurs[code] = true;
            }
        }

        var places = new int[order.Length];
        var used = new List<string>(order.Length);
        for (var i = 0; i < order.Length; i++)
        {
            if (occurs[order[i]])
            {
                places[order[i]] = used.Count;
                used.Add(names[i]);
            }
        }

        var sorted = new int[codes.Length];
        for (var row = 0; row < sorted.Length; row++)
        {
            sorted[row] = codes[row] == Missing ? Missing : places[codes[row]];
        }

        return new Groups(sorted, used);
    }

    internal static int CodeOf<T>(Dictionary<T, int> seen, T value)
        where T : notnull
    {
        if (!seen.TryGetValue(value, out var code))
        {
            seen.Add(value, code = seen.Count);
        }

        return code;
    }
}
