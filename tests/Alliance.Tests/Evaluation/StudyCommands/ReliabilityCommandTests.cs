using System.Text;
using System.Text.Json;

namespace Alliance.Tests.Evaluation.StudyCommands;

[Collection(nameof(Alone))]
public sealed class ReliabilityCommandTests : IDisposable
{
    private readonly Typed typed = new();

    // R 4.2.2, psych 2.2.9: A <- bfi[, 1:5]; A$A1 <- 7 - A$A1; alpha(na.omit(A)); alpha(A); for omega the highest point that lavaan's cfa stops 3e-7 short of
    [Fact]
    public async Task Reliability_Agreeableness_IsThatOfPsych()
    {
        var file = typed.Write("bfi.csv", Encoding.UTF8.GetString(SharedData.Bytes("statistics/bfi.csv")));

        var (status, output, error) = await Typed.StudyAsync("reliability", "--input", file, "--items", "A1,A2,A3,A4,A5", "--reverse", "A1", "--json");

        status.ShouldBe(0, error);
        var answer = JsonDocument.Parse(output).RootElement;
        answer.GetProperty("n").GetInt32().ShouldBe(2709);
        answer.GetProperty("alpha").GetDouble().ShouldBe(0.703755894375, 1e-11);
        answer.GetProperty("alphaPairwise").GetDouble().ShouldBe(0.703018446057, 1e-11);
        answer.GetProperty("omega").GetDouble().ShouldBe(0.71212929082481, 1e-12);
        answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("item").GetString()).ShouldBe(["A1", "A2", "A3", "A4", "A5"]);
        answer.GetProperty("items")[1].GetProperty("itemRest").GetDouble().ShouldBe(0.5630154754920227, 1e-12);
        answer.GetProperty("items")[1].GetProperty("itemRestPairwise").GetDouble().ShouldBe(0.563615163764, 1e-11);
    }

    [Fact]
    public async Task Reliability_InWords_NamesWhatRunsTheOtherWay()
    {
        var file = typed.Write("scale.csv", "a,b,c\n1,1,5\n2,2,4\n3,3,2\n4,5,3\n5,4,1\n5,5,2\n,3,3\n");

        var (status, output, _) = await Typed.StudyAsync("reliability", "--input", file, "--items", "a,b,c");

        status.ShouldBe(0);
        output.ShouldContain("6 people answered every item.");
        output.ShouldContain("Against the rest of the scale: c.");
    }

    [Theory]
    [InlineData("a", "at least two items")]
    [InlineData("a,a", "stands twice")]
    [InlineData("a,none", "none")]
    [InlineData("a,same", "same answer to same")]
    [InlineData("a,empty", "nobody answered empty")]
    [InlineData("a,few", "at least 3")]
    [InlineData("a,word", "must hold numbers")]
    public async Task Reliability_WhatCannotBeTold_IsOneSentence(string items, string words)
    {
        var file = typed.Write("bad.csv", "a,same,empty,few,word\n1,2,,1,x\n2,2,,3,y\n3,2,,,z\n4,2,,,x\n");

        var (status, output, error) = await Typed.StudyAsync("reliability", "--input", file, "--items", items, "--json");

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(words);
        error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Reliability_TwoItems_HasNoOmegaAndSaysWhy()
    {
        var file = typed.Write("two.csv", "a,b\n1,1\n2,2\n3,3\n4,5\n5,4\n");

        var (status, output, _) = await Typed.StudyAsync("reliability", "--input", file, "--items", "a,b", "--json");

        status.ShouldBe(0);
        var answer = JsonDocument.Parse(output).RootElement;
        answer.GetProperty("omega").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("omegaMissing").GetString()!.ShouldContain("three items");
    }

    public void Dispose() => typed.Dispose();
}
