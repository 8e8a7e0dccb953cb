using System.Text;
using Alliance.Problems.Incidents.File;

namespace Alliance.Tests.Problems.Incidents;

public sealed class IncidentFileTests
{
    [Theory]
    [InlineData("", "This file is empty.")]
    [InlineData("  \r\n \r\n", "This file is empty.")]
    [InlineData("date,category,neighborhood\n", "no row below it")]
    [InlineData("category,neighborhood\nNoise,Quay\n", "No column holds the date: name it “date” in the first row. The columns here are: category, neighborhood.")]
    [InlineData("date,neighborhood\n2027-01-01,Quay\n", "No column holds the category")]
    [InlineData("date,category,latitude\n2027-01-01,Noise,42.3\n", "No column says where")]
    [InlineData("<html><body>date,category</body></html>", "web page, XML or JSON")]
    [InlineData("{\"date\":1}", "web page, XML or JSON")]
    [InlineData("PK\u0003\u0004xlsx", "Excel workbook")]
    [InlineData("%PDF-1.7", "This is a PDF")]
    [InlineData("date,category,neighborhood\n2027-01-01,No\0ise,Quay\n", "binary data")]
    public void Read_NotATableOfIncidents_IsOneSentence(string text, string sentence) =>
        IncidentFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), NoArea).Refusal.ShouldNotBeNull().ToString().ShouldContain(sentence);

    [Fact]
    public void Read_OtherEncoding_IsRefusedAndNotGuessed()
    {
        var latin = Encoding.Latin1.GetBytes("date,category,neighborhood\n" + string.Concat(Enumerable.Repeat("2027-01-01,Noise,Quay\n", 9000)) + "2027-01-01,Ruido en la señal,Quay\n");

        IncidentFile.Read(new MemoryStream(latin), NoArea).Refusal.ShouldNotBeNull().ToString().ShouldContain("not saved as UTF-8");
    }

    [Fact]
    public void Read_Utf16WithMark_IsRead()
    {
        var tally = Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("date,category,neighborhood\n2027-01-01,Señal,Quay\n")]);

        tally.Categories.All.ShouldHaveSingleItem().Text.ShouldBe("Señal");
    }

    [Fact]
    public void Read_TooManyCategories_AsksForTheRightColumn()
    {
        var rows = string.Concat(Enumerable.Range(0, 400).Select(number => $"2027-01-01,case {number},Quay\n"));

        IncidentFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("date,category,neighborhood\n" + rows)), NoArea).Refusal!.ToString().ShouldContain("is the right column named “category”?");
    }

    [Fact]
    public void Read_RowsThatCannotBeUsed_AreKeptByReasonAndRow()
    {
        var tally = Read("""
            date,category,neighborhood,count
            2027-01-01,Noise,Quay,3
            2027-01-01,Noise,Quay,-2
            2027-01-01,Noise,Quay,half
            2027-01-01,Noise,Quay,1.5
            ,Noise,Quay,1
            2027-01-01,,Quay,1
            2027-01-01,Noise,,1
            2027-01-01,Noise,Quay,99999999
            """);

        tally.Rows.ShouldBe(8);
        tally.Cells.Values.ShouldHaveSingleItem().ShouldBe((1, 3));
        tally.Bad.OrderBy(b => b.Value.FirstRows[0]).Select(b => $"{b.Key} {string.Join(' ', b.Value.FirstRows)}").ShouldBe(
            ["NegativeCount 3", "NotACount 4 5", "NoDate 6", "NoCategory 7", "NoPlace 8", "HugeCount 9"]);
    }

    [Fact]
    public void Read_OpenQuotation_DoesNotSwallowRowsUnnoticed()
    {
        var tally = Read("date,category,neighborhood\n2027-01-01,\"Noise,Quay\n2027-01-02,Noise,Quay\n");

        tally.Bad.Keys.ShouldContain(RowProblem.RunsOn);
        tally.Cells.ShouldBeEmpty();
    }

    [Fact]
    public void Read_APoint_GoesNoFurtherThanItsArea()
    {
        var area = Guid.NewGuid();

        var tally = Read("Date,Category,Lat,Long,Victim\n2027-01-01,Noise,42.35113,-71.05871,Zebulon Quux\n", (_, _) => area.ToString("N"));

        WrittenPlace.Unpack(tally.Places.All.ShouldHaveSingleItem().Text).AreaId.ShouldBe(area);
        var packed = TallyPack.Unpack(TallyPack.Pack(tally));
        string.Concat(packed.Places.All.Concat(packed.Dates.All).Concat(packed.Categories.All).Select(word => word.Text)).ShouldNotContain("42.35");
        string.Concat(packed.Places.All.Concat(packed.Dates.All).Concat(packed.Categories.All).Select(word => word.Text)).ShouldNotContain("Quux");
    }

    [Fact]
    public void Pack_ATally_ComesBackAsItWas()
    {
        var tally = Read("date;category;neighborhood;place\n2027-01-01;Noise;Quay;\n2027-01-01;Noise;Quay;\n2027-01-02;Shoplifting;;Hall\n;x;y;z\n");

        var back = TallyPack.Unpack(TallyPack.Pack(tally));

        back.Rows.ShouldBe(4);
        back.Cells.ShouldBe(tally.Cells);
        back.Dates.All.Select(w => (w.Text, w.Rows, string.Join(' ', w.FirstRows))).ShouldBe([("2027-01-01", 2, "2 3"), ("2027-01-02", 1, "4")]);
        back.Bad[RowProblem.NoDate].FirstRows.ShouldBe([5]);
    }

    private static string? NoArea(double latitude, double longitude) => null;

    private static IncidentTally Read(string csv, Func<double, double, string?>? areaAt = null) => Read(Encoding.UTF8.GetBytes(csv), areaAt);

    private static IncidentTally Read(byte[] csv, Func<double, double, string?>? areaAt = null)
    {
        var read = IncidentFile.Read(new MemoryStream(csv), areaAt ?? NoArea);
        read.Refusal?.ToString().ShouldBeNull();
        return read.Value!;
    }
}
