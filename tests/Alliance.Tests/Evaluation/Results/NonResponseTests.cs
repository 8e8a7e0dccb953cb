using Alliance.Evaluation.Results;
using Alliance.Statistics.Effects;
using Alliance.Statistics.Testing;

namespace Alliance.Tests.Evaluation.Results;

public sealed class NonResponseTests
{
    [Fact]
    public void Of_UnitsThatAnswerAlike_SaysNoMoreThanChance()
    {
        var alike = NonResponse.Of([new("North", 40, 30), new("South", 40, 29)])!;

        alike.P!.Value.ShouldBeGreaterThan(0.5);
        alike.Rate.ShouldBe(59.0 / 80);
        alike.Sentence!.ShouldStartWith("Units do not differ");
    }

    [Fact]
    public void Of_UnitsThatAnswerOtherwise_SaysMoreThanChanceAsFisherDoes()
    {
        var otherwise = NonResponse.Of([new("North", 40, 35), new("South", 40, 15)])!;

        TwoByTwo.Of(35, 5, 15, 25).Gives(out var table, out _).ShouldBeTrue();
        FisherExact.Of(table!).Gives(out var fisher, out _).ShouldBeTrue();
        otherwise.P!.Value.ShouldBe(fisher!.P, 1e-12);
        otherwise.Sentence!.ShouldStartWith("Units differ");
    }

    [Fact]
    public void Of_FewerThanTenAnswers_SaysNothing() => NonResponse.Of([new("North", 40, 5), new("South", 40, 4)])!.P.ShouldBeNull();

    [Fact]
    public void Of_OneUnit_HasNothingToCompare() => NonResponse.Of([new("North", 40, 35)])!.P.ShouldBeNull();

    [Fact]
    public void Of_NobodyAsked_IsNone() => NonResponse.Of([]).ShouldBeNull();

    [Fact]
    public void Of_ManyUnits_HasAnAnswerAllTheSame() => NonResponse.Of([.. Enumerable.Range(1, 30).Select(i => new AskedOfUnit($"U{i}", 60, 20 + i))])!.P!.Value.ShouldBeLessThan(0.01);
}
