using System.Text.RegularExpressions;

namespace Alliance.Tests.Architecture;

/// <summary><c>docs/promise.md</c> says of each line which test keeps it. Those tests are there, are run, and no line lacks one without saying so.</summary>
public sealed partial class TwelveLinesTests
{
    private static readonly string[] Text = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "promise.md"));

    [Fact]
    public void EveryTestNamed_IsThereAndIsRun()
    {
        var text = string.Join('\n', Text);

        NamedTests.In(text).Count.ShouldBeGreaterThan(30);
        NamedTests.Missing(text).ShouldBeEmpty("docs/promise.md names a test that is not there.");
    }

    [Fact]
    public void EveryLine_NamesItsTestOrSaysWhatIsStillToCome()
    {
        var lines = Lines();

        lines.Keys.ShouldBe(Enumerable.Range(1, 12));
        lines.Where(l => NamedTests.In(l.Value).Count == 0 && !l.Value.Contains("To come:", StringComparison.Ordinal)).Select(l => l.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Search_SeesATestThatIsNotThere()
    {
        // An eye that sees nothing would let everything pass.
        NamedTests.Missing("kept by `TwelveLinesTests.NoSuchTest`").ShouldBe(["TwelveLinesTests.NoSuchTest"]);
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

    [GeneratedRegex(@"^### (\d+)\. ")]
    private static partial Regex Heading();
}
