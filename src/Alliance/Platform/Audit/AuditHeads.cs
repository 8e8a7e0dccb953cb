using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

/// <summary>Where an agency's chain stood at a moment, signed with a key that the database does not hold.</summary>
/// <param name="SetsAsideAfter">Set where a backup was put back: heads signed before this one beyond that place speak of events lost with it.</param>
public sealed record AuditHead(int Agency, long Sequence, string Hash, DateTime At, string Signature, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? SetsAsideAfter = null)
{
    [JsonIgnore]
    public byte[] SignedBytes => Encoding.UTF8.GetBytes($"{Agency}|{Sequence}|{Hash}|{At:O}{(SetsAsideAfter is { } place ? $"|{place}" : "")}");
}

/// <summary>
/// Signs the chains' heads and appends them to a file outside the database. Whoever cuts or recomputes a chain cannot take back a
/// head that was printed, mailed or copied elsewhere.
/// </summary>
public sealed class AuditHeads(IServiceScopeFactory scopes, Settings settings, HouseKey house, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Of a line as it is written here.</summary>
    private const string Beginning = "{\"agency\":";

    public string FilePath => settings.HeadsFile;

    /// <summary>Signs the present head of every agency that has one, unless the file's last line for it says the same.</summary>
    public async Task SignAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        foreach (var agency in await db.Agencies.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel))
        {
            var link = await db.AuditChain.IgnoreQueryFilters().AsNoTracking().Where(l => l.AgencyId == agency).OrderByDescending(l => l.Sequence).FirstOrDefaultAsync(cancel);
            if (link is null || await LastAsync(agency) is { } last && last.Sequence == link.Sequence && last.Hash == Convert.ToHexStringLower(link.Hash)) continue;
            await AppendAsync(Sign(link), cancel);
        }
    }

    /// <summary>The newest head of one agency as the file has it; null where none is signed yet.</summary>
    public async Task<AuditHead?> LastAsync(int agencyId) =>
        File.Exists(FilePath) ? Enumerable.Reverse(await SharedFile.ReadLinesAsync(FilePath)).Select(Parse).FirstOrDefault(h => h?.Agency == agencyId) : null;

    /// <summary>This server's own heads; none where none is signed yet.</summary>
    /// <exception cref="BadInputException">As below.</exception>
    public async Task<IReadOnlyList<AuditHead>> ReadOwnAsync() => File.Exists(FilePath) ? await ReadAsync(FilePath) : [];

    /// <summary>Reads signed heads, one JSON object a line.</summary>
    /// <exception cref="BadInputException">A line is no head, or its signature is not ours.</exception>
    public async Task<IReadOnlyList<AuditHead>> ReadAsync(string path)
    {
        var lines = (await ReadLinesAsync(path)).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        if (lines.Count == 0) return [];
        if (!house.Exists) throw new BadInputException($"There is no key {house.FilePath} to check the signatures in {path} with; name the folder of the server that signed them with --data.");
        using var key = house.Open();
        var heads = new List<AuditHead>();
        foreach (var line in lines)
        {
            var head = Parse(line) ?? throw new BadInputException($"Line {heads.Count + 1} of {path} is not a signed head; use a copy of the server's audit-heads file as it was written.");
            if (!key.VerifyData(head.SignedBytes, Decode(head.Signature), HashAlgorithmName.SHA256))
                throw new BadInputException($"The signature on line {heads.Count + 1} of {path} does not match this server's key; use an unchanged copy of its audit-heads file.");
            heads.Add(head);
        }
        return [.. heads.Where((head, place) => !heads.Skip(place + 1).Any(later => later.Agency == head.Agency && head.Sequence > later.SetsAsideAfter))];
    }

    /// <summary>
    /// After a backup was put back the chain ends before heads that were signed already. This says so, signed and in the open: what the
    /// file's heads and the chain agree on stays, what lies beyond is set aside.
    /// </summary>
    /// <returns>The last place at which a head and the chain agree, and the furthest that was signed; null where nothing is to be set aside.</returns>
    public async Task<(long AgreesAt, long Signed)?> SetAsideAsync(int agencyId, CancellationToken cancel = default)
    {
        var known = (await ReadOwnAsync()).Where(h => h.Agency == agencyId).OrderByDescending(h => h.Sequence).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var chain = scope.ServiceProvider.GetRequiredService<AllianceContext>().AuditChain.IgnoreQueryFilters().AsNoTracking().Where(l => l.AgencyId == agencyId);
        AuditHead? agreed = null;
        foreach (var head in known)
        {
            var there = await chain.Where(l => l.Sequence == head.Sequence).Select(l => l.Hash).SingleOrDefaultAsync(cancel);
            if (there is null || Convert.ToHexStringLower(there) != head.Hash) continue;
            agreed = head;
            break;
        }
        if (known.Count == 0 || agreed == known[0]) return null;
        var link = await chain.OrderByDescending(l => l.Sequence).FirstAsync(cancel);
        await AppendAsync(Sign(link, agreed?.Sequence ?? 0), cancel);
        return (agreed?.Sequence ?? 0, known[0].Sequence);
    }

    private async Task AppendAsync(AuditHead head, CancellationToken cancel)
    {
        await using var file = await SharedFile.OpenAloneAsync(FilePath);
        CutHalfALine(file);
        await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(head, Json) + "\n"), cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Half a line is left where a node was killed while it wrote: nobody was told of the head in it.</summary>
    private static void CutHalfALine(FileStream file)
    {
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
        }
        file.SetLength(end);
        file.Position = end;
    }

    private static async Task<string[]> ReadLinesAsync(string path)
    {
        try
        {
            var lines = await SharedFile.ReadLinesAsync(path);
            return lines is [.. var whole, var last] && last.StartsWith(Beginning, StringComparison.Ordinal) && Parse(last) is null ? whole : lines;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The file of heads {path} cannot be read: check the name and who may read it.");
        }
    }

    private AuditHead Sign(AuditLink link, long? setsAsideAfter = null)
    {
        using var key = house.Open();
        var head = new AuditHead(link.AgencyId, link.Sequence, Convert.ToHexStringLower(link.Hash), time.Instant(), "", setsAsideAfter);
        return head with { Signature = Convert.ToBase64String(key.SignData(head.SignedBytes, HashAlgorithmName.SHA256)) };
    }

    private static AuditHead? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(line, Json) is { Hash: not null, Signature: not null } head ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
