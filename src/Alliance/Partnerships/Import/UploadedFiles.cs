using System.IO.Compression;

namespace Alliance.Partnerships.Import;

/// <summary>A register and the neighborhoods that came with it, packed into one column; a CSV takes a quarter of its room there.</summary>
public sealed record UploadedFiles(string RegisterName, byte[] Register, byte[]? Neighborhoods)
{
    private const string RegisterEntry = "register", NeighborhoodsEntry = "neighborhoods";

    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, RegisterEntry, Register);
            if (Neighborhoods is not null) Add(archive, NeighborhoodsEntry, Neighborhoods);
        }
        return packed.ToArray();
    }

    public static UploadedFiles Unpack(string registerName, byte[] packed)
    {
        using var archive = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
        return new UploadedFiles(registerName, Read(archive, RegisterEntry)!, Read(archive, NeighborhoodsEntry));
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }

    private static byte[]? Read(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry) return null;
        using var content = entry.Open();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        return memory.ToArray();
    }
}
