using System.Reflection;

namespace Alliance.Coaching.Scenarios;

/// <summary>The scenarios that come with the program.</summary>
public static class ScenarioShelf
{
    internal const string Folder = "scenarios/", End = ".yml";

    private static readonly Lazy<IReadOnlyList<Scenario>> Read = new(ReadAll);

    /// <summary>In the order of their titles.</summary>
    /// <exception cref="ScenarioMistakeException">One of the files has a mistake; a test keeps that from being shipped.</exception>
    public static IReadOnlyList<Scenario> All => Read.Value;

    /// <returns>Null where none has this key.</returns>
    public static Scenario? Find(string key) => All.FirstOrDefault(s => s.Key == key);

    internal static IEnumerable<(string Key, string Text)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Folder.Length..^End.Length], reader.ReadToEnd());
        }
    }

    private static IReadOnlyList<Scenario> ReadAll() => [.. Files().Select(f => ScenarioReader.Read(f.Key, f.Text)).OrderBy(s => s.Title, StringComparer.Ordinal)];
}
