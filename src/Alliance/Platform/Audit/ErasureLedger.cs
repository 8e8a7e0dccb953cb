using System.Text;
using System.Text.Json;

namespace Alliance.Platform.Audit;

/// <summary>What was erased, as keys that name nobody; enough to erase it again.</summary>
/// <param name="Id">Tells this erasure from all others, in the ledger and in the database alike.</param>
public sealed record LedgerLine(Guid Id, int Agency, DateTime At, string Deed, IReadOnlyList<Guid> Of);

/// <summary>
/// The erasures, one a line, in a file outside the database and outside what a backup of it takes: a restored backup brings back what
/// was erased since, and this says what that is. A line is on the disk before its erasure is committed.
/// </summary>
public class ErasureLedger(Settings settings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string FilePath => Path.Combine(settings.LedgerFolder, "erasures.jsonl");

    /// <summary>Makes the folder, and finds out before anybody is served whether it can be written to.</summary>
    /// <exception cref="BadInputException">It cannot.</exception>
    public async Task PrepareAsync()
    {
        try
        {
            Directory.CreateDirectory(settings.LedgerFolder);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(settings.LedgerFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            (await SharedFile.OpenAloneAsync(FilePath)).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The ledger of erasures {FilePath} cannot be written to: check who owns it and whether the disk has room, or name another folder with ALLIANCE_LEDGER.");
        }
    }

    public async Task AppendAsync(IReadOnlyCollection<LedgerLine> lines)
    {
        Directory.CreateDirectory(settings.LedgerFolder);
        await using var file = await SharedFile.OpenAloneAsync(FilePath);
        // Half a line is left where the power went while it was written; its erasure was never committed.
        var start = EndsWithALine(file) ? "" : "\n";
        file.Seek(0, SeekOrigin.End);
        Write(file, Encoding.UTF8.GetBytes(start + string.Concat(lines.Select(line => JsonSerializer.Serialize(line, Json) + "\n"))));
    }

    /// <summary>Every whole line.</summary>
    public async Task<IReadOnlyList<LedgerLine>> ReadAsync() => File.Exists(FilePath) ? [.. (await SharedFile.ReadLinesAsync(FilePath)).Select(Parse).OfType<LedgerLine>()] : [];

    /// <summary>Returns once the bytes are on the disk.</summary>
    protected virtual void Write(FileStream file, byte[] bytes)
    {
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static bool EndsWithALine(FileStream file)
    {
        if (file.Length == 0) return true;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    private static LedgerLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerLine>(text, Json) is { Deed: not null, Of: not null } line && line.Id != Guid.Empty ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
