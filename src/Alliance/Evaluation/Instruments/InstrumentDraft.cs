using System.Globalization;

namespace Alliance.Evaluation.Instruments;

/// <summary>Changes of an instrument that is being written. Each gives a new text; whether it is whole is <see cref="InstrumentCheck"/>'s to say.</summary>
public static class InstrumentDraft
{
    /// <summary>An instrument without questions, in the agency's name.</summary>
    public static Instrument New(string key, string title, InstrumentAudience audience, string agency) => new()
    {
        Key = key,
        Title = new(title, null),
        Intro = new("", null),
        Audience = audience,
        License = "",
        Source = agency,
        IsUnvalidated = true,
        Items = [],
        Scales = [],
    };

    public static string NextItemKey(Instrument instrument) => NextKey("q", instrument.Items.Select(i => i.Key));

    public static string NextScaleKey(Instrument instrument) => NextKey("scale-", instrument.Scales.Select(s => s.Key));

    /// <summary>Puts a question in the place of the one with this key, or at the end. Where its key changes, scales and logic follow.</summary>
    public static Instrument WithItem(this Instrument instrument, string? key, InstrumentItem item)
    {
        if (key is null || instrument.Items.All(i => i.Key != key)) return instrument with { Items = [.. instrument.Items, item] };
        string Renamed(string k) => k == key ? item.Key : k;
        var items = instrument.Items.Select(i => i.Key == key ? item : i).Select(i => i.When is { } when ? i with { When = when with { Item = Renamed(when.Item) } } : i);
        return instrument with { Items = [.. items], Scales = [.. instrument.Scales.Select(s => s with { Items = [.. s.Items.Select(Renamed)] })] };
    }

    /// <summary>Without a question: scales lose it, and what was asked only after it is asked always.</summary>
    public static Instrument WithoutItem(this Instrument instrument, string key) => instrument with
    {
        Items = [.. instrument.Items.Where(i => i.Key != key).Select(i => i.When?.Item == key ? i with { When = null } : i)],
        Scales = [.. instrument.Scales.Select(s => s.Items.Contains(key) ? s with { Items = [.. s.Items.Where(k => k != key)], Least = Math.Clamp(s.Least, 1, Math.Max(1, s.Items.Count - 1)) } : s)],
    };

    /// <param name="by">-1 for one place up, 1 for one down.</param>
    public static Instrument WithItemMoved(this Instrument instrument, string key, int by)
    {
        var items = instrument.Items.ToList();
        var from = items.FindIndex(i => i.Key == key);
        var to = from + by;
        if (from < 0 || to < 0 || to >= items.Count) return instrument;
        (items[from], items[to]) = (items[to], items[from]);
        return instrument with { Items = items };
    }

    public static Instrument WithScale(this Instrument instrument, string? key, InstrumentScale scale) =>
        instrument with { Scales = key is null || instrument.Scales.All(s => s.Key != key) ? [.. instrument.Scales, scale] : [.. instrument.Scales.Select(s => s.Key == key ? scale : s)] };

    public static Instrument WithoutScale(this Instrument instrument, string key) => instrument with { Scales = [.. instrument.Scales.Where(s => s.Key != key)] };

    private static string NextKey(string stem, IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.Ordinal);
        for (var n = 1; ; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{stem}{n}");
            if (!known.Contains(key)) return key;
        }
    }
}
