using Alliance.Platform.Commands;

namespace Alliance.Tests.Platform.Commands;

public sealed class CommandLineTests
{
    private static string? ProblemOf(string line) => CommandLine.Problem(global::Alliance.House.Commands().Parse(line));

    [Theory]
    [InlineData("frobnicate", "\"frobnicate\" means nothing here; ./run --help says what does.")]
    [InlineData("--nodemo", "\"--nodemo\" means nothing here; ./run --help says what does.")]
    [InlineData("audit verify --heads x", "\"--heads\" means nothing here; ./run audit verify --help says what does.")]
    [InlineData("audit", "Say which: ./run audit verify, ./run audit head, ./run audit restored.")]
    [InlineData("account add ana --role Chief", "\"Chief\" will not do for --role: it takes Officer, Supervisor, Trainer, Evaluator, Steward, RecordsOfficer, Administrator. See ./run account add --help.")]
    [InlineData("demo load --officers many", "\"many\" will not do for --officers: it takes a whole number, no larger than 2,147,483,647. See ./run demo load --help.")]
    public void Problem_OfALineNobodyCanFollow_IsOneSentence(string line, string sentence) => ProblemOf(line).ShouldBe(sentence);

    [Theory]
    [InlineData("--officers", "0")]
    [InlineData("--partners", "-1")]
    [InlineData("--engagements", "1")]
    [InlineData("--agencies", "0")]
    [InlineData("--agencies", "11")]
    public async Task DemoLoad_OfASillySize_IsBadInputAndLeavesNoDatabase(string option, string number)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"alliance-silly-{Guid.NewGuid():N}");

        (await global::Alliance.House.RunAsync(["demo", "load", option, number, "--data", folder])).ShouldBe(2);

        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve --no-demo --urls http://localhost:1")]
    [InlineData("audit verify --json --agency x")]
    [InlineData("audit --help")]
    [InlineData("demo load --officers 2 --partners 100 --engagements 100")]
    [InlineData("--environment=Production --contentRoot=/x --applicationName=Alliance")]
    public void Problem_OfALineThatCanBeFollowed_IsNone(string line) => ProblemOf(line).ShouldBeNull();
}
