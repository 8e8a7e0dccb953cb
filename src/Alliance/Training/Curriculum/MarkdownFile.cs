using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Alliance.Training.Curriculum;

/// <summary>A Markdown file with YAML at its head between two lines of three dashes.</summary>
public static class MarkdownFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <exception cref="FormatException">The head is missing or is not as it should be; the message is a sentence.</exception>
    public static (T Head, string Body) Read<T>(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || end < 0) throw new FormatException("The file begins with a head between two lines of three dashes; it is not there.");
        try
        {
            // An empty head is read as nothing at all.
            var head = Yaml.Deserialize<T>(string.Join('\n', lines[1..end])) ?? throw new FormatException("The head of the file is empty.");
            return (head, string.Join('\n', lines[(end + 1)..]).Trim());
        }
        catch (YamlException bad)
        {
            throw new FormatException($"The head of the file cannot be read: {(bad.InnerException ?? bad).Message}", bad);
        }
    }

    /// <summary>The parts of a body under its headings of the second level, by heading.</summary>
    public static IReadOnlyDictionary<string, string> Parts(string body)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? heading = null;
        var from = new List<string>();
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n').Append("## "))
        {
            if (!line.StartsWith("## ", StringComparison.Ordinal))
            {
                from.Add(line);
                continue;
            }
            if (heading is not null) parts[heading] = string.Join('\n', from).Trim();
            (heading, from) = (line[3..].Trim(), []);
        }
        return parts;
    }
}
