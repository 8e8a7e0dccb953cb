using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

/// <summary>Where an agency's chain stood at a moment, signed with a key that the database does not hold.</summary>
public sealed record AuditHead(int Agency, long Sequence, string Hash, DateTime At, string Signature)
{
    public byte[] SignedBytes => Encoding.UTF8.GetBytes($"{Agency}|{Sequence}|{Hash}|{At:O}");
}

/// <summary>
/// Signs the chains' heads and appends them to <c>audit-heads.jsonl</c>, outside the database. Whoever cuts or recomputes a chain
/// cannot take back a head that was printed, mailed or copied elsewhere.
/// </summary>
public sealed class AuditHeads(IServiceScopeFactory scopes, Settings settings, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string FilePath => Path.Combine(settings.DataFolder, "audit-heads.jsonl");
    private string KeyPath => Path.Combine(settings.DataFolder, "keys", "audit-head.pem");

    /// <summary>Signs the present head of every agency that has one, unless the file's last line for it says the same.</summary>
    public async Task SignAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        var known = File.Exists(FilePath) ? Read(FilePath) : [];
        foreach (var agency in await db.Agencies.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel))
        {
            var link = await db.AuditChain.IgnoreQueryFilters().AsNoTracking().Where(l => l.AgencyId == agency).OrderByDescending(l => l.Sequence).FirstOrDefaultAsync(cancel);
            if (link is null || known.LastOrDefault(h => h.Agency == agency)?.Sequence == link.Sequence) continue;
            await File.AppendAllTextAsync(FilePath, JsonSerializer.Serialize(Sign(link), Json) + "\n", cancel);
        }
    }

    /// <summary>The newest head of one agency as the file has it; null where none is signed yet.</summary>
    public AuditHead? Last(int agencyId) =>
        File.Exists(FilePath) ? File.ReadLines(FilePath).Reverse().Select(Parse).FirstOrDefault(h => h?.Agency == agencyId) : null;

    /// <summary>Reads signed heads, one JSON object a line.</summary>
    /// <exception cref="BadInputException">A line is no head, or its signature is not ours.</exception>
    public IReadOnlyList<AuditHead> Read(string path)
    {
        using var key = Key();
        var heads = new List<AuditHead>();
        foreach (var line in ReadLines(path).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var head = Parse(line) ?? throw new BadInputException($"Line {heads.Count + 1} of {path} is not a signed head; use a copy of audit-heads.jsonl as it was written.");
            if (!key.VerifyData(head.SignedBytes, Decode(head.Signature), HashAlgorithmName.SHA256))
                throw new BadInputException($"The signature on line {heads.Count + 1} of {path} does not match this server's key; use an unchanged copy of its audit-heads.jsonl.");
            heads.Add(head);
        }
        return heads;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The file of heads {path} cannot be read: check the name and who may read it.");
        }
    }

    private AuditHead Sign(AuditLink link)
    {
        using var key = Key();
        var head = new AuditHead(link.AgencyId, link.Sequence, Convert.ToHexStringLower(link.Hash), time.Instant(), "");
        return head with { Signature = Convert.ToBase64String(key.SignData(head.SignedBytes, HashAlgorithmName.SHA256)) };
    }

    private ECDsa Key()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(KeyPath))
        {
            key.ImportFromPem(File.ReadAllText(KeyPath));
            return key;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(KeyPath)!);
        File.WriteAllText(KeyPath, key.ExportECPrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return key;
    }

    private static AuditHead? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(line, Json);
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
