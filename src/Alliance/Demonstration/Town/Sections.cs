using System.Reflection;

namespace Alliance.Demonstration.Town;

/// <summary>Reads the town's text files: a heading, then lines of cells; lines that begin with # are for the reader.</summary>
public static class Sections
{
    public static Stream Open(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"Alliance.Town.{file}")
        ?? throw new InvalidOperationException($"{file} is not built into the application.");

    /// <returns>Each heading with its lines, cut at the bars. Lines before any heading stand under "".</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string[]>> Read(string file)
    {
        using var reader = new StreamReader(Open(file));
        var sections = new Dictionary<string, IReadOnlyList<string[]>>();
        var lines = new List<string[]>();
        sections[""] = lines;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) sections[line[3..].Trim()] = lines = [];
            else if (line.Length > 0 && line[0] != '#') lines.Add(line.Split('|', StringSplitOptions.TrimEntries));
        }
        return sections;
    }
}
