using System.Text;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Tests.Partnerships.Import;

/// <summary>Files that are no register, each with what is said of it, by page and command line alike.</summary>
public static class BadFiles
{
    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Sentence)> Files = new()
    {
        ["a PDF"] = (() => [.. "%PDF-1.7\n"u8, .. new byte[100]], "This file is a PDF document"),
        ["a picture"] = (() => [0x89, 0x50, 0x4E, 0x47, 1, 2, 3], "This file is a picture"),
        ["an old workbook"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel file"),
        ["a broken workbook"] = (() => [.. "PK\x03\x04"u8, .. new byte[200]], "."),
        ["an empty file"] = (() => [], "This file is empty"),
        ["only a header"] = (() => "Name,Street\n"u8.ToArray(), "has a header but no rows"),
        ["a file too large"] = (() => [.. "Name\n"u8, .. new byte[RegisterFile.MaximumBytes]], "larger than 20 MB"),
        ["a NUL in a name"] = (() => "Name\nHall\0way\n"u8.ToArray(), "NUL characters"),
        ["nothing but NUL"] = (() => new byte[500], "."),
        ["random bytes"] = (() => [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 131 % 251))], "."),
        ["all rows ragged"] = (() => "Name,Street,City\na\nb,c\n"u8.ToArray(), "No row has as many cells as the header"),
        ["duplicate headers"] = (() => "Name,name\na,b\n"u8.ToArray(), "More than one column is headed"),
        ["an open quotation mark"] = (() => Encoding.UTF8.GetBytes("\"Name,Street\na,b\n"), "quotation mark"),
    };

    public static TheoryData<string> All => [.. Files.Keys];

    public static (byte[] Bytes, string Sentence) Of(string what) => (Files[what].Bytes(), Files[what].Sentence);
}
