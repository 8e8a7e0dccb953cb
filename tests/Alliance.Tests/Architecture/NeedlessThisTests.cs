using System.Text.RegularExpressions;

namespace Alliance.Tests.Architecture;

/// <summary>The formatter would take over a minute more to look for these.</summary>
public sealed partial class NeedlessThisTests
{
    [Fact]
    public void This_StandsBeforeAFieldOnlyWhereSomethingElseIsCalledSo()
    {
        var needed = 0;
        foreach (var file in new[] { "src", "tests", "bench" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories)).Where(f => !Built().IsMatch(f)))
        {
            var text = File.ReadAllText(file);
            foreach (var name in Said().Matches(text).Select(m => m.Groups[1].Value))
            {
                Regex.IsMatch(text, $@"[\w>\])?] {name}(?=\s*[,)=;])").ShouldBeTrue($"{file}: nothing but the field is called {name}, so \"this.\" is needless");
                needed++;
            }
        }
        needed.ShouldBeGreaterThan(20);
    }

    /// <summary>Not before a method: an extension of one's own needs it.</summary>
    [GeneratedRegex(@"\bthis\.(\w+)\b(?!\s*[(<])")]
    private static partial Regex Said();

    [GeneratedRegex(@"[\\/](obj|bin|node_modules)[\\/]")]
    private static partial Regex Built();
}
