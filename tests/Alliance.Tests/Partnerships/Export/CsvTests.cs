using Alliance.Partnerships.Export;

namespace Alliance.Tests.Partnerships.Export;

public class CsvTests
{
    [Theory]
    [InlineData("Harbor Street Bakery", "Harbor Street Bakery")]
    [InlineData("Bakery, Café", "\"Bakery, Café\"")]
    [InlineData("The \"Red\" Door", "\"The \"\"Red\"\" Door\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+1 555 0100", "'+1 555 0100")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("7-Eleven", "7-Eleven")]
    [InlineData("", "")]
    public void Line_AText_IsOneCellAndNeverAFormula(string text, string cell) => Csv.Line(text).ShouldBe(cell + "\r\n");

    [Fact]
    public void Line_NumbersAndNothing_AreWrittenAsTheyAre() => Csv.Line("a", null, -71.0636, 3).ShouldBe("a,,-71.0636,3\r\n");
}
