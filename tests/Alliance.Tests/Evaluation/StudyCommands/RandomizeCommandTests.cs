using System.Text.Json;

namespace Alliance.Tests.Evaluation.StudyCommands;

[Collection(nameof(Alone))]
public sealed class RandomizeCommandTests : IDisposable
{
    private const string Squads = "unit,shift,calls\n007,day,12\n011,day,15\n013,night,40\n017,night,38\n019,day,22\n023,night,25\n";

    private readonly Typed typed = new();

    [Fact]
    public async Task SteppedWedge_SameFileAndSeed_GiveTheSameWhateverTheOrderOfRows()
    {
        var turned = string.Join('\n', Squads.Trim().Split('\n').Skip(1).Reverse().Prepend("unit,shift,calls"));

        var first = await AnswerAsync(Squads, "--design", "stepped-wedge", "--waves", "3", "--seed", "5");
        var second = await AnswerAsync(turned, "--design", "stepped-wedge", "--waves", "3", "--seed", "5");
        var other = await AnswerAsync(Squads, "--design", "stepped-wedge", "--waves", "3", "--seed", "6");

        second.GetRawText().ShouldBe(first.GetRawText());
        other.GetProperty("inputHash").GetString().ShouldBe(first.GetProperty("inputHash").GetString());
        other.GetProperty("resultHash").GetString().ShouldNotBe(first.GetProperty("resultHash").GetString());
        first.GetProperty("assignments").EnumerateArray().Select(each => each.GetProperty("unit").GetString()).ShouldBe(["007", "011", "013", "017", "019", "023"]);
        first.GetProperty("assignments").EnumerateArray().Select(each => each.GetProperty("wave").GetInt32()).Order().ShouldBe([1, 1, 2, 2, 3, 3]);
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("blocked --block-size 2")]
    [InlineData("stratified --stratum shift")]
    [InlineData("matched-pair --covariates calls")]
    [InlineData("rerandomized --covariates calls --accept 0.3")]
    [InlineData("staggered --wave-sizes 2,2")]
    public async Task Randomize_EveryDesign_AllocatesEverybody(string design)
    {
        var answer = await AnswerAsync(Squads, ["--seed", "5", "--design", .. design.Split(' ')]);

        answer.GetProperty("assignments").GetArrayLength().ShouldBe(6);
        answer.GetProperty("inputHash").GetString()!.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("unit\na\nb\na\n", "--design simple --seed 1", "“a” stands in the list more than once")]
    [InlineData("unit,x\na,1\n,2\n", "--design simple --seed 1", "no name")]
    [InlineData("unit\na\nb\n", "--design stepped-wedge --waves 3 --seed 1", "3 waves need at least 3 units")]
    [InlineData("unit,s\na,x\nb,x\nc,y\n", "--design stratified --stratum s --seed 1", "stratum “y”")]
    [InlineData("unit\na\nb\n", "--design dice --seed 1", "There is no design")]
    [InlineData("unit\na\nb\n", "--design stepped-wedge --seed 1", "Say how many waves")]
    [InlineData("unit\na\nb\n", "--design simple", "--seed")]
    public async Task Randomize_WhatCannotBe_IsOneSentence(string table, string line, string sentence)
    {
        var (status, output, error) = await Typed.StudyAsync(["randomize", "--units", typed.Write("squads.csv", table), .. line.Split(' ')]);

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(sentence);
        error.Trim().Split('\n').Length.ShouldBe(1);
    }

    public void Dispose() => typed.Dispose();

    private async Task<JsonElement> AnswerAsync(string table, params string[] line)
    {
        var (status, output, error) = await Typed.StudyAsync(["randomize", "--units", typed.Write("squads.csv", table), .. line, "--json"]);
        error.ShouldBeEmpty();
        status.ShouldBe(0);
        return JsonDocument.Parse(output).RootElement;
    }
}
