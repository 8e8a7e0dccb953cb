namespace Alliance.Partnerships.Import.Register;

/// <summary>Reads a register from CSV or XLSX; what it cannot read it refuses in one sentence, and nothing is half-read.</summary>
public static class RegisterFile
{
    public const int MaximumBytes = 20 * 1024 * 1024;
    public const int MaximumRows = 200_000;
    public const int MaximumColumns = 200;
    public const int MaximumCellLength = 2_000;

    public static Sentence TooLarge { get; } =
        new("This file is larger than {0} MB; please split it or leave out columns that are not needed.", MaximumBytes / 1024 / 1024);

    private static readonly (byte[] Start, string Kind)[] KnownKinds =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ([0x1F, 0x8B], "a compressed archive"),
        ("Rar!"u8.ToArray(), "a compressed archive"),
        ("7z\u00BC\u00AF"u8.ToArray(), "a compressed archive"),
    ];

    private static readonly byte[] OldExcelStart = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads at most one byte beyond the limit, so that a 2 GB upload costs no more than a small one.</summary>
    public static ReadResult<RegisterTable> Read(Stream content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.CanSeek && content.Length - content.Position > MaximumBytes)
        {
            return TooLarge;
        }

        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > MaximumBytes)
            {
                return TooLarge;
            }
        }

        return Read(memory.ToArray(), fileName);
    }

    public static ReadResult<RegisterTable> Read(byte[] content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > MaximumBytes)
        {
            return TooLarge;
        }

        if (content.Length == 0)
        {
            return new Sentence("This file is empty.");
        }

        // What a file is, its bytes say; its name may be wrong.
        if (content.AsSpan().StartsWith("PK"u8))
        {
            return XlsxTable.Read(content, fileName);
        }

        return RefusedKind(content) ?? CsvTable.Read(content, fileName);
    }

    private static ReadResult<RegisterTable>? RefusedKind(byte[] content)
    {
        if (content.AsSpan().StartsWith(OldExcelStart))
        {
            return new Sentence("This is an old Excel file or one with a password; please save it as an Excel workbook (.xlsx) without a password.");
        }

        foreach (var (start, kind) in KnownKinds)
        {
            if (content.AsSpan().StartsWith(start))
            {
                return new Sentence("This file is {0}, not a CSV or Excel (.xlsx) file.", kind);
            }
        }

        return null;
    }
}
