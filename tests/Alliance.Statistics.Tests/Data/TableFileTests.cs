using System.IO.Compression;
using System.Text;
using Alliance.Statistics.Data;

namespace Alliance.Statistics.Tests.Data;

public sealed class TableFileTests
{
    [Fact]
    public void Read_NumbersTextAndMissing_EachInItsColumn()
    {
        var table = Read("squad,y,note\r\nB,1.5,\"He said \"\"no\"\", then\nyes\"\r\nA,NA,\r\nNA,-2e3,plain\r\n").Required();

        table.Names.ShouldBe(["squad", "y", "note"]);
        table.Rows.ShouldBe(3);
        table.FindNumbers("y").Required().Values.ToArray().ShouldBe([1.5, double.NaN, -2000]);
        var note = table.Find("note").Required().ShouldBeOfType<TextColumn>();
        note[0].ShouldBe("He said \"no\", then\nyes");
        note[1].ShouldBeNull();
        var squads = table.Find("squad").Required().Grouped();
        squads.Names.ShouldBe(["A", "B"]);
        squads.Codes.ToArray().ShouldBe([1, 0, Groups.Missing]);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-0.30000000000000004", -0.30000000000000004)]
    [InlineData("123456789012345678", 123456789012345678)]
    [InlineData("1e-7", 1e-7)]
    [InlineData(".5", 0.5)]
    [InlineData("+3", 3)]
    [InlineData("Inf", double.PositiveInfinity)]
    [InlineData("-Inf", double.NegativeInfinity)]
    public void Read_ANumber_ToTheLastBit(string written, double value) =>
        Read($"x\n{written}\n").Required().FindNumbers("x").Required().Values[0].ShouldBe(value);

    // Identifiers that look like numbers at first keep their zeros.
    [Fact]
    public void Read_TextAfterNumbers_WholeColumnIsTextAsItWasWritten()
    {
        var id = Read("id,y\n007,1\n,2\nK9,3\n").Required().Find("id").Required().ShouldBeOfType<TextColumn>();

        id[0].ShouldBe("007");
        id[1].ShouldBeNull();
        id[2].ShouldBe("K9");
    }

    [Fact]
    public void Read_OnlySomeColumns_LeavesTheOthersOut()
    {
        var table = TableFile.Read(Opens("a,b,c\n1,2,3\n"u8.ToArray()), "f.csv", ["c", "a"]).Required();

        table.Names.ShouldBe(["a", "c"]);
    }

    [Fact]
    public void Read_PackedWithGzip_IsUnpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("a;b\n1;2\n"u8);
        }

        TableFile.Read(Opens(packed.ToArray()), "f.csv.gz").Required().FindNumbers("b").Required().Values[0].ShouldBe(2);
        TableFile.Read(Opens(packed.ToArray()[..^9]), "f.csv.gz").Refused().ShouldBe(RefusalKind.NotATable);
    }

    // Records of every length, across many fillings of the buffer.
    [Fact]
    public void Read_LongFile_EveryRowArrives()
    {
        var text = new StringBuilder("n,word\n");
        for (var i = 0; i < 30000; i++)
        {
            text.Append(i).Append(",\"").Append('w', i % 37).Append("\"\n");
        }

        var table = Read(text.ToString()).Required();

        var numbers = table.FindNumbers("n").Required().Values;
        table.Rows.ShouldBe(30000);
        Enumerable.Range(0, 30000).All(i => i == table.FindNumbers("n").Required().Values[i]).ShouldBeTrue();
        table.Find("word").Required().Grouped().Count.ShouldBe(36 + 1 - 1);
        numbers[^1].ShouldBe(29999);
    }

    [Theory]
    [InlineData("", "file is empty")]
    [InlineData("a,b\n", "no rows")]
    [InlineData("1,2,3\n4,5,6\n", "the number 1 where the names of columns belong")]
    [InlineData("y,x,y\n1,2,3\n", "columns 1 and 3 are both called y")]
    [InlineData("a,b\n1,2\n\n3\n", "line 4 has 1 cells where the first line names 2")]
    [InlineData("a,b\n1,2,3\n", "line 2 has 3 cells")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2 cannot be read: a quotation mark")]
    [InlineData("a,b\n1,\"2\"x\n", "line 2 cannot be read: something stands after")]
    [InlineData("PK\u0003\u0004", "Excel workbook")]
    [InlineData("a\n\0\n", "not saved as UTF-8")]
    public void Read_NotATable_SaysWhereAndWhy(string text, string says)
    {
        var refusal = Read(text).ShouldBeOfType<Answer<Table>.NotReckoned>().Refusal;

        refusal.Kind.ShouldBe(RefusalKind.NotATable);
        refusal.Sentence.ShouldStartWith("f.csv: ");
        refusal.Sentence.ShouldContain(says);
        refusal.Sentence.ShouldEndWith(".");
    }

    [Fact]
    public void Read_LettersThatAreNoUtf8_SaysWhichColumn()
    {
        byte[] latin = [.. "name\nJos"u8, 0xE9, (byte)'\n'];

        TableFile.Read(Opens(latin), "f.csv").ShouldBeOfType<Answer<Table>.NotReckoned>().Refusal.Sentence.ShouldContain("column name");
    }

    [Fact]
    public void Read_AColumnThatIsNotThere_NamesThoseThatAre()
    {
        var refusal = TableFile.Read(Opens("a,b\n1,2\n"u8.ToArray()), "f.csv", ["treat"]).ShouldBeOfType<Answer<Table>.NotReckoned>().Refusal;

        refusal.ShouldBe(new Refusal(RefusalKind.NoSuchColumn, "f.csv: there is no column treat; the columns are a, b."));
        TableFile.Read("/no/such/file.csv").Refused().ShouldBe(RefusalKind.NotATable);
    }

    [Fact]
    public void FindNumbers_Text_NamesRowAndValue()
    {
        var refusal = Read("y\n1\n2\nlots\n").Required().FindNumbers("y").ShouldBeOfType<Answer<NumberColumn>.NotReckoned>().Refusal;

        refusal.Kind.ShouldBe(RefusalKind.NotANumber);
        refusal.Sentence.ShouldContain("row 3 below the header holds “lots”");
    }

    [Fact]
    public void Read_Cancelled_Stops() =>
        Should.Throw<OperationCanceledException>(() => TableFile.Read(Opens([.. "a\n"u8, .. Enumerable.Repeat("1\n"u8.ToArray(), 70000).SelectMany(each => each)]), "f.csv", cancellation: new CancellationToken(true)));

    private static Answer<Table> Read(string text) => TableFile.Read(Opens(Encoding.UTF8.GetBytes(text)), "f.csv");

    private static Func<Stream> Opens(byte[] bytes) => () => new MemoryStream(bytes, writable: false);
}
