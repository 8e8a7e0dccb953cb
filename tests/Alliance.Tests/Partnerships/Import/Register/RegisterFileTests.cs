using System.Text;
using Alliance.Partnerships.Import.Register;
using CsCheck;

namespace Alliance.Tests.Partnerships.Import.Register;

public class RegisterFileTests
{
    [Theory]
    [InlineData("Name,City\nLinden Bakery,Elmford\n")]
    [InlineData("Name;City\r\nLinden Bakery;Elmford\r\n")]
    [InlineData("Name\tCity\nLinden Bakery\tElmford")]
    [InlineData("Name|City\nLinden Bakery|Elmford")]
    [InlineData("\uFEFFName,City\nLinden Bakery,Elmford")]
    [InlineData("\"Name\",\"City\"\n\"Linden Bakery\",\"Elmford\"")]
    public void Read_AnyUsualDelimiter_GivesTheTable(string text)
    {
        var table = Given.Table(text);

        table.Headers.ShouldBe(["Name", "City"]);
        table.Rows.ShouldHaveSingleItem().Cells.ShouldBe(["Linden Bakery", "Elmford"]);
    }

    [Fact]
    public void Read_QuotedCommasAndLineBreaks_StayInTheirCell()
    {
        var table = Given.Table("Name,Address\n\"Linden, Bakery\",\"1 Elm\nRear\"\nRowan Cafe,2 Elm");

        table.Rows[0].Cells.ShouldBe(["Linden, Bakery", "1 Elm\nRear"]);
        table.Rows[1].Cells.ShouldBe(["Rowan Cafe", "2 Elm"]);
    }

    [Fact]
    public void Read_CommasInCellsOfASemicolonFile_DoNotMisleadTheDetection()
    {
        var table = Given.Table("Name;Address\nLinden, Bakery;1 Elm, Rear, Left\nRowan, Cafe;2 Elm, Rear, Right");

        table.Headers.ShouldBe(["Name", "Address"]);
        table.Rows.ShouldAllBe(row => row.Problem == null);
    }

    [Fact]
    public void Read_BlankLines_AreNoRowsButAreCounted() =>
        Given.Table("Name,City\n\nLinden Bakery,Elmford\n,\nRowan Cafe,Elmford\n\n").Rows.Select(row => row.Number).ShouldBe([3, 5]);

    [Fact]
    public void Read_TitleAboveTheTable_IsPassedOver()
    {
        var table = Given.Table("Food establishments of Elmford,,\nAs of 1 May,2024,\n\nName,City,Phone\nLinden Bakery,Elmford,1\n");

        table.Headers.ShouldBe(["Name", "City", "Phone"]);
        table.Rows.ShouldHaveSingleItem().Number.ShouldBe(5);
    }

    [Fact]
    public void Read_Utf16WithByteOrderMark_IsRead()
    {
        byte[] content = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Name,City\nCafé Ñandú,Elmford")];

        Given.Value(RegisterFile.Read(content, "r.csv")).Rows[0].Cells[0].ShouldBe("Café Ñandú");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n \n", "empty")]
    [InlineData("Name,City\n", "header but no rows")]
    [InlineData("Name,City\nA\0B,C", "binary")]
    [InlineData("%PDF-1.7 x", "PDF")]
    [InlineData("PK\u0003\u0004 no archive", "damaged")]
    [InlineData("<html><table>", "web page")]
    [InlineData("{\"a\":1}", "JSON")]
    [InlineData("Name, NAME,City\nA,B,C", "“Name”")]
    [InlineData("Name,City,Zip\nA\nB,C", "No row has as many cells")]
    public void Read_Unusable_IsRefusedInOneSentence(string text, string expected)
    {
        var refusal = Given.Refusal(Given.File(text));

        refusal.ShouldContain(expected);
        refusal.ShouldEndWith(".");
        refusal.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "a picture")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "old Excel")]
    [InlineData(new byte[] { (byte)'N', (byte)'\n', 0xE9, (byte)'x' }, "UTF-8")]
    public void Read_OtherBytes_IsRefused(byte[] content, string expected) => Given.Refusal(RegisterFile.Read(content, "x.csv")).ShouldContain(expected);

    [Fact]
    public void Read_TooLarge_IsRefusedWithoutReadingIt()
    {
        Given.Refusal(RegisterFile.Read(new byte[RegisterFile.MaximumBytes + 1], "x.csv")).ShouldContain("20 MB");
        Given.Refusal(RegisterFile.Read(new EndlessStream(), "x.csv")).ShouldContain("20 MB");
    }

    [Fact]
    public void Read_TooManyRowsOrColumns_IsRefused()
    {
        Given.Refusal(Given.File("Name\n" + string.Concat(Enumerable.Repeat("a\n", RegisterFile.MaximumRows + 1)))).ShouldContain("200,000");
        Given.Refusal(Given.File(string.Join(',', Enumerable.Range(1, 201)) + "\n" + string.Join(',', Enumerable.Range(1, 201)))).ShouldContain("200 columns");
    }

    [Fact]
    public void Read_EmptyHeaderCell_IsNamedByItsPlace() =>
        Given.Table("Name,,City,\nLinden Bakery,x,Elmford,\n").Headers.ShouldBe(["Name", "Column 2", "City"]);

    [Theory]
    [InlineData("Rowan Cafe,x,Elmford,more", "This row has 4 cells where the header has 2.")]
    [InlineData("Rowan Cafe", "This row has 1 cells where the header has 2.")]
    [InlineData("=1+1,Elmford", "This row has a cell with a formula.")]
    [InlineData("+cmd|' /C calc'!A0,Elmford", "This row has a cell with a formula.")]
    [InlineData("@SUM(A1),Elmford", "This row has a cell with a formula.")]
    public void Read_BadRow_IsKeptWithItsProblem(string row, string expected)
    {
        var rows = Given.Table("Name,City\nLinden Bakery,Elmford\n" + row).Rows;

        rows[0].Problem.ShouldBeNull();
        rows[1].Problem!.ToString().ShouldBe(expected);
        rows[1].Cells.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("+16175550123")]
    [InlineData("-71.05")]
    [InlineData("@ the Corner (rear)")]
    [InlineData("- closed -")]
    public void Read_SignsThatAreNoFormula_AreNoProblem(string cell) => Given.Table($"Name\n{cell}\n").Rows[0].Problem.ShouldBeNull();

    [Fact]
    public void Read_VeryLongCell_IsAProblemOfItsRow() =>
        Given.Table($"Name,City\n{new string('a', 10_000)},Elmford\nRowan Cafe,Elmford").Rows[0].Problem!.ToString().ShouldContain("2,000 characters");

    [Fact]
    public void Read_QuoteNeverClosed_IsSaidOfThatRow()
    {
        var rows = Given.Table("Name,City\nLinden Bakery,Elmford\n\"Rowan Cafe,Elmford\nYew Inn,Elmford\n").Rows;

        rows[0].Problem.ShouldBeNull();
        rows[1].Problem!.ToString().ShouldContain("quotation mark");
    }

    /// <summary>Found by the fuzzing below: the engine refuses to take it apart.</summary>
    [Fact]
    public void Read_ACharacterThatIsNone_IsReadLikeAnyOther() =>
        RegisterFile.Read([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("Name,City\uFFFE\nLinden Bakery\uFFFE,Elmford\n")], "fuzz").Succeeded.ShouldBeTrue();

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.Select(Gen.Int[0, Starts.Length - 1].Select(index => Starts[index]), Gen.Byte.Array[0, 200], (start, rest) => start.Concat(rest).ToArray()),
            Gen.String[Gen.Char["ab,;\t|\"\r\n=+ é\0"], 0, 80].Select(Given.Bytes))
        .Sample(content => RegisterFile.Read(content, "fuzz").Succeeded || RegisterFile.Read(content, "fuzz").Refusal!.ToString().EndsWith('.'), iter: 3000);

    private static readonly byte[][] Starts = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], "PK"u8.ToArray(), "a,b\n"u8.ToArray(), "%PDF"u8.ToArray()];

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => count;
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
