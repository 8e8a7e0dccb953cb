using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal.Record;

namespace Alliance.Portal.Take;

/// <summary>Puts everything that is kept of a contact into one file: for a program to read, and for a person. Its names are fixed: nothing typed becomes a path.</summary>
public sealed class TakeAlong(IEnumerable<ITakePart> parts, TakePaper paper, AgencyScope scope, ReadLog reads)
{
    public const string DataName = "record.json", PageName = "record.html";

    /// <summary>Letters of all languages as they are, and no sign that opens a tag: the file may be pasted into a page.</summary>
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public async Task<byte[]> PackAsync(Person person, ActionContext action, CancellationToken cancel)
    {
        var read = new List<(ITakePart Part, IReadOnlyList<TakeRow> Rows)>();
        foreach (var part in parts) read.Add((part, await part.ReadAsync(person)));
        await reads.RecordAsync(action, PortalEvents.RecordTaken, "Contact", [person.Id], cancel);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, DataName, JsonSerializer.Serialize(DataOf(read, action), Plain), action, cancel);
            await AddAsync(zip, PageName, paper.Write(person, read, action.Now), action, cancel);
        }
        return file.ToArray();
    }

    private Dictionary<string, object?> DataOf(List<(ITakePart Part, IReadOnlyList<TakeRow> Rows)> read, ActionContext action)
    {
        var data = new Dictionary<string, object?> { ["department"] = scope.Current.Name, ["takenAt"] = action.Now };
        foreach (var (part, rows) in read) data[part.Name] = rows.Select(row => row.Facts.ToDictionary(f => f.Key, f => f.Value));
        return data;
    }

    private async Task AddAsync(ZipArchive zip, string name, string text, ActionContext action, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = TimeZoneInfo.ConvertTime(new DateTimeOffset(action.Now), scope.Current.Zone);
        await using var stream = await entry.OpenAsync(cancel);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
    }
}
