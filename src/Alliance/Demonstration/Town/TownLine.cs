using System.Globalization;
using Alliance.Partnerships.Partners;

namespace Alliance.Demonstration.Town;

/// <summary>One line of partners.txt.</summary>
/// <param name="Group">The kind, and for businesses which sort: "Business/night".</param>
/// <param name="Officers">Who knows the neighborhood.</param>
/// <param name="Owner">The officer's user name; null where nobody has met them.</param>
/// <param name="Story">What happened, as words with or without a value.</param>
public sealed record TownLine(string Group, string Name, string? Business, string? Street, string Area, IReadOnlyList<string> Officers, string? Owner, int? Cadence, IReadOnlyDictionary<string, string> Story)
{
    public PartnerKind Kind => Enum.Parse<PartnerKind>(Group.Split('/')[0]);

    public bool Has(string word) => Story.ContainsKey(word);

    /// <summary>A word's number of days, where the story has the word.</summary>
    public int? Days(string word) => Story.TryGetValue(word, out var days) ? int.Parse(days, CultureInfo.InvariantCulture) : null;

    public static IEnumerable<TownLine> ReadAll() =>
        from section in Sections.Read("partners.txt")
        where section.Key.Length > 0
        let heading = section.Key.Split(':', StringSplitOptions.TrimEntries)
        from cells in section.Value
        select Read(cells, heading[0], heading[1].Split(' '));

    private static TownLine Read(string[] cells, string area, string[] officers)
    {
        var words = cells.ElementAtOrDefault(4)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var hasCadence = int.TryParse(words.ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var cadence);
        var story = words.Skip(hasCadence ? 2 : 1).Select(w => w.Split(':', 2)).ToDictionary(w => w[0], w => w.ElementAtOrDefault(1) ?? "");
        return new TownLine(cells[0], cells[1], Filled(cells, 2), Filled(cells, 3), area, officers, words.FirstOrDefault() is { } owner and not "-" ? owner : null, hasCadence ? cadence : null, story);
    }

    private static string? Filled(string[] cells, int index) => cells.ElementAtOrDefault(index) is { Length: > 0 } text ? text : null;
}
