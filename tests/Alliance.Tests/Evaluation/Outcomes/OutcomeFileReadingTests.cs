using System.Text;
using Alliance.Evaluation.Outcomes;

namespace Alliance.Tests.Evaluation.Outcomes;

public sealed class OutcomeFileReadingTests
{
    private static readonly OutcomeFrame Frame = new([("A1", "North days"), ("A2", "North nights"), ("B1", "South days")], new DateOnly(2026, 1, 1), 6, new DateOnly(2026, 5, 1));

    [Fact]
    public void Of_AWholeFile_IsReadWithoutARemark()
    {
        var reading = Read(Whole());

        reading.Errors.ShouldBeEmpty();
        reading.Remarks.ShouldBeEmpty();
        reading.Counts.Count.ShouldBe(12);
        reading.Counts[0].ShouldBe(new ReadCount(2, "A1", new DateOnly(2026, 1, 1), 10, null));
    }

    [Theory]
    [InlineData("unit;month;count\nA1;2026-01;10\n")]
    [InlineData("unit\tmonth\tcount\r\nA1\t2026-01\t10\r\n")]
    [InlineData("\uFEFFUnit,Month,Count,extra\nA1,2026-01,10,x\n")]
    [InlineData("count,month,unit\n10,Jan-26,north days\n")]
    [InlineData("unit,month,count\na1,2026-01-01,10.0\n\n")]
    public void Of_ASpreadsheetsWays_AreUnderstood(string text) => Read(text).Counts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
        count => count.Unit.ShouldBe("A1"), count => count.Month.ShouldBe(new DateOnly(2026, 1, 1)), count => count.Count.ShouldBe(10));

    [Theory]
    [InlineData("A9,2026-01,3", "not in the study: A9. Its units are A1, A2, B1.")]
    [InlineData(",2026-01,3", "Row 2 names no unit.")]
    [InlineData("A1,January,3", "“January” in row 2 is not a month")]
    [InlineData("A1,2026-05,3", "Row 2 counts 2026-05, a month that is not over yet.")]
    [InlineData("A1,2026-01,-3", "The count -3 in row 2 is below zero.")]
    [InlineData("A1,2026-01,2.5", "The count 2.5 in row 2 is no whole number.")]
    [InlineData("A1,2026-01,many", "“many” in row 2 is not a count.")]
    [InlineData("A1,2026-01,", "Row 2 has no count.")]
    [InlineData("A1,2026-01,3\nA2,2026-01,4\nA1,2026-01,3", "Unit A1 has more than one row for 2026-01: rows 2, 4.")]
    [InlineData("A1,2019-01,3", "No row is of a month that the study looks at (2026-01 to 2026-06).")]
    public void Of_WhatCannotBe_IsAnErrorThatSaysWhere(string rows, string sentence) => Read($"unit,month,count\n{rows}\n").Errors.ShouldContain(error => error.ToString().Contains(sentence));

    [Fact]
    public void Of_OverForSomeRowsOnly_IsAnError() =>
        Read("unit,month,count,over\nA1,2026-01,3,100\nA2,2026-01,3,\n").Errors.ShouldHaveSingleItem().ToString().ShouldContain("Fill in all of the column “over”");

    [Fact]
    public void Of_OverOfZero_IsAnError() => Read("unit,month,count,over\nA1,2026-01,3,0\n").Errors.ShouldContain(error => error.ToString().Contains("above zero"));

    [Fact]
    public void Of_GapsAndJumpsAndOtherMonths_AreRemarks()
    {
        var rows = Whole().Replace("A2,2026-03,12\n", "", StringComparison.Ordinal).Replace("B1,2026-02,11", "B1,2026-02,400", StringComparison.Ordinal) + "A1,2025-12,4\n";

        var reading = Read(rows);

        reading.Errors.ShouldBeEmpty();
        var remarks = reading.Remarks.Select(remark => remark.ToString()).ToList();
        remarks.ShouldContain(remark => remark.Contains("Unit A2 has no count for 2026-03.") && remark.Contains("never taken as zero"));
        remarks.ShouldContain(remark => remark.Contains("Unit B1 has 400 in 2026-02"));
        remarks.ShouldContain(remark => remark.Contains("1 rows are of months outside the study"));
        remarks.Count.ShouldBe(3);
    }

    [Fact]
    public void Of_AUnitWithoutARow_IsARemark() =>
        Read(string.Concat(Whole().Split('\n').Where(line => !line.StartsWith("B1", StringComparison.Ordinal)).Select(line => line + "\n"))).Remarks.ShouldContain(remark => remark.ToString() == "Unit B1 has no row at all.");

    [Theory]
    [InlineData("", "This file is empty.")]
    [InlineData("unit,month,count\n", "no row below it")]
    [InlineData("unit month count\nA1 2026-01 3\n", "with commas between them; here it is “unit month count”")]
    [InlineData("unit,when,count\nA1,2026-01,3\n", "There is no column month.")]
    [InlineData("<html></html>", "a web page")]
    [InlineData("PK\u0003\u0004xx", "an Excel workbook")]
    public void Of_WhatIsNoSuchFile_IsRefusedInASentence(string text, string sentence) => OutcomeFileReading.Of(Encoding.UTF8.GetBytes(text), Frame).Refusal!.ToString().ShouldContain(sentence);

    [Fact]
    public void Of_AnotherEncoding_IsRefused() => OutcomeFileReading.Of([.. Encoding.UTF8.GetBytes("unit,month,count\nA1,2026-01,3,"), 0xE9], Frame).Refusal!.ToString().ShouldContain("not saved as UTF-8");

    [Fact]
    public void Of_ManyErrors_AreCutAndCounted() => Read("unit,month,count\n" + string.Concat(Enumerable.Repeat("A1,2026-01,x\n", 50))).Errors.Count.ShouldBe(OutcomeFileReading.MostErrors + 1);

    private static OutcomeFileReading Read(string text)
    {
        var reading = OutcomeFileReading.Of(Encoding.UTF8.GetBytes(text), Frame);
        reading.Refusal?.ToString().ShouldBeNull();
        return reading.Value!;
    }

    private static string Whole() => "unit,month,count\n" + string.Concat(from unit in (string[])["A1", "A2", "B1"] from month in Enumerable.Range(1, 4) select $"{unit},2026-0{month},{9 + month}\n");
}
