using System.Text.RegularExpressions;

namespace Alliance.Tests.Architecture;

/// <summary>Tests that a document names, as <c>`ClassTests.Method`</c>.</summary>
public static partial class NamedTests
{
    public static IReadOnlyList<(string Class, string Method)> In(string text) => [.. Named().Matches(text).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    /// <summary>Those that are not there, or are there and not run.</summary>
    public static IReadOnlyList<string> Missing(string text)
    {
        var types = typeof(NamedTests).Assembly.GetTypes();
        return [.. In(text).Where(n => !types.Any(t => t.Name == n.Class && t.GetMethod(n.Method)?.GetCustomAttributes(inherit: true).Any(a => a is FactAttribute) == true)).Select(n => $"{n.Class}.{n.Method}")];
    }

    [GeneratedRegex(@"`([A-Z]\w+Tests)\.(\w+)`")]
    private static partial Regex Named();
}
