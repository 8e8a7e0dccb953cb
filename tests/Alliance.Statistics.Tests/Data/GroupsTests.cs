using Alliance.Statistics.Data;

namespace Alliance.Statistics.Tests.Data;

public sealed class GroupsTests
{
    [Fact]
    public void Grouped_Numbers_SortedAsNumbers() =>
        Table.Numbers("period", [10, 2, 10, double.NaN, 0.5]).Grouped().Names.ShouldBe(["0.5", "2", "10"]);

    [Fact]
    public void Grouped_Text_LettersBeforeCase() =>
        Table.Texts("arm", ["Treated", "control", "b", "B", "a", "25-29", "<25", ">35", "ab"]).Grouped().Names.ShouldBe(["<25", ">35", "25-29", "a", "ab", "b", "B", "control", "Treated"]);

    [Fact]
    public void Of_SomeRows_ForgetsGroupsWithoutOne()
    {
        var groups = Table.Numbers("g", [3, 1, 2, 3]).Grouped().Of([0, 1, 3]);

        groups.Names.ShouldBe(["1", "3"]);
        groups.Codes.ToArray().ShouldBe([1, 0, 1]);
        groups.Sizes().ShouldBe([1, 2]);
    }

    [Fact]
    public void Crossed_TwoColumns_SortedByTheFirstThenTheSecond()
    {
        var crossed = Table.Texts("squad", ["b", "a", "b", null]).Grouped().Crossed(Table.Numbers("period", [1, 10, 2, 1]).Grouped());

        crossed.Names.ShouldBe(["a:10", "b:1", "b:2"]);
        crossed.Codes.ToArray().ShouldBe([1, 0, 2, Groups.Missing]);
    }

    [Fact]
    public void TableOf_WhatIsNoTable_IsRefused()
    {
        Table.Of(("a", [1, 2]), ("b", [1])).Refused().ShouldBe(RefusalKind.UnequalLengths);
        Table.Of(("a", [1, 2]), ("a", [1, 2])).Refused().ShouldBe(RefusalKind.NotATable);
        Table.Of().Refused().ShouldBe(RefusalKind.NotATable);
    }
}
