namespace Alliance.Demonstration.Town;

/// <summary>What phrases.txt offers: roles, purposes, whys and reasons.</summary>
public static class Phrases
{
    private static readonly Dictionary<string, IReadOnlyList<string>> All =
        Sections.Read("phrases.txt").ToDictionary(s => s.Key, IReadOnlyList<string> (s) => [.. s.Value.Select(cells => cells[0])]);

    public static IReadOnlyList<string> Of(string heading) => All[heading];

    public static IReadOnlyList<string> Roles(TownLine line) => All[$"roles {line.Group}"];

    public static IReadOnlyList<string> Purposes(TownLine line) => All[$"purpose {line.Group}"];
}
