using Alliance.Statistics.Staggered;

namespace Alliance.Statistics.Tests.Staggered;

public sealed class StaggeredPanelTests
{
    private const string Whole = "unit,period,first,y\nb,1,2,1\nb,2,2,3\na,1,Inf,1\na,2,,2\nd,1,2,4\nd,2,2,5\nc,2,NA,0\nc,1,NA,1\n";

    [Fact]
    public void Of_RowsInAnyOrder_AreUnitsInTheirOrder()
    {
        var panel = StaggeredPanel.Of(Panels.Table(Whole), Panels.Columns).Required();

        panel.Units.ShouldBe(4);
        (panel.FirstPeriod, panel.LastPeriod).ShouldBe((1, 2));
        panel.Cohorts.ShouldBe([new Cohort(2, 2), new Cohort(null, 2)]);
        panel.Outcomes(0).ToArray().ShouldBe([1, 2]);
        panel.Outcomes(2).ToArray().ShouldBe([1, 0]);
        panel.AsRead.ToArray().ShouldBe([1, 0, 3, 2]);
        panel.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void Of_ACohortOfOneUnit_IsLeftOutAndSaid()
    {
        var panel = StaggeredPanel.Of(Panels.Table(Whole + "e,1,1,7\ne,2,1,9\n0,1,3,8\n0,2,3,8\n"), Panels.Columns).Required();

        panel.LeftOut.ShouldBe([new Cohort(1, 1), new Cohort(3, 1)]);
        panel.Units.ShouldBe(4);
        panel.Outcomes(3).ToArray().ShouldBe([4, 5]);
        panel.AsRead.ToArray().ShouldBe([1, 0, 3, 2]);
    }

    [Theory]
    [InlineData("b,2,2,3", "b,2,3,3", RefusalKind.NotUnits, "Unit b changes its arm: first is 2 at first and 3 in period 2")]
    [InlineData("a,2,,2", "a,2,2,2", RefusalKind.NotUnits, "Unit a changes its arm: first is never at first and 2 in period 2")]
    [InlineData("a,2,,2\n", "", RefusalKind.NotUnits, "Unit a has no row for period 2")]
    [InlineData("a,2,,2\n", "a,2,,2\na,2,,2\n", RefusalKind.NotUnits, "Unit a has two rows for period 2")]
    [InlineData("d,1,2,4", "d,1,2,", RefusalKind.NotANumber, "Unit d has no usable y in period 1 (nothing)")]
    [InlineData("d,1,2,4", "d,1,2,Inf", RefusalKind.NotANumber, "Unit d has no usable y in period 1")]
    [InlineData("d,1,2,4", "d,1,2,four", RefusalKind.NotANumber, "four")]
    [InlineData("d,1,2,4", "d,1.5,2,4", RefusalKind.NotANumber, "unit d has the period 1.5")]
    [InlineData("d,1,2,4", "d,,2,4", RefusalKind.NotANumber, "unit d has the period nothing")]
    [InlineData("d,1,2,4", "d,1,2.5,4", RefusalKind.NotANumber, "Unit d has the first 2.5 in period 1")]
    [InlineData("d,1,2,4", "d,1,-Inf,4", RefusalKind.NotANumber, "Unit d has the first")]
    [InlineData("d,1,2,4", "d,1,never,4", RefusalKind.NotANumber, "Inf, NA or nothing")]
    [InlineData("d,1,2,4", ",1,2,4", RefusalKind.NotUnits, "Row 5 below the header has no unit")]
    [InlineData("d,1,2,4", "d,201101,2,4", RefusalKind.NotADesign, "No unit has a row for period 3, between 1 and 201101")]
    [InlineData("unit,", "officer,", RefusalKind.NoSuchColumn, "unit")]
    public void Of_WhatCannotBeAPanel_NamesUnitAndPeriod(string there, string instead, RefusalKind kind, string sentence)
    {
        var answer = StaggeredPanel.Of(Panels.Table(Whole.Replace(there, instead, StringComparison.Ordinal)), Panels.Columns);

        answer.Refused().ShouldBe(kind);
        answer.ShouldBeOfType<Answer<StaggeredPanel>.NotReckoned>().Refusal.Sentence.ShouldContain(sentence);
    }

    [Fact]
    public void Of_NothingToCompare_SaysSo()
    {
        StaggeredPanel.Of(1, [2, 2, 2], [1, 2, 3, 4, 5, 6]).Refused().ShouldBe(RefusalKind.NotADesign);
        StaggeredPanel.Of(1, [2, 3, null], [1, 2, 3, 4, 5, 6]).Refused().ShouldBe(RefusalKind.NotADesign);
        StaggeredPanel.Of(1, [2, 2, 2], [1, 2, 3, 4]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        StaggeredPanel.Of(1, [], []).Refused().ShouldBe(RefusalKind.UnequalLengths);
        StaggeredPanel.Of(1, [2, 2, null, null], [1, 2, 3, 4, 5, 6, 7, double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
    }
}
