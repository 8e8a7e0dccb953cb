using System.Text.Json;

namespace Alliance.Tests.Evaluation.StudyCommands;

[Collection(nameof(Alone))]
public sealed class PowerCommandTests
{
    [Fact]
    public async Task SteppedWedge_AsTheIssueHasIt_TellsTheFormulasPowerAndTheSimulations()
    {
        string[] line = ["power", "stepped-wedge", "--clusters", "12", "--waves", "6", "--per-period", "15", "--icc", "0.05", "--effect", "0.25", "--simulate", "1000", "--seed", "7", "--json"];

        var (status, output, _) = await Typed.StudyAsync(line);
        var again = await Typed.StudyAsync(line);
        var answer = JsonDocument.Parse(output).RootElement;

        status.ShouldBe(0);
        answer.GetProperty("power").GetDouble().ShouldBe(0.772878714213, 1e-11);
        answer.GetProperty("simulatedPower").GetDouble().ShouldBe(0.772879, 0.0265);
        answer.GetProperty("periods").GetInt32().ShouldBe(7);
        answer.GetProperty("clustersForTarget").GetInt32().ShouldBe(18);
        JsonDocument.Parse(again.Output).RootElement.GetProperty("simulatedMeanEffect").GetDouble().ShouldBe(answer.GetProperty("simulatedMeanEffect").GetDouble());
    }

    [Theory]
    // The values of the library's own tests; the last is R: .002115194148303 * sqrt(7785 / 500).
    [InlineData("individual --effect 0.3 --json", "perArm", 175.385096555)]
    [InlineData("individual --outcome proportion --control 0.5 --effect 0.25 --power 0.9 --json", "perArm", 76.706928451777)]
    [InlineData("individual --outcome rate --control 0.5 --effect 0.5 --per-arm 200 --json", "power", 0.97942042141333)]
    [InlineData("cluster --clusters-per-arm 12 --per-cluster 20 --icc 0.05 --baseline-correlation 0.6 --json", "standardError", 0.10198039027186)]
    [InlineData("stepped-wedge --clusters 24 --waves 4 --per-period 120 --control 0.05 --effect -0.015 --cluster-sd 0.01 --json", "power", 0.786189592503)]
    [InlineData("staggered --se 0.002115194148303 --units 7785 --mean 0.0444016270606 --planned-units 500 --json", "standardError", 0.00834631060156)]
    public async Task Power_EveryDesign_TellsItsFigure(string line, string field, double figure)
    {
        var (status, output, _) = await Typed.StudyAsync(["power", .. line.Split(' ')]);

        status.ShouldBe(0);
        JsonDocument.Parse(output).RootElement.GetProperty(field).GetDouble().ShouldBe(figure, Math.Abs(figure) * 1e-8);
    }

    [Theory]
    [InlineData("stepped-wedge --clusters 4 --waves 6 --per-period 15 --icc 0.05", "6 waves need at least 6 groups")]
    [InlineData("stepped-wedge --clusters 12 --waves 6 --per-period 15 --icc 1.2", "A correlation lies between 0 and 1")]
    [InlineData("stepped-wedge --clusters 12 --waves 6 --per-period 15", "Say how clusters differ")]
    [InlineData("stepped-wedge --clusters 12 --waves 6 --per-period many --icc 0.05", "write a number")]
    [InlineData("stepped-wedge --clusters 12 --waves 6 --per-period 15 --icc 0.05 --simulate 0", "from one to ten million")]
    [InlineData("individual", "Give --per-arm")]
    [InlineData("individual --outcome rate --effect 0.5", "needs --control")]
    public async Task Power_WhatCannotBe_IsOneSentence(string line, string sentence)
    {
        var (status, output, error) = await Typed.StudyAsync(["power", .. line.Split(' ')]);

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(sentence);
        error.Trim().Split('\n').Length.ShouldBe(1);
    }
}
