using Alliance.Evaluation.Instruments;

namespace Alliance.Tests.Evaluation.Instruments;

public sealed class ScoringTests
{
    private static readonly Instrument Small = AnInstrument.Small();

    private static double? Score(ScaleScoring scoring, int least, params (string Item, int Answer)[] answers) =>
        Scoring.Score(Small with { Scales = [Small.Scales[0] with { Scoring = scoring, Least = least }] }, "whole", answers.ToDictionary(a => a.Item, a => a.Answer));

    [Fact]
    public void Score_ReversedItem_CountsFromTheOtherEnd()
    {
        Score(ScaleScoring.Mean, 2, ("good", 5), ("bad", 1)).ShouldBe(5);
        Score(ScaleScoring.Mean, 2, ("good", 5), ("bad", 5)).ShouldBe(3);
        Score(ScaleScoring.Sum, 2, ("good", 4), ("bad", 2)).ShouldBe(8);
    }

    [Fact]
    public void Score_TooFewAnswered_IsNone()
    {
        Score(ScaleScoring.Mean, 2, ("good", 5)).ShouldBeNull();
        Score(ScaleScoring.Mean, 1).ShouldBeNull();
    }

    [Fact]
    public void Score_SomeMissing_TakesThoseThereAre()
    {
        Score(ScaleScoring.Mean, 1, ("bad", 2)).ShouldBe(4);
        Score(ScaleScoring.Sum, 1, ("bad", 2)).ShouldBe(8, "as if the other had been the same");
    }

    [Fact]
    public void Score_UnknownScale_IsRefused() => Should.Throw<ArgumentException>(() => Scoring.Score(Small, "other", new Dictionary<string, int>())).Message.ShouldContain("no scale “other”");

    [Fact]
    public void RangeOf_IsWhatCanBeReached()
    {
        Scoring.RangeOf(Small, Small.Scales[0]).ShouldBe((1, 5));
        Scoring.RangeOf(Small, Small.Scales[0] with { Scoring = ScaleScoring.Sum }).ShouldBe((2, 10));
    }
}
