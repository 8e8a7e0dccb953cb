using Alliance.Statistics.Randomization;

namespace Alliance.Statistics.Tests.Randomization;

public sealed class UnitListTests
{
    // printf 'unit\tstratum\na\t\nb\t\n' | sha256sum
    [Fact]
    public void Hash_TwoUnits_IsThatOfTheWrittenList()
    {
        var list = UnitList.Of([new("b"), new(" a ")]).Required();

        list.CanonicalText.ShouldBe("unit\tstratum\na\t\nb\t\n");
        list.Hash.ShouldBe("fdf62736a9c4df0bd20826dc2ce14b870684d821df17fac0329655c36235ce9f");
    }

    [Fact]
    public void Hash_OneNumberChanged_IsAnother() =>
        UnitList.Of([new("a", null, [1]), new("b", null, [2])], ["x"]).Required().Hash
            .ShouldNotBe(UnitList.Of([new("a", null, [1]), new("b", null, [2.0000000000000004])], ["x"]).Required().Hash);

    [Fact]
    public void Of_WhatIsNoList_SaysWhy()
    {
        UnitList.Of([new("a")]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Sentence(UnitList.Of([new("a"), new(" ")])).ShouldContain("no name");
        Sentence(UnitList.Of([new("a"), new("b"), new("a ")])).ShouldContain("“a” stands in the list more than once");
        Sentence(UnitList.Of([new("a", "day"), new("b")])).ShouldContain("“b” has no stratum");
        Sentence(UnitList.Of([new("a\tb"), new("b")])).ShouldContain("tab");
        UnitList.Of([new("a", null, [double.NaN]), new("b", null, [1])], ["x"]).Refused().ShouldBe(RefusalKind.NotANumber);
        UnitList.Of([new("a"), new("b", null, [1])], ["x"]).Refused().ShouldBe(RefusalKind.UnequalLengths);
    }

    private static string Sentence<T>(Answer<T> answer) => answer.ShouldBeOfType<Answer<T>.NotReckoned>().Refusal.Sentence;
}
