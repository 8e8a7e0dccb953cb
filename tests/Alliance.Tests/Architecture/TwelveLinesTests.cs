using System.Text.RegularExpressions;

namespace Alliance.Tests.Architecture;

/// <summary><c>docs/promise.md</c> says of each line which test keeps it. Those tests are there, are run, and no line lacks one without saying so.</summary>
public sealed partial class TwelveLinesTests
{
    private static readonly string[] Text = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "promise.md"));

    [Fact]
    public void EveryTestNamed_IsThereAndIsRun()
    {
        var types = typeof(TwelveLinesTests).Assembly.GetTypes();
        var named = Text.SelectMany(line => Named().Matches(line)).Select(m => (Class: m.Groups[1].Value, Method: m.Groups[2].Value)).ToList();
        named.Count.ShouldBeGreaterThan(30);

        named.Where(n => !types.Any(t => t.Name == n.Class && t.GetMethod(n.Method)?.GetCustomAttributes(inherit: true).Any(a => a is FactAttribute) == true))
            .Select(n => $"{n.Class}.{n.Method}").ShouldBeEmpty("docs/promise.md names a test that is not there.");
    }

    [Fact]
    public void EveryLine_NamesItsTestOrSaysWhatIsStillToCome()
    {
        var lines = Lines();

        lines.Keys.ShouldBe(Enumerable.Range(1, 12));
        lines.Where(l => !Named().IsMatch(l.Value) && !l.Value.Contains("To come:", StringComparison.Ordinal)).Select(l => l.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Search_SeesATestThatIsNotThere()
    {
        // An eye that sees nothing would let everything pass.
        Named().Match("kept by `TwelveLinesTests.NoSuchTest`").Groups[2].Value.ShouldBe("NoSuchTest");
        typeof(TwelveLinesTests).GetMethod("NoSuchTest").ShouldBeNull();
    }

    /// <summary>The twelve lines, each with all that is said under it.</summary>
    private static Dictionary<int, string> Lines()
    {
        var lines = new Dictionary<int, string>();
        var number = 0;
        foreach (var line in Text)
        {
            if (Heading().Match(line) is { Success: true } heading) number = int.Parse(heading.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith('#')) number = 0;
            if (number > 0) lines[number] = lines.GetValueOrDefault(number, "") + line + "\n";
        }
        return lines;
    }

    [GeneratedRegex(@"`([A-Z]\w+Tests)\.(\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^### (\d+)\. ")]
    private static partial Regex Heading();
}
