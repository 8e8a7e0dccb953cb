using System.IO.Compression;
using Alliance.Partnerships.Import.Register;
using CsCheck;
using MiniExcelLibs;

namespace Alliance.Tests.Partnerships.Import.Register;

public class XlsxTests
{
    [Fact]
    public void Read_Workbook_GivesInvariantText()
    {
        var table = Given.Value(RegisterFile.Read(Workbook(), "r.xlsx"));

        table.Headers.ShouldBe(["Name", "Zip", "Phone", "Since", "Latitude"]);
        table.Rows[0].Cells.ShouldBe(["Linden Bakery", "2134", "6175550123", "2024-03-05", "42.3594"]);
        table.Rows[0].Number.ShouldBe(2);
    }

    [Fact]
    public void Read_RegisterBehindASheetThatExplainsIt_IsFound()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new Dictionary<string, object>
        {
            ["Read me"] = new[] { new { About = "This is the town's register." } },
            ["Register"] = new[] { new { Name = "Linden Bakery", Address = "1 Elm St" } },
        });

        Given.Value(RegisterFile.Read(stream.ToArray(), "r.xlsx")).Headers.ShouldBe(["Name", "Address"]);
    }

    [Fact]
    public void Read_HalfACharacter_IsLeftOut()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { new { Name = "Linden _xD800_Bakery" } });
        var table = Given.Value(RegisterFile.Read(stream.ToArray(), "r.xlsx"));

        RegisterPlan.Make(table, Given.Value(ColumnMapping.Guess(table)), []).Imported.ShouldBe(1);
    }

    [Fact]
    public void Read_ZipThatIsNoWorkbook_IsRefused() => Given.Refusal(RegisterFile.Read(Zip("readme.txt", "hello"), "r.xlsx")).ShouldContain("ZIP archive");

    [Fact]
    public void Read_Bomb_IsRefusedWithoutUnpacking()
    {
        // This thread's alone: other tests run beside it.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Given.Refusal(RegisterFile.Read(Bomb(), "r.xlsx"));

        refusal.ShouldContain("unpacks to more");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public void Read_DamagedWorkbook_NeverThrows()
    {
        var workbook = Workbook();
        Gen.Select(Gen.Int[0, workbook.Length - 1], Gen.Byte, Gen.Int[1, workbook.Length])
            .Sample((at, value, length) =>
            {
                var content = workbook[..length];
                content[at % length] = value;
                return RegisterFile.Read(content, "r.xlsx") is not null;
            }, iter: 500, threads: 1);
    }

    [Theory]
    [InlineData("<worksheet><sheetData>")]
    [InlineData("")]
    [InlineData("""<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>""")]
    [InlineData("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row><row r="2"><c r="ZZZZZZ2"><v>1</v></c></row></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>""")]
    public void Read_HostileSheet_IsRefused(string sheet) => RegisterFile.Read(WithSheet(sheet), "r.xlsx").Succeeded.ShouldBeFalse();

    private static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { new { Name = "Linden Bakery", Zip = 2134, Phone = 6175550123d, Since = new DateTime(2024, 3, 5), Latitude = 42.3594 } });
        return stream.ToArray();
    }

    private static byte[] Zip(string name, string content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("xl/workbook.xml").Open().Dispose();
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 201; megabyte++)
            {
                sheet.Write(zeros);
            }
        }

        return stream.ToArray();
    }

    private static byte[] WithSheet(string xml)
    {
        using var stream = new MemoryStream();
        stream.Write(Workbook());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(xml);
        }

        return stream.ToArray();
    }
}
