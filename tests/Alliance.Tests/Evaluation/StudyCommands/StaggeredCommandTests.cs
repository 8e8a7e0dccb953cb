using System.Text.Json;

namespace Alliance.Tests.Evaluation.StudyCommands;

/// <summary>The command as it is typed, on a panel whose values R made (staggered 1.2.3, R 4.2.2).</summary>
[Collection(nameof(Alone))]
public sealed class StaggeredCommandTests : IDisposable
{
    private readonly Typed typed = new();
    private readonly string panel;

    public StaggeredCommandTests() => panel = typed.Write("small.csv", File.ReadAllText(Path.Combine(Repository.Root, "tests/Alliance.Statistics.Tests/Staggered/staggered_small.csv")));

    [Theory]
    [InlineData("simple", "efficient", 0.381137032085, 0.144186091563)]
    [InlineData("simple", "callaway-santanna", 0.218879556605, 0.231760338296)]
    [InlineData("simple", "sun-abraham", 0.158600710438, 0.244295176663)]
    [InlineData("cohort", "efficient", 0.389092580974, 0.133200412732)]
    [InlineData("calendar", "efficient", 0.379759583635, 0.157826259872)]
    public async Task Staggered_Json_IsTheValuesOfR(string estimand, string estimator, double value, double error)
    {
        var (status, output, complaint) = await StaggeredAsync("--estimand", estimand, "--estimator", estimator, "--json");

        status.ShouldBe(0, complaint);
        complaint.ShouldBeEmpty();
        var document = JsonDocument.Parse(output).RootElement;
        document.EnumerateObject().Select(field => field.Name).ShouldBe(["estimate", "se", "seNeyman", "fisherP", "elapsedMs"]);
        document.GetProperty("estimate").GetDouble().ShouldBe(value, 1e-11);
        document.GetProperty("se").GetDouble().ShouldBe(error, 1e-11);
        document.GetProperty("seNeyman").GetDouble().ShouldBeGreaterThan(error);
        document.GetProperty("fisherP").ValueKind.ShouldBe(JsonValueKind.Null);
        document.GetProperty("elapsedMs").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Staggered_Permutations_OursBySeedAndThoseOfR()
    {
        async Task<double> PAsync(params string[] more) => JsonDocument.Parse((await StaggeredAsync(["--json", "--permutations", "500", .. more])).Output).RootElement.GetProperty("fisherP").GetDouble();

        (await PAsync("--compatible")).ShouldBe(0.018);
        var first = await PAsync("--seed", "4");
        (await PAsync("--seed", "4")).ShouldBe(first);
        first.ShouldBe(0.018, 0.02);
        (first * 501).ShouldBe(Math.Round(first * 501), 1e-9);
    }

    [Fact]
    public async Task Staggered_EventStudy_IsAListWithBothEnds()
    {
        var (status, output, error) = await StaggeredAsync("--estimand", "eventstudy", "--event-times", "-3..5", "--permutations", "99", "--json");

        status.ShouldBe(0, error);
        var list = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        list.Select(effect => effect.GetProperty("eventTime").GetInt32()).ShouldBe([-3, -2, -1, 0, 1, 2, 3, 4, 5]);
        list[3].EnumerateObject().Select(field => field.Name).ShouldBe(["eventTime", "estimate", "se", "seNeyman", "fisherP", "elapsedMs"]);
        list[2].GetProperty("estimate").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Staggered_Words_AreLines()
    {
        var (_, output, _) = await StaggeredAsync("--permutations", "99");

        output.ShouldContain("60 units, periods 1 to 12, 4 cohorts");
        output.ShouldContain("0.381137");
    }

    [Fact]
    public async Task Staggered_WhatIsLeftOut_IsSaid()
    {
        var more = typed.Write("more.csv", File.ReadAllText(panel).TrimEnd() + "\n" + string.Concat(Enumerable.Range(1, 12).Select(t => $"99,{t},5,{t}\n")));

        var (status, output, error) = await Typed.StudyAsync("staggered", "--input", more, "--unit", "i", "--period", "t", "--first-treated", "g", "--outcome", "y", "--estimand", "eventstudy", "--event-times", "7..9", "--json");

        status.ShouldBe(0);
        error.ShouldContain("first treated 5.");
        error.ShouldContain("event time 9.");
        JsonDocument.Parse(output).RootElement.GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("small.csv: Unit 1 changes its arm", "1,2,9,", "1,2,4,")]
    [InlineData("small.csv: Unit 1 has no row for period 2", "1,2,9,", "1,1,9,", "two rows for period 1")]
    public async Task Staggered_ABrokenPanel_IsOneSentence(string sentence, string there, string instead, string? or = null)
    {
        var text = File.ReadAllText(panel);
        typed.Write("small.csv", text.Replace("\n" + there, "\n" + instead, StringComparison.Ordinal));

        var (status, output, error) = await StaggeredAsync("--json");

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Trim().Split('\n').Length.ShouldBe(1);
        error.ShouldContain(or ?? sentence);
    }

    [Theory]
    [InlineData("takes 1 at least", "--permutations", "0")]
    [InlineData("0..24", "--event-times", "24..0", "--estimand", "eventstudy")]
    [InlineData("goes with --estimand eventstudy", "--event-times", "0..4")]
    [InlineData("calendar", "--estimand", "median")]
    [InlineData("No cohort is seen at event time 50", "--estimand", "eventstudy", "--event-times", "50")]
    public async Task Staggered_ALineThatCannotBeFollowed_IsOneSentence(string sentence, params string[] more)
    {
        var (status, output, error) = await StaggeredAsync(more);

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(sentence);
    }

    private Task<(int Status, string Output, string Error)> StaggeredAsync(params string[] more) =>
        Typed.StudyAsync(["staggered", "--input", panel, "--unit", "i", "--period", "t", "--first-treated", "g", "--outcome", "y", .. more]);

    public void Dispose() => typed.Dispose();
}
