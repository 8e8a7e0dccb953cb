using System.Text.RegularExpressions;

namespace Alliance.Tests.Architecture;

/// <summary><c>docs/threats.md</c> says of each danger which test shows what stands against it. Those tests are there and are run.</summary>
public sealed partial class ThreatsTests
{
    private static readonly string[] Text = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "threats.md"));

    [Fact]
    public void EveryTestNamed_IsThereAndIsRun() => NamedTests.Missing(string.Join('\n', Text)).ShouldBeEmpty("docs/threats.md names a test that is not there.");

    [Fact]
    public void EveryDanger_NamesATest()
    {
        var rows = Text.Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !Head().IsMatch(line)).ToList();
        rows.Count.ShouldBeGreaterThan(30);

        rows.Where(row => NamedTests.In(row).Count == 0).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| (What they might do|Area) \|")]
    private static partial Regex Head();
}
