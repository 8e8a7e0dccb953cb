using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Learning;

namespace Alliance.Coaching.Tests.Learning;

public class CalibrationTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.2)]
    [InlineData(2.5, 0.1)]
    [InlineData(0.5, 0.3)]
    public void Of_AnswersThatComeTrueSoOften_FindsHowScoresMustBeRead(double temperature, double doubt)
    {
        float[][] scores = [.. Enumerable.Range(-12, 25).Select(s => new[] { s / 4f, 0 })];
        var votes = scores.Select(s => (float)((1 - doubt) / (1 + Math.Exp(-s[0] / temperature)) + doubt / 2)).Select(p => new[] { p, 1 - p }).ToArray();

        var (foundTemperature, foundDoubt) = Calibration.Of(scores, votes);

        foundTemperature.ShouldBe((float)temperature, 1e-4f);
        foundDoubt.ShouldBe((float)doubt, 1e-4f);
    }

    [Fact]
    public void Softmax_WithDoubt_IsDrawnToEvenShares()
    {
        var decision = new Decision { Mean = [], Spread = [], Weights = [], Bias = [0, 0], Groves = [], Temperature = 1, Doubt = 0.2f, Favor = [1, 1] };

        decision.Softmax([MathF.Log(0.95f), MathF.Log(0.05f)]).ShouldBe([0.86f, 0.14f], 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Favor_RareClass_CountsMore(int classes)
    {
        // Of a hundred turns ten are of the second class, and a turn that is has 0.4 of it instead of 0.1.
        int[] truth = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? 1 : 0)];
        float[][] probabilities = [.. truth.Select(t => t == 1 ? new[] { 0.6f, 0.4f, 0 } : [0.9f, 0.1f, 0]).Select(p => p[..classes])];

        var favor = Tuning.Favor(probabilities, truth, [.. Enumerable.Range(0, 100).Select(i => i / 20)], classes);

        (favor[1] / favor[0]).ShouldBeInRange(1.5f, 9f);
    }
}
